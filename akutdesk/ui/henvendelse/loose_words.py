"""Words that belong to no field yet: a time not understood, a citizen not made. Kept as drafts only."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.kladde import WRITE_MS

Words = tuple[str, int]
"""A text and the cursor's place in it."""


class LooseWords(QObject):
    """Drafts of one henvendelse by name; each on disk within a second of a key (design.md D7)."""

    def __init__(self, desk: Desk, rid: RecordId, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rid = rid
        self._waiting: dict[str, Words] = {}
        self._failing = False
        self._on_disk: set[str] = set()
        self.newest: datetime | None = None
        """When the newest of the drafts that were found was written."""
        self._timer = QTimer(self, interval=WRITE_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)

    def touch(self, name: str, words: Words) -> None:
        """Something was typed there; it stands so now."""
        self._waiting[name] = words
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write what waits, now. Does not raise: what cannot be written is said and tried again."""
        self._timer.stop()
        while self._waiting:
            name, (text, caret) = next(iter(self._waiting.items()))
            udkast = Udkast(rid=self._rid, felt=name, type=Henvendelse.TYPE, text=text, caret=caret)
            try:
                self._desk.store.write_draft(self._desk.adgang, udkast)
            except StorageError:
                self._desk.shell.alarm(Strip("gem", "err", self._desk.texts("fejl.gem")))
                self._failing = True
                self._timer.start()
                return
            self._on_disk.add(name)
            del self._waiting[name]
        if self._failing:
            self._failing = False
            self._desk.shell.clear("gem")

    def found(self) -> dict[str, Words]:
        """The drafts of this user that lie there from before."""
        every = self._desk.store.drafts(self._desk.adgang)
        drafts = [draft for draft in every if draft.rid == self._rid]
        self.newest = max((draft.tid for draft in drafts if draft.tid), default=None)
        found = {draft.felt: (draft.text, draft.caret) for draft in drafts}
        self._on_disk.update(found)
        return found

    def drop(self, *names: str) -> None:
        """These words have become something, or nothing: put their drafts away."""
        for name in names:
            self._waiting.pop(name, None)
            if name in self._on_disk:
                self._on_disk.discard(name)
                self._desk.store.drop_draft(self._desk.adgang, self._rid, name)
