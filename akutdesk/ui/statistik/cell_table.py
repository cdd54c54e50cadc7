"""The table twin of a chart: arrows go from number to number, Enter opens what was counted (ux.md 2.14)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from akutdesk.ui.fields.opening_table import OpeningTable
from akutdesk.ui.fields.row_paint import OUTSIDE
from akutdesk.ui.fields.table import HEADER, TableHeader, cell_text
from akutdesk.ui.fields.table_model import Column, Index, TableModel, TableRow
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.statistik.figure import Line
from akutdesk.ui.text import LINE, wrapped
from akutdesk.ui.theme import Look

_ROW_AIR = 10
_HEAD_AIR = 1
_BETWEEN = 18
_LEAST_NAME = 96
_NAME_AIR = 12
_MOST_APART = 112
_SIZE = 15


class CellTable(OpeningTable):
    """Rows of numbers behind a name; as high as its rows, and a name that is long takes two lines."""

    opened = Signal(int, int)
    """Row and column of a number, both from 0."""

    def __init__(self, look: Look, *, name: str, columns: Sequence[str]) -> None:
        """`columns`: the name of the lines first, then of each number."""
        super().__init__()
        self.look = look
        self.columns = tuple(
            Column(text, align="right" if number else "left") for number, text in enumerate(columns)
        )
        self._model = _SpokenModel(self.columns)
        self.setModel(self._model)
        self.setItemDelegate(_NumberDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        height_by_width(self, across=QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setHorizontalHeader(TableHeader(look, self.columns, air=_HEAD_AIR))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._clicked)
        self._placed: dict[int, list[int]] = {}
        look.changed.connect(self._measure_anew)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the marked number stays where it was."""
        at = self.currentIndex()
        rows = tuple(
            TableRow(number, (line.label, *(cell.text for cell in line.cells)))
            for number, line in enumerate(lines)
        )
        if rows != self._model.rows:
            self._model.set_rows(rows)
            self.mark(max(0, at.row()), max(1, at.column()))
        self._measure_anew()

    def mark(self, row: int, column: int) -> None:
        """Mark a number, or the last there is."""
        row = min(row, len(self._model.rows) - 1)
        self.setCurrentIndex(self._model.index(row, min(column, len(self.columns) - 1)))

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """What is shown."""
        return self._model.rows

    def name_lines(self, row: int) -> list[str]:
        """The name of a line as it is broken at the width of its column."""
        return self._broken(row, self.columnWidth(0))

    def ring_rect(self) -> QRect:
        """The focus ring goes around the marked number."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        place = self.visualRect(index)
        return QRect(self.viewport().mapTo(self, place.topLeft()), place.size())

    @override
    def open_marked(self) -> None:
        self._clicked(self.currentIndex())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        names = self._widths(arg__1 + 2 * self.look.px(OUTSIDE))[0]
        rows = sum(self._high(row, names) for row in range(len(self._model.rows)))
        return self.look.px(HEADER) + self.look.px(_HEAD_AIR) + rows

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self.look.px(300))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(HEADER))

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row(), max(0, index.column() - 1))

    def _measure_anew(self) -> None:
        """Other words, or another size of them. A new width alone must not ask the layout: it gave the width."""
        self._placed.clear()
        self._measure()
        self.updateGeometry()

    def _measure(self) -> None:
        for column, wide in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(column, wide)
        for row in range(len(self._model.rows)):
            self.setRowHeight(row, self._high(row, self.columnWidth(0)))

    def _widths(self, room: int) -> list[int]:
        """How wide each column is in so many pixels; a layout asks for the same widths again and again."""
        made = self._placed.get(room)
        if made is None:
            made = self._placed[room] = self._spread(room)
        return made

    def _spread(self, room: int) -> list[int]:
        """The numbers' columns are equally wide where the names have room beside that, else as wide as they must be."""
        look, last = self.look, len(self.columns) - 1
        edge = look.px(OUTSIDE)
        wides = [self._wide(column) for column in range(1, last + 1)]
        apart = (room - 2 * edge - self._names_wide()) // max(1, last)
        if min(look.px(_MOST_APART), apart) >= max(wides, default=0):
            wides = [min(look.px(_MOST_APART), apart)] * last
        needed = min(look.px(_LEAST_NAME), self._names_wide() + edge)
        names = max(needed, room - sum(wides) - edge)
        return [names, *wides[:-1], *(wide + edge for wide in wides[-1:])]

    def _broken(self, row: int, wide: int) -> list[str]:
        room = wide - self.look.px(OUTSIDE + 8)
        return wrapped(self.look, self._model.rows[row].cells[0], Ink(_SIZE), room=room)

    def _high(self, row: int, names: int) -> int:
        return len(self._broken(row, names)) * self.look.px(LINE[_SIZE]) + self.look.px(_ROW_AIR)

    def _names_wide(self) -> int:
        widths = [self.look.width(row.cells[0], _SIZE) for row in self._model.rows]
        widths.append(self.look.width(self.columns[0].text, 14))
        return round(max(widths)) + self.look.px(_NAME_AIR)

    def _wide(self, column: int) -> int:
        widths = [self.look.width(row.cells[column], _SIZE) for row in self._model.rows]
        widths.append(self.look.width(self.columns[column].text, 14))
        return round(max(widths)) + self.look.px(_BETWEEN)


class _SpokenModel(TableModel):
    """A number is said with its line and its column."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.AccessibleTextRole or not index.column():
            return super().data(index, role)
        cells = self.rows[index.row()].cells
        return f"{cells[0]}, {self.columns[index.column()].text}: {cells[index.column()]}"


class _NumberDelegate(QStyledItemDelegate):
    def __init__(self, owner: CellTable) -> None:
        super().__init__(owner)
        self._owner = owner

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        owner, look = self._owner, self._owner.look
        marked = index == owner.currentIndex() and owner.hasFocus()
        painter.save()
        brush = Brush(painter, look)
        area = QRectF(option.rect)
        self._paint_line(painter, area, index.column())
        if marked:
            brush.box(area.adjusted(0, 1, 0, -2), fill="sel")
        cell = cell_text(look, option.rect, index.column())
        ink = Ink(_SIZE, 600 if marked else 400, "on_sel" if marked else "text")
        foot = brush.baseline(area.center().y(), _SIZE)
        if index.column():
            text = owner.rows[index.row()].cells[index.column()]
            brush.text_right(QPointF(cell.right(), foot), text, ink)
        else:
            self._paint_name(brush, cell, index.row(), ink)
        painter.restore()

    def _paint_name(self, brush: Brush, cell: QRectF, row: int, ink: Ink) -> None:
        lines, high = self._owner.name_lines(row), self._owner.look.px(LINE[_SIZE])
        middle = cell.center().y() - (len(lines) - 1) * high / 2
        for line in lines:
            brush.text(QPointF(cell.left(), brush.baseline(middle, _SIZE)), line, ink)
            middle += high

    def _paint_line(self, painter: QPainter, area: QRectF, column: int) -> None:
        """The thin line under each row, as long as the text is."""
        edge, last = self._owner.look.px(OUTSIDE), len(self._owner.columns) - 1
        left = area.left() + (edge if column == 0 else 0)
        right = area.right() - (edge if column == last else 0)
        line = QRectF(left, area.bottom() - 1, right - left, 1)
        painter.fillRect(line, self._owner.look.color("hair"))
