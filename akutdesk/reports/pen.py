"""Draws on pages whose places are fixed: forms, cards and sheets that hold no typed text of their own length."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.reports.lines import Span
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import HAIR, Element, Frame, Run, Sheet, Stroke
from akutdesk.reports.skrift import LEFT, RIGHT


@dataclass(frozen=True)
class Type:
    """A face at a size."""

    face: str
    size: float


LABEL = Type("semibold", 12)
SMALL = Type("regular", 12)
BODY = Type("regular", 14)
STRONG = Type("semibold", 14)

TICK = 9.6
"""Side of a box to tick."""

AFTER_LABEL = 6.0
"""From a label's end to the line one writes on."""


@dataclass(frozen=True)
class Pen:
    """A setter at a sheet. `at` is x and the baseline y."""

    setter: Setter
    sheet: Sheet

    def say(self, element: Element, at: tuple[float, float], text: str, kind: Type) -> float:
        """A text as a mark of its own; gives where it ends."""
        run = self.run(at, text, kind)
        self.sheet.mark(element, run)
        return run.x + self.width(text, kind)

    def say_right(self, element: Element, at: tuple[float, float], text: str, kind: Type) -> float:
        """A text that ends at x; gives where it begins."""
        run = self.run((at[0] - self.width(text, kind), at[1]), text, kind)
        self.sheet.mark(element, run)
        return run.x

    def title(self, element: Element, at: tuple[float, float], text: str, kind: Type) -> None:
        """Large type with its first stem on the axis."""
        self.sheet.mark(element, self.setter.hung(at[0], at[1], Span(text, kind.face), kind.size))

    def run(self, at: tuple[float, float], text: str, kind: Type) -> Run:
        """A run to be marked together with others."""
        return self.setter.at(at[0], at[1], Span(text, kind.face), kind.size)

    def span(self, text: str, kind: Type) -> Span:
        """A text in a kind's face, to be broken into lines."""
        return Span(text, kind.face)

    def paragraph(
        self, element: Element, at: tuple[float, float], text: str, kind: Type, leading: float
    ) -> float:
        """A text in lines down to the right margin; gives its last baseline."""
        lines = self.setter.lines(Span(text, kind.face), size=kind.size, width=RIGHT - at[0])
        runs = self.setter.runs(lines, at[0], at[1], size=kind.size, leading=leading)
        self.sheet.mark(element, *runs)
        return at[1] + (len(lines) - 1) * leading

    def line(self, x0: float, x1: float, y: float) -> None:
        """A line to write on."""
        self.sheet.artifact(Stroke(x0, y, x1, y, HAIR))

    def rule(self, y: float) -> None:
        """A heavy rule over the whole width."""
        self.sheet.artifact(Stroke(LEFT, y, RIGHT, y, 1.4))

    def tick_box(self, x: float, baseline: float) -> None:
        """A box to tick, before a text on this baseline."""
        self.sheet.artifact(Frame(x, baseline - TICK + 1.16, TICK, TICK))

    def width(self, text: str, kind: Type) -> float:
        """The width of a text."""
        return self.setter.papir.fonts.width(text, kind.face, kind.size)
