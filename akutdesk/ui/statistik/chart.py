"""What every chart has: it is read as words, is painted, and is as high as its width makes it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush
from akutdesk.ui.statistik.figure import Chart
from akutdesk.ui.theme import Look

C = TypeVar("C", bound=Chart)

BAR = 26
PITCH = 36
_LEAST = 220


class ChartView(QLabel, Generic[C], metaclass=AbstractWidget):
    """A picture for the eye; its name says the numbers, and the table under it is for keys (ux.md A33)."""

    def __init__(self, look: Look, chart: C, name: str) -> None:
        super().__init__()
        self.look = look
        self.chart = chart
        height_by_width(self)
        look.changed.connect(self.updateGeometry)
        self.show_chart(chart, name)

    def show_chart(self, chart: C, name: str) -> None:
        """Show other numbers; `name` is the heading they stand under."""
        self.chart = chart
        self.setAccessibleName(name)
        self.setAccessibleDescription(chart.said)
        self.updateGeometry()
        self.update()

    @abstractmethod
    def high(self, width: int) -> int:
        """How high it is at this width, in pixels."""

    @abstractmethod
    def draw(self, brush: Brush) -> None:
        """Paint it."""

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self.high(arg__1)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self.look.px(400))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_LEAST), self.look.px(PITCH))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        self.draw(Brush(QPainter(self), self.look))
