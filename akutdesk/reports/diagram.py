"""Bars in one ink: told apart by pattern and label, with their values beside or above (mockups/paper, Charts).

A chart is one Figure with a description; the same numbers stand in the table under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from akutdesk.reports.blocks import Block
from akutdesk.reports.flow import Bond, Draw, Piece
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.pen import LABEL, SMALL, STRONG, Pen
from akutdesk.reports.sheet import Element, Frame, Hatch, Run, Shape, Sheet, Stroke
from akutdesk.reports.skrift import LEFT, MM, RIGHT

_AXIS: Final = 62 * MM
_NAMES_END: Final = LEFT + 200.0
"""Longer names than this go on two lines."""
_FULL: Final = 96 * MM
_VALUE_GAP: Final = 8.0
_OUTLINE: Final = 0.8
_LAST: Final = 1.8
_HALO: Final = 2.1
"""White on each side of last year's stroke."""
_LEADING: Final = 13.5


class Moenster(Enum):
    """Pattern as step, line and direction of its hatch; grades of crisis have the same ones everywhere."""

    HVID = (-1.0, 0.0, True)
    SKRAA = (5.6, 0.75, True)
    TAET = (3.4, 0.95, False)
    SORT = (0.0, 0.0, True)


@dataclass(frozen=True, kw_only=True)
class Soejle:
    """A bar. `laengde` and `sidste` (last year) are 0 to 1 of the chart; None draws none."""

    navn: str
    laengde: float | None
    vaerdi: str
    moenster: Moenster = Moenster.SKRAA
    sidste: float | None = None


@dataclass(frozen=True, kw_only=True)
class Soejlediagram:
    """Bars under each other. `beskrivelse` is what a screen reader says instead."""

    soejler: tuple[Soejle, ...]
    beskrivelse: str


@dataclass(frozen=True, kw_only=True)
class Stabel:
    """A bar of parts that make a whole. Each part is its share, 0 to 1, and its value above.

    `uden` is said where there are none: they are hidden, or there is nobody to count among.
    """

    navn: str
    note: str
    dele: tuple[tuple[float, str], ...] = ()
    uden: str = ""


@dataclass(frozen=True, kw_only=True)
class Stabeldiagram:
    """Bars of parts, with what each pattern stands for above."""

    navne: tuple[str, ...]
    stabler: tuple[Stabel, ...]
    beskrivelse: str


@dataclass(frozen=True)
class _Size:
    """Measures of a row of bars; many bars stand closer."""

    row: float
    high: float


_ROOMY, _CLOSE = _Size(29.0, 17.0), _Size(21.0, 12.0)
_MANY: Final = 6


@dataclass(frozen=True)
class Soejler:
    """Draws bars."""

    pen: Pen
    diagram: Soejlediagram

    def block(self) -> Block:
        """One piece a bar, so that a long chart may go on over a page."""
        figure = Element("Figure", spoken=self.diagram.beskrivelse)
        size = _CLOSE if len(self.diagram.soejler) > _MANY else _ROOMY
        pieces = [
            self._piece(figure, soejle, size, first=not number)
            for number, soejle in enumerate(self.diagram.soejler)
        ]
        return Block((figure,), tuple(pieces))

    def _piece(self, figure: Element, soejle: Soejle, size: _Size, *, first: bool) -> Piece:
        setter = self.pen.setter
        span = Span(setter.typed(soejle.navn), "regular")
        lines = setter.lines(span, size=12, width=self._axis - LEFT - 10)
        more = (len(lines) - 1) * _LEADING

        def draw(sheet: Sheet, y: float) -> None:
            middle = y + more / 2 - 4.1
            shapes = list(self._bar(soejle, middle, size))
            half = (size.row + more) / 2
            shapes.append(Stroke(self._axis, middle - half, self._axis, middle + half, _OUTLINE))
            runs = [*_opened(self._name(lines, y)), self._value(soejle, middle)]
            sheet.figure(figure, shapes, runs)
            _grow(figure, sheet, (LEFT, middle - half, RIGHT, middle + half))

        lead = size.row + (6 if first else 0)
        return Piece(
            draw=draw,
            lead=lead,
            depth=more,
            bond=Bond.NEVER if first else Bond.STEPS,
            ascent=size.high,
        )

    def _name(self, lines: Sequence[Line], y: float) -> list[Run]:
        return self.pen.setter.runs(lines, LEFT, y, size=12, leading=_LEADING)

    def _value(self, soejle: Soejle, middle: float) -> Run:
        ends = [part for part in (soejle.laengde, soejle.sidste) if part is not None]
        end = self._axis + max(ends, default=0.0) * self._full
        kind = LABEL if soejle.laengde is not None else SMALL
        return self.pen.run((end + _VALUE_GAP, middle + 4.1), soejle.vaerdi, kind)

    def _bar(self, soejle: Soejle, middle: float, size: _Size) -> Iterator[Shape]:
        if soejle.sidste is not None:
            x = self._axis + soejle.sidste * self._full
            reach = size.high / 2 + 3.5
            yield Stroke(x, middle - reach, x, middle + reach, _LAST)
        if not soejle.laengde:
            return
        end = self._axis + soejle.laengde * self._full
        for x0, x1 in self._parts(end, soejle.sidste):
            yield from _filled((x0, middle - size.high / 2), x1 - x0, size.high, soejle.moenster)

    def _parts(self, end: float, sidste: float | None) -> Iterator[tuple[float, float]]:
        """The bar from the axis to its end, with white round last year's stroke."""
        if sidste is None:
            yield self._axis, end
            return
        x = self._axis + sidste * self._full
        parts = ((self._axis, min(end, x - _HALO)), (x + _HALO, end))
        yield from (part for part in parts if part[1] - part[0] > 1)

    @property
    def _axis(self) -> float:
        widest = max(self.pen.width(one.navn, SMALL) for one in self.diagram.soejler)
        return max(_AXIS, min(LEFT + widest + 12, _NAMES_END))

    @property
    def _full(self) -> float:
        widest = max(self.pen.width(one.vaerdi, LABEL) for one in self.diagram.soejler)
        return min(_FULL, RIGHT - self._axis - widest - _VALUE_GAP - 2)


