"""The mark at a field that two have set apart: what else it was set to, and the way to both (ux.md 2.15, 3.2)."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from akutdesk.ui.fields.button import Link
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_INK = Ink(15, 400, "warn")
_LINE, _TEXT = 28, 26


@runtime_checkable
class Indented(Protocol):
    """A field whose answers do not begin at its left edge."""

    def answers_left(self) -> int:
        """Where they begin, in pixels."""
        ...


class FieldMark(QWidget):
    """Under the field, where its answers begin. It takes no focus by itself; Tab reaches its link after the field."""

    asked = Signal()
    """Show both."""

    def __init__(self, look: Look, words: str, see: str) -> None:
        super().__init__()
        self._look = look
        self._field: QWidget | None = None
        self.words = words
        self.link = Link(look, see)
        self.link.setParent(self)
        self.link.setAccessibleDescription(words)
        self.link.clicked.connect(self.asked)
        self.setAccessibleName(words)
        height_by_width(self, down=QSizePolicy.Policy.Minimum)
        look.changed.connect(self._place)

    def stand_under(self, field: QWidget) -> bool:
        """Stand right under the field; False where it stands in no row of fields."""
        row = _row_of(field)
        if row is None:
            return False
        self._field = field
        row.insertWidget(row.indexOf(field) + 1, self)
        self.show()
        return True

    def leave(self) -> None:
        """Both have been chosen between."""
        self.hide()
        row = _row_of(self)
        if row is not None:
            row.removeWidget(self)
        self.deleteLater()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        lines = self._lines(arg__1)
        return self._look.px(_LINE) * (len(lines) + (0 if self._beside(lines, arg__1) else 1))

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(400))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(_LINE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        middle, left = px(_LINE) / 2, self._left()
        brush.icon(left, middle, "files", colour="warn", size=18)
        for line in self._lines(self.width()):
            brush.text(QPointF(left + px(_TEXT), brush.baseline(middle, _INK.size)), line, _INK)
            middle += px(_LINE)

    def _place(self) -> None:
        """The link behind the last word, under it where there is no room."""
        px, size, lines = self._look.px, self.link.sizeHint(), self._lines(self.width())
        left, top = self._left() + px(_TEXT), px(_LINE) * len(lines)
        if self._beside(lines, self.width()):
            left += round(self._look.width(lines[-1], _INK.size)) + px(12)
            top -= px(_LINE)
        self.link.setGeometry(left, top, size.width(), size.height())
        self.update()

    def _beside(self, lines: list[str], width: int) -> bool:
        taken = self._look.width(lines[-1], _INK.size) + self._look.px(12)
        return taken + self.link.sizeHint().width() <= self._room(width)

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._look, self.words, _INK, room=self._room(width))

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - self._look.px(_TEXT))

    def _left(self) -> int:
        return self._field.answers_left() if isinstance(self._field, Indented) else 0


def _row_of(field: QWidget) -> QBoxLayout | None:
    """The column that a field stands in."""
    parent = field.parentWidget()
    layout = None if parent is None else parent.layout()
    return None if layout is None else _holding(layout, field)


def _holding(layout: QLayout, field: QWidget) -> QBoxLayout | None:
    if layout.indexOf(field) >= 0:
        return layout if isinstance(layout, QBoxLayout) else None
    items = (layout.itemAt(at) for at in range(layout.count()))
    inner = (item.layout() for item in items if item is not None)
    found = (_holding(one, field) for one in inner if isinstance(one, QLayout))
    return next((one for one in found if one is not None), None)
