"""Words in a panel that belong to no record yet: kept as one draft of this user, within a second of a key.

A panel may close, the desk may lock, the process may die; the words stand there when it is opened again.
"""

from __future__ import annotations

import json
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from akutdesk.domain.record import RecordId
from akutdesk.storage.draft import Udkast
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.kladde import WRITE_MS, exact_text

Field = QLineEdit | QPlainTextEdit


class LooseDraft(QObject):
    """The unfinished words of some fields, under one place: the record they hang on and a name."""

    def __init__(self, desk: Desk, parent: QObject, *, rid: RecordId, felt: str, kind: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = (rid, felt)
        self._kind = kind
        self._fields: dict[str, Field] = {}
        self._waiting = self._on_disk = False
        self._timer = QTimer(self, interval=WRITE_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)

    def bind(self, name: str, field: Field) -> None:
        """Keep what stands in this field too."""
        self._fields[name] = field
        field.textChanged.connect(self._touch)

    def restore(self) -> bool:
        """Put back what was typed before; False if there is nothing."""
        texts = self._stored()
        for name, text in texts.items():
            field = self._fields.get(name)
            if isinstance(field, QLineEdit):
                field.setText(text)
            elif field is not None:
                field.setPlainText(text)
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
        rid, felt = self._place
        udkast = Udkast(rid=rid, felt=felt, type=self._kind, text=json.dumps(texts))
        try:
            self._desk.store.write_draft(self._desk.adgang, udkast)
        except StorageError:
            self._desk.shell.alarm(Strip("gem", "err", self._desk.texts("fejl.gem")))
            self._timer.start()
            return
        self._waiting, self._on_disk = False, True

    def drop(self) -> None:
        """The words have become something, or are gone: put the draft away."""
        self._timer.stop()
        self._waiting = False
        if self._on_disk:
            self._desk.store.drop_draft(self._desk.adgang, *self._place)
            self._on_disk = False

    def _touch(self) -> None:
        self._waiting = True
        if not self._timer.isActive():
            self._timer.start()

    def _stored(self) -> dict[str, str]:
        drafts = self._desk.store.drafts(self._desk.adgang)
        found = next((one.text for one in drafts if (one.rid, one.felt) == self._place), "{}")
        texts = cast("dict[str, Any]", json.loads(found))
        return {name: text for name, text in texts.items() if isinstance(text, str)}


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else exact_text(field)
