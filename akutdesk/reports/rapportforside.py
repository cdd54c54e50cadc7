"""The cover of the status report: four numbers that say the year, and where each figure stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from akutdesk.reports.indholdsliste import Indholdslinje, draw_contents_line
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.pen import BODY, LABEL, SMALL, STRONG, Pen, Type
from akutdesk.reports.rapportindhold import Statusrapport, Stortal
from akutdesk.reports.sheet import Element, Run, Stroke
from akutdesk.reports.skrift import FIRST_BASELINE, LAST_BASELINE, LEFT, RIGHT

_TITLE: Final = Type("semibold", 48)
_YEAR: Final = Type("light", 48)
_NUMBER: Final = Type("semibold", 30)
_UNIT: Final = Type("semibold", 18)
_WORDS: Final = LEFT + 131.0
_TITLE_Y, _YEAR_Y, _PERIOD_Y, _RULE_Y = 133.0, 186.5, 216.5, 247.0
_TO_NUMBER: Final = 44.0
_LEADING: Final = 19.0
_TO_RULE: Final = 27.0
_TO_LIST: Final = 36.0
_ROW: Final = 19.0
_NAME: Final = LEFT + 16.5
_LINE: Final = 16.0


@dataclass(frozen=True)
class Rapportforside:
    """Draws the cover. Its elements stand first in the tree from the start, as it is read first."""

    pen: Pen
    rapport: Statusrapport
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        """Take the first place in the document."""
        object.__setattr__(self, "root", self.pen.sheet.root.child("Sect"))

    def draw(self, sider: Mapping[str, int]) -> None:
        """Everything on the present page. `sider` tells on which page each figure begins."""
        self._title()
        y = self._numbers(_RULE_Y)
        self._list(y + _TO_LIST, sider)
        self._end()

    def _title(self) -> None:
        pen, rapport = self.pen, self.rapport
        parts = (rapport.afsender.navn, rapport.afsender.kommune)
        sender = self.root.child("P")
        words = pen.setter.typed(" · ".join(part for part in parts if part.strip()), sender)
        if words:
            pen.paragraph(sender, (LEFT, FIRST_BASELINE), words, LABEL, _LINE)
        title = self.root.child("H1")
        at = pen.setter.hung(LEFT, _TITLE_Y, Span(f"{rapport.titel} ", _TITLE.face), _TITLE.size)
        year = Run(LEFT - 1, _YEAR_Y, rapport.aar, _YEAR.face, _YEAR.size)
        pen.sheet.mark(title, at, year)
        pen.say(self.root.child("P"), (LEFT, _PERIOD_Y), rapport.periode, BODY)
        self._rule(_RULE_Y)

    def _numbers(self, y: float) -> float:
        """The year in a few numbers; gives the rule under them."""
        numbers = self.root.child("L")
        for tal in self.rapport.hovedtal:
            body = numbers.child("LI").child("LBody")
            y = self._number(body, tal, y + _TO_NUMBER)
        self._rule(y + _TO_RULE)
        return y + _TO_RULE

    def _number(self, element: Element, tal: Stortal, y: float) -> float:
        """One number with its words; gives the last baseline."""
        pen = self.pen
        runs = [pen.run((LEFT, y), f"{tal.tal} ", _NUMBER)]
        if tal.enhed:
            after = LEFT + pen.width(tal.tal, _NUMBER) + 5
            runs.append(pen.run((after, y), f"{tal.enhed} ", _UNIT))
        lines: tuple[Line, ...] = pen.setter.lines(
            Span(tal.ord, BODY.face), size=BODY.size, width=RIGHT - _WORDS
        )
        words = pen.setter.runs(lines, _WORDS, y, size=BODY.size, leading=_LEADING)
        pen.sheet.mark(element, *runs, *words)
        return y + (len(lines) - 1) * (_LEADING - 3)

    def _list(self, y: float, sider: Mapping[str, int]) -> None:
        pen = self.pen
        listed = [figur for figur in self.rapport.figurer if figur.nummer in sider]
        if not listed:
            return
        heading = pen.setter.papir.text("rapport.figurer")
        pen.say(self.root.child("H2"), (LEFT, y), heading, STRONG)
        contents = self.root.child("TOC")
        y += 26
        for figur in listed:
            line = Indholdslinje(nummer=figur.nummer, navn=figur.kort, side=sider[figur.nummer])
            item = contents.child("TOCI")
            draw_contents_line(pen, item, line, y=y, kind=SMALL, name_at=_NAME)
            y += _ROW

    def _end(self) -> None:
        """Which desks are in, at the foot."""
        pen, element = self.pen, self.root.child("P")
        lines = [
            line
            for text in self.rapport.slut
            for line in pen.setter.lines(
                Span(pen.setter.typed(text, element), SMALL.face), size=12, width=RIGHT - LEFT
            )
        ]
        top = LAST_BASELINE - (len(lines) - 1) * _LINE
        if lines:
            runs = pen.setter.runs(lines, LEFT, top, size=12, leading=_LINE)
            pen.sheet.mark(element, *_spaced(runs))

    def _rule(self, y: float) -> None:
        self.pen.sheet.artifact(Stroke(LEFT, y, RIGHT, y, 1.4))


def _spaced(runs: list[Run]) -> list[Run]:
    """A space at the end of each line, so that a voice does not join two sentences."""
    return [
        Run(run.x, run.y, f"{run.text.rstrip()} ", run.face, run.size, run.spacing) for run in runs
    ]
