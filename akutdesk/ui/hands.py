"""Whether somebody types or clicks right now: work beside the desk then leaves more room (ux.md 2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from akutdesk.ui.override import override

if TYPE_CHECKING:
    from akutdesk.storage.store import Store
    from akutdesk.ui.jobs import Errand

REST_S: Final = 0.004
"""Between two small transactions, so that a save of the window never waits behind more than one of them."""
LONG_REST_S: Final = 0.006
"""The same while somebody types: longer than a step, so that the window has more of the time than the work."""
_TURNS: Final = 10
"""So many further rests a save gets. SQLite asks again for the file ever more seldom: 1, 2, 5, 10, 15 ms later …"""
STILL_MS: Final = 1500
"""So long after a key nobody types any more."""

_PRESSED: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})


@dataclass
class Tempo:
    """What a worker may know of the hands."""

    typing: bool = False

    @property
    def rest_s(self) -> float:
        """How long to rest after each small transaction."""
        return LONG_REST_S if self.typing else REST_S

    def rest(self, errand: Errand, store: Store) -> None:
        """Rest between two steps, and on as long as a save waits for the file, but not for ever."""
        errand.rest(self.rest_s)
        for _ in range(_TURNS):
            if errand.stopped or not store.net.others_write:
                return
            errand.rest(REST_S)


class Hands(QObject):
    """Looks only from `begin` to `end`, because it sees every event of the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tempo = Tempo()
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._rest)

    def begin(self) -> None:
        """Something works beside the desk from now on."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def end(self) -> None:
        """Nothing does any more."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._still.stop()
        self._rest()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSED:
            self.tempo.typing = True
            self._still.start()
        return False

    def _rest(self) -> None:
        self.tempo.typing = False
