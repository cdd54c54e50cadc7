"""The genopretningsark: a recovery code on paper, for a closed envelope (design.md 8.4). No QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import AFTER_LABEL, BODY, LABEL, SMALL, STRONG, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import A4, Element, Run, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, MM, NORMAL, RIGHT
from akutdesk.reports.udskrift import Afsender

KITS = ("A", "B")
"""Two sheets with different codes, for two envelopes."""

GROUPS, SIGNS = 8, 5
"""Eight groups of four signs and a check sign."""

_CODE = 32.0
_SPACING = 1.5
_CODE_ROW = 44.0
_COLUMNS = (LEFT, LEFT + 90 * MM)
_INDENT = 22.0
_CHECK = 98.9
"""From a group's first sign to its check sign."""
_UNDER = 2.5
_STEPS = 4
_AIR, _SPARE = 34.0 + 56 + 22 + 46 + 38 + 38, 16.0
"""All air between the parts, and what lies free above the envelope's fields: a long sender takes from both."""


def render_genopretningsark(
    papir: Papir, afsender: Afsender, *, kit: str, grupper: Sequence[str]
) -> Dokument:
    """One sheet. `kit` is A or B; `grupper` the eight groups of five signs.

    Raises AssetDamaged, and ValueError if the code has another form.
    """
    if kit not in KITS or [len(gruppe) for gruppe in grupper] != [SIGNS] * GROUPS:
        raise ValueError("KODE")
    sheet = Sheet(papir.fonts)
    sheet.new_page()
    _Sheet(Pen(Setter(papir, NORMAL, LEFT), sheet)).draw(afsender, kit, grupper)
    return whole(sheet, papir.text("genopretning.titel"))


@dataclass(frozen=True)
class _Sheet:
    pen: Pen

    def draw(self, afsender: Afsender, kit: str, grupper: Sequence[str]) -> None:
        """What it is, the code between two rules, what to do, and where it lies."""
        y, more = self._head(afsender, kit)
        air = 1 - max(0.0, more - _SPARE) / _AIR
        self.pen.rule(y + 34 * air)
        y = self._code(grupper, y + 90 * air)
        self.pen.rule(y + 22 * air)
        y = self._help(y + 46 * air)
        y = self._steps(y + 38 * air)
        self.pen.say(self._element("P"), (LEFT, y + 38 * air), self._text("aldrig"), STRONG)
        self._envelope()

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"genopretning.{key}", **values)

    def _element(self, tag: str) -> Element:
        return self.pen.sheet.root.child(tag)

    def _head(self, afsender: Afsender, kit: str) -> tuple[float, float]:
        """The last baseline of the head, and how much lower it is for a long sender."""
        pen, setter = self.pen, self.pen.setter
        number = self._text("ark", nr=KITS.index(kit) + 1)
        right = RIGHT - pen.width(number, LABEL)
        sender = " · ".join(part for part in (afsender.navn, afsender.kommune) if part.strip())
        span = pen.span(setter.typed(sender), LABEL)
        lines = setter.lines(span, size=LABEL.size, width=right - LEFT - 12)
        runs = setter.runs(lines, LEFT, FIRST_BASELINE, size=LABEL.size, leading=16)
        spaced = [Run(r.x, r.y, f"{r.text.rstrip()} ", r.face, r.size) for r in runs]
        pen.sheet.mark(self._element("P"), *spaced, pen.run((right, FIRST_BASELINE), number, LABEL))
        more = max(0, len(lines) - 1) * 16.0
        y = FIRST_BASELINE + more + NORMAL.after_sender
        pen.title(self._element("H1"), (LEFT, y), self._text("titel"), Type("semibold", 34))
        hvad = self._text("hvad")
        return pen.paragraph(self._element("P"), (LEFT, y + 32), hvad, BODY, 19), more

    def _code(self, grupper: Sequence[str], y: float) -> float:
        """The groups in two columns. The check sign stands apart and is thinner."""
        pen = self.pen
        items = self._element("L")
        for number, gruppe in enumerate(grupper):
            x = _COLUMNS[number % 2]
            row = y + number // 2 * _CODE_ROW
            item = items.child("LI")
            spoken = self._text(
                "gruppe", nr=number + 1, tegn=" ".join(gruppe[:-1]), kontrol=gruppe[-1]
            )
            body = item.child("LBody", spoken=spoken)
            start = x + _INDENT
            pen.sheet.mark(
                body,
                pen.run((x, row), f"{number + 1} ", BODY),
                Run(start, row, f"{gruppe[:-1]} ", "monobold", _CODE, _SPACING),
                Run(start + _CHECK, row, gruppe[-1], "mono", _CODE),
            )
        return y + (GROUPS // 2 - 1) * _CODE_ROW

    def _help(self, y: float) -> float:
        pen, element = self.pen, self._element("P")
        texts = (f"{self._text('tegn')} ", self._text("nul"))
        runs = [pen.run((LEFT, y + number * 16), text, SMALL) for number, text in enumerate(texts)]
        pen.sheet.mark(element, *runs)
        return y + 16

    def _steps(self, y: float) -> float:
        pen = self.pen
        pen.say(self._element("H2"), (LEFT, y), self._text("saadan"), STRONG)
        items = self._element("L")
        y += 19
        for number in range(1, _STEPS + 1):
            y += 22 if number > 1 else 0
            item = items.child("LI")
            pen.say(item.child("Lbl"), (LEFT, y), f"{number} ", STRONG)
            text = self._text(f"trin_{number}")
            y = pen.paragraph(item.child("LBody"), (LEFT + 20, y), text, BODY, 19)
        return y

    def _envelope(self) -> None:
        """Fields to fill in by hand, above the foot."""
        y = A4[1] - 48.5 * MM
        middle = LEFT + 63 * MM
        self.pen.say(self._element("P"), (LEFT, y), self._text("kuvert"), LABEL)
        self._field("kuvert_nr", (LEFT, y + 30), middle - 14)
        self._field("sted", (middle, y + 30), RIGHT)
        self._field("dato", (LEFT, y + 60), middle - 14)
        self._field("initialer", (middle, y + 60), LEFT + 113 * MM)
        self._field("og", (LEFT + 118 * MM, y + 60), RIGHT)

    def _field(self, key: str, at: tuple[float, float], end: float) -> None:
        start = self.pen.say(self._element("P"), at, self._text(key), SMALL)
        self.pen.line(start + AFTER_LABEL, end, at[1] + _UNDER)
