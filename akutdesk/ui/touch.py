"""Tells of every key, press and move of a hand at the program.

A filter on the application would see each event of each widget, and Python would be asked some 3 300 times while
one call is begun: a third of what F2 takes. So it stands where hands come in: at the window in front, and at
whatever in it takes the keys, which also gets what an input method has put together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from akutdesk.ui.override import override

INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class Touch(QObject):
    """Calls `felt` with the kind of each event of `INPUT`, from `begin` to `end`; one key may be told twice."""

    def __init__(
        self, app: QGuiApplication, felt: Callable[[QEvent.Type], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._app, self._felt = app, felt
        self._window: QObject | None = None
        self._taker: QObject | None = None

    def begin(self) -> None:
        """Feel from now on."""
        self._app.focusWindowChanged.connect(self._at_window)
        self._app.focusObjectChanged.connect(self._at_taker)
        self._at_window(self._app.focusWindow())
        self._at_taker(self._app.focusObject())

    def end(self) -> None:
        """Feel nothing any more."""
        self._app.focusWindowChanged.disconnect(self._at_window)
        self._app.focusObjectChanged.disconnect(self._at_taker)
        self._at_window(None)
        self._at_taker(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in INPUT:
            self._felt(kind)
        return False

    def _at_window(self, window: QObject | None) -> None:
        self._window = self._move(self._window, window)

    def _at_taker(self, taker: QObject | None) -> None:
        self._taker = self._move(self._taker, taker)

    def _move(self, before: QObject | None, now: QObject | None) -> QObject | None:
        if before is not None and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
        return now
