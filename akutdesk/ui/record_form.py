"""A panel with the questions of one record. What is typed stays a draft until it is saved."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId
from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.desk import Desk
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.record_fields import RecordFields


class RecordForm(FormPanel, metaclass=AbstractWidget):
    """`before` None begins another. Its words are `<key>.titel_ny`, `<key>.titel_ret`, `<key>.gem` and the fields'."""

    made = Signal(object, object)
    """The record to save, and the one it was (None for a new one)."""

    def __init__(
        self,
        desk: Desk,
        record: Record,
        before: Record | None,
        *,
        key: str,
        owner: RecordId,
        note: str = "",
    ) -> None:
        """`record`: what the fields are filled with. `owner`: the record the draft lies at."""
        texts = desk.texts
        super().__init__(
            desk.look, texts(f"{key}.titel_ret" if before else f"{key}.titel_ny"), note
        )
        self.desk = desk
        self.record = record
        self._before = before
        self.fields = RecordFields(desk, record, key)
        self.build()
        self.set_foot(texts(f"{key}.gem"), texts("skal.tilbage"), self._finish)
        kind = type(record).TYPE
        place = Place(rid=owner, felt=f"{kind}/{record.id.hex() if before else ''}", type=kind)
        draft = LooseDraft(desk, self, place)
        for felt, field in {**self.fields.fields, **self.fields.groups}.items():
            draft.bind(felt, field)
        self.keep_draft(draft)

    @abstractmethod
    def build(self) -> None:
        """Add the questions."""

    @abstractmethod
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        """What keeps the record from being saved."""

    def completed(self, record: Record) -> Record:
        """The record with what follows from the answers."""
        return record

    @override
    def first_focus(self) -> QWidget:
        return next(iter(self.fields.rows.values())).stop()

    def _finish(self) -> None:
        reading = self.fields.read()
        after = self.completed(reading.record)
        unclear = {one.felt for one in reading.unclear}
        lacks = tuple(one for one in self.lacks(after) if one.felt not in unclear)
        first = self.fields.say_missing((*reading.unclear, *lacks))
        self.refit()
        if first is not None:
            first.setFocus()
            return
        self.close_saved()
        self.made.emit(after, self._before)
