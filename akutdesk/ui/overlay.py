"""Panels over the window: a veil, a panel, the focus kept inside. Never a second event loop."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.focus import move_focus, tab_stops
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush
from akutdesk.ui.screen import APPEARANCE, Screen
from akutdesk.ui.theme import Look

_TOP = 96
_EDGE = 16  # a panel never comes nearer to the window's edge


class Overlay(Screen):
    """A panel. `place` is "top" (the palette, 96 from the top) or "center".

    `width` and `height` are in units; without a height the panel is as high as its content. Esc
    closes it; the telephone, Akutkort, help and the lock go through to the window.
    """

    PASSES: ClassVar[frozenset[str] | None] = APPEARANCE | {"opkald", "akutkort", "laas", "hjaelp"}

    closed = Signal()

    def __init__(
        self, look: Look, *, width: float = 680, height: float = 0, place: str = "center"
    ) -> None:
        super().__init__(look)
        self._wide = width
        self._high = height
        self._place = place
        self.on("luk", self.close_overlay)

    def close_overlay(self) -> None:
        """Go away; the focus returns to where it was."""
        self.closed.emit()

    def placed_in(self, area: QRect) -> QRect:
        """Where the panel stands in a window of this size."""
        px, edge = self.look.px, self.look.px(_EDGE)
        wide = min(px(self._wide), area.width() - 2 * edge)
        natural = (
            self.heightForWidth(wide) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        high = min(px(self._high) if self._high else natural, area.height() - 2 * edge)
        left = area.left() + (area.width() - wide) // 2
        top = px(_TOP) if self._place == "top" else (area.height() - high) // 2
        top = max(edge, min(top, area.height() - high - edge))
        return QRect(left, top, wide, high)

    def refit(self) -> None:
        """The content has another height now; stand anew."""
        veil = self.parentWidget()
        if isinstance(veil, Veil):
            veil.fit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own names
        return move_focus(tab_stops(self), forward=next)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = "hair" if self.look.palette == "dag" else "border"
        Brush(painter, self.look).box(QRectF(self.rect()), radius=10, fill="surface", line=line)


class Veil(QWidget):
    """Dims the window behind a panel and keeps the mouse from it."""

    def __init__(
        self, look: Look, window: QWidget, overlay: Overlay, opener: QWidget | None
    ) -> None:
        super().__init__(window)
        self._look = look
        self._dims = True
        self.overlay = overlay
        self.opener = opener
        overlay.setParent(self)
        self.resize(window.size())
        overlay.show()
        look.changed.connect(self.fit)

    def dim(self, *, dims: bool) -> None:
        """Whether this one dims; of panels over each other only the front one's does, so that nothing goes black."""
        self._dims = dims
        self.update()

    def fit(self) -> None:
        """Place the panel in the window as it is now."""
        self.overlay.setGeometry(self.overlay.placed_in(self.rect()))
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._dims:
            painter.fillRect(event.rect(), self._look.color("veil"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for reach, alpha in ((1, 30), (4, 18), (8, 12), (14, 8)):
            painter.setBrush(QColor(0, 0, 0, alpha))
            near = QRectF(self.overlay.geometry()).adjusted(-reach, 2 - reach, reach, 4 + reach)
            painter.drawRoundedRect(near, 10 + reach, 10 + reach)
