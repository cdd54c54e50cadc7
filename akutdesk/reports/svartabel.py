"""Names at the left, what was said beside them: a table that goes on over the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.reports.blocks import Block, text_pieces
from akutdesk.reports.flow import Piece
from akutdesk.reports.lines import Line, Span, continued
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.skrift import LEFT, MM, RIGHT

_VALUE: Final = LEFT + 54 * MM
_NAME_WIDTH: Final = _VALUE - LEFT - 10
_NOTHING: Final = "–"
"""Beside a name whose answer has no sign that can be printed."""

Linjer = Sequence[tuple[str, Sequence[str]]]
"""Names with what stands beside them."""


@dataclass(frozen=True)
class Svartabel:
    """`first` and `row`: from what stands above to the first row, and between rows, in points."""

    setter: Setter
    first: float = 22.0
    row: float = 20.0

    def block(self, rows: Linjer) -> Block:
        """A table of two columns."""
        table = Element("Table")
        pieces: list[Piece] = []
        for name, said in rows:
            made = _row(self.setter, table, name, said)
            pieces += [replace(made[0], lead=self.row if pieces else self.first), *made[1:]]
        return Block((table,), tuple(pieces))


def _row(setter: Setter, table: Element, name: str, said: Iterable[str]) -> list[Piece]:
    """One answer; a long one goes on over the page."""
    row = table.child("TR")
    head, cell = row.child("TH"), row.child("TD")
    head.scope = "Row"
    label = Span(setter.typed(f"{name} ", head), setter.skrift.heading_face)
    names = setter.lines(label, width=_NAME_WIDTH)
    width = RIGHT - _VALUE
    paragraphs = [setter.body(setter.typed(one, cell), width=width) for one in said]
    lines = continued([line for one in paragraphs for line in one]) or setter.body(_NOTHING)
    first, *rest = text_pieces(setter, cell, lines, x=_VALUE)
    return [_beside(setter, head, names, first), *rest]


def _beside(setter: Setter, head: Element, names: Sequence[Line], first: Piece) -> Piece:
    """The name beside the first lines of its answer."""

    def draw(sheet: Sheet, y: float) -> None:
        sheet.mark(head, *setter.runs(names, LEFT, y))
        first.draw(sheet, y)

    deep = max(first.depth, (len(names) - 1) * setter.skrift.leading)
    return replace(first, draw=draw, depth=deep)
