"""A drop-down list: few answers that need no digit, such as the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class ListBox(QComboBox):
    """Options are (code, words). The wheel does not change it, so scrolling past is harmless."""

    def __init__(self, look: Look, *, name: str, options: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other answers; the chosen one stays if it is among them."""
        chosen = self.chosen
        self.clear()
        for kode, words in options:
            self.addItem(words, kode)
        self.set_chosen(chosen)

    @property
    def chosen(self) -> str:
        """The chosen code; "" if there is none."""
        return self.currentData() or ""

    def set_chosen(self, kode: str) -> None:
        """Choose a code, if it is offered."""
        index = self.findData(kode)
        if index >= 0:
            self.setCurrentIndex(index)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self)
        side = self._look.px(20)
        left = self.width() - side - self._look.px(10)
        rect = QRectF(left, (self.height() - side) / 2, side, side)
        self._look.icon(painter, rect, "chevron-down", colour="text2")
