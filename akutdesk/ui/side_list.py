"""The left side: shift and clock, the screens, ÅBNE, Akutkort and whom to call in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
ROW = 40


@dataclass(frozen=True)
class SideRow:
    """One row; `right` is a key hint on a screen and a clock on open work."""

    text: str
    icon: str
    right: str = ""
    is_clock: bool = False


def _tip(words: str) -> str:
    """What somebody is called, as it was typed: a tool tip guesses, and would make tags of it (T14)."""
    return f"<span>{escape(words)}</span>" if {"<", "&"} & {*words} else words


class SideList(QListWidget):
    """A real list: arrows move, Enter or a click opens. Collapsed, it shows icons with tool tips."""

    chosen = Signal(int)
    ring_moved = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.rows: tuple[SideRow, ...] = ()
        self.active = -1
        self.narrow = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SideDelegate(self))
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._clicked)
        self.currentRowChanged.connect(self.ring_moved)

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        """Show these rows; the current row stays where it was."""
        if tuple(rows) == self.rows:
            return
        same_words = [row.text for row in rows] == [row.text for row in self.rows]
        self.rows = tuple(rows)
        if not same_words:
            current = self.currentRow()
            self.clear()
            for row in rows:
                self.addItem(QListWidgetItem(row.text))
            self.setCurrentRow(min(max(current, 0), len(rows) - 1))
        for index, row in enumerate(rows):
            spoken = f"{row.text} {row.right}".strip()
            self.item(index).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.item(index).setToolTip(_tip(row.text) if self.narrow else "")
        self.updateGeometry()
        self.viewport().update()

    def set_active(self, index: int) -> None:
        """Mark the row whose screen is shown; -1 marks none."""
        self.active = index
        if index >= 0 and not self.hasFocus():
            self.setCurrentRow(index)
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Icons only, or icons with words."""
        self.narrow = narrow
        for index, row in enumerate(self.rows):
            self.item(index).setToolTip(_tip(row.text) if narrow else "")
        self.scheduleDelayedItemsLayout()

    def ring_rect(self) -> QRect:
        """The focus ring goes around the current row."""
        if self.currentRow() < 0:
            return self.rect()
        place = self.visualItemRect(self.currentItem())
        return QRect(self.viewport().mapTo(self, place.topLeft()), place.size())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.currentRow() >= 0:
                self.chosen.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    @override
    def updateGeometries(self) -> None:
        """The rows have been laid out, later than the list got its size: the ring goes along."""
        super().updateGeometries()
        if self.active >= 0 and not self.hasFocus():
            self.scrollTo(self.model().index(self.active, 0))
        self.ring_moved.emit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(40), self.look.px(ROW) * len(self.rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(40), min(1, len(self.rows)) * self.look.px(ROW))

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())


class _SideDelegate(QStyledItemDelegate):
    def __init__(self, owner: SideList) -> None:
        super().__init__(owner)
        self._owner = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._owner.look.px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        owner, look = self._owner, self._owner.look
        row = owner.rows[index.row()]
        active = index.row() == owner.active
        area = QRectF(option.rect)
        painter.save()
        brush = Brush(painter, look)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if active or hovered:
            brush.box(area, fill="sel" if active else "surface2")
        colour = "on_sel" if active else "text"
        middle = area.center().y()
        if owner.narrow:
            shade = colour if active else "text2"
            brush.icon(area.center().x() - look.px(10), middle, row.icon, colour=shade)
        else:
            self._paint_words(brush, area, row, active=active)
        painter.restore()

    def _paint_words(self, brush: Brush, area: QRectF, row: SideRow, *, active: bool) -> None:
        px = self._owner.look.px
        colour = "on_sel" if active else "text"
        middle = area.center().y()
        brush.icon(area.left() + px(10), middle, row.icon, colour="on_sel" if active else "text2")
        right = area.right() - px(8)
        if row.right:
            size = 15 if row.is_clock else 13
            ink = Ink(size, 400, colour if row.is_clock or active else "text2")
            right = brush.text_right(QPointF(right, brush.baseline(middle, size)), row.right, ink)
        left = area.left() + px(38)
        weight = 600 if active else 400
        foot = QPointF(left, brush.baseline(middle, 16, weight))
        brush.elided(foot, row.text, Ink(16, weight, colour), room=right - left - px(2))
