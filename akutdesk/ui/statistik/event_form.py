"""Alt+B on Statistik: something the house did to be known; Alt+S takes one out again (G129)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, cast

from akutdesk.domain import formidling
from akutdesk.domain.formidling import Formidling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, new_id
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of, kommune_of
from akutdesk.ui.record_form import RecordForm

REMOVE = "tag_ud"


class EventForm(RecordForm):
    """When, what, and to whom. Raises AdgangError, StorageError."""

    SCOPE: ClassVar[str] = "formidling"
    HELP: ClassVar[str] = "formidling"

    def __init__(self, desk: Desk, before: Formidling | None = None) -> None:
        house = enhed_of(desk).id
        fresh = Formidling(
            id=new_id(),
            enhed_id=house,
            dataansvarlig_kommune=kommune_of(desk, None),
            dato=kalender(desk.codes).dato(desk.clock.now()),
        )
        super().__init__(desk, before or fresh, before, key="formidling.skema", owner=house)
        if before is not None:
            self._add_remove(before)

    @override
    def build(self) -> None:
        fields = self.fields
        self.add(
            fields.day("dato", past=True),
            fields.choice("slags", columns=3),
            fields.line("hvad"),
            fields.choice("til_hvem", columns=2),
        )

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        return formidling.mangler(cast("Formidling", record))

    def _add_remove(self, before: Formidling) -> None:
        def remove() -> None:
            self.close_saved()
            self.made.emit(replace(before, fjernet=True), before)

        words, hint = self.desk.texts(f"skal.tast.{REMOVE}"), keys.hint(REMOVE, self.SCOPE)
        button = Button(self.look, words, keys=hint, size="bar")
        button.clicked.connect(remove)
        self.add_to_foot(button)
        self.on(REMOVE, remove)
