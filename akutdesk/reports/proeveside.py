"""The test page of set-up: Danish letters, digits, thin lines, and a ruler that shows whether the printer shrinks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.letterhead import Letterhead, draw_foot
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import BODY, SMALL, STRONG, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import HAIR, Element, Sheet, Stroke
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, MM, NORMAL
from akutdesk.reports.udskrift import Afsender

_RULER = 100
"""Length of the ruler in mm."""
_WIDTHS = (HAIR, 0.8, 1.0, 1.4)
"""Every line width that our pages use."""


def render_proeveside(papir: Papir, afsender: Afsender, *, udskrevet: date) -> Dokument:
    """One page. `udskrevet` is the local date. Raises AssetDamaged."""
    sheet = Sheet(papir.fonts)
    sheet.new_page()
    pen = Pen(Setter(papir, NORMAL, LEFT), sheet)
    _Page(pen).draw(afsender, udskrevet)
    draw_foot(sheet, pen.setter, "", (1, 1))
    return whole(sheet, papir.text("proeve.titel"))


@dataclass(frozen=True)
class _Page:
    pen: Pen

    def draw(self, afsender: Afsender, udskrevet: date) -> None:
        """Head, letters, digits, ruler, lines."""
        pen = self.pen
        letterhead = Letterhead(pen.setter, afsender)
        letterhead.draw_first(pen.sheet, self._element("P"))
        y = FIRST_BASELINE + letterhead.extra + NORMAL.after_sender
        pen.title(self._element("H1"), (LEFT, y), self._text("titel"), Type("semibold", 34))
        dato = self._text("skrevet", dato=pen.setter.papir.dato(udskrevet))
        pen.say(self._element("P"), (LEFT, y + 24), dato, SMALL)
        y = self._ask(y + 60, "bogstaver")
        y = pen.paragraph(self._element("P"), (LEFT, y + 19), self._text("linje_14"), BODY, 19)
        large = Type("medium", 18)
        y = pen.paragraph(self._element("P"), (LEFT, y + 27), self._text("linje_18"), large, 24)
        y = self._ask(y + 36, "numre")
        pen.say(self._element("P"), (LEFT, y + 27), self._text("tal"), Type("bold", 18))
        y = self._ask(y + 63, "lineal")
        self._ruler(y + 34)
        y = pen.paragraph(self._element("P"), (LEFT, y + 75), self._text("for_kort"), BODY, 19)
        y = self._ask(y + 36, "streger")
        for number, width in enumerate(_WIDTHS, 1):
            place = y + number * 14
            pen.sheet.artifact(Stroke(LEFT, place, LEFT + _RULER * MM, place, width))

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"proeve.{key}", **values)

    def _element(self, tag: str) -> Element:
        return self.pen.sheet.root.child(tag)

    def _ask(self, y: float, key: str) -> float:
        self.pen.say(self._element("H2"), (LEFT, y), self._text(key), STRONG)
        return y

    def _ruler(self, y: float) -> None:
        """A line of 100 mm with a tick every mm, longer at 5 and 10."""
        pen = self.pen
        ticks = [
            Stroke(x, y, x, y - length, HAIR)
            for mm in range(_RULER + 1)
            for x, length in [(LEFT + mm * MM, 12 if mm % 10 == 0 else 8 if mm % 5 == 0 else 4)]
        ]
        pen.sheet.artifact(Stroke(LEFT, y, LEFT + _RULER * MM, y, HAIR), *ticks)
        numbers = [
            pen.run((LEFT + mm * MM - pen.width(str(mm), SMALL) / 2, y + 15), f"{mm} ", SMALL)
            for mm in (0, 50)
        ]
        end = self._text("mm", tal=_RULER)
        last = LEFT + _RULER * MM - pen.width(str(_RULER), SMALL) / 2
        pen.sheet.mark(self._element("P"), *numbers, pen.run((last, y + 15), end, SMALL))
