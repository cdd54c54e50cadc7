"""Text that does not change by typing: paragraphs with a line height, and headings on one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, key_width
from akutdesk.ui.theme import Look

LINE = {13: 20, 14: 20, 15: 22, 16: 24, 18: 27, 20: 28, 22: 30, 24: 36, 28: 36, 32: 44}
"""Line height in units for each size (`mockups/README.md` 2)."""


_SHORTEST = 150  # the longest title of a screen at 18; a longer heading gives way
_WRONG = "err"
_SIGN = 26  # the sign before words about an error, as at a field
_TITLE = 22  # from this size on a heading is a title, and its note 15 high


def wrapped(look: Look, text: str, ink: Ink, *, room: float) -> list[str]:
    """The lines of a text broken between words to fit `room` pixels; a longer word is broken."""
    return [
        line
        for paragraph in text.split("\n")
        for line in _wrapped_line(look, paragraph, ink, room=room)
    ]


def _wrapped_line(look: Look, text: str, ink: Ink, *, room: float) -> list[str]:
    if look.width(text, ink.size, ink.weight) <= room:
        return [text]
    layout = QTextLayout(text, look.font(ink.size, ink.weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, room))
        lines.append(qt_part(text, line.textStart(), line.textLength()).rstrip(" "))
    layout.endLayout()
    return lines


def qt_part(text: str, start: int, length: int) -> str:
    """A part of a text by Qt's counting, which takes an emoji as two."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start : start + length]
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le")


class Text(QLabel):
    """A paragraph. It wraps; its lines stand as far apart as `ux.md` 4.2 says.

    Words in the colour of errors have the sign before them: colour alone says nothing (`ux.md` A20).
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        size: int = 16,
        weight: int = 400,
        colour: str = "text",
    ) -> None:
        super().__init__(text)
        self._look = look
        self._ink = Ink(size, weight, colour)
        self.align_right = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        height_by_width(self, down=QSizePolicy.Policy.Minimum)

    def set_ink(self, *, weight: int | None = None, colour: str | None = None) -> None:
        """Change weight or colour."""
        ink = self._ink
        self._ink = Ink(ink.size, weight or ink.weight, colour or ink.colour)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        lines = wrapped(self._look, self.text(), self._ink, room=width + 1 - self._inset)
        return len(lines) * self._look.px(LINE[self._ink.size])

    @override
    def sizeHint(self) -> QSize:
        ink = self._ink
        lines = self.text().split("\n")
        wide = max(self._look.width(line, ink.size, ink.weight) for line in lines)
        return QSize(round(wide) + 1 + self._inset, len(lines) * self._look.px(LINE[ink.size]))

    @override
    def minimumSizeHint(self) -> QSize:
        ink = self._ink
        words = self.text().split() or [""]
        wide = max(self._look.width(word, ink.size, ink.weight) for word in words)
        return QSize(round(wide) + 1 + self._inset, self._look.px(LINE[ink.size]))

    @property
    def _inset(self) -> int:
        return self._look.px(_SIGN) if self._ink.colour == _WRONG and self.text() else 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        ink = self._ink
        high = self._look.px(LINE[ink.size])
        middle, left = high / 2, self._inset
        if left:
            brush.icon(0, middle, "alert-triangle", colour=_WRONG, size=18)
        for line in wrapped(self._look, self.text(), ink, room=self.width() + 1 - left):
            foot = brush.baseline(middle, ink.size, ink.weight)
            if self.align_right:
                brush.text_right(QPointF(self.width(), foot), line, ink)
            else:
                brush.text(QPointF(left, foot), line, ink)
            middle += high


class Heading(QLabel):
    """A heading with a note in small print behind it, on one baseline."""

    def __init__(
        self, look: Look, text: str, note: str = "", *, size: int = 16, keys: str = ""
    ) -> None:
        super().__init__(text)
        self._look = look
        self._size = size
        self._note = note
        self._keys = keys
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(f"{text}, {note}" if note else text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_size(self, size: int) -> None:
        """Stand in another size."""
        self._size = size
        self.updateGeometry()
        self.update()

    def set_words(self, text: str, note: str = "") -> None:
        """Say something else."""
        self._note = note
        self.setText(text)
        self.setAccessibleName(f"{text}, {note}" if note else text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.width(self.text(), self._size, 600)
        if self._note:
            wide += self._gap() + self._look.width(self._note, _note_size(self._size))
        return QSize(round(wide) + 1, self._look.px(LINE[self._size]))

    @override
    def minimumSizeHint(self) -> QSize:
        wide = min(self._look.width(self.text(), self._size, 600), self._look.px(_SHORTEST))
        return QSize(round(wide) + 1, self._look.px(LINE[self._size]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        foot = brush.baseline(self.height() / 2, self._size, 600)
        room = float(self.width())
        if self._keys:
            room -= key_width(self._look, self._keys)
            brush.key(room, self.height() / 2, self._keys)
        end = brush.elided(QPointF(0, foot), self.text(), Ink(self._size, 600), room=room)
        if self._note:
            at = QPointF(end + self._gap(), foot)
            ink = Ink(_note_size(self._size), 400, "text2")
            brush.elided(at, self._note, ink, room=room - at.x())

    def _gap(self) -> int:
        return self._look.px(10 if self._size < _TITLE else 16)


def _note_size(size: int) -> int:
    return 14 if size < _TITLE else 15


class Facts(QWidget):
    """Lines of a name and a value, names in one column (mockups/06-borger)."""

    def __init__(
        self, look: Look, pairs: Sequence[tuple[str, str]], *, label_width: float = 176
    ) -> None:
        super().__init__()
        self._look = look
        self._label_width = label_width
        self._pairs = tuple(pairs)
        height_by_width(self, down=QSizePolicy.Policy.Minimum)
        self.set_pairs(pairs)

    def answers_left(self) -> int:
        """Where the values begin, in pixels from the left edge."""
        return self._look.px(self._label_width)

    def set_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other lines."""
        self._pairs = tuple(pairs)
        self.setAccessibleName(". ".join(f"{name}: {value}" for name, value in pairs))
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        return sum(self._high(lines) for _, lines in self._laid_out(width))

    @override
    def sizeHint(self) -> QSize:
        wide = max((self._look.width(value, 16) for _, value in self._pairs), default=0)
        left = self._look.px(self._label_width)
        return QSize(round(wide) + left + 1, self._look.px(32) * len(self._pairs))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(self._label_width + 80), self._look.px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        left = self._look.px(self._label_width)
        top = 0
        for name, lines in self._laid_out(self.width()):
            foot = brush.baseline(top + self._look.px(16), 16)
            room = left - self._look.px(8)
            brush.elided(QPointF(0, foot), name, Ink(15, 400, "text2"), room=room)
            for number, line in enumerate(lines):
                brush.text(QPointF(left, foot + number * self._look.px(24)), line, Ink(16))
            top += self._high(lines)

    def _high(self, lines: list[str]) -> int:
        return self._look.px(8) + len(lines) * self._look.px(24)

    def _laid_out(self, width: int) -> list[tuple[str, list[str]]]:
        room = max(1, width - self._look.px(self._label_width))
        return [
            (name, wrapped(self._look, value, Ink(16), room=room + 1))
            for name, value in self._pairs
        ]
