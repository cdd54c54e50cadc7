"""What is painted where: every line of text of a window, and the pixels it ended up as.

The program paints text in one place (`Brush.text`), so listening there hears all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QScrollArea, QWidget

from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.tokens import contrast
from tests.gates.whole_program import WholeProgram
from tests.ui.conftest import settle


@dataclass(frozen=True)
class Line:
    """One line of text: as painted, as it was before it was shortened, and its place in its widget."""

    text: str
    whole: str
    widget: QWidget
    place: QRect
    ink: Ink

    @property
    def in_window(self) -> QRect:
        """Its place in the window."""
        corner = self.widget.mapTo(self.widget.window(), self.place.topLeft())
        return QRect(corner, self.place.size())

    @property
    def is_seen(self) -> bool:
        """Whether nothing cuts or covers it."""
        return self.widget.visibleRegion().boundingRect().contains(self.place)


@contextmanager
def listening() -> Iterator[list[Line]]:
    """Collect every line that is painted meanwhile."""
    lines: list[Line] = []
    whole: list[str] = []
    text_was, elided_was = Brush.text, Brush.elided

    def text(brush, at, words, ink, *, struck=False):
        metrics = brush.look.metrics(ink.size, ink.weight)
        wide, up = metrics.horizontalAdvance(words), metrics.capHeight()
        box = QRectF(at.x(), at.y() - up, wide, up + metrics.descent() / 2)
        place = brush.painter.worldTransform().mapRect(box).toRect()
        widget = brush.painter.device()
        if words.strip() and isinstance(widget, QWidget):
            lines.append(Line(words, whole[-1] if whole else words, widget, place, ink))
        return text_was(brush, at, words, ink, struck=struck)

    def elided(brush, at, words, ink, *, room):
        whole.append(words)
        try:
            return elided_was(brush, at, words, ink, room=room)
        finally:
            whole.pop()

    Brush.text, Brush.elided = text, elided
    try:
        yield lines
    finally:
        Brush.text, Brush.elided = text_was, elided_was


@dataclass(frozen=True)
class Shot:
    """A picture of the window and the lines that were painted for it."""

    image: QImage
    lines: list[Line]

    def colours(self, place: QRect) -> Counter[int]:
        """How often each colour stands in a place of the window."""
        place = place.intersected(self.image.rect())
        bits = memoryview(self.image.constBits()).cast("I")
        wide = self.image.bytesPerLine() // 4
        seen: Counter[int] = Counter()
        for y in range(place.top(), place.bottom() + 1):
            seen.update(bits[y * wide + place.left() : y * wide + place.right() + 1])
        return seen

    def spread(self, place: QRect) -> float:
        """The largest contrast of a pixel to the commonest colour of a place."""
        seen = self.colours(place)
        if not seen:
            return 0.0
        ground = seen.most_common(1)[0][0]
        return max(between(colour, ground) for colour in seen)

    def at(self, point: QPoint) -> int:
        """The colour of one pixel."""
        return self.image.pixel(point)


@cache
def between(one: int, other: int) -> float:
    """The contrast of two colours as an image holds them."""
    return contrast(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}")


def shot(program: WholeProgram, place: QRect | None = None) -> Shot:
    """The window as it is now, or a place of it."""
    with listening() as lines:
        picture = program.window.grab(place or program.window.rect())
    return Shot(picture.toImage().convertToFormat(QImage.Format.Format_RGB32), lines)


def shots(program: WholeProgram) -> Iterator[Shot]:
    """The window with every scrolling part turned on page by page, from top to bottom."""
    bars = [pane.verticalScrollBar() for pane in program.scroll_areas()]
    was = [bar.value() for bar in bars]
    pages = max((bar.maximum() // max(1, bar.pageStep()) + 1 for bar in bars), default=0)
    for page in range(pages + 1):
        for bar in bars:
            bar.setValue(min(bar.maximum(), page * bar.pageStep() * 3 // 4))
        settle()
        yield shot(program)
    for bar, value in zip(bars, was, strict=True):
        bar.setValue(value)
    settle()


def whole_lines(program: WholeProgram) -> list[Line]:
    """Every line of the screen, also those one has to scroll to."""
    with listening() as lines:
        program.window.grab()
        for pane in program.scroll_areas():
            content = pane.widget()
            if content is not None and not is_whole(content):
                content.grab()
    return [line for line in lines if program.area.isAncestorOf(line.widget)]


def is_whole(content: QWidget) -> bool:
    """Whether all of what scrolls is seen already, so that a picture of the window has it."""
    return content.visibleRegion() == QRegion(content.rect())


def cut_at(line: Line) -> str:
    """What cuts a line off; "" if nothing does."""
    return cut(line.widget, line.place)


def cut(widget: QWidget, place: QRect) -> str:
    """What cuts off a place of a widget; "" if nothing does. One scrolls down to it, never sideways."""
    at = widget
    while True:
        if isinstance(at.parentWidget(), QScrollArea):
            place = QRect(place.left(), 0, place.width(), min(place.height(), at.height()))
        if not at.rect().adjusted(-1, -1, 1, 1).contains(place):
            return type(at).__name__
        if at.isWindow():
            return ""
        place = QRect(at.mapToParent(place.topLeft()), place.size())
        at = at.parentWidget()
