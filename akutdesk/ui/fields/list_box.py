"""A drop-down list: few answers that need no digit, such as the printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

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
        painter = QStylePainter(self)
        shown = QStyleOptionComboBox()
        self.initStyleOption(shown)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, shown)
        shown.currentText = self._elided(shown)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, shown)
        side = self._look.px(20)
        left = self.width() - side - self._look.px(10)
        rect = QRectF(left, (self.height() - side) / 2, side, side)
        self._look.icon(painter, rect, "chevron-down", colour="text2")

    def _elided(self, shown: QStyleOptionComboBox) -> str:
        """Words too long for the box end in a sign that says so; the list and the screen reader have them whole."""
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            shown,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        return self.fontMetrics().elidedText(
            shown.currentText, Qt.TextElideMode.ElideRight, field.width()
        )
