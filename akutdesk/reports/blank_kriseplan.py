"""The blank kriseplan: the same skeleton as a printed one, so that hand and print look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from akutdesk.domain.kriseplan import Kontakt
from akutdesk.reports.blocks import heading
from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Piece
from akutdesk.reports.kontakt import number_column
from akutdesk.reports.letterhead import Letterhead, draw_foot
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import AFTER_LABEL, LABEL, SMALL, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, FOOT_BASELINE, NORMAL, RIGHT
from akutdesk.reports.udskrift import Afsender

_STEP = 25.0
"""Handwriting lines, 8.8 mm apart."""
_BEGIN = 274 - 240
"""From the last line of K1 to the sentence that says where to begin."""
_NUMBER_LINE = 12.0
"""White between the line for a name and the line for its number."""


def render_blank_kriseplan(
    papir: Papir, afsender: Afsender, *, kontakter: Sequence[Kontakt], numre: Sequence[str]
) -> Dokument:
    """One page for each number, with the numbers that are the same for everybody preprinted.

    `kontakter` must be checked ones (design.md 8.23). Raises AssetDamaged.
    """
    sheet = Sheet(papir.fonts)
    setter = Setter(papir, NORMAL, NORMAL.axis)
    for nummer in numre:
        sheet.new_page()
        _Page(Pen(setter, sheet), afsender, kontakter).draw(nummer)
    return whole(sheet, papir.text("plan.titel"))


@dataclass(frozen=True)
class _Page:
    pen: Pen
    afsender: Afsender
    kontakter: Sequence[Kontakt]

    def draw(self, nummer: str) -> None:
        """The page from the top down; each part gives the y where it ends."""
        y = self._head(nummer)
        y = self._lines(self._heading("k1", y + 36), 2)
        y = self._begin(y + _BEGIN)
        y = self._lines(self._heading("k5", y + 31, step=1), 3)
        y = self._lines(self._heading("k7", y + 31, step=2), 2, number=True)
        y = self._numbers(self._heading("k8", y + 31, step=3))
        y = self._lines(y + 1, 1, number=True)
        y = self._first_step(self._lines(self._heading("k3", y + 36), 1))
        self._lines(self._heading("k14", y + 31), 2)
        self._foot()

    def _head(self, nummer: str) -> float:
        pen, root, text = self.pen, self.pen.sheet.root, self.pen.setter.papir.text
        letterhead = Letterhead(pen.setter, self.afsender)
        letterhead.draw_first(pen.sheet, root.child("P"))
        y = FIRST_BASELINE + letterhead.extra + NORMAL.after_sender
        title = Type(NORMAL.title_face, NORMAL.title)
        pen.title(root.child("H1"), (NORMAL.axis, y), text("plan.titel"), title)
        number = text("blank_plan.nr", nr=nummer)
        pen.say_right(root.child("P"), (RIGHT, y), number, Type("bold", 14))
        y += 31
        end = pen.say(root.child("P"), (NORMAL.axis, y), text("blank_plan.navn"), SMALL)
        pen.line(end + AFTER_LABEL, NORMAL.axis + 221, y + 2)
        end = pen.say(root.child("P"), (NORMAL.axis + 238, y), text("blank_plan.dato"), SMALL)
        pen.line(end + AFTER_LABEL, RIGHT, y + 2)
        return y

    def _heading(self, nr: str, y: float, *, step: int = 0) -> float:
        setter = self.pen.setter
        note = setter.papir.text(f"blank_plan.{nr}_hjaelp") if nr in _NOTED else ""
        numeral = str(step) if step else ""
        block = heading(setter, setter.papir.text(f"plan.{nr}"), numeral=numeral, note=note)
        self.pen.sheet.root.children.extend(block.elements)
        return self._down(block.pieces, y)

    def _begin(self, y: float) -> float:
        setter = self.pen.setter
        kind = Type(NORMAL.body_face, NORMAL.body)
        element = self.pen.sheet.root.child("P")
        self.pen.say(element, (NORMAL.axis, y), setter.papir.text("plan.begynd"), kind)
        return y

    def _lines(self, y: float, count: int, *, number: bool = False) -> float:
        """Lines to write on; with a line of its own for the number."""
        split = number_column(self.pen.setter, self.kontakter).x
        first = y + _STEP + 2
        for place in range(count):
            line = first + place * _STEP
            if number:
                self.pen.line(NORMAL.axis, split - _NUMBER_LINE, line)
                self.pen.line(split, RIGHT, line)
            else:
                self.pen.line(NORMAL.axis, RIGHT, line)
        return first + (count - 1) * _STEP

    def _numbers(self, y: float) -> float:
        block = number_column(self.pen.setter, self.kontakter).block(self.kontakter)
        self.pen.sheet.root.children.extend(block.elements)
        firsts = [replace(piece, lead=0) for piece in block.pieces[:1]]
        return self._down([*firsts, *block.pieces[1:]], y + NORMAL.first_row)

    def _first_step(self, y: float) -> float:
        text = self.pen.setter.papir.text("blank_plan.foerste_skridt")
        line = y + _STEP
        end = self.pen.say(self.pen.sheet.root.child("P"), (NORMAL.axis, line - 2), text, SMALL)
        self.pen.line(end + AFTER_LABEL, RIGHT, line)
        return line

    def _foot(self) -> None:
        setter, sheet = self.pen.setter, self.pen.sheet
        words = setter.papir.text("planen_er_din")
        self.pen.say(sheet.root.child("P"), (NORMAL.axis, FOOT_BASELINE), words, LABEL)
        draw_foot(sheet, setter, "", (1, 1))

    def _down(self, pieces: Sequence[Piece], y: float) -> float:
        for number, piece in enumerate(pieces):
            y += piece.lead if number else 0
            piece.draw(self.pen.sheet, y)
            y += piece.depth
        return y


_NOTED = frozenset({"k5", "k7", "k14"})
