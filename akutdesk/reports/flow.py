"""Pieces of text put on pages: a heading stays with its text, steps stay together, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from akutdesk.reports.dokument import Omraade
from akutdesk.reports.sheet import Sheet

Draw = Callable[[Sheet, float], None]
"""Draws a piece on the present page with its first baseline at this y."""


class Bond(IntEnum):
    """How much it costs to begin a page with a piece, against 100 for a page left wholly white before it."""

    FREE = 0
    ITEM = 40
    LINES = 50
    STEP = 200
    NEVER = 1000


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What a page break may not split."""

    draw: Draw
    lead: float
    """From the last baseline before it to its first one."""
    depth: float = 0.0
    """From its first baseline to its last."""
    bond: Bond = Bond.ITEM
    section: str = ""
    lines: int = 0
    """Lines of content in it."""
    ascent: float = 0.0
    """How far it reaches above its first baseline."""
    left: float = 0.0
    drops: bool = False
    """A rule: it says nothing at the top of a page."""


@dataclass(frozen=True)
class Placed:
    """A piece with the y of its first baseline."""

    piece: Piece
    y: float

    @property
    def end(self) -> float:
        """Its last baseline."""
        return self.y + self.piece.depth


@dataclass(frozen=True)
class Column:
    """Where baselines may stand: `first` on page one, `top` on the others, and `bottom` on all."""

    first: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Room on a later page, from first to last baseline."""
        return self.bottom - self.top


def extent(pieces: Sequence[Piece]) -> float:
    """From the first baseline of the pieces to their last."""
    return sum(piece.lead + piece.depth for piece in pieces) - (pieces[0].lead if pieces else 0.0)


def together(pieces: Sequence[Piece], column: Column) -> list[Piece]:
    """The pieces bound so that no page break comes between them, if one page can hold them."""
    if extent(pieces) > column.height:
        return list(pieces)
    return [
        piece if number == 0 else replace(piece, bond=max(piece.bond, Bond.STEP))
        for number, piece in enumerate(pieces)
    ]


def paginate(pieces: Sequence[Piece], column: Column) -> list[list[Placed]]:
    """The pages; at least one. A page ends where it costs least, and as late as it can at that price."""
    pages: list[list[Placed]] = []
    rest = list(pieces)
    while rest or not pages:
        top = column.top if pages else column.first
        while pages and rest and rest[0].drops:
            rest.pop(0)
        fitting = _fitting(rest, top, column.bottom)
        count = len(fitting) if len(fitting) == len(rest) else _cut(fitting, rest, column)
        pages.append(fitting[:count])
        rest = rest[count:]
    return pages


def areas(pages: Sequence[Sequence[Placed]], right: float, descent: float) -> dict[str, tuple[Omraade, ...]]:
    """Where each section stands, a rectangle for each page it touches."""
    found: dict[str, dict[int, list[Placed]]] = {}
    for number, page in enumerate(pages, 1):
        for placed in page:
            if placed.piece.section:
                found.setdefault(placed.piece.section, {}).setdefault(number, []).append(placed)
    return {
        section: tuple(_area(number, parts, right, descent) for number, parts in by_page.items())
        for section, by_page in found.items()
    }


def _area(side: int, parts: Sequence[Placed], right: float, descent: float) -> Omraade:
    return Omraade(
        side,
        min(part.piece.left for part in parts),
        min(part.y - part.piece.ascent for part in parts),
        right,
        max(part.end for part in parts) + descent,
    )


def _fitting(pieces: Sequence[Piece], top: float, bottom: float) -> list[Placed]:
    """As many pieces as the page holds; one at least, so that work goes on."""
    placed: list[Placed] = []
    for piece in pieces:
        y = placed[-1].end + piece.lead if placed else top
        if placed and y + piece.depth > bottom:
            break
        placed.append(Placed(piece, y))
    return placed


def _cut(fitting: Sequence[Placed], pieces: Sequence[Piece], column: Column) -> int:
    """How many of the fitting pieces stay on the page."""

    def cost(count: int) -> tuple[float, int]:
        white = (column.bottom - fitting[count - 1].end) / column.height
        return pieces[count].bond + 100 * white, -count

    return min(range(1, len(fitting) + 1), key=cost)
