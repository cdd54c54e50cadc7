"""Words in a panel that belong to no record yet: kept as one draft of this user, within a second of a key.

A panel may close, the desk may lock, the process may die; the words stand there when it is opened again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.desk import Desk
from akutdesk.ui.draft_field import exact_text
from akutdesk.ui.fields import ChoiceGroup
from akutdesk.ui.head import Strip
from akutdesk.ui.kladde import WRITE_MS

Field = QLineEdit | QPlainTextEdit | ChoiceGroup


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the draft lies: the record it hangs on, a name of its own, and that record's TYPE."""

    rid: RecordId
    felt: str
    type: str


class LooseDraft(QObject):
    """What stands in some fields, as one draft; the codes of a question are kept like words."""

    def __init__(self, desk: Desk, parent: QObject, place: Place) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self._fields: dict[str, Field] = {}
        self._waiting = self._on_disk = self._failing = False
        self._timer = QTimer(self, interval=WRITE_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)

    def bind(self, name: str, field: Field) -> None:
        """Keep what stands in this field too."""
        self._fields[name] = field
        changed = field.changed if isinstance(field, ChoiceGroup) else field.textChanged
        changed.connect(self._touch)

    def unbind(self, *names: str) -> None:
        """These fields are gone, and what stood in them with them."""
        for name in names:
            del self._fields[name]

    def restore(self) -> bool:
        """Put back what was typed before; False if there is nothing."""
        texts = self._stored()
        for name, text in texts.items():
            if name in self._fields:
                _put(self._fields[name], text)
        self._waiting = False
        self._timer.stop()
        self._on_disk = bool(texts)
        return bool(texts)

    def flush(self) -> None:
        """Write what waits, now. Does not raise: what cannot be written is said and tried again."""
        self._timer.stop()
        if not self._waiting:
            return
        texts = {name: _text(field) for name, field in self._fields.items()}
        if not any(texts.values()):
            self.drop()
            return
        place = self._place
        udkast = Udkast(rid=place.rid, felt=place.felt, type=place.type, text=json.dumps(texts))
        self._try(lambda: self._desk.store.write_draft(self._desk.adgang, udkast))
        self._on_disk = True

    def drop(self) -> None:
        """The words have become something, or are gone: put the draft away."""
        self._timer.stop()
        self._waiting = False
        if self._on_disk:
            self._on_disk = False
            place = self._place
            self._try(lambda: self._desk.store.drop_draft(self._desk.adgang, place.rid, place.felt))

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except StorageError:
            self._desk.shell.alarm(Strip("gem", "err", self._desk.texts("fejl.gem")))
            self._waiting = self._failing = True
            self._timer.start()
            return
        if self._failing:
            self._desk.shell.clear("gem")
        self._waiting = self._failing = False

    def _touch(self) -> None:
        self._waiting = True
        if not self._timer.isActive():
            self._timer.start()

    def _stored(self) -> dict[str, str]:
        drafts = self._desk.store.drafts(self._desk.adgang)
        mine = (self._place.rid, self._place.felt)
        found = next((one.text for one in drafts if (one.rid, one.felt) == mine), "{}")
        texts = cast("dict[str, Any]", json.loads(found))
        return {name: text for name, text in texts.items() if isinstance(text, str)}


def _text(field: Field) -> str:
    if isinstance(field, ChoiceGroup):
        return ",".join(field.chosen)
    return field.text() if isinstance(field, QLineEdit) else exact_text(field)


def _put(field: Field, text: str) -> None:
    if isinstance(field, ChoiceGroup):
        field.set_chosen(tuple(kode for kode in text.split(",") if kode))
    elif isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
