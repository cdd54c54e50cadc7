"""The items of a handover as a painted list: whom, how important, the words, and the way to where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from akutdesk.ui.fields.row_paint import OUTSIDE, RowTag
from akutdesk.ui.fields.spoken_rows import SpokenRows
from akutdesk.ui.fields.whole_list import Index, WholeList
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, flood, tag_width
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_TOP, _TITLE, _LINE, _FOOT = 15, 25, 24, 16
"""Units: above the title, its line, a line of words, and under the last one (mock-up 10)."""
_CLOSE = 8
"""Above and below where there are no hairlines."""
_WORDS, _SMALL = Ink(16), Ink(14, 400, "text2")


@dataclass(frozen=True, kw_only=True)
class PointRow:
    """One item. `link` is what the way to its source is called; one that is left out stands on one line."""

    id: object
    title: str
    text: str
    tag: RowTag | None = None
    link: str = ""
    left_out: str = ""
    """The word for that it is left out; "" while it is told."""

    @property
    def spoken(self) -> str:
        """The item as a screen reader says it."""
        parts = (self.title, self.tag.text if self.tag else "", self.text, self.left_out, self.link)
        return ", ".join(part for part in parts if part)


class PointList(WholeList):
    """Arrows move, Enter opens. `airy` has hairlines between the items and its mark reaches outside the text."""

    outdent = OUTSIDE
    opened = Signal(object)
    """The id of an item: Enter."""
    followed = Signal(object)
    """Its link was clicked."""
    read = Signal()
    """Space."""
    moved = Signal(object)

    def __init__(self, look: Look, *, name: str, airy: bool = True) -> None:
        super().__init__(look, name=name)
        self.airy = airy
        self._model = SpokenRows[PointRow](lambda row: row.spoken)
        self.setModel(self._model)
        self.setItemDelegate(_PointDelegate(look, self))
        height_by_width(self, across=QSizePolicy.Policy.Expanding)

    @property
    def rows(self) -> tuple[PointRow, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def marked(self) -> object | None:
        """The id of the marked item."""
        index = self.currentIndex().row()
        return self.rows[index].id if 0 <= index < len(self.rows) else None

    @property
    def shows_mark(self) -> bool:
        """Only the list in use shows its mark."""
        return self.hasFocus()

    def set_rows(self, rows: Sequence[PointRow]) -> None:
        """Show these; the marked one stays marked if it is still there."""
        if tuple(rows) == self.rows:
            return
        marked, at = self.marked, self.currentIndex().row()
        self._model.set_rows(tuple(rows))
        ids = [row.id for row in rows]
        place = ids.index(marked) if marked in ids else min(max(at, 0), len(rows) - 1)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))
        self.measure_again()

    def mark(self, rid: object) -> None:
        """Mark the item with this id, if it is shown."""
        for place, row in enumerate(self.rows):
            if row.id == rid:
                self.setCurrentIndex(self._model.index(place))

    def ring_rect(self) -> QRect:
        """The focus ring goes around the marked item."""
        index = self.currentIndex()
        return self.visualRect(index) if index.isValid() else self.rect()

    def high(self, row: PointRow, width: int) -> int:
        """How high an item is in a list of this width, in pixels."""
        px = self._look.px
        if row.left_out:
            return px(44)
        lines = len(self.lines(row, width))
        title = px(_TITLE) if row.title or row.tag else 0
        around = _TOP + _FOOT if self.airy else 2 * _CLOSE
        return title + lines * px(_LINE) + px(around)

    def lines(self, row: PointRow, width: int) -> list[str]:
        """The words broken for a list of this width."""
        room = max(1, width - 2 * self._look.px(OUTSIDE))
        return wrapped(self._look, row.text, _WORDS, room=room) if row.text else []

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        # The layout asks for the width inside; the list reaches outside on both sides.
        return sum(self.high(row, width + 2 * self._look.px(OUTSIDE)) for row in self.rows)

    @override
    def sizeHint(self) -> QSize:
        inside = max(self.width() - 2 * self._look.px(OUTSIDE), self._look.px(200))
        return QSize(self._look.px(200), self.heightForWidth(inside))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(24))

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()  # only the rows: the page is being laid out just now

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.ring_moved.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), len(self.rows)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.marked is not None:
            self.opened.emit(self.marked)
        elif key == Qt.Key.Key_Space:
            self.read.emit()
        elif step or Qt.Key(key) in ends:
            at = ends.get(Qt.Key(key), self.currentIndex().row() + step)
            if 0 <= at < count:
                self.setCurrentIndex(self._model.index(at))
        else:
            event.ignore()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        index = self.indexAt(e.position().toPoint())
        if e.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self.rows[index.row()]
        if row.link and self._on_link(e.position().toPoint(), index, row):
            self.followed.emit(row.id)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved.emit(self.rows[current.row()].id)

    def _on_link(self, point: QPoint, index: Index, row: PointRow) -> bool:
        px, place = self._look.px, self.visualRect(index)
        left = place.right() - px(OUTSIDE) - round(self._look.width(row.link, 14)) - px(4)
        return point.x() >= left and point.y() <= place.top() + px(_TOP + _TITLE)


class _PointDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, owner: PointList) -> None:
        super().__init__(owner)
        self._look = look
        self._owner = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._owner.rows[index.row()]
        return QSize(0, self._owner.high(row, self._owner.viewport().width()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        owner, place = self._owner, QRect(option.rect)
        row = owner.rows[index.row()]
        marked = index.row() == owner.currentIndex().row() and owner.shows_mark
        painter.save()
        brush = Brush(painter, self._look)
        if marked:
            brush.box(QRectF(place), fill="sel")
        elif owner.airy and index.row() < len(owner.rows) - 1:
            self._paint_hair(painter, place)
        if row.left_out:
            self._paint_left_out(brush, place, row)
        else:
            self._paint_told(brush, place, row, marked=marked)
        painter.restore()

    def _paint_hair(self, painter: QPainter, place: QRect) -> None:
        out = self._look.px(OUTSIDE)
        line = QRect(place.left() + out, place.bottom(), place.width() - 2 * out, 1)
        flood(painter, line, self._look.color("hair"))

    def _paint_left_out(self, brush: Brush, place: QRect, row: PointRow) -> None:
        px, middle = self._look.px, place.top() + place.height() / 2
        left, right = place.left() + px(OUTSIDE), place.right() + 1 - px(OUTSIDE)
        right = brush.text_right(
            QPointF(right, brush.baseline(middle, 14)), row.left_out, _SMALL
        ) - px(12)
        words = f"{row.title}: {row.text}" if row.title else row.text
        fitted = self._look.metrics(16, 400).elidedText(
            words, Qt.TextElideMode.ElideRight, right - left
        )
        foot = QPointF(left, brush.baseline(middle, 16))
        brush.text(foot, fitted, Ink(16, 400, "text2"), struck=True)

    def _paint_told(self, brush: Brush, place: QRect, row: PointRow, *, marked: bool) -> None:
        px, colour = self._look.px, "on_sel" if marked else "text"
        left = place.left() + px(OUTSIDE)
        y = float(place.top() + px(_TOP if self._owner.airy else _CLOSE))
        if row.title or row.tag:
            self._paint_title(brush, place, row, y + px(_TITLE) / 2 - px(1))
            y += px(_TITLE)
        for line in self._owner.lines(row, place.width()):
            foot = brush.baseline(y + px(_LINE) / 2, 16)
            brush.text(QPointF(left, foot), line, Ink(16, 400, colour))
            y += px(_LINE)

    def _paint_title(self, brush: Brush, place: QRect, row: PointRow, middle: float) -> None:
        px = self._look.px
        left, right = float(place.left() + px(OUTSIDE)), float(place.right() + 1 - px(OUTSIDE))
        if row.link:
            right = self._paint_link(brush, QPointF(right, middle), row.link) - px(12)
        room = right - left
        if row.tag:
            room -= tag_width(self._look, row.tag.text, icon=row.tag.icon) + px(12)
        foot = QPointF(left, brush.baseline(middle, 16, 600))
        end = brush.elided(foot, row.title, Ink(16, 600), room=room) if row.title else left - px(12)
        if row.tag:
            brush.tag(end + px(12), middle, row.tag.text, kind=row.tag.kind, icon=row.tag.icon)

    def _paint_link(self, brush: Brush, at: QPointF, words: str) -> float:
        """Ends at `at`; gives where it begins."""
        foot = brush.baseline(at.y(), 14)
        left = brush.text_right(QPointF(at.x(), foot), words, Ink(14, 400, "link"))
        under = QRectF(left, foot + self._look.px(3), at.x() - left, 1)
        flood(brush.painter, under, self._look.color("link"))
        return left
