"""Tabler icons drawn as vectors in the colour and stroke asked for, sharp at every scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Draws an icon by its Tabler name.

    `svg_of` gives the SVG text of a name. Colour and stroke are written into the text before it is
    loaded, because the renderer cannot recolour; each mixture is kept.
    """

    def __init__(self, svg_of: Callable[[str], str]) -> None:
        self._svg_of = svg_of
        self._made: dict[tuple[str, str, float], QSvgRenderer] = {}

    def draw(
        self, painter: QPainter, rect: QRectF, name: str, *, colour: str, stroke: float = 1.75
    ) -> None:
        """Paint the icon `name` into `rect`; `stroke` is in units of the 24-grid."""
        made = self._made.get((name, colour, stroke))
        if made is None:
            made = self._made[name, colour, stroke] = self._renderer(name, colour, stroke)
        made.render(painter, rect)

    def _renderer(self, name: str, colour: str, stroke: float) -> QSvgRenderer:
        svg = self._svg_of(name).replace("currentColor", colour)
        svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
        made = QSvgRenderer(QByteArray(svg.encode()))
        made.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        return made
