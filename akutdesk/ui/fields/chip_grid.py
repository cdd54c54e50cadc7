"""Where the chips of a group stand: a grid of equal columns, or a row as wide as its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

_NARROWEST = 150  # a chip holds 19 letters of 15 px in semi-bold, less what elides cleanly
_GAP = 8


@dataclass(frozen=True)
class ChipGrid:
    """Measures in pixels. `columns` is the most that are used; fewer when chips would be too narrow."""

    columns: int
    row_high: int
    gap_across: int
    gap_down: int
    scale: float

    def fitting(self, width: int) -> int:
        """How many columns there is room for."""
        least = _NARROWEST * self.scale + self.gap_across
        return max(1, min(self.columns, int((width + self.gap_across) / least)))

    def places(self, count: int, area: QRect) -> list[QRect]:
        """The places of `count` chips in an area's width, row by row."""
        columns = self.fitting(area.width())
        step = (area.width() + self.gap_across) / columns
        places: list[QRect] = []
        for index in range(count):
            row, column = divmod(index, columns)
            left = area.left() + round(column * step)
            right = area.left() + round((column + 1) * step) - self.gap_across
            top = area.top() + row * (self.row_high + self.gap_down)
            places.append(QRect(left, top, right - left, self.row_high))
        return places

    def flowing(self, widths: Sequence[int], area: QRect) -> list[QRect]:
        """The places of chips as wide as their words, one after the other, broken at the edge."""
        places: list[QRect] = []
        left, top = area.left(), area.top()
        for wide in widths:
            if places and left + wide > area.left() + area.width():
                left, top = area.left(), top + self.row_high + self.gap_down
            places.append(QRect(left, top, wide, self.row_high))
            left += wide + self.gap_across
        return places


def moved(index: int, *, by: tuple[int, int], count: int, columns: int) -> int:
    """The chip an arrow leads to: `by` is (columns, rows); the ends of the group hold."""
    across, down = by
    if across:
        return min(max(index + across, 0), count - 1)
    target = index + down * columns
    return target if 0 <= target < count else index
