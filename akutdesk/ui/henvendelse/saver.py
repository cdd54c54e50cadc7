"""Saves that must not be lost when the disk says no: said at once, tried again every five seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.patience import SOON_MS, Patience
from akutdesk.ui.unkept import way_on

AGAIN_MS = 5_000
STRIP = "gem"


class Saver(QObject):
    """Runs a save; one that fails is repeated until it holds (ux.md 3.3 gem.fejl).

    A file that is only busy is tried again at once, and said when it stays so (design.md 8.31).
    """

    saved = Signal()

    def __init__(self, desk: Desk, save: Callable[[], None], parent: QObject) -> None:
        """`save` stores whatever is not stored yet."""
        super().__init__(parent)
        self._desk = desk
        self._save = save
        self._failing = False
        self._patience = Patience()
        self._timer = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._timer.timeout.connect(self.again)

    def run(self, do: Callable[[], object]) -> bool:
        """Do something that saves. False if it could not be saved; then it is said, and repeated."""
        try:
            do()
        except StorageError as error:
            if self._patience.bears(error):
                self._timer.start(SOON_MS)
            else:
                self._say_failed(error)
            return False
        self._say_saved()
        return True

    def again(self) -> None:
        """Save what is not stored yet."""
        self.run(self._save)

    def _say_failed(self, error: Exception) -> None:
        key = "fejl.gem_2" if self._failing else "fejl.gem"
        buttons = way_on(self._desk, error)
        self._desk.shell.alarm(Strip(STRIP, "err", self._desk.texts(key), buttons=buttons))
        self._failing = True
        self._timer.start(AGAIN_MS)

    def _say_saved(self) -> None:
        self._timer.stop()
        self._patience = Patience()
        if self._failing:
            self._failing = False
            self._desk.shell.clear(STRIP)
        self.saved.emit()
