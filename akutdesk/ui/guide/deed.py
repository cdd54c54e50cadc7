"""Stop og handl: what to do now, in one strip right where the answer was given (mock-up 04-trin2)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from akutdesk.ui import keys
from akutdesk.ui.fields.between_button import BetweenButton
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_HEAD, _LINE = Ink(16, 600), Ink(15)
_TEXT_LEFT = 48
_EDGE = 16
_PITCH = 24
_AROUND = 13  # above the first line and under the last
_LEAST = 52


class DeedStrip(QFrame):
    """The deed in semi-bold, what follows under it, and the way to the Akutkort at the right.

    `calm`: a reminder that stands there always, not the answer to something that was said.
    """

    call_asked = Signal()

    def __init__(
        self, look: Look, button: str, *, calm: bool = False, hint: str | None = None
    ) -> None:
        """`button`: the words of the button that leads on, to F12 unless `hint` names another key."""
        super().__init__()
        self._look = look
        self._fill, self._icon = ("surface2", "hand-stop") if calm else ("warn_bg", "phone-call")
        self._head = ""
        self._more: tuple[str, ...] = ()
        self.button = BetweenButton(
            look, button, keys=keys.hint("akutkort") if hint is None else hint
        )
        self.button.setParent(self)
        self.button.clicked.connect(self.call_asked)
        height_by_width(self)

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join((self._head, *self._more))

    def say(self, head: str, more: tuple[str, ...] = ()) -> None:
        """What to do, and what comes after."""
        self._head, self._more = head, more
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        px = self._look.px
        lines = len(self._lines(width)) * px(_PITCH) + px(2 * _AROUND)
        under = px(36 + _AROUND) if self._under(width) else 0
        return max(px(_LEAST), lines) + under

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(400))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_LEAST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, size = self._look.px, self.button.sizeHint()
        left, top = self.width() - px(_EDGE) - size.width(), (self.height() - size.height()) // 2
        if self._under(self.width()):
            left, top = px(_TEXT_LEFT), self.height() - px(_AROUND) - size.height()
        self.button.setGeometry(left, top, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        brush.box(QRectF(self.rect()), fill=self._fill)
        lines = self._lines(self.width())
        middle = px(_AROUND + _PITCH / 2)
        if not self._under(self.width()):
            middle += (self.height() - px(2 * _AROUND) - len(lines) * px(_PITCH)) / 2
        brush.icon(px(_EDGE), middle, self._icon, colour="warn", stroke=2)
        for text, ink in lines:
            foot = brush.baseline(middle, ink.size, ink.weight)
            brush.text(QPointF(px(_TEXT_LEFT), foot), text, ink)
            middle += px(_PITCH)

    def _lines(self, width: int) -> list[tuple[str, Ink]]:
        px = self._look.px
        room = width - px(_TEXT_LEFT + _EDGE)
        if not self._under(width):
            room -= self.button.sizeHint().width() + px(_EDGE)
        inks = ((self._head, _HEAD), *((line, _LINE) for line in self._more))
        return [
            (part, ink) for text, ink in inks for part in wrapped(self._look, text, ink, room=room)
        ]

    def _under(self, width: int) -> bool:
        """Whether the button stands under the words, for want of room beside them."""
        px = self._look.px
        beside = width - px(_TEXT_LEFT + 2 * _EDGE) - self.button.sizeHint().width()
        return beside < px(220)
