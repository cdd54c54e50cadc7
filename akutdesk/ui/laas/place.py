"""The place of the one program on a folder: held, shown to others, passed on (design.md 8.17).

The bell is hung once the lock is painted: what it is made of is not needed before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from akutdesk.storage.claim import Handed, Started, Succession
from akutdesk.storage.errors import StorageError
from akutdesk.storage.instance import InstanceLock, adopt, instance_name

if TYPE_CHECKING:
    from akutdesk.ui.laas.doorbell import Doorbell, OldProcess


class Place(QObject):
    """`vis`: another start wants this window to come forward."""

    vis = Signal()

    def __init__(self, folder: Path, succession: Succession, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._succession = succession
        self._lock: InstanceLock | None = None
        self._old: Callable[[], OldProcess] | None = None
        self._is_open = False
        self.unsaved = False
        """Whether the process that takes over is to know that the last words may not be saved."""

    @cached_property
    def bell(self) -> Doorbell:
        """What other starts ring."""
        from akutdesk.ui.laas.doorbell import Doorbell

        bell = Doorbell(instance_name(self._folder), self)
        bell.vis.connect(self.vis)
        return bell

    def hold(self, lock: InstanceLock) -> None:
        """An ordinary start: the place is ours."""
        self._lock = lock
        self._listen()

    def open_bell(self) -> None:
        """Let others ring from now on, as soon as the place is ours."""
        self._is_open = True
        self._listen()

    def close_bell(self) -> None:
        """Leave the name to the next one."""
        if "bell" in vars(self):
            self.bell.close()

    def follow(
        self, handed: Handed, *, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        """A fresh process: the place is ours when the old one has gone. Tell it with `painted`."""

        @cache
        def old() -> OldProcess:
            from akutdesk.ui.laas.doorbell import OldProcess

            line = OldProcess(instance_name(self._folder), handed.word, self)
            line.gone.connect(lambda: self._take_over(handed, done, failed))
            return line

        self._old = old

    def painted(self) -> None:
        """The lock is on the screen: an old process may go."""
        if self._old is not None:
            self._old().painted()

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

    def _listen(self) -> None:
        if self._is_open and self._lock is not None and not self.bell.is_open:
            self.bell.listen()

    def _held(self) -> InstanceLock:
        if self._lock is None:
            raise RuntimeError("NO_PLACE")
        return self._lock
