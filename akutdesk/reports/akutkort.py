"""The akutkort on paper: whom to call, and what to say when somebody is to take over (domain.md 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.letterhead import draw_foot
from akutdesk.reports.lines import Line
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import AFTER_LABEL, BODY, LABEL, SMALL, STRONG, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Run, Sheet
from akutdesk.reports.skrift import (
    FIRST_BASELINE,
    FOOT_BASELINE,
    LAST_BASELINE,
    LEFT,
    MM,
    NORMAL,
    RIGHT,
)
from akutdesk.reports.udskrift import Afsender, telefon

_NAMES = LEFT + 66 * MM
_TEXTS = LEFT + 14 * MM
_SIZES = (26.0, 18.0, 14.0)
"""A number takes the largest of these that its column holds."""
_FIRST_SIZE = 40.0
_LINE = 16.0
_TALK_BOTTOM = FOOT_BASELINE - 26.0
"""What to say is ours and no one's words: it may come this near the foot."""
_UNDER = 2.5
_ROUNDED = 0.01
"""Sums of fractions end a little off."""
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


@dataclass(frozen=True, kw_only=True)
class _Air:
    """Distances down the card."""

    title_to_number: float
    first_row: float
    row: float
    number_to_rule: float
    heading: float
    """From the rule to the heading of what to say."""
    letters: float
    letter: float
    line: float
    """Between two lines to write on."""

    def given(self, other: _Air, share: float) -> _Air:
        """These distances with so much of the way gone towards the other ones."""
        pairs = {
            one.name: (getattr(self, one.name), getattr(other, one.name)) for one in fields(self)
        }
        return _Air(**{name: mine + (its - mine) * share for name, (mine, its) in pairs.items()})


_USUAL = _Air(
    title_to_number=58,
    first_row=43,
    row=39,
    number_to_rule=32,
    heading=26,
    letters=39,
    letter=59,
    line=26,
)
_TIGHT = _Air(
    title_to_number=50,
    first_row=39,
    row=35,
    number_to_rule=27,
    heading=23,
    letters=34,
    letter=51.5,
    line=24,
)
"""As near as it may come before a second page is better: one still writes on these lines by hand."""


def render_akutkort(
    papir: Papir, afsender: Afsender, numre: Sequence[Akutnummer], *, set_efter: date | None = None
) -> Dokument:
    """The card on one page, drawn together as its numbers need; more pages only where that is not enough.

    The first number is the largest. `set_efter` is the oldest date a number was checked. Raises AssetDamaged.
    """
    sheet = Sheet(papir.fonts)
    card = _Card(Pen(Setter(papir, NORMAL, LEFT), sheet), afsender, set_efter)
    entries = [card.entry(nummer, largest=not place) for place, nummer in enumerate(numre)]
    card = card.drawn_together(entries)
    parts = card.pages(entries)
    for side, part in enumerate(parts, 1):
        sheet.new_page()
        card.head(first=side == 1)
        y = card.top(first=side == 1)
        if part:
            y = card.numbers(part, y + card.air.title_to_number)
        if side == len(parts):
            card.talk(y + card.air.number_to_rule, ruled=bool(part))
        card.foot((side, len(parts)))
    return whole(sheet, papir.text("akutkort.titel"))


@dataclass(frozen=True)
class _Entry:
    """A number ready to be drawn: its lines at the left, name and text beside."""

    body: Element
    size: float
    digits: Sequence[Line]
    names: Sequence[Line]
    texts: Sequence[Line]
    largest: bool

    def step(self, air: _Air) -> float:
        """From its baseline to that of the next number."""
        beside = max(0, len(self.names) - 1) * NORMAL.leading + max(0, len(self.texts) - 1) * _LINE
        more = max(beside, (len(self.digits) - 1) * self.size)
        return (air.first_row if self.largest else air.row) + more

    def depth(self, air: _Air) -> float:
        """From its baseline down to where the next one's row begins."""
        return self.step(air) - air.row


