"""A table for reading and opening rows: real header, painted cells, no cell editing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from akutdesk.ui.fields.opening_table import OpeningTable
from akutdesk.ui.fields.row_paint import OUTSIDE
from akutdesk.ui.fields.table_model import Column, Index, TableModel, TableRow
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

ROW = 40
HEADER = 32


class Table(OpeningTable):
    """Arrows move row by row, Enter or a click opens. As high as its rows."""

    opened = Signal(object)

    def __init__(self, look: Look, *, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._look = look
        self.columns = tuple(columns)
        self.show_mark = True
        """Whether a row is marked without the focus too: not where another list on the page is the one to use."""
        self._model = TableModel(self.columns)
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(look, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.setHorizontalHeader(TableHeader(look, self.columns))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._clicked)
        look.changed.connect(self._measure)
        self._measure()

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows; the marked row stays marked if its id is still there."""
        if tuple(rows) == self._model.rows:
            return
        marked = self.marked
        self._model.set_rows(tuple(rows))
        ids = [row.id for row in rows]
        if ids:
            self.selectRow(ids.index(marked) if marked in ids else 0)
        self._measure()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def marked(self) -> object | None:
        """The id of the marked row."""
        index = self.currentIndex().row()
        return self._model.rows[index].id if 0 <= index < len(self._model.rows) else None

    def ring_rect(self) -> QRect:
        """The focus ring goes around the marked row."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        top = self.viewport().y() + self.rowViewportPosition(index.row())
        return QRect(0, top, self.width(), self.rowHeight(index.row()))

    @override
    def open_marked(self) -> None:
        if self.marked is not None:
            self.opened.emit(self.marked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def sizeHint(self) -> QSize:
        px = self._look.px
        return QSize(px(400), px(HEADER) + px(8) + len(self._model.rows) * px(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.sizeHint().height())

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()].id)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(ROW))
        self._share_width()
        self.updateGeometry()

    def _share_width(self) -> None:
        px = self._look.px
        last = len(self.columns) - 1
        wides = [px(c.width) for c in self.columns]
        wides[0] += px(OUTSIDE)
        wides[last] += px(OUTSIDE) if self.columns[last].width else 0
        open_columns = [i for i, column in enumerate(self.columns) if not column.width]
        left = max(px(80), self.viewport().width() - sum(wides))
        for index, wide in enumerate(wides):
            share = left // len(open_columns) if index in open_columns else wide
            self.setColumnWidth(index, share)


class TableHeader(QHeaderView):
    """The names of the columns in small print over a line."""

    def __init__(self, look: Look, columns: tuple[Column, ...], *, air: float = 8) -> None:
        """`air`: how far under the line the rows begin, in units."""
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._air = air
        self._columns = columns
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStretchLastSection(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._look.px(HEADER) + self._look.px(self._air))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        look = self._look
        brush = Brush(painter, look)
        column = self._columns[logicalIndex]
        at = cell_text(
            look, QRect(rect.topLeft(), QSize(rect.width(), look.px(HEADER))), logicalIndex
        )
        foot = brush.baseline(rect.top() + look.px(HEADER) / 2, 14)
        ink = Ink(14, 400, "text2")
        if column.align == "right":
            brush.text_right(QPointF(at.right(), foot), column.text, ink)
        else:
            brush.elided(QPointF(at.left(), foot), column.text, ink, room=at.width())
        last = logicalIndex == len(self._columns) - 1
        right = rect.right() + 1 - (look.px(OUTSIDE) if last else 0)
        line = rect.top() + look.px(HEADER)
        painter.fillRect(
            QRect(round(at.left()), line, right - round(at.left()), 1), look.color("hair")
        )
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, owner: Table) -> None:
        super().__init__(owner)
        self._look = look
        self._owner = owner

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        owner, look = self._owner, self._look
        shows = owner.show_mark or owner.hasFocus()
        marked = shows and index.row() == owner.currentIndex().row()
        column = owner.columns[index.column()]
        painter.save()
        brush = Brush(painter, look)
        area = QRectF(option.rect)
        if marked:
            self._paint_mark(brush, area, index.column())
        cell = cell_text(look, option.rect, index.column())
        strong = marked and index.column() == 0
        colour = "on_sel" if marked else "text"
        foot = brush.baseline(area.center().y(), 16)
        ink = Ink(16, 600 if strong else 400, colour)
        text = owner.rows[index.row()].cells[index.column()]
        if column.align == "right":
            brush.text_right(QPointF(cell.right(), foot), text, ink)
        else:
            brush.elided(QPointF(cell.left(), foot), text, ink, room=cell.width())
        painter.restore()

    def _paint_mark(self, brush: Brush, area: QRectF, column: int) -> None:
        """A rounded box over the whole row, cell by cell."""
        last = len(self._owner.columns) - 1
        brush.painter.setClipRect(area)
        left = 0 if column == 0 else 20
        right = 0 if column == last else 20
        brush.box(area.adjusted(-left, 0, right, 0), fill="sel")


def cell_text(look: Look, rect: QRect, column: int) -> QRectF:
    """Where a cell's text stands: the first column begins 12 in, so that all edges are aligned."""
    left = look.px(OUTSIDE) if column == 0 else 0
    return QRectF(rect).adjusted(left, 0, -look.px(12), 0)
