"""A list of painted rows: tick, time, text, small print, tag, person; one baseline a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from akutdesk.assets import Texts
from akutdesk.ui.fields.row_paint import OUTSIDE, Row, RowPainter, row_high
from akutdesk.ui.fields.spoken_rows import SpokenRows
from akutdesk.ui.fields.whole_list import Index, WholeList
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class RowList(WholeList):
    """Arrows move, Enter or a click opens, Space ticks.

    The selection reaches 12 units outside the text, so text edges stay aligned (`outdent`).
    """

    outdent = OUTSIDE
    opened = Signal(object)
    """The id of a row."""
    ticked = Signal(object)
    moved = Signal(object)
    """Another row is marked."""

    def __init__(
        self, look: Look, texts: Texts, *, name: str, ticks_with_space: bool = True
    ) -> None:
        super().__init__(look, name=name)
        self._texts = texts
        self._ticks = ticks_with_space
        self._model = _RowModel(lambda row: row.spoken(texts))
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(look, self))
        self.setMouseTracking(True)
        self.show_mark = True

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the marked one stays marked if its id is still there."""
        if tuple(rows) == self._model.rows:
            return
        marked = self.marked
        at = self.currentIndex().row()
        self._model.set_rows(tuple(rows))
        ids = [row.id for row in rows]
        index = ids.index(marked) if marked in ids else min(max(at, 0), len(rows) - 1)
        if 0 <= index < len(rows):
            self.setCurrentIndex(self._model.index(self._next_real(index)))
        self.measure_again()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def marked(self) -> object | None:
        """The id of the marked row."""
        index = self.currentIndex().row()
        return self._model.rows[index].id if 0 <= index < len(self._model.rows) else None

    def mark(self, rid: object) -> None:
        """Mark the row with this id, if it is shown."""
        for number, row in enumerate(self._model.rows):
            if row.id == rid and not row.heading:
                self.setCurrentIndex(self._model.index(number))

    def step(self, by: int) -> None:
        """Mark the next or previous row, past headings."""
        rows = self._model.rows
        index = self.currentIndex().row() + by
        while 0 <= index < len(rows) and rows[index].heading:
            index += by
        if 0 <= index < len(rows):
            self.setCurrentIndex(self._model.index(index))

    def ring_rect(self) -> QRect:
        """The focus ring goes around the marked row."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        place = self.visualRect(index)
        place.setWidth(
            self.viewport().width()
        )  # the rows' own width comes only with their next layout
        return QRect(self.viewport().mapTo(self, place.topLeft()), place.size())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell(self.opened)
        elif key == Qt.Key.Key_Space:
            self._tell(self.ticked if self._ticks else self.opened)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            last = len(self._model.rows) - 1
            self.setCurrentIndex(
                self._model.index(self._next_real(0 if key == Qt.Key.Key_Home else last))
            )
        else:
            event.ignore()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        point = e.position().toPoint()
        index = self.indexAt(point)
        if e.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self._model.rows[index.row()]
        if row.heading:
            return
        on_tick = row.ticked is not None and self._on_tick(point)
        (self.ticked if on_tick else self.opened).emit(row.id)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved.emit(self._model.rows[current.row()].id)

    @override
    def updateGeometries(self) -> None:
        """The rows have been laid out, later than the list got its size: the ring goes along."""
        super().updateGeometries()
        self.ring_moved.emit()

    @override
    def sizeHint(self) -> QSize:
        high = sum(row_high(self._look, row) for row in self._model.rows)
        return QSize(self._look.px(200), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.sizeHint().height())

    def _on_tick(self, point: QPoint) -> bool:
        return point.x() < self._look.px(OUTSIDE + 20 + 12)

    def _next_real(self, index: int) -> int:
        rows = self._model.rows
        after = (i for i in range(index, len(rows)) if not rows[i].heading)
        before = (i for i in range(index, -1, -1) if not rows[i].heading)
        return next(after, next(before, 0))

    def _tell(self, signal: SignalInstance) -> None:
        if self.marked is not None:
            signal.emit(self.marked)


class _RowModel(SpokenRows[Row]):
    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, owner: RowList) -> None:
        super().__init__(owner)
        self._look = look
        self._owner = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_high(self._look, self._owner.rows[index.row()]))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        owner = self._owner
        row = owner.rows[index.row()]
        current = index.row() == owner.currentIndex().row() and owner.show_mark
        painter.save()
        RowPainter(self._look, painter).paint(option.rect, row, marked=current and not row.heading)
        painter.restore()
