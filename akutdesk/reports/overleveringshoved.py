"""Head and foot of the handover on paper: who sends it, which shift it is of, and when it is shredded (ux.md 5.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from akutdesk.reports.letterhead import draw_foot
from akutdesk.reports.lines import Line
from akutdesk.reports.pen import LABEL, SMALL, Pen, Type
from akutdesk.reports.sheet import Element
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, RIGHT

_LINE = 16.0
_TITLE, _UNDER_TITLE, _TO_RULE = 49.0, 22.0, 21.0
_BESIDE = 12.0
"""Air between the sender and when it was printed."""


@dataclass(frozen=True, kw_only=True)
class Hoved:
    """What stands around the blocks, in words as they were typed."""

    pen: Pen
    navn: str
    udskrevet: str
    linje: str
    makuleres: date

    def elements(self) -> tuple[Element, ...]:
        """Sender, title and line, first in the order they are read."""
        root = self.pen.sheet.root
        return root.child("P"), root.child("H1"), root.child("P")

    @property
    def first(self) -> float:
        """The first rule of page one: a long name or many at work push it down."""
        return self._title_at + _UNDER_TITLE + self._more(self._line) + _TO_RULE

    @property
    def top(self) -> float:
        """The same on later pages."""
        return FIRST_BASELINE + self._more(self._name) + 2 * _LINE + _TO_RULE

    def head(self, elements: tuple[Element, ...], *, first: bool) -> None:
        """Who sends it and when it was printed; on page one also what it is."""
        pen, setter = self.pen, self.pen.setter
        sender, title, line = elements
        named = setter.runs(self._name, LEFT, FIRST_BASELINE, size=LABEL.size, leading=_LINE)
        right = RIGHT - pen.width(self.udskrevet, SMALL)
        runs = [replace(run, text=f"{run.text.rstrip()} ") for run in named]
        runs.append(pen.run((right, FIRST_BASELINE), self.udskrevet, SMALL))
        if not first:
            under = (LEFT, FIRST_BASELINE + self._more(self._name) + _LINE)
            runs.append(pen.run(under, self._text("titel"), SMALL))
            pen.sheet.artifact(runs=runs, furniture="Header")
            return
        setter.typed(self.navn, sender)
        setter.typed(self.linje, line)
        pen.sheet.mark(sender, *runs)
        pen.title(title, (LEFT, self._title_at), self._text("titel"), Type("semibold", 28))
        under_title = self._title_at + _UNDER_TITLE
        told = setter.runs(self._line, LEFT, under_title, size=SMALL.size, leading=_LINE)
        pen.sheet.mark(line, *told)

    def foot(self, side: tuple[int, int]) -> None:
        """When it is shredded, and which page it is."""
        pen = self.pen
        when = self._text("makuleres", dato=pen.setter.papir.dato(self.makuleres))
        draw_foot(pen.sheet, pen.setter, when, side)

    @cached_property
    def _name(self) -> tuple[Line, ...]:
        pen, setter = self.pen, self.pen.setter
        room = RIGHT - LEFT - _BESIDE - pen.width(self.udskrevet, SMALL)
        return setter.lines(pen.span(setter.typed(self.navn), LABEL), size=LABEL.size, width=room)

    @cached_property
    def _line(self) -> tuple[Line, ...]:
        pen, setter = self.pen, self.pen.setter
        words = pen.span(setter.typed(self.linje), SMALL)
        return setter.lines(words, size=SMALL.size, width=RIGHT - LEFT)

    @property
    def _title_at(self) -> float:
        return FIRST_BASELINE + self._more(self._name) + _TITLE

    def _more(self, lines: tuple[Line, ...]) -> float:
        return max(0, len(lines) - 1) * _LINE

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"overlevering.{key}", **values)
