"""A panel in two parts: choices and buttons on the surface, the page they make on the ground beside."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.theme import Look

_WIDE, _HIGH = 904, 608
_LEFT_WIDE = 488
_OVER_BUTTONS = 12
_LEAST_RIGHT = 220
"""With less room than this beside the choices, the page is left out."""


class TwoPartPanel(Overlay):
    """The choices scroll over their buttons; the right part goes when there is no room for it."""

    def __init__(self, look: Look, *, high: float = _HIGH) -> None:
        super().__init__(look, width=_WIDE, height=high)
        self._left = QWidget()
        self._right = QWidget()
        self._pane: ScrollPane | None = None

    def set_parts(self, choices: QWidget, buttons: QLayout, beside: QWidget) -> None:
        """Put the parts in; once."""
        pane = self._pane = ScrollPane(self.look, choices)
        column = VBox(self.look, self._left, margins=(0, 0, 0, 24))
        column.addWidget(pane, 1)
        column.space(_OVER_BUTTONS)
        column.addLayout(buttons)
        bar = pane.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        self._right = beside
        row = HBox(self.look, self)
        row.addWidget(self._left)
        row.addWidget(beside, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.look.px(_LEFT_WIDE)
        beside = self.width() > wide + self.look.px(_LEAST_RIGHT)
        self._right.setVisible(beside)
        self._left.setFixedWidth(wide if beside else self.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self._paint_foot(painter)
        if self._right.isHidden():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QPainterPath()
        inside.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        painter.setClipPath(inside)
        edge = self._right.x()
        painter.fillRect(edge, 0, self.width() - edge, self.height(), self.look.color("bg"))
        painter.fillRect(edge, 0, 1, self.height(), self.look.color("hair"))

    def _paint_foot(self, painter: QPainter) -> None:
        """A hairline over the buttons where there is more to scroll to, as in every panel."""
        pane = self._pane
        if pane is None or pane.verticalScrollBar().value() >= pane.verticalScrollBar().maximum():
            return
        under = pane.geometry().bottom() + 1
        painter.fillRect(1, under, self._left.width() - 2, 1, self.look.color("hair"))
