"""A suggested answer: visible, dashed, and an answer only when somebody saves (`ux.md` 2.5)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from akutdesk.assets import Texts
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

HIGH = 48


class Suggestion(QPushButton):
    """Name 13 over value 15 in a dashed box, 48 high; pressing it lets one choose otherwise."""

    def __init__(self, look: Look, texts: Texts, name: str, value: str) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._name = name
        self.value = value
        self.accepted = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def set_value(self, value: str, *, accepted: bool = False) -> None:
        """Show another value; an accepted one has a whole outline, as an answer has."""
        self.value = value
        self.accepted = accepted
        spoken = f"{self._name}: {value}"
        suggested = self._texts("skal.forslag", navn=self._name, svar=value)
        self.setText(spoken.replace("&", "&&"))
        self.setAccessibleName(spoken if accepted else suggested)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(186), self._look.px(HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        area = QRectF(self.rect())
        if self.underMouse():
            brush.box(area, fill="surface2")
        if self.accepted:
            brush.box(area, line="border")
        else:
            brush.dashed(area)
        left, room = px(12), self.width() - px(20)
        foot = QPointF(left, brush.baseline(px(15), 13))
        brush.elided(foot, self._name, Ink(13, 400, "text2"), room=room)
        foot = QPointF(left, brush.baseline(px(33), 15))
        brush.elided(foot, self.value, Ink(15, 600 if self.accepted else 400), room=room)
