"""One consent: for what, to whom, what they may know, how it was given, and until when."""

from __future__ import annotations

from typing import ClassVar, cast

from akutdesk.domain.borger import Borger
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, new_id
from akutdesk.domain.samtykke import Samtykke, mangler
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.override import override
from akutdesk.ui.record_form import RecordForm
from akutdesk.ui.samtykke.state import begun


class SamtykkeForm(RecordForm):
    """`before` None asks for a new one; `like` is one that has run out, whose words are kept."""

    HELP: ClassVar[str] = "samtykke"

    def __init__(
        self,
        desk: Desk,
        borger: Borger,
        before: Samtykke | None = None,
        *,
        like: Samtykke | None = None,
        navn: str = "",
    ) -> None:
        nu = desk.clock.now()
        fresh = begun(borger, new_id(), nu, nu.astimezone(KBH).date(), like)
        super().__init__(
            desk, before or fresh, before, key="samtykke.skema", owner=borger.id, note=navn
        )

    @override
    def build(self) -> None:
        fields = self.fields
        self.add(
            fields.choice("formaal", columns=3),
            fields.line("modtager"),
            fields.text("oplysninger"),
            fields.choice("givet"),
            fields.day("udloeb"),
        )

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        given = cast("Samtykke", record)
        day = given.givet_tid or self.desk.clock.now()
        return mangler(given, day.astimezone(KBH).date())
