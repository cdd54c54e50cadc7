"""Layouts whose gaps and margins follow the text size."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QWidget

from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom

Margins = tuple[float, float, float, float]
"""Left, top, right, bottom in units."""

PAGE: Margins = (24, 20, 24, 16)
"""The padding of a page (`mockups/README.md` 2)."""

NARROW = 684
"""Below this width in units a page is one column: a window of 900, less the side list."""
NARROW_EDGE = 16
"""The padding at the sides of a page that is one column, where the title of the top bar stands too."""


class _Box(QBoxLayout):
    """A row or a column."""

    WAY: ClassVar[QBoxLayout.Direction]

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        gap: float = 0,
        margins: Margins = (0, 0, 0, 0),
    ) -> None:
        super().__init__(self.WAY)
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
        item = QSpacerItem(*self._along(units))
        self._spaces.append((item, units))
        self.addItem(item)

    def set_measures(self, *, gap: float, margins: Margins) -> None:
        """Change gap and margins, in units."""
        self._gap = gap
        self._margins = margins
        self._measure()

    def _along(self, units: float) -> tuple[int, int]:
        """Width and height of a gap, in pixels."""
        length = self._look.px(units)
        return (length, 0) if self.WAY == _ACROSS else (0, length)

    def _measure(self) -> None:
        px = self._look.px
        self.setSpacing(px(self._gap))
        left, top, right, bottom = self._margins
        if self._narrow:
            left, right = min(left, NARROW_EDGE), min(right, NARROW_EDGE)
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))
        for item, units in self._spaces:
            item.changeSize(*self._along(units))
        self.invalidate()


class VBox(_Box):
    """A column. A widget with an attribute `outdent` reaches that many units outside, both sides."""

    WAY = _DOWN

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        # Not `contentsRect`: a widget that asks for another height while it is placed empties it.
        inside = rect.marginsRemoved(self.contentsMargins())
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


class HBox(_Box):
    """A row."""

    WAY = _ACROSS

    def from_left(self, *widgets: QWidget) -> HBox:
        """Add widgets that are as wide as they need, and leave the rest of the row empty. Gives the row."""
        for widget in widgets:
            self.addWidget(widget)
        self.addStretch(1)
        return self


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
