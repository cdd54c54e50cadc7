"""A card that says one thing to settle or to know, with a button beside it (mock-up 12-net-og-synk)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.fields.button import Button
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import wrapped
from akutdesk.ui.theme import Look

_AIR, _TEXT, _LINE = 18, 48, 24


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a card says. `kind` is warn, err or info; no `button` where there is nothing to do."""

    id: object
    kind: str
    icon: str
    titel: str
    tekst: str
    button: str = ""
    keys: str = ""


class Card(QWidget):
    """Title, one line or more under it, and the button at the right; under the text where there is no room."""

    pressed = Signal(object)
    """The id of what it tells."""

    def __init__(self, look: Look, told: Told) -> None:
        super().__init__()
        self._look = look
        self.told = told
        self.setAccessibleName(f"{told.titel}. {told.tekst}")
        self.button: Button | None = None
        if told.button:
            self.button = Button(look, told.button, keys=told.keys)
            self.button.setParent(self)
            self.button.setAccessibleDescription(f"{told.titel}. {told.tekst}")
            self.button.clicked.connect(lambda: self.pressed.emit(told.id))
        height_by_width(self, down=QSizePolicy.Policy.Minimum)

    @override
    def heightForWidth(self, width: int) -> int:
        px, button = self._look.px, self.button
        high = len(self._titles(width)) + len(self._lines(width))
        text = px(2 * _AIR - 4) + px(_LINE) * high
        if button is None:
            return text
        tall = button.sizeHint().height()
        return text + tall + px(8) if self._under(width) else max(text, tall + px(24))

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.px(440)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(60))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.button is None:
            return
        size, px = self.button.sizeHint(), self._look.px
        if self._under(self.width()):
            self.button.setGeometry(
                px(_TEXT), self.height() - size.height() - px(14), size.width(), size.height()
            )
        else:
            left = self.width() - size.width() - px(16)
            top = (self.height() - size.height()) // 2
            self.button.setGeometry(left, top, size.width(), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px, told = Brush(painter, self._look), self._look.px, self.told
        brush.box(QRectF(self.rect()), fill=f"{told.kind}_bg")
        middle = px(_AIR - 4) + px(_LINE) / 2
        brush.icon(px(18), middle, told.icon, colour=told.kind, stroke=2)
        for line in self._titles(self.width()):
            brush.text(QPointF(px(_TEXT), brush.baseline(middle, 16, 600)), line, Ink(16, 600))
            middle += px(_LINE)
        for line in self._lines(self.width()):
            brush.text(QPointF(px(_TEXT), brush.baseline(middle, 15)), line, Ink(15))
            middle += px(_LINE)

    def _titles(self, width: int) -> list[str]:
        return wrapped(self._look, self.told.titel, Ink(16, 600), room=self._room(width))

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._look, self.told.tekst, Ink(15), room=self._room(width))

    def _room(self, width: int) -> int:
        room = width - self._look.px(_TEXT + 16)
        if self.button is not None and not self._under(width):
            room -= self.button.sizeHint().width() + self._look.px(16)
        return max(1, room)

    def _under(self, width: int) -> bool:
        if self.button is None:
            return False
        beside = width - self._look.px(_TEXT + 32) - self.button.sizeHint().width()
        return beside < self._look.px(240)
