"""Whether somebody types or clicks right now: work beside the desk then leaves more room (ux.md 2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from akutdesk.ui.touch import Touch

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
    """Looks only from `begin` to `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tempo = Tempo()
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._rest)
        self._touch: Touch | None = None

    def begin(self) -> None:
        """Something works beside the desk from now on."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._touch is None:
            self._touch = Touch(app, self._felt, self)
            self._touch.begin()

    def end(self) -> None:
        """Nothing does any more."""
        if self._touch is not None:
            self._touch.end()
            self._touch.deleteLater()
            self._touch = None
        self._still.stop()
        self._rest()

    def _felt(self, kind: QEvent.Type) -> None:
        if kind in _PRESSED:
            self.tempo.typing = True
            self._still.start()

    def _rest(self) -> None:
        self.tempo.typing = False