@dataclass(frozen=True)
class _Card:
    pen: Pen
    afsender: Afsender
    set_efter: date | None
    air: _Air = _USUAL

    def drawn_together(self, entries: Sequence[_Entry]) -> _Card:
        """The card with no more air than one page has; with its usual air if no page holds it."""
        usual, tight = self.over(entries), replace(self, air=_TIGHT).over(entries)
        if usual <= 0 or tight > 0:
            return self
        return replace(self, air=_USUAL.given(_TIGHT, usual / (usual - tight)))

    def over(self, entries: Sequence[_Entry]) -> float:
        """How much lower than the page everything reaches when it stands on one."""
        air = self.air
        down = air.title_to_number + sum(entry.step(air) for entry in entries) - air.row
        end = self.top(first=True) + down + air.number_to_rule + self._talk_depth
        return end - _TALK_BOTTOM

    def pages(self, entries: Sequence[_Entry]) -> list[list[_Entry]]:
        """The numbers page by page; what to say stands under the last of them, or on a page of its own."""
        air = self.air
        if self.over(entries) <= _ROUNDED:
            return [list(entries)]
        parts: list[list[_Entry]] = [[]]
        y = self.top(first=True) + air.title_to_number
        for entry in entries:
            if parts[-1] and y + entry.depth(air) > LAST_BASELINE:
                parts.append([])
                y = self.top(first=False) + air.title_to_number
            parts[-1].append(entry)
            y += entry.step(air)
        if entries and y - air.row + air.number_to_rule + self._talk_depth > _TALK_BOTTOM:
            parts.append([])
        return parts

    def top(self, *, first: bool) -> float:
        """The title's baseline; on later pages the same distance above what follows."""
        y = FIRST_BASELINE + max(0, len(self._place) - 1) * _LINE
        return y + (50 if first else 20)

    def head(self, *, first: bool) -> None:
        """Where one is, as it is said to 112, and when the numbers were checked."""
        pen = self.pen
        runs = pen.setter.runs(self._place, LEFT, FIRST_BASELINE, size=LABEL.size, leading=_LINE)
        if self._checked:
            right = RIGHT - pen.width(self._checked, SMALL)
            runs = [Run(r.x, r.y, f"{r.text.rstrip()} ", r.face, r.size) for r in runs]
            runs.append(pen.run((right, FIRST_BASELINE), self._checked, SMALL))
        if not first:
            pen.sheet.artifact(runs=runs, furniture="Header")
            return
        if runs:
            pen.sheet.mark(self._element("P"), *runs)
        title = (LEFT, self.top(first=True))
        pen.title(self._element("H1"), title, self._text("titel"), Type("semibold", 28))

    def numbers(self, entries: Sequence[_Entry], y: float) -> float:
        """Numbers down from baseline y; gives where the last one ends."""
        items = self._element("L")
        end = y
        for entry in entries:
            items.child("LI").children.append(entry.body)
            self._draw(entry, y)
            end = y + entry.depth(self.air)
            y += entry.step(self.air)
        return end

    def talk(self, y: float, *, ruled: bool) -> None:
        """ISBAR: five letters with lines to write on."""
        pen = self.pen
        if ruled:
            pen.rule(y)
        y += self.air.heading
        pen.say(self._element("H2"), (LEFT, y), self._text("ring"), STRONG)
        items = self._element("L")
        y += self.air.letters
        for letter, labels in _ISBAR:
            item = items.child("LI")
            pen.title(item.child("Lbl"), (LEFT, y), f"{letter.upper()} ", _LETTER)
            body = item.child("LBody")
            extra = self._who(body, y) if letter == "i" else self._lines(body, letter, labels, y)
            y += self.air.letter + extra
        pen.say(self._element("P"), (_TEXTS, y - 3), self._text("gentag"), STRONG)

    def foot(self, side: tuple[int, int]) -> None:
        """Where the card hangs."""
        draw_foot(self.pen.sheet, self.pen.setter, self._text("fod"), side)

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"akutkort.{key}", **values)

    def _element(self, tag: str) -> Element:
        return self.pen.sheet.root.child(tag)

    @cached_property
    def _checked(self) -> str:
        if self.set_efter is None:
            return ""
        return self._text("set_efter", dato=self.pen.setter.papir.dato(self.set_efter))

    @cached_property
    def _place(self) -> tuple[Line, ...]:
        """The place's name and address, beside the date."""
        setter = self.pen.setter
        place = ", ".join(p for p in (self.afsender.navn, self.afsender.adresse) if p.strip())
        room = RIGHT - LEFT - 12 - self.pen.width(self._checked, SMALL)
        return setter.lines(self.pen.span(setter.typed(place), LABEL), size=LABEL.size, width=room)

    @cached_property
    def _where(self) -> tuple[Line, ...]:
        """Where I call from, in the lines of I."""
        setter = self.pen.setter
        where = self._text("i_2", navn=setter.typed(self.afsender.navn))
        return setter.lines(self.pen.span(where, BODY), width=RIGHT - _NAMES)

    @property
    def _talk_depth(self) -> float:
        """From the rule over what to say to its last baseline."""
        air = self.air
        return air.heading + air.letters + len(_ISBAR) * air.letter - 3 + self._who_more

    @property
    def _who_more(self) -> float:
        return max(0, len(self._where) - 1) * self.air.line

    def entry(self, nummer: Akutnummer, *, largest: bool) -> _Entry:
        """A number with its lines broken; the first may be larger than the others."""
        pen, setter, body = self.pen, self.pen.setter, Element("LBody")
        digits = setter.typed(telefon(nummer.nummer), body)
        sizes = (_FIRST_SIZE, *_SIZES) if largest else _SIZES
        room = _NAMES - LEFT - 12
        size = next((s for s in sizes if pen.width(digits, Type("bold", s)) <= room), _SIZES[-1])
        name = setter.typed(nummer.navn, body)
        if not nummer.kontrolleret:
            name = self._text("ikke_kontrolleret", navn=name)
        text = pen.span(setter.typed(nummer.tekst, body), SMALL)
        beside = RIGHT - _NAMES
        return _Entry(
            body=body,
            size=size,
            digits=setter.lines(pen.span(digits, Type("bold", size)), size=size, width=room),
            names=setter.lines(pen.span(name, STRONG), width=beside),
            texts=setter.lines(text, size=SMALL.size, width=beside),
            largest=largest,
        )

    def _draw(self, entry: _Entry, y: float) -> None:
        """The number at the left, its name and text beside."""
        setter, size = self.pen.setter, entry.size
        above, below = (9, 9) if entry.largest else (7, 9)
        lower = max(0, len(entry.names) - 1) * NORMAL.leading
        self.pen.sheet.mark(
            entry.body,
            *_open(setter.runs(entry.digits, LEFT, y, size=size, leading=size)),
            *_open(setter.runs(entry.names, _NAMES, y - above)),
            *setter.runs(entry.texts, _NAMES, y + below + lower, size=SMALL.size, leading=_LINE),
        )

    def _who(self, body: Element, y: float) -> float:
        """I: my own name to write in, then where I call from, then whom it is about."""
        pen, setter = self.pen, self.pen.setter
        setter.typed(self.afsender.navn, body)
        more = self._who_more
        label = pen.run((_TEXTS, y), f"{self._text('i_1')} ", BODY)
        pen.sheet.mark(body, label, *setter.runs(self._where, _NAMES, y, leading=self.air.line))
        pen.line(self._after(label), _NAMES - 6, y + _UNDER)
        pen.line(_TEXTS, RIGHT, y + more + self.air.line + _UNDER)
        return more

    def _lines(self, body: Element, letter: str, labels: int, y: float) -> float:
        """Two lines, of which one or both begin with a label."""
        pen = self.pen
        runs = [
            pen.run(
                (_TEXTS, y + number * self.air.line),
                f"{self._text(f'{letter}_{number + 1}')} ",
                BODY,
            )
            for number in range(labels)
        ]
        pen.sheet.mark(body, *runs)
        for run in runs:
            pen.line(self._after(run), RIGHT, run.y + _UNDER)
        if labels == 1:
            pen.line(_TEXTS, RIGHT, y + self.air.line + _UNDER)
        return 0.0

    def _after(self, run: Run) -> float:
        return run.x + self.pen.width(run.text.rstrip(), BODY) + AFTER_LABEL


def _open(runs: list[Run]) -> list[Run]:
    """The runs with a space after the last, as more words follow in the same mark."""
    return [*runs[:-1], *(Run(r.x, r.y, f"{r.text} ", r.face, r.size) for r in runs[-1:])]
