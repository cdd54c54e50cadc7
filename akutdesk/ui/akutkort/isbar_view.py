"""What to say when one rings somebody who shall take over: five letters, read from the top (mock-up 08)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from akutdesk.ui.akutkort.state import Sagt
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import LINE, wrapped
from akutdesk.ui.theme import Look

_LETTER = Ink(28, 600, "text2")
_HEAD = Ink(14, 600, "text2")
_SAID = Ink(18)
_LEFT = 52
_APART = 18  # between two letters
_GAP_WIDE = 162
_LEAST_GAP = 80


class IsbarView(QLabel):
    """One tab stop; a screen reader says the lines from the top. A gap is a line to speak into."""

    def __init__(self, look: Look, *, name: str, gap: str) -> None:
        """`gap`: what is said in place of a line that is left open."""
        super().__init__()
        self._look = look
        self._gap = gap
        self._lines: tuple[Sagt, ...] = ()
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        height_by_width(self)
        look.changed.connect(self.updateGeometry)

    @property
    def lines(self) -> tuple[Sagt, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: tuple[Sagt, ...]) -> None:
        """Show these."""
        self._lines = lines
        spoken = "\n".join(self._spoken(line) for line in lines)
        self.setText(spoken)
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def ring_rect(self) -> QRect:
        """A little outside the letters."""
        air = self._look.px(8)
        return self.rect().adjusted(-air, -air, air, air)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return sum(self._high(line, arg__1) for line in self._lines) - self._look.px(_APART)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(480))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(60))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        top = 0.0
        for line in self._lines:
            middle = top + px(10)
            head = QPointF(px(_LEFT), brush.baseline(middle, _HEAD.size, _HEAD.weight))
            brush.text(head, line.overskrift, _HEAD)
            first = top + px(20) + px(LINE[18]) / 2
            letter = QPointF(0, brush.baseline(first - px(4), _LETTER.size, _LETTER.weight))
            brush.text(letter, line.bogstav, _LETTER)
            self._paint_said(brush, line, first)
            top += self._high(line, self.width())

    def _spoken(self, line: Sagt) -> str:
        said = " ".join(part for part in (line.tekst or self._gap, line.efter) if part)
        return f"{line.overskrift}: {said}"

    def _paint_said(self, brush: Brush, line: Sagt, middle: float) -> None:
        px = self._look.px
        if not line.tekst:
            self._paint_gap(brush, line, middle)
            return
        for part in self._words(line, self.width()):
            foot = brush.baseline(middle, _SAID.size)
            brush.text(QPointF(px(_LEFT), foot), part, _SAID)
            middle += px(LINE[18])

    def _paint_gap(self, brush: Brush, line: Sagt, middle: float) -> None:
        px = self._look.px
        foot = brush.baseline(middle, _SAID.size)
        after = self._look.width(line.efter, _SAID.size) + px(10) if line.efter else 0
        room = self.width() - px(_LEFT) - after
        wide = max(px(_LEAST_GAP), min(px(_GAP_WIDE) if line.efter else room, room))
        under = round(foot + px(4))
        brush.painter.fillRect(px(_LEFT), under, round(wide), 1, self._look.color("border"))
        if line.efter:
            brush.text(QPointF(px(_LEFT) + wide + px(10), foot), line.efter, _SAID)

    def _words(self, line: Sagt, width: int) -> list[str]:
        return wrapped(self._look, line.tekst, _SAID, room=width - self._look.px(_LEFT))

    def _high(self, line: Sagt, width: int) -> int:
        px = self._look.px
        count = len(self._words(line, width)) if line.tekst else 1
        return px(20) + count * px(LINE[18]) + px(_APART)
