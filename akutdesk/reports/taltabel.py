"""Draws a table of figures: names at the left, numbers in columns flush right, the head again after a page break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.reports.blocks import Block
from akutdesk.reports.flow import Again, Bond, Draw, Piece
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.pen import LABEL, SMALL, Pen, Type
from akutdesk.reports.sheet import Element, Run, Sheet, Stroke
from akutdesk.reports.skrift import LEFT, RIGHT
from akutdesk.reports.tabel import Raekke, Tabel, celle_tekst

_ROW: Final = 17.0
_LINE: Final = 15.0
_TO_RULE: Final = 6.0
_AFTER_RULE: Final = 17.5
_SUM: Final = 19.0
_OVER_SUM: Final = 14.0
_GAP: Final = 14.0
"""White between two columns, at least."""
_TOGETHER: Final = 2
"""Lines that stay with the head."""
_WIDEST: Final = 120.0
"""Columns stand no farther apart than this, so that an eye finds its line."""


@dataclass(frozen=True)
class Taltabel:
    """One table at the pen."""

    pen: Pen
    tabel: Tabel
    skjult: str
    lead: float = 28.0

    def block(self) -> Block:
        """Head, lines and sum; at the top of a later page the head stands again."""
        table = Element("Table")
        head = Piece(draw=self._head(table.child("TR")), lead=self.lead, ascent=9)
        again = Again(self._again, _TO_RULE + _AFTER_RULE)
        pieces = [head]
        for number, raekke in enumerate(self.tabel.raekker):
            lead = _ROW if number else _TO_RULE + _AFTER_RULE
            bond = Bond.NEVER if number < _TOGETHER else Bond.LINES
            pieces.append(self._row(table.child("TR"), raekke, lead, bond, again))
        if self.tabel.ialt is not None:
            pieces.append(self._sum(table.child("TR"), self.tabel.ialt, again))
        return Block((table,), tuple(pieces))

    def _head(self, row: Element) -> Draw:
        cells = [row.child("TH") for _ in self.tabel.hoved]

        def draw(sheet: Sheet, y: float) -> None:
            for cell, run in zip(cells, self._head_runs(y), strict=True):
                if run.text:
                    sheet.mark(cell, run)
            self._rule(sheet, y + _TO_RULE)

        return draw

    def _again(self, sheet: Sheet, y: float) -> None:
        sheet.artifact(runs=[run for run in self._head_runs(y) if run.text])
        self._rule(sheet, y + _TO_RULE)

    def _head_runs(self, y: float) -> list[Run]:
        pen, (name, *numbers) = self.pen, self.tabel.hoved
        first = pen.run((LEFT, y), name, LABEL)
        return [first, *(self._flush(right, y, text, LABEL) for right, text in self._at(numbers))]

    def _row(self, row: Element, raekke: Raekke, lead: float, bond: Bond, again: Again) -> Piece:
        setter = self.pen.setter
        name, *cells = row.child("TH"), *(row.child("TD") for _ in raekke.celler)
        name.scope = "Row"
        lines = self._name_lines(raekke.navn, name)
        texts = [celle_tekst(celle, self.skjult) for celle in raekke.celler]

        def draw(sheet: Sheet, y: float) -> None:
            sheet.mark(name, *setter.runs(lines, LEFT, y, size=12, leading=_LINE))
            for cell, (right, text) in zip(cells, self._at(texts), strict=True):
                if text:
                    sheet.mark(cell, self._flush(right, y, text, SMALL))

        depth = (len(lines) - 1) * _LINE
        return Piece(
            draw=draw, lead=lead, depth=depth, bond=bond, lines=len(lines), ascent=9, again=again
        )

    def _sum(self, row: Element, raekke: Raekke, again: Again) -> Piece:
        inner = self._row(row, raekke, _SUM, Bond.NEVER, again)

        def draw(sheet: Sheet, y: float) -> None:
            self._rule(sheet, y - _OVER_SUM)
            inner.draw(sheet, y)

        return Piece(
            draw=draw,
            lead=_SUM,
            depth=inner.depth,
            bond=Bond.NEVER,
            lines=inner.lines,
            ascent=9,
            again=again,
        )

    def _name_lines(self, text: str, element: Element) -> tuple[Line, ...]:
        setter = self.pen.setter
        room = self._rights[0] - self._widths[0] - _GAP - LEFT if self._rights else RIGHT - LEFT
        return setter.lines(Span(setter.typed(text, element), "regular"), size=12, width=room)

    def _at(self, texts: Sequence[str]) -> list[tuple[float, str]]:
        return list(zip(self._rights, texts, strict=True))

    @property
    def _widths(self) -> list[float]:
        """The room that each column of numbers needs."""
        wide: list[float] = []
        for place, head in enumerate(self.tabel.hoved[1:]):
            texts = [celle_tekst(one.celler[place], self.skjult) for one in self.tabel.alle]
            numbers = max((self.pen.width(text, SMALL) for text in texts), default=0.0)
            wide.append(max(numbers, self.pen.width(head, LABEL)))
        return wide

    @property
    def _rights(self) -> list[float]:
        """Where each column ends: as far apart as an eye can follow, and as near as its words allow."""
        widths = self._widths
        named = [self.pen.width(one.navn, SMALL) for one in self.tabel.alle]
        names = max([*named, self.pen.width(self.tabel.hoved[0], LABEL)])
        room = RIGHT - LEFT - names - _GAP
        step = min(_WIDEST, room / max(1, len(widths)))
        rights = [RIGHT]
        for width in reversed(widths[1:]):
            rights.insert(0, rights[0] - max(step, width + _GAP))
        return rights[: len(widths)]

    def _flush(self, right: float, y: float, text: str, kind: Type) -> Run:
        return self.pen.run((right - self.pen.width(text, kind), y), text, kind)

    def _rule(self, sheet: Sheet, y: float) -> None:
        sheet.artifact(Stroke(LEFT, y, RIGHT, y, 0.8))
