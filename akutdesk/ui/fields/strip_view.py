"""A message line in the window: what happened, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from akutdesk.ui import keys
from akutdesk.ui.fields.button import Button
from akutdesk.ui.head import Strip
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_ICONS = {"ok": "check", "info": "info-circle", "warn": "lock", "err": "alert-triangle"}
_HIGH, _LOW_HIGH = 52, 42
_LOW = 480
"""In a window lower than this, as at 200 % on a small screen, two lines under each other must leave the page its room."""
_LINE = 24


class StripView(QFrame):
    """52 high with one line, 42 in a low window; icon at 16, text at 48, buttons 8 from the right edge."""

    def __init__(self, look: Look, strip: Strip) -> None:
        super().__init__()
        self._look = look
        self.strip = strip
        self._buttons: list[Button] = []
        for wanted in strip.buttons:
            hint = keys.hint(wanted.action) if wanted.action else ""
            button = Button(look, wanted.text, size="tight", keys=hint)
            button.setParent(self)
            button.clicked.connect(wanted.do)
            self._buttons.append(button)
        height_by_width(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{strip.text} {strip.more}".strip())

    @override
    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        under = self._look.px(40 if self._is_low else 44) if self._under(width) else 0
        return self._look.px(self._line_high + _LINE * (lines - 1)) + under

    @property
    def _is_low(self) -> bool:
        return self.window().height() < self._look.px(_LOW)

    @property
    def _line_high(self) -> int:
        return _LOW_HIGH if self._is_low else _HIGH

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self.heightForWidth(max(self.width(), self._look.px(400))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_LOW_HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._look.px
        under = self._under(self.width())
        right = self.width() - px(8)
        foot = px(40 if self._is_low else 44)
        top = self.height() - foot if under else (self.height() - px(36)) // 2
        left = right - self._buttons_wide()
        if under:
            left = px(48)
        for button in self._buttons:
            size = button.sizeHint()
            button.setGeometry(left, top, size.width(), size.height())
            left += size.width() + px(8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        kind = self.strip.kind
        brush.box(QRectF(self.rect()), fill=f"{kind}_bg")
        middle = px(self._line_high) / 2
        brush.icon(px(16), middle, self.strip.icon or _ICONS[kind], colour=kind, stroke=2)
        for line in self._lines(self.width()):
            brush.text(QPointF(px(48), brush.baseline(middle, 16)), line, Ink(16))
            middle += px(_LINE)

    def _lines(self, width: int) -> list[str]:
        beside = not self._under(width)
        room = self._beside(width) if beside else width - self._look.px(64)
        both = [self.strip.text, self.strip.more] if self.strip.more else [self.strip.text]
        return [part for text in both for part in wrapped(self._look, text, Ink(16), room=room)]

    def _buttons_wide(self) -> int:
        gaps = self._look.px(8) * max(0, len(self._buttons) - 1)
        return sum(button.sizeHint().width() for button in self._buttons) + gaps

    def _under(self, width: int) -> bool:
        """Whether the buttons stand under the text, for want of room beside it."""
        if not self._buttons:
            return False
        least = min(self._look.width(self.strip.text, 16), self._look.px(220))
        return self._beside(width) < least

    def _beside(self, width: int) -> int:
        """The room for text beside the buttons."""
        return width - self._look.px(48 + 8 + 8) - self._buttons_wide()
