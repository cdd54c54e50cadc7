"""Pieces of text put on pages: a heading stays with its text, steps stay together, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from akutdesk.reports.dokument import Omraade
from akutdesk.reports.sheet import Sheet

Draw = Callable[[Sheet, float], None]
"""Draws a piece on the present page with its first baseline at this y."""


@dataclass(frozen=True)
class Again:
    """What stands once more over a piece that begins a later page: the head of a table that goes on."""

    draw: Draw
    depth: float
    """From its baseline to that of the piece."""


_PAGE = 100.0
"""What a page costs."""
_WHITE = 20.0
"""What a page left wholly white would cost; the last one may be as white as it likes."""


class Bond(IntEnum):
    """What it costs to begin a page with a piece: to save a page a list is split, and the steps part; a step is whole."""

    FREE = 0
    ITEM = 40
    STEPS = 45
    """Between the steps."""
    LINES = 50
    STEP = 300
    """Within a step."""
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
    again: Again | None = None
    """Drawn over it if it begins a later page."""
    drops: bool = False
    """A rule: it says nothing at the top of a page."""


@dataclass(frozen=True)
class Placed:
    """A piece with the y of its first baseline."""

    piece: Piece
    y: float
    again: bool = False
    """Whether it begins a later page, under what stands again."""

    def draw(self, sheet: Sheet) -> None:
        """Draw it at its place."""
        if self.again and self.piece.again is not None:
            self.piece.again.draw(sheet, self.y - self.piece.again.depth)
        self.piece.draw(sheet, self.y)

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


def bound(pieces: Sequence[Piece], column: Column, bond: Bond) -> list[Piece]:
    """The pieces with no page break between them, at this price, if one page can hold them."""
    if extent(pieces) > column.height:
        return list(pieces)
    return [
        replace(piece, bond=max(piece.bond, bond)) if number else piece
        for number, piece in enumerate(pieces)
    ]


def paginate(pieces: Sequence[Piece], column: Column) -> list[list[Placed]]:
    """The pages, at least one: all breaks chosen together, so that little is torn and little is left white."""
    breaks = [*_best_starts(pieces, column), len(pieces)]
    return [_fitting(pieces, start, end, column) for start, end in pairwise(breaks)]


def areas(
    pages: Sequence[Sequence[Placed]], right: float, descent: float
) -> dict[str, tuple[Omraade, ...]]:
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
        min((part.piece.left for part in parts if part.piece.left), default=0.0),
        min(part.y - part.piece.ascent for part in parts),
        right,
        max(part.end for part in parts) + descent,
    )


def _best_starts(pieces: Sequence[Piece], column: Column) -> list[int]:
    """The first piece of each page."""
    count = len(pieces)
    best = [0.0] * (count + 1)
    following = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        best[start], following[start] = min(
            (best[end] + _cost(pieces, placed, end, column), end)
            for end, placed in _ends(pieces, start, column)
        )
    starts = [0]
    while following[starts[-1]] < count:
        starts.append(following[starts[-1]])
    return starts


def _ends(
    pieces: Sequence[Piece], start: int, column: Column
) -> Iterator[tuple[int, Placed | None]]:
    """Where a page that begins with this piece may end, with the last piece on it."""
    placed = _fitting(pieces, start, len(pieces), column)
    first = _first_shown(pieces, start)
    if not placed:
        yield len(pieces), None
    for number, one in enumerate(placed, 1):
        yield first + number, one


def _cost(pieces: Sequence[Piece], last: Placed | None, end: int, column: Column) -> float:
    """The price of a page that ends before `end`: the page itself, what it tears, what it leaves white."""
    if last is None or end == len(pieces):
        return _PAGE
    white = (column.bottom - last.end) / column.height
    return _PAGE + pieces[end].bond + _WHITE * white


def _fitting(pieces: Sequence[Piece], start: int, end: int, column: Column) -> list[Placed]:
    """As many pieces as a page holds that begins with `start`; one at least, so that work goes on."""
    placed: list[Placed] = []
    for number in range(_first_shown(pieces, start), end):
        piece = pieces[number]
        y = placed[-1].end + piece.lead if placed else _top(piece, column, later=start > 0)
        if placed and y + piece.depth > column.bottom:
            break
        placed.append(Placed(piece, y, again=start > 0 and not placed))
    return placed


def _top(piece: Piece, column: Column, *, later: bool) -> float:
    """The first baseline of a page that begins with this piece."""
    if not later:
        return column.first
    return column.top + (piece.again.depth if piece.again is not None else 0.0)


def _first_shown(pieces: Sequence[Piece], start: int) -> int:
    """The first piece that a page shows: rules at the top of a later page are dropped."""
    while start and start < len(pieces) and pieces[start].drops:
        start += 1
    return start
