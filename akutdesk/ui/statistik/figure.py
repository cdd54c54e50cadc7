"""A figure as it is shown: heading, chart and table, in words. Plain frozen values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.domain.figur import Figur, Middel
from akutdesk.ui.statistik.state import Behind, Typed

PLAIN = 1
"""The step of a bar whose place in the row means nothing: lines on a middle tone."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One number of a table in words; `behind` is what was counted or where it was typed, if either is so."""

    text: str
    behind: Behind | Typed | None = None


@dataclass(frozen=True)
class Large:
    """A number one looks for first, and its words; a sentence alone has no number."""

    number: str
    words: str
    behind: Behind | None = None

    @property
    def said(self) -> str:
        """As it is read."""
        return f"{self.number} {self.words}".strip()


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a table: what it is about, and its numbers."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: how long (0 to 1, None where there is nothing to share) and what it says.

    `other` is the same number of what it is compared with. `step` is its tone and pattern, 0 to 3.
    """

    label: str
    share: float | None
    value: str
    step: int = PLAIN
    other: float | None = None
    other_value: str = ""


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars under each other; `other_name` says what the thin bars are."""

    bars: tuple[Bar, ...]
    other_name: str = ""

    @property
    def said(self) -> str:
        """The numbers, as a screen reader says them."""
        return ". ".join(_bar_said(bar, self.other_name) for bar in self.bars)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a bar that is a whole: its share, 0 to 1, and what it says."""

    share: float
    value: str


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A bar that is a whole, such as a shift; `count` is its n in words."""

    label: str
    count: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Wholes:
    """Bars of the same parts under each other; the parts' names are the legend."""

    names: tuple[str, ...]
    wholes: tuple[Whole, ...]

    @property
    def said(self) -> str:
        """The numbers, as a screen reader says them."""
        return ". ".join(
            f"{whole.label}, {whole.count}: "
            + ", ".join(
                f"{name} {part.value}" for name, part in zip(self.names, whole.parts, strict=False)
            )
            for whole in self.wholes
        )


@dataclass(frozen=True, kw_only=True)
class Heat:
    """Numbers by day and hour: one row for each day, a tone for how many."""

    days: tuple[str, ...]
    hours: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    summary: str

    @property
    def said(self) -> str:
        """Where most are; the table says the rest."""
        return self.summary


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month of an axis: how many in all, and how many of them the lower part shows."""

    label: str
    name: str
    whole: int
    part: int


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something that happened: its letter, where it stands in months from the beginning, and what it was."""

    sign: str
    at: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Months in a row with marks under them; `names` are of the lower part and of the rest."""

    months: tuple[Month, ...]
    names: tuple[str, str]
    marks: tuple[Mark, ...] = ()

    @property
    def said(self) -> str:
        """The months and then the marks, as a screen reader says them."""
        months = (f"{one.name}: {one.whole}, {self.names[0]}: {one.part}" for one in self.months)
        return ". ".join((*months, *(mark.words for mark in self.marks)))


Chart = Bars | Wholes | Heat | Axis


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure. `note` says which it is and its n; `foot` what is missing, and how to read it.

    `source` is what was counted, for a file that leaves the house; None for numbers from elsewhere.
    """

    key: str
    title: str
    note: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    chart: Chart | None = None
    foot: str = ""
    source: Figur | tuple[Middel, ...] | None = None


def _bar_said(bar: Bar, other_name: str) -> str:
    words = f"{bar.label}: {bar.value}"
    return f"{words} ({other_name}: {bar.other_value})" if bar.other_value else words
