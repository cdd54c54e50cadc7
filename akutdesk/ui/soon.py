"""A page read again once, after what is going on: one that is being left does not hold up the telephone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


class Soon(QTimer):
    """`start` it whenever something changed; `read` is called once, if the page is seen by then."""

    def __init__(self, page: QWidget, read: Callable[[], None]) -> None:
        super().__init__(page, interval=0, singleShot=True)
        self._page, self._read = page, read
        self.timeout.connect(self._if_seen)

    def _if_seen(self) -> None:
        if self._page.isVisible():
            self._read()
