"""Figures beside each other in columns with a line between, or all under each other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from akutdesk.ui.fields.row_paint import OUTSIDE
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.statistik.figure import Figure
from akutdesk.ui.statistik.figure_pane import FigurePane
from akutdesk.ui.theme import Look

_APART, _UNDER = 57, 32
_GAP = _APART - 2 * OUTSIDE
"""Each figure reaches that far outside its text."""
_BESIDE = 720
"""Below this width in units the columns stand under each other."""

Layout = Sequence[Sequence[Figure]]
"""Columns of figures."""


class Columns(QWidget):
    """Keeps the panes that still fit, so that the cursor stays on its number when the numbers change."""

    outdent = OUTSIDE
    opened = Signal(object)
    """A Pointed."""
    written = Signal(object)
    """A Typed."""
    nothing = Signal()
    """A number without rows behind it was opened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._columns: list[list[FigurePane]] = []
        self._boxes: list[QWidget] = []
        self._row = HBox(look, self, gap=_GAP)
        self._turned: QBoxLayout.Direction | None = None
        look.changed.connect(self._turn)

    @property
    def panes(self) -> list[FigurePane]:
        """The figures in reading order."""
        return [pane for column in self._columns for pane in column]

    def show_figures(self, layout: Layout, *, only_table: bool) -> None:
        """Show these."""
        if not self._fit(layout):
            self._build(layout, only_table=only_table)
            return
        for column, figures in zip(self._columns, layout, strict=True):
            for pane, figure in zip(column, figures, strict=True):
                pane.show_figure(figure, only_table=only_table)

    def _fit(self, layout: Layout) -> bool:
        return [len(column) for column in self._columns] == [
            len(figures) for figures in layout
        ] and all(
            pane.fits(figure)
            for column, figures in zip(self._columns, layout, strict=True)
            for pane, figure in zip(column, figures, strict=True)
        )

    def _build(self, layout: Layout, *, only_table: bool) -> None:
        held = holds_focus(self)
        for box in self._boxes:
            box.hide()
            box.deleteLater()
        self._columns, self._boxes = [], []
        for figures in layout:
            box = QWidget()
            rows = VBox(self._look, box, gap=_UNDER)
            panes = [FigurePane(self._look, one, only_table=only_table) for one in figures]
            for pane in panes:
                pane.opened.connect(self.opened)
                pane.written.connect(self.written)
                pane.nothing.connect(self.nothing)
                rows.addWidget(pane)
            rows.addStretch(1)
            self._row.addWidget(box, 1)
            self._boxes.append(box)
            self._columns.append(panes)
            box.show()
        self._turn()
        if held:
            self.panes[0].table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Beside each other, or under each other. Asks the layout only when that changes: it gave the width."""
        way = QBoxLayout.Direction
        beside = self.width() >= self._look.px(_BESIDE)
        turned = way.LeftToRight if beside else way.TopToBottom
        if self._turned == turned:
            return
        self._turned = turned
        self._row.setDirection(turned)
        self._row.set_measures(gap=_GAP if beside else _UNDER, margins=(0, 0, 0, 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row.direction() != QBoxLayout.Direction.LeftToRight:
            return
        painter, half = QPainter(self), self._look.px(_GAP) // 2
        for box in self._boxes[1:]:
            painter.fillRect(box.x() - half, 0, 1, self.height(), self._look.color("hair"))


def holds_focus(widget: QWidget) -> bool:
    """Whether the focus is somewhere in it."""
    held = QApplication.focusWidget()
    return held is not None and widget.isAncestorOf(held)
