"""A page of paper on the screen: fitted in height, dark at night, with the part in work outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from akutdesk.ui.override import override

if TYPE_CHECKING:
    from akutdesk.reports.dokument import Omraade
    from akutdesk.ui.theme import Look
    from akutdesk.ui.udskriv.raster import Raster

A4_WIDE, A4_HIGH = 595.28, 841.89  # points
_OUTLINE = (-10, -6, 10, 6)
"""Points from the edges of the text to its outline: left, top, right, bottom."""
_NUMERALS = 80
"""A section that begins left of this many points has a numeral, which is its own air."""


class PaperView(QLabel):
    """Shows one page; `turned` asks for another (Page Up, Page Down), `resized` for other pixels.

    A screen reader is told which page it is by name, and what stands on it as the description:
    the picture's twin in words. A label, because a bare widget has no role to be told by (A33).
    """

    turned = Signal(int)
    resized = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self._raster: Raster | None = None
        self._outline: tuple[Omraade, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self._recolour)

    @property
    def wanted_high(self) -> int:
        """How many real pixels high the page is drawn."""
        return max(1, round(self._sheet().height() * self.devicePixelRatioF()))

    @property
    def shown_side(self) -> int:
        """The page that is shown, from 1; 0 before the first."""
        return self._raster.side if self._raster else 0

    def show_page(self, raster: Raster, *, outline: tuple[Omraade, ...] = ()) -> None:
        """Show a page, and frame the areas of it that are being written."""
        self._raster = raster
        self._outline = outline
        self._recolour()

    def set_outline(self, outline: tuple[Omraade, ...]) -> None:
        """Frame other areas of the same document."""
        self._outline = outline
        self.update()

    def describe(self, name: str, words: str) -> None:
        """The page's name and its words, for a screen reader."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)

    @override
    def sizeHint(self) -> QSize:
        """Small: the page takes what room there is, and never makes its pane scroll."""
        return QSize(self._look.px(198), self._look.px(280))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def ring_rect(self) -> QRect:
        """The focus ring goes around the page."""
        return self._sheet().toRect()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = self._sheet()
        painter.fillRect(sheet, self._look.color(self._paper))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, self._image)
        edge = self._look.color("hair" if self._look.palette == "dag" else "border")
        painter.setPen(QPen(edge, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounding = self._look.px(2)
        painter.drawRoundedRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5), rounding, rounding)
        self._paint_outline(painter, sheet)

    def _paint_outline(self, painter: QPainter, sheet: QRectF) -> None:
        if self._raster is None:
            return
        scale = sheet.height() / self._raster.points
        painter.setPen(QPen(self._look.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area in self._outline:
            if area.side == self._raster.side:
                rect = QRectF(QPointF(area.x0, area.y0), QPointF(area.x1, area.y1))
                left, top, right, bottom = _OUTLINE
                rect.adjust(left, top / 3 if area.x0 < _NUMERALS else top, right, bottom)
                place = QRectF(
                    sheet.left() + rect.left() * scale,
                    sheet.top() + rect.top() * scale,
                    rect.width() * scale,
                    rect.height() * scale,
                )
                painter.drawRoundedRect(place, 5, 5)

    def _sheet(self) -> QRectF:
        """The page inside the widget: as high as there is room, centred, on whole pixels."""
        high = min(self.height() - 2, (self.width() - 2) * A4_HIGH / A4_WIDE)
        wide = high * A4_WIDE / A4_HIGH
        left = (self.width() - wide) / 2
        return QRectF(round(left), 1, round(wide), round(high))

    @property
    def _paper(self) -> str:
        return "surface" if self._look.palette == "dag" else "surface2"

    def _recolour(self) -> None:
        if self._raster is None:
            return
        made = self._raster
        image = QImage(
            made.pixels, made.wide, made.high, made.stride, QImage.Format.Format_Indexed8
        )
        image.setColorTable(_shades(self._look.color("text"), self._look.color(self._paper)))
        self._image = image.copy()
        self.updateGeometry()
        self.update()


def _shades(ink: QColor, paper: QColor) -> list[int]:
    """256 colours from ink to paper."""
    return [
        QColor(
            *(
                round(dark + (light - dark) * grey / 255)
                for dark, light in (
                    (ink.red(), paper.red()),
                    (ink.green(), paper.green()),
                    (ink.blue(), paper.blue()),
                )
            )
        ).rgb()
        for grey in range(256)
    ]
