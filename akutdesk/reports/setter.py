"""Sets typed text: cleans it, breaks it into lines, and places the lines as runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akutdesk.reports.fonts import BOX
from akutdesk.reports.lines import Line, Span, Typesetter
from akutdesk.reports.papir import Papir
from akutdesk.reports.sheet import Element, Run
from akutdesk.reports.signs import boxed_signs, paper_text
from akutdesk.reports.skrift import LEFT, RIGHT, Skrift


@dataclass(frozen=True)
class Setter:
    """A size of print at work, with its left axis."""

    papir: Papir
    skrift: Skrift
    axis: float
    right: float = RIGHT

    @property
    def width(self) -> float:
        """Room from the axis to the right edge."""
        return self.right - self.axis

    @property
    def numeral_x(self) -> float:
        """Where the numerals of steps hang."""
        return LEFT

    def typed(self, text: str, element: Element | None = None) -> str:
        """Typed text ready for lines. An element that holds it is told what each box stands for."""
        fonts = self.papir.fonts
        clean = self.papir.glued(paper_text(text, fonts))
        if element is not None and BOX in clean:
            element.boxes += boxed_signs(text, fonts)
        return clean

    def lines(self, *spans: Span, size: float = 0.0, width: float = 0.0) -> tuple[Line, ...]:
        """The lines of a paragraph; body size and full width unless said."""
        room = width or self.width
        return Typesetter(self.papir.fonts, size or self.skrift.body, room).lines(*spans)

    def body(self, text: str, width: float = 0.0) -> tuple[Line, ...]:
        """The lines of a paragraph in the body face."""
        return self.lines(Span(text, self.skrift.body_face), width=width)

    def runs(
        self, lines: Sequence[Line], x: float, y: float, *, size: float = 0.0, leading: float = 0.0
    ) -> list[Run]:
        """Runs for lines under each other, the first on baseline y."""
        step = leading or self.skrift.leading
        return [
            Run(x + offset, y + number * step, span.text, span.face, size or self.skrift.body)
            for number, line in enumerate(lines)
            for offset, span in line.spans
        ]

    def at(self, x: float, y: float, span: Span, size: float) -> Run:
        """One run at its place, without line breaks."""
        return Run(x, y, span.text.replace("\u00a0", " "), span.face, size)

    def flush_right(self, right: float, y: float, span: Span, size: float) -> Run:
        """One run that ends at `right`."""
        return self.at(right - self.papir.fonts.width(span.text, span.face, size), y, span, size)

    def hung(self, x: float, y: float, span: Span, size: float) -> Run:
        """Large type whose first stem stands over the first stems of the text, not its white over theirs."""
        more = size - self.skrift.body
        return self.at(x - self.papir.fonts.bearing(span.text[0], span.face, more), y, span, size)
