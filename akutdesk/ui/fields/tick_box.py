"""A tick box with words, for one thing that is or is not so."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, key_width
from akutdesk.ui.theme import Look

BOX = 20
_TEXT = 30


class TickBox(QCheckBox):
    """Box 20, text 16; `keys` shows the key that toggles it."""

    def __init__(self, look: Look, text: str, *, keys: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self._words = text
        self._keys = keys
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        wide = look.px(_TEXT) + look.width(self._words, 16)
        wide += look.px(10) + key_width(look, self._keys) if self._keys else 0
        return QSize(round(wide) + 1, look.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring_rect(self) -> QRect:
        """Around box and words, a little closer than the 36 high area that takes the click."""
        return self.rect().adjusted(0, self._look.px(4), self._look.px(4), -self._look.px(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        middle = self.height() / 2
        side = px(BOX)
        box = QRectF(0, round(middle - side / 2), side, side)
        paint_tick(brush, box, ticked=self.isChecked())
        foot = QPointF(px(_TEXT), brush.baseline(middle, 16))
        end = brush.text(foot, self._words, Ink(16))
        if self._keys:
            brush.key(end + px(10), middle, self._keys)


def paint_tick(brush: Brush, box: QRectF, *, ticked: bool, line: str = "border") -> None:
    """A square box, empty or with its check; in a marked row the outline is `on_sel`."""
    if not ticked:
        brush.box(box, radius=4, fill="surface", line=line)
        return
    brush.box(box, radius=4, fill="primary")
    left = box.center().x() - brush.look.px(16) / 2
    brush.icon(left, box.center().y(), "check", colour="on_primary", size=16, stroke=3)
