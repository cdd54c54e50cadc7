"""Closing the window while a save fails: told once, since what is on the screen may be nowhere else (D7)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from akutdesk.assets import Texts
from akutdesk.ui.head import Strip
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.override import override

SAVING = "gem"
"""The strip that stands while a save fails (ux.md 3.3 gem.fejl)."""


class LastWords(QObject):
    """Lets the window close when everything is kept, or when it is closed a second time."""

    def __init__(self, window: MainWindow, texts: Texts) -> None:
        super().__init__(window)
        self._window = window
        self._words = texts("fejl.luk_ugemt")
        self._told = False
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or not self._asks():
            return False
        event.ignore()
        self._window.alarm(Strip(SAVING, "err", self._words))
        return True

    def _asks(self) -> bool:
        """Whether something is unsaved after one more try, and this was not said the last time."""
        frame, focused = self._window.frame, QApplication.focusWidget()
        if frame.pages.page is None:
            return False
        if focused is not None:
            focused.clearFocus()  # a field that is left is saved, or says that it is not
        before, self._told = self._told, SAVING in frame.alarm_area.names
        asks = self._told and not before
        if asks and focused is not None:
            focused.setFocus()
        return asks
