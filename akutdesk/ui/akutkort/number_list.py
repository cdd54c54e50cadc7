"""The numbers, large enough to be dialled from across the desk: a real list, each row painted (mock-up 08)."""

from __future__ import annotations

from PySide6.QtCore import (
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from akutdesk.ui.akutkort.state import Nummer
from akutdesk.ui.fields.spoken_rows import SpokenRows
from akutdesk.ui.fields.whole_list import Index, WholeList
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

_OUTSIDE = 16  # how far the ring reaches outside the text
_RING = 4  # the ring itself stands inside that
_NAMES = 196  # from the number's left edge to the name's
_NARROW = 480
_NUMBER = Ink(28, 600)
_NAME = Ink(16, 600)
_SMALL = Ink(14, 400, "text2")
_RUNG = Ink(14, 600, "ok")
ROW, LOW_ROW = 84, 66


class NumberList(WholeList):
    """Arrows move, Enter or a click opens, Space says that it was rung."""

    outdent = _OUTSIDE
    opened = Signal(str)
    """The code of a number."""
    rung = Signal(str)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name)
        self._model = SpokenRows[Nummer](Nummer.spoken)
        self.row_high = ROW
        self.setModel(self._model)
        self.setItemDelegate(_NumberPainter(look, self))
        self.clicked.connect(self._open)

    @property
    def numbers(self) -> tuple[Nummer, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def marked(self) -> str:
        """The code of the marked number; "" if there is none."""
        index = self.currentIndex()
        return self.numbers[index.row()].kode if index.isValid() else ""

    def set_numbers(self, numbers: tuple[Nummer, ...]) -> None:
        """Show these; the one that was marked stays so, else the first."""
        before = self.marked
        self._model.set_rows(numbers)
        codes = [one.kode for one in numbers]
        if numbers:
            row = codes.index(before) if before in codes else 0
            self.setCurrentIndex(self._model.index(row))
        self.measure_again()

    def set_row_high(self, units: int) -> None:
        """Stand closer together, or not."""
        if units != self.row_high:
            self.row_high = units
            self.measure_again()

    def ring_rect(self) -> QRect:
        """The focus ring goes around the marked number."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        place = self.visualRect(index)
        inset = self._look.px(_RING)
        corner = self.viewport().mapTo(self, place.topLeft())
        return QRect(corner, place.size()).adjusted(inset, inset, -inset, -inset)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.rung.emit(self.marked)
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        high = self._look.px(self.row_high) * len(self.numbers)
        return QSize(self._look.px(600), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self.sizeHint().height())

    def _open(self, index: Index) -> None:
        self.opened.emit(self.numbers[index.row()].kode)


class _NumberPainter(QStyledItemDelegate):
    def __init__(self, look: Look, owner: NumberList) -> None:
        super().__init__(owner)
        self._look = look
        self._owner = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._look.px(self._owner.row_high))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        px, brush = self._look.px, Brush(painter, self._look)
        out = px(_OUTSIDE)
        place = option.rect.adjusted(out, 0, -out, 0)
        last = index.row() == len(self._owner.numbers) - 1
        if not last:
            painter.fillRect(
                place.left(), place.bottom(), place.width(), 1, self._look.color("hair")
            )
        self._paint_row(brush, place, self._owner.numbers[index.row()])
        painter.restore()

    def _paint_row(self, brush: Brush, place: QRect, number: Nummer) -> None:
        px = self._look.px
        middle = place.center()
        foot = brush.baseline(middle.y(), _NUMBER.size, _NUMBER.weight)
        brush.text(QPointF(place.left(), foot), number.nummer, _NUMBER)
        left = place.left() + self._names_at(place.width())
        right = float(place.right() + 1)
        name_foot = brush.baseline(middle.y() - px(11), _NAME.size, _NAME.weight)
        brush.elided(QPointF(left, name_foot), number.navn, _NAME, room=right - left)
        at = QPoint(left, round(brush.baseline(middle.y() + px(12), _SMALL.size)))
        beside, ink = (number.ringet, _RUNG) if number.ringet else (number.tjekket, _SMALL)
        if beside and place.width() >= px(_NARROW):
            right = brush.text_right(QPointF(right, at.y()), beside, ink) - px(16)
        words = number.tekst if place.width() >= px(_NARROW) else _joined(number)
        brush.elided(QPointF(at), words, _SMALL, room=right - left)

    def _names_at(self, width: int) -> int:
        px = self._look.px
        return px(_NAMES) if width >= px(_NARROW) else px(176)


def _joined(number: Nummer) -> str:
    return " · ".join(
        part
        for part in (number.ringet, number.tekst, "" if number.ringet else number.tjekket)
        if part
    )
