"""One incident: what it was, when, who was there, how it went, and what is done about it."""

from __future__ import annotations

from typing import ClassVar, cast

from akutdesk.domain import haendelse as rules
from akutdesk.domain.haendelse import Haendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, new_id
from akutdesk.ui.desk import Desk
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of, kommune_of
from akutdesk.ui.record_form import RecordForm
from akutdesk.ui.text import Text


class HaendelseForm(RecordForm):
    """Written soon, while one remembers; it is reported in the municipality's own place."""

    HELP: ClassVar[str] = "haendelser"

    def __init__(self, desk: Desk, before: Haendelse | None = None) -> None:
        house = enhed_of(desk).id
        fresh = Haendelse(
            id=new_id(),
            enhed_id=house,
            dataansvarlig_kommune=kommune_of(desk, None),
            tid=desk.clock.now(),
        )
        super().__init__(desk, before or fresh, before, key="haendelse.skema", owner=house)

    @override
    def build(self) -> None:
        fields = self.fields
        self.add(
            Text(self.look, self.desk.texts("haendelse.ogsaa"), size=15, colour="text2"),
            fields.choice("type", columns=3),
            fields.instant("tid"),
            fields.line("hvem"),
            fields.text("forloeb", lines=3),
            fields.text("opfoelgning"),
        )

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        return rules.mangler(cast("Haendelse", record))
