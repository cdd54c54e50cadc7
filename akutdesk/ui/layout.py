"""Layouts whose gaps and margins follow the text size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

Margins = tuple[float, float, float, float]
"""Left, top, right, bottom in units."""

PAGE: Margins = (24, 20, 24, 16)
"""The padding of a page (`mockups/README.md` 2)."""

NARROW = 684
"""Below this width in units a page is one column: a window of 900, less the side list."""
NARROW_EDGE = 16
"""The padding at the sides of a page that is one column, where the title of the top bar stands too."""


class VBox(QVBoxLayout):
    """A column. A widget with an attribute `outdent` reaches that many units outside, both sides."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        gap: float = 0,
        margins: Margins = (0, 0, 0, 0),
    ) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self._look = look
        self._gap = gap
        self._margins = margins
        self._narrow = False
        self._spaces: list[tuple[QSpacerItem, float]] = []
        look.changed.connect(self._measure)
        self._measure()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Keep no more than `NARROW_EDGE` free at the sides."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._measure()

    def space(self, units: float) -> None:
        """Add a fixed gap."""
        item = QSpacerItem(0, self._look.px(units))
        self._spaces.append((item, units))
        self.addItem(item)

    def set_measures(self, *, gap: float, margins: Margins) -> None:
        """Change gap and margins, in units."""
        self._gap = gap
        self._margins = margins
        self._measure()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inside = self.contentsRect()
        for widget in self._outdented():
            out = self._look.px(getattr(widget, "outdent", 0))
            place = widget.geometry()
            widget.setGeometry(
                inside.left() - out, place.top(), inside.width() + 2 * out, place.height()
            )

    def _outdented(self) -> list[QWidget]:
        items = (self.itemAt(index) for index in range(self.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if one is not None and hasattr(one, "outdent")]

    def _measure(self) -> None:
        px = self._look.px
        self.setSpacing(px(self._gap))
        left, top, right, bottom = self._margins
        if self._narrow:
            left, right = min(left, NARROW_EDGE), min(right, NARROW_EDGE)
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))
        for item, units in self._spaces:
            item.changeSize(0, px(units))
        self.invalidate()


class HBox(QHBoxLayout):
    """A row."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        gap: float = 0,
        margins: Margins = (0, 0, 0, 0),
    ) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self._look = look
        self._gap = gap
        self._margins = margins
        self._spaces: list[tuple[QSpacerItem, float]] = []
        look.changed.connect(self._measure)
        self._measure()

    def space(self, units: float) -> None:
        """Add a fixed gap."""
        item = QSpacerItem(self._look.px(units), 0)
        self._spaces.append((item, units))
        self.addItem(item)

    def set_measures(self, *, gap: float, margins: Margins) -> None:
        """Change gap and margins, in units."""
        self._gap = gap
        self._margins = margins
        self._measure()

    def _measure(self) -> None:
        px = self._look.px
        self.setSpacing(px(self._gap))
        left, top, right, bottom = self._margins
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))
        for item, units in self._spaces:
            item.changeSize(px(units), 0)
        self.invalidate()


class Divider(QWidget):
    """A hairline, 1 pixel at every text size."""

    def __init__(self, look: Look, *, vertical: bool = False) -> None:
        super().__init__()
        self._look = look
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, wide) if vertical else (wide, fixed)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("hair"))


class Ground(QWidget):
    """A plain area in one token's colour."""

    def __init__(self, look: Look, colour: str = "surface") -> None:
        super().__init__()
        self._look = look
        self.colour = colour

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.color(self.colour))
