"""One figure: the finding as its heading, the picture, the same numbers as a table, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.row_paint import OUTSIDE
from akutdesk.ui.layout import VBox
from akutdesk.ui.statistik.axis_view import AxisView
from akutdesk.ui.statistik.bar_view import BarView
from akutdesk.ui.statistik.cell_table import CellTable
from akutdesk.ui.statistik.chart import ChartView
from akutdesk.ui.statistik.figure import Axis, Bars, Chart, Figure, Wholes
from akutdesk.ui.statistik.heat_view import HeatView
from akutdesk.ui.statistik.state import Behind, Proof, Typed
from akutdesk.ui.statistik.whole_view import WholeView
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look


@dataclass(frozen=True)
class Pointed:
    """A number one wants to see behind: what was counted, and what it is called."""

    behind: Behind | Proof
    line: str
    column: str
    count: str


class FigurePane(QWidget):
    """Shows figures of one form, one after another; another form has a pane of its own."""

    opened = Signal(object)
    """A Pointed."""
    written = Signal(object)
    """A Typed: a number that was typed was opened."""
    nothing = Signal()
    """A number without rows behind it was opened."""

    def __init__(self, look: Look, figure: Figure, *, only_table: bool) -> None:
        super().__init__()
        self.figure = figure
        self._title = Text(look, figure.title, weight=600)
        self._note = Text(look, figure.note, size=14, colour="text2")
        self.chart = None if figure.chart is None else _chart_view(look, figure.chart, figure.title)
        self.table = CellTable(look, name=figure.title, columns=figure.columns)
        self._foot = Text(look, figure.foot, size=14, colour="text2")
        box = VBox(look, self, margins=(OUTSIDE, 0, OUTSIDE, 0))
        box.addWidget(self._title)
        box.addWidget(self._note)
        box.space(12)
        if self.chart is not None:
            box.addWidget(self.chart)
        box.space(8)
        box.addWidget(self.table)
        box.space(10)
        box.addWidget(self._foot)
        self.table.opened.connect(self._open)
        self.show_figure(figure, only_table=only_table)

    def fits(self, figure: Figure) -> bool:
        """Whether this pane can show that figure: the same columns and the same kind of picture."""
        return _form(self.figure) == _form(figure)

    def show_figure(self, figure: Figure, *, only_table: bool) -> None:
        """Show these numbers; the cursor stays on its number."""
        self.figure = figure
        self._title.setText(figure.title)
        self._note.setText(figure.note)
        self._foot.setText(figure.foot)
        self._foot.setVisible(bool(figure.foot))
        self.table.setAccessibleName(f"{figure.title}. {figure.note}")
        self.table.set_lines(figure.lines)
        if self.chart is not None and figure.chart is not None:
            self.chart.show_chart(figure.chart, figure.title)
            self.chart.setVisible(not only_table)

    def _open(self, row: int, column: int) -> None:
        line = self.figure.lines[row]
        cell = line.cells[column]
        if cell.behind is None:
            self.nothing.emit()
            return
        if isinstance(cell.behind, Typed):
            self.written.emit(cell.behind)
            return
        name = self.figure.columns[column + 1]
        self.opened.emit(Pointed(cell.behind, line.label, name, cell.text))


def _chart_view(look: Look, chart: Chart, name: str) -> ChartView[Any]:
    """The picture of a chart."""
    if isinstance(chart, Bars):
        return BarView(look, chart, name)
    if isinstance(chart, Axis):
        return AxisView(look, chart, name)
    return (
        WholeView(look, chart, name) if isinstance(chart, Wholes) else HeatView(look, chart, name)
    )


def _form(figure: Figure) -> tuple[str, type[object], tuple[str, ...]]:
    return figure.key, type(figure.chart), figure.columns