_PATTERNS: Final = (Moenster.HVID, Moenster.SKRAA, Moenster.TAET, Moenster.SORT)
_HIGH: Final = 30.0
_STACK_ROW: Final = 66.0
_VALUES_OVER: Final = 5.5
_SWATCH: Final = (16.5, 11.0)
_LEAST_GAP: Final = 4.0
"""Names of patterns that would stand closer begin at the margin."""


@dataclass(frozen=True)
class Stabler:
    """Draws stacked bars, at most four parts each."""

    pen: Pen
    diagram: Stabeldiagram

    def block(self) -> Block:
        """Legend, and a piece a bar."""
        figure = Element("Figure", spoken=self.diagram.beskrivelse)
        rows = [self._piece(figure, stabel) for stabel in self.diagram.stabler]
        legend = Piece(draw=self._legend(figure), lead=30.0, bond=Bond.NEVER, ascent=9)
        return Block((figure,), (legend, *rows))

    def _legend(self, figure: Element) -> Draw:
        wide, high = _SWATCH
        pen = self.pen

        def draw(sheet: Sheet, y: float) -> None:
            widths = [wide + 5 + pen.width(navn, SMALL) for navn in self.diagram.navne]
            gap = min(14.0, (RIGHT - _AXIS - sum(widths)) / max(1, len(widths) - 1))
            x = _AXIS if gap >= _LEAST_GAP else LEFT
            shapes: list[Shape] = []
            runs: list[Run] = []
            for navn, width, moenster in zip(self.diagram.navne, widths, _PATTERNS, strict=False):
                shapes += _filled((x, y - high + 1), wide, high, moenster)
                runs.append(pen.run((x + wide + 5, y), f"{navn} ", SMALL))
                x += width + max(gap, 6.0)
            sheet.figure(figure, shapes, runs)
            _grow(figure, sheet, (LEFT, y - 12, RIGHT, y + 4))

        return draw

    def _piece(self, figure: Element, stabel: Stabel) -> Piece:
        pen = self.pen

        def draw(sheet: Sheet, y: float) -> None:
            top = y - 9.5
            runs = [
                pen.run((LEFT, y), f"{stabel.navn} ", STRONG),
                pen.run((LEFT, y + 17), f"{stabel.note} ", SMALL),
            ]
            shapes: list[Shape] = []
            if not stabel.dele:
                runs.append(pen.run((_AXIS, y + 10), stabel.uden, SMALL))
            else:
                runs += self._values(stabel.dele, top - _VALUES_OVER)
                shapes = _stacked(stabel.dele, top)
            sheet.figure(figure, shapes, runs)
            _grow(figure, sheet, (LEFT, top - 16, RIGHT, top + _HIGH))

        return Piece(draw=draw, lead=_STACK_ROW - 14.5, depth=20.5, bond=Bond.NEVER, ascent=25)

    def _values(self, dele: Sequence[tuple[float, str]], y: float) -> list[Run]:
        """Values over where their parts begin; one that would touch the next moves left, but not over another."""
        rights = RIGHT
        placed: list[Run] = []
        starts = _starts(dele)
        for (share, vaerdi), start in reversed(list(zip(dele, starts, strict=True))):
            if not share:
                continue
            width = self.pen.width(vaerdi, LABEL)
            x = min(start, rights - width)
            placed.insert(0, self.pen.run((x, y), vaerdi, LABEL))
            rights = x - 6
        return _opened(placed)


def _starts(dele: Sequence[tuple[float, str]]) -> list[float]:
    starts = [_AXIS]
    for share, _ in dele:
        starts.append(starts[-1] + share * (RIGHT - _AXIS))
    return starts[:-1]


def _stacked(dele: Sequence[tuple[float, str]], top: float) -> list[Shape]:
    shapes: list[Shape] = []
    for (share, _), start, moenster in zip(dele, _starts(dele), _PATTERNS, strict=False):
        if share:
            shapes += _filled((start, top), share * (RIGHT - _AXIS), _HIGH, moenster)
    return shapes


def _filled(at: tuple[float, float], wide: float, high: float, moenster: Moenster) -> list[Shape]:
    step, line, rising = moenster.value
    frame = Frame(*at, wide, high, _OUTLINE)
    if moenster is Moenster.HVID:
        return [frame]
    return [Hatch(*at, wide, high, step=step, line=line or _OUTLINE, rising=rising), frame]


def _opened(runs: Sequence[Run]) -> list[Run]:
    """The runs with a space at the end of each, so that copied text keeps its words apart."""
    return [
        Run(run.x, run.y, f"{run.text.rstrip()} ", run.face, run.size, run.spacing) for run in runs
    ]


def _grow(figure: Element, sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    """The figure's box with one row more; none if it goes on over a page."""
    page = len(sheet.pages) - 1
    if figure.place is None:
        figure.place, figure.box = (page, box[1]), box
    elif figure.place[0] != page:
        figure.box = None
    elif figure.box is not None:
        left, top, right, foot = figure.box
        figure.box = (
            min(left, box[0]),
            min(top, box[1]),
            max(right, box[2]),
            max(foot, box[3]),
        )
