"""One underretning: the worry, how soon, to whom, whether the citizen knows, and when it was sent."""

from __future__ import annotations

from typing import ClassVar, cast

from akutdesk.domain import underretning as rules
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record
from akutdesk.domain.underretning import Underretning
from akutdesk.ui.desk import Desk
from akutdesk.ui.override import override
from akutdesk.ui.record_form import RecordForm
from akutdesk.ui.text import Text


class UnderretningForm(RecordForm):
    """It is sent outside this program; here stands that it was, and when."""

    HELP: ClassVar[str] = "underretning"

    def __init__(self, desk: Desk, shown: Underretning, before: Underretning | None) -> None:
        owner = shown.henvendelse_id or shown.id
        super().__init__(desk, shown, before, key="underretning", owner=owner)

    @override
    def build(self) -> None:
        """Why the citizen was not told is asked only where they were not."""
        fields = self.fields
        words = self.desk.texts("underretning.hvem_ser")
        self.add(
            Text(self.look, words, size=15, colour="text2"),
            fields.text("bekymring"),
            fields.text("barn_oplysninger"),
            fields.choice("haster"),
            fields.line("kommune_modtager"),
            fields.choice("borger_orienteret"),
            fields.line("orientering_grund"),
            fields.instant("afsendt_tid"),
            fields.instant("leder_orienteret"),
        )

        self._told()
        fields.groups["borger_orienteret"].changed.connect(self._told)

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self._told()

    def _told(self, _codes: tuple[str, ...] = ()) -> None:
        fields = self.fields
        silent = fields.groups["borger_orienteret"].chosen == (rules.BEGRUNDET,)
        fields.rows["orientering_grund"].setVisible(silent)
        self.refit()

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        return rules.mangler(cast("Underretning", record))
