"""Which part of a plan stands where on the screen that the citizen sees. No Qt.

Blocks are whole sections. The acute part begins in the first column, what is for daylight begins in
a new one, and nothing is ever split unless a section is higher than a whole column (ux.md 2.18).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a section; a line with a number has its name and its hours beside it."""

    text: str
    number: str = ""
    hours: str = ""
    strong: bool = False
    """A small heading inside the section."""


@dataclass(frozen=True)
class Block:
    """One section of the plan as it is shown; `step` is the numeral of a step one acts on."""

    name: str
    heading: str
    lines: tuple[Line, ...]
    step: int | None = None


@dataclass(frozen=True)
class Placed:
    """A block (or what is left of a long one) in its column: how far down, and which of its rows."""

    block: Block
    top: float
    first: int
    last: int
    """Rows `first` to `last`, without the last; row 0 follows the heading."""


Column = tuple[Placed, ...]
View = tuple[Column, ...]
"""One full screen: its columns from the left."""


@dataclass(frozen=True)
class Measures:
    """What the widget has measured for one block: its heading, each of its rows, and the gap after."""

    heading: float
    rows: tuple[float, ...]
    gap: float


class _Setter:
    """Fills column after column."""

    def __init__(self, room: float) -> None:
        self._room = room
        self.columns: list[list[Placed]] = [[]]
        self._at = 0.0

    def new_column(self) -> None:
        """Begin at the top of the next column, unless this one is still empty."""
        if self.columns[-1]:
            self.columns.append([])
        self._at = 0.0

    def place(self, block: Block, size: Measures) -> None:
        """Put a whole block where it fits, or split one that fits nowhere."""
        whole = size.heading + sum(size.rows)
        if self._at + whole > self._room:
            self.new_column()
        first = 0
        while first < len(size.rows) or first == 0:
            last = self._fitting(size, first)
            self.columns[-1].append(Placed(block, self._at, first, last))
            self._at += size.heading + sum(size.rows[first:last]) + size.gap
            if last >= len(size.rows):
                return
            self.new_column()
            first = last

    def _fitting(self, size: Measures, first: int) -> int:
        """The row after the last that fits here; at least one row, so that there is an end."""
        used = self._at + size.heading
        for index in range(first, len(size.rows)):
            used += size.rows[index]
            if used > self._room and index > first:
                return index
        return len(size.rows)


def views(
    parts: Sequence[Sequence[tuple[Block, Measures]]], *, room: float, columns: int
) -> tuple[View, ...]:
    """The screens one pages through. Each part begins in a column of its own; there is always one."""
    setter = _Setter(room)
    for part in parts:
        setter.new_column()
        for block, size in part:
            setter.place(block, size)
    filled = [tuple(column) for column in setter.columns]
    return tuple(tuple(filled[at : at + columns]) for at in range(0, len(filled), columns))


def possessive(name: str) -> str:
    """A name as the owner of something: Karens, but Jonas’ and Max’."""
    return f"{name}’" if name[-1:].lower() in {"s", "x", "z"} else f"{name}s"
