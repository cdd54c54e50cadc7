"""The akutkort on paper: whom to call, and what to say when somebody is to take over (domain.md 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.letterhead import draw_foot
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import AFTER_LABEL, BODY, LABEL, SMALL, STRONG, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Run, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, MM, NORMAL, RIGHT
from akutdesk.reports.udskrift import Afsender, telefon

_NAMES = LEFT + 66 * MM
_TEXTS = LEFT + 14 * MM
_SIZES = (26.0, 18.0, 14.0)
"""A number takes the largest of these that its column holds."""
_FIRST_SIZE = 40.0
_ROW, _FIRST_ROW = 39.0, 43.0
_BESIDE_TALK = 6
"""So many numbers leave room for what to say on the same page."""
_ALONE = 14
_TALK_STEP = 26.0
_UNDER = 2.5
_LETTER = Type("semibold", 26)
_ISBAR = (("i", 1), ("s", 1), ("b", 2), ("a", 1), ("r", 2))
"""Letters with how many of their two lines begin with a label."""


@dataclass(frozen=True, kw_only=True)
class Akutnummer:
    """A number on the card: whom one gets, and when to call. Unchecked ones say so (design.md 8.23)."""

    nummer: str
    navn: str
    tekst: str = ""
    kontrolleret: bool = True


def render_akutkort(
    papir: Papir, afsender: Afsender, numre: Sequence[Akutnummer], *, set_efter: date | None = None
) -> Dokument:
    """The card, the first number largest. `set_efter` is the oldest date a number was checked. Raises AssetDamaged."""
    sheet = Sheet(papir.fonts)
    card = _Card(Pen(Setter(papir, NORMAL, LEFT), sheet), afsender, set_efter)
    parts = _pages(numre)
    for side, part in enumerate(parts, 1):
        sheet.new_page()
        y = card.head(first=side == 1)
        if part:
            y = card.numbers(part, y + 58, first=side == 1)
        if side == len(parts):
            card.talk(y + 32, ruled=bool(part))
        card.foot((side, len(parts)))
    return whole(sheet, papir.text("akutkort.titel"))


def _pages(numre: Sequence[Akutnummer]) -> list[Sequence[Akutnummer]]:
    """The numbers page by page; the last page also holds what to say."""
    parts = [numre[start : start + _ALONE] for start in range(0, len(numre), _ALONE)]
    if not parts or len(parts[-1]) > _BESIDE_TALK:
        parts.append(())
    return parts


@dataclass(frozen=True)
class _Card:
    pen: Pen
    afsender: Afsender
    set_efter: date | None

    def head(self, *, first: bool) -> float:
        """Where one is, as it is said to 112, and when the numbers were checked."""
        pen, setter = self.pen, self.pen.setter
        checked = ""
        if self.set_efter is not None:
            checked = self._text("set_efter", dato=setter.papir.dato(self.set_efter))
        right = RIGHT - pen.width(checked, SMALL)
        place = ", ".join(p for p in (self.afsender.navn, self.afsender.adresse) if p.strip())
        span = pen.span(setter.typed(place), LABEL)
        lines = setter.lines(span, size=LABEL.size, width=right - LEFT - 12)
        runs = setter.runs(lines, LEFT, FIRST_BASELINE, size=LABEL.size, leading=16)
        if checked:
            runs = [Run(r.x, r.y, f"{r.text.rstrip()} ", r.face, r.size) for r in runs]
            runs.append(pen.run((right, FIRST_BASELINE), checked, SMALL))
        y = FIRST_BASELINE + max(0, len(lines) - 1) * 16 + 50
        if not first:
            pen.sheet.artifact(runs=runs, furniture="Header")
            return y - 30
        if runs:
            pen.sheet.mark(self._element("P"), *runs)
        pen.title(self._element("H1"), (LEFT, y), self._text("titel"), Type("semibold", 28))
        return y

    def numbers(self, numre: Sequence[Akutnummer], y: float, *, first: bool) -> float:
        """Numbers down from baseline y; gives the last one's baseline."""
        items = self._element("L")
        step = 0.0
        for place, nummer in enumerate(numre):
            y += step
            largest = first and place == 0
            lines = self._number(items.child("LI").child("LBody"), nummer, y, largest=largest)
            step = (_FIRST_ROW if largest else _ROW) + max(0, lines - 1) * 16
        return y + step - _ROW

    def talk(self, y: float, *, ruled: bool) -> None:
        """ISBAR: five letters with lines to write on."""
        pen = self.pen
        if ruled:
            pen.rule(y)
        y += 26
        pen.say(self._element("H2"), (LEFT, y), self._text("ring"), STRONG)
        items = self._element("L")
        y += 39
        for letter, labels in _ISBAR:
            item = items.child("LI")
            pen.title(item.child("Lbl"), (LEFT, y), f"{letter.upper()} ", _LETTER)
            body = item.child("LBody")
            extra = self._who(body, y) if letter == "i" else self._lines(body, letter, labels, y)
            y += 59 + extra
        pen.say(self._element("P"), (_TEXTS, y - 3), self._text("gentag"), STRONG)

    def foot(self, side: tuple[int, int]) -> None:
        """Where the card hangs."""
        draw_foot(self.pen.sheet, self.pen.setter, self._text("fod"), side)

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"akutkort.{key}", **values)

    def _element(self, tag: str) -> Element:
        return self.pen.sheet.root.child(tag)

    def _number(self, body: Element, nummer: Akutnummer, y: float, *, largest: bool) -> int:
        """One number with its name and text beside; gives how many lines the text took."""
        pen, setter = self.pen, self.pen.setter
        digits = setter.typed(telefon(nummer.nummer), body)
        sizes = (_FIRST_SIZE, *_SIZES) if largest else _SIZES
        room = _NAMES - LEFT - 12
        size = next((s for s in sizes if pen.width(digits, Type("bold", s)) <= room), _SIZES[-1])
        name = setter.typed(nummer.navn, body)
        if not nummer.kontrolleret:
            name = self._text("ikke_kontrolleret", navn=name)
        text = setter.typed(nummer.tekst, body)
        lines = setter.lines(pen.span(text, SMALL), size=SMALL.size, width=RIGHT - _NAMES)
        above, below = (9, 9) if largest else (7, 9)
        numbers = setter.lines(pen.span(digits, Type("bold", size)), size=size, width=room)
        names = setter.lines(pen.span(name, STRONG), width=RIGHT - _NAMES)
        lower = max(0, len(names) - 1) * NORMAL.leading
        pen.sheet.mark(
            body,
            *_open(setter.runs(numbers, LEFT, y, size=size, leading=size)),
            *_open(setter.runs(names, _NAMES, y - above)),
            *setter.runs(lines, _NAMES, y + below + lower, size=SMALL.size, leading=16),
        )
        return max(len(lines) + len(names) - 1, len(numbers))

    def _who(self, body: Element, y: float) -> float:
        """I: my own name to write in, then where I call from, then whom it is about."""
        pen, setter = self.pen, self.pen.setter
        where = self._text("i_2", navn=setter.typed(self.afsender.navn, body))
        lines = setter.lines(pen.span(where, BODY), width=RIGHT - _NAMES)
        more = max(0, len(lines) - 1) * _TALK_STEP
        label = pen.run((_TEXTS, y), f"{self._text('i_1')} ", BODY)
        pen.sheet.mark(body, label, *setter.runs(lines, _NAMES, y, leading=_TALK_STEP))
        pen.line(self._after(label), _NAMES - 6, y + _UNDER)
        pen.line(_TEXTS, RIGHT, y + more + _TALK_STEP + _UNDER)
        return more

    def _lines(self, body: Element, letter: str, labels: int, y: float) -> float:
        """Two lines, of which one or both begin with a label."""
        pen = self.pen
        runs = [
            pen.run(
                (_TEXTS, y + number * _TALK_STEP), f"{self._text(f'{letter}_{number + 1}')} ", BODY
            )
            for number in range(labels)
        ]
        pen.sheet.mark(body, *runs)
        for run in runs:
            pen.line(self._after(run), RIGHT, run.y + _UNDER)
        if labels == 1:
            pen.line(_TEXTS, RIGHT, y + _TALK_STEP + _UNDER)
        return 0.0

    def _after(self, run: Run) -> float:
        return run.x + self.pen.width(run.text.rstrip(), BODY) + AFTER_LABEL


def _open(runs: list[Run]) -> list[Run]:
    """The runs with a space after the last, as more words follow in the same mark."""
    return [*runs[:-1], *(Run(r.x, r.y, f"{r.text} ", r.face, r.size) for r in runs[-1:])]
