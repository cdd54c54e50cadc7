"""Lines of an icon, a name and a value with a hairline between them (mock-up 12-net-og-synk)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.synk.state import Fact
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_ROW = 48
_LINE = 24
_NAME, _VALUE = 32, 252
_NARROW = 480  # below this the value stands under its name


class FactLines(QLabel):
    """Painted; a screen reader hears one sentence for each line, as of any text."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facts: tuple[Fact, ...] = ()
        height_by_width(self, down=QSizePolicy.Policy.Minimum)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        if self._facts == tuple(facts):
            return
        self._facts = tuple(facts)
        self.setAccessibleName(
            " ".join(f"{one.navn}: {one.tekst.removesuffix('.')}." for one in self._facts)
        )
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        return sum(self._high(one, width) for one in self._facts)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_VALUE + 200), self._look.px(_ROW) * len(self._facts))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_ROW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px, top = Brush(painter, self._look), self._look.px, 0
        under = self._under(self.width())
        for number, one in enumerate(self._facts):
            if number:
                painter.fillRect(0, top, self.width(), 1, self._look.color("hair"))
            middle = top + px(_ROW) / 2
            brush.icon(0, middle, one.icon, colour=one.kind or "text2")
            name = Ink(16, 400, "text2")
            room = self.width() - px(_NAME) if under else px(_VALUE - _NAME - 8)
            foot = brush.baseline(middle, 16)
            brush.elided(QPointF(px(_NAME), foot), one.navn, name, room=room)
            left = px(_NAME if under else _VALUE)
            at = foot + (px(_LINE) if under else 0)
            for line in self._lines(one, self.width()):
                brush.text(QPointF(left, at), line, Ink(16, 400, one.kind or "text"))
                at += px(_LINE)
            top += self._high(one, self.width())

    def _under(self, width: int) -> bool:
        return width < self._look.px(_NARROW)

    def _lines(self, one: Fact, width: int) -> list[str]:
        left = self._look.px(_NAME if self._under(width) else _VALUE)
        return wrapped(self._look, one.tekst, Ink(16), room=max(1, width - left))

    def _high(self, one: Fact, width: int) -> int:
        more = len(self._lines(one, width)) - (0 if self._under(width) else 1)
        return self._look.px(_ROW + _LINE * more)
