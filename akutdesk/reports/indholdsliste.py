"""A line of a list of contents: its number, its name, dots, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from akutdesk.reports.pen import Pen, Type
from akutdesk.reports.sheet import Element, Stroke
from akutdesk.reports.skrift import LEFT, RIGHT

_DOT, _STEP = 1.2, 4.8
_AROUND: Final = 8.0
"""Air at both ends of the dots."""


@dataclass(frozen=True, kw_only=True)
class Indholdslinje:
    """What begins where."""

    nummer: str
    navn: str
    side: int


def draw_contents_line(
    pen: Pen, element: Element, line: Indholdslinje, *, y: float, kind: Type, name_at: float
) -> None:
    """The line on baseline y, its name from x `name_at`; the dots stand on one lattice for the page."""
    page = str(line.side)
    right = RIGHT - pen.width(page, kind)
    end = name_at + pen.width(line.navn, kind)
    pen.sheet.mark(
        element,
        pen.run((LEFT, y), f"{line.nummer} ", kind),
        pen.run((name_at, y), f"{line.navn} ", kind),
        pen.run((right, y), page, kind),
    )
    first = (int((end + _AROUND) / _STEP) + 1) * _STEP
    last = int((right - _AROUND) / _STEP) * _STEP
    if last > first:
        dots = Stroke(first, y - 0.6, last, y - 0.6, _DOT, (0.01, _STEP - 0.01), True)
        pen.sheet.artifact(dots)
