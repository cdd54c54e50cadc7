"""The slip with a temporary password, for one colleague's hand: what it opens, and that it ends when it is used."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.letterhead import Letterhead
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import BODY, SMALL, STRONG, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, NORMAL
from akutdesk.reports.udskrift import Afsender

_CODE = Type("monobold", 32)
_STEPS = 3


@dataclass(frozen=True, kw_only=True)
class Seddel:
    """Whom the password is for. It is in no repr: what holds it is meant for paper alone."""

    navn: str
    initialer: str
    kode: str

    def __repr__(self) -> str:
        return "Seddel()"


def render_seddel(papir: Papir, afsender: Afsender, seddel: Seddel) -> Dokument:
    """One page, in memory only. Raises AssetDamaged."""
    sheet = Sheet(papir.fonts)
    sheet.new_page()
    _Page(Pen(Setter(papir, NORMAL, LEFT), sheet)).draw(afsender, seddel)
    return whole(sheet, papir.text("seddel.titel"))


@dataclass(frozen=True)
class _Page:
    pen: Pen

    def draw(self, afsender: Afsender, seddel: Seddel) -> None:
        """Whom it is for, the code between two rules, and what to do."""
        pen, setter = self.pen, self.pen.setter
        letterhead = Letterhead(setter, afsender)
        letterhead.draw_first(pen.sheet, self._element("P"))
        y = FIRST_BASELINE + letterhead.extra + NORMAL.after_sender
        pen.title(self._element("H1"), (LEFT, y), self._text("titel"), Type("semibold", 34))
        who = self._element("P")
        words = self._text("til", navn=seddel.navn, initialer=seddel.initialer)
        y = pen.paragraph(who, (LEFT, y + 32), setter.typed(words, who), STRONG, 19)
        pen.rule(y + 30)
        y += 82
        spoken = self._text("kode", tegn=" ".join(seddel.kode))
        code = pen.sheet.root.child("P", spoken=spoken)
        pen.sheet.mark(code, pen.run((LEFT, y), seddel.kode, _CODE))
        pen.rule(y + 30)
        y = pen.paragraph(self._element("P"), (LEFT, y + 54), self._text("nul"), SMALL, 16)
        y = self._steps(y + 38)
        pen.say(self._element("P"), (LEFT, y + 38), self._text("aldrig"), STRONG)

    def _steps(self, y: float) -> float:
        pen, items = self.pen, self._element("L")
        for number in range(1, _STEPS + 1):
            item = items.child("LI")
            pen.say(item.child("Lbl"), (LEFT, y), f"{number} ", STRONG)
            text = self._text(f"trin_{number}")
            y = pen.paragraph(item.child("LBody"), (LEFT + 20, y), text, BODY, 19) + 22
        return y - 22

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"seddel.{key}", **values)

    def _element(self, tag: str) -> Element:
        return self.pen.sheet.root.child(tag)
