"""The place of the one program on a folder: held, shown to others, passed on (design.md 8.17)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from akutdesk.storage.claim import Handed, Started, Succession
from akutdesk.storage.errors import StorageError
from akutdesk.storage.instance import InstanceLock, adopt, instance_name
from akutdesk.ui.laas.doorbell import Doorbell, OldProcess


class Place(QObject):
    """`bell.vis`: another start wants this window to come forward."""

    def __init__(self, folder: Path, succession: Succession, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._succession = succession
        self._lock: InstanceLock | None = None
        self._old: OldProcess | None = None
        self.bell = Doorbell(instance_name(folder), self)
        self.unsaved = False
        """Whether the process that takes over is to know that the last words may not be saved."""

    def hold(self, lock: InstanceLock) -> None:
        """An ordinary start: the place is ours."""
        self._lock = lock
        self.bell.listen()

    def follow(
        self, handed: Handed, *, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """A fresh process: the place is ours when the old one has gone. Tell it with `painted`."""
        self._old = OldProcess(instance_name(self._folder), handed.word, self)
        self._old.gone.connect(lambda: self._take_over(handed, done, failed))

    def painted(self) -> None:
        """The lock is on the screen: an old process may go."""
        if self._old is not None:
            self._old.painted()

    def succeed(self, word: str) -> Started:
        """Start the process that takes over."""
        return self._succession.succeed(self._held(), word, unsaved=self.unsaved)

    def replace(self) -> None:
        """Become a fresh process in place. Does not return."""
        self._succession.replace(self._held(), "alene", unsaved=self.unsaved)

    def _take_over(
        self, handed: Handed, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        if self._lock is not None:
            return
        try:
            self.hold(adopt(self._folder, handed.handle))
        except StorageError as error:
            failed(error)
            return
        done()

    def _held(self) -> InstanceLock:
        if self._lock is None:
            raise RuntimeError("NO_PLACE")
        return self._lock
