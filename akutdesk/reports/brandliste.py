"""The brandliste: who is in the house, to be held outside in the rain and ticked off (mockups/paper 09)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.letterhead import draw_foot
from akutdesk.reports.lines import Line
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import LABEL, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Frame, Sheet, Stroke
from akutdesk.reports.skrift import (
    FIRST_BASELINE,
    FOOT_BASELINE,
    LEFT,
    NORMAL,
    RIGHT,
)
from akutdesk.reports.udskrift import Afsender, telefon

_TITLE: Final = Type("semibold", 34)
_COUNT: Final = Type("bold", 64)
_TEXT: Final = Type("regular", 16)
_NAME: Final = Type("bold", 18)
_COLUMNS: Final = (LEFT, 107.0, 174.0, 272.0, 346.0)
"""Ude, plads, navn, kom, hjælp."""
_AIR: Final = 8.0
_BOX: Final = 17.5
_LINE: Final = 20.0
_ROW_TOP, _ROW_FOOT = 26.5, 14.0
"""From a rule to the first baseline, and from the last baseline to the next rule."""
_RULE_TO_BOX: Final = 11.5
_LATER: Final = 42.0
"""A row to write on."""
_LATER_ROWS: Final = 3
_FACT: Final = 28.0
_FACTS: Final = LEFT + 100.0
_HEAD: Final = 9.5
"""From the column heads to the rule under them."""
_TOP_AGAIN: Final = FIRST_BASELINE + 34.0
"""The column heads of a later page."""
_LAST: Final = FOOT_BASELINE - 32.0
"""Nothing but the foot stands lower."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody to be found outside. The words stand as they are."""

    plads: str
    navn: str
    kom: str = ""
    hjaelp: str = ""


@dataclass(frozen=True, kw_only=True)
class Brandliste:
    """Who is in the house at one moment. `antal` counts everybody, also those who stand in one row together."""

    personer: tuple[Person, ...]
    antal: int
    dag: str
    """The day and the clock in words."""
    klokken: str
    moedested: str = ""
    bagvagt: str = ""


def render_brandliste(papir: Papir, afsender: Afsender, liste: Brandliste) -> Dokument:
    """The list, with rows for those who came later, and what to say to 112. Raises AssetDamaged."""
    sheet = Sheet(papir.fonts)
    made = _List(Pen(Setter(papir, NORMAL, LEFT), sheet), afsender, liste)
    made.draw()
    return whole(sheet, papir.text("brandliste.titel"))


@dataclass(frozen=True)
class _Cells:
    """One person's lines by column, and how many the longest of them has."""

    person: Person
    lines: tuple[tuple[Line, ...], ...]

    @property
    def high(self) -> float:
        """From its rule to the next."""
        longest = max((len(some) for some in self.lines), default=1)
        return _ROW_TOP + (max(1, longest) - 1) * _LINE + _ROW_FOOT


@dataclass(frozen=True)
class _List:
    pen: Pen
    afsender: Afsender
    liste: Brandliste

    def draw(self) -> None:
        """Page by page; the rows for later and the facts stay together."""
        pages = list(self._pages([self._cells(one) for one in self.liste.personer]))
        for side, rows in enumerate(pages, 1):
            self.pen.sheet.new_page()
            y = self._top() if side == 1 else self._again()
            if rows:
                y = self._table(rows, y)
            if side == len(pages):
                self._facts(self._later(y + 34))
            draw_foot(self.pen.sheet, self.pen.setter, self._text("fod"), (side, len(pages)))

    def _pages(self, rows: Sequence[_Cells]) -> Iterator[list[_Cells]]:
        """The rows of each page; the last page has room for what stands under them."""
        page: list[_Cells] = []
        y = self._head_end(first=True)
        for row in rows:
            if page and y + row.high > _LAST:
                yield page
                page, y = [], self._head_end(first=False)
            page.append(row)
            y += row.high
        yield page
        if y + self._foot_high() > _LAST:
            yield []

    def _head_end(self, *, first: bool) -> float:
        """The rule under the column heads."""
        return (self._table_top if first else _TOP_AGAIN) + _HEAD

    def _foot_high(self) -> float:
        rows = 34 + 12 + _LATER_ROWS * _LATER
        return rows + 45 + (len(list(self._known())) - 1) * _FACT

    # ---- head

    @property
    def _table_top(self) -> float:
        return self._title_y + 71.5

    @property
    def _title_y(self) -> float:
        return FIRST_BASELINE + 50 + max(0, len(self._sender()) - 1) * 16

    def _top(self) -> float:
        pen, y = self.pen, self._title_y
        place = self._element("P")
        sender = self._sender(place)
        if sender:
            pen.sheet.mark(
                place, *pen.setter.runs(sender, LEFT, FIRST_BASELINE, size=12, leading=16)
            )
        pen.title(self._element("H1"), (LEFT, y), self._text("titel"), _TITLE)
        pen.say(self._element("P"), (LEFT, y + 26), self.liste.dag, _TEXT)
        count = self._element("P")
        word = self._text("person" if self.liste.antal == 1 else "personer")
        pen.say_right(count, (RIGHT, y), str(self.liste.antal), _COUNT)
        right = RIGHT - pen.width(word, _TEXT)
        pen.sheet.mark(count, pen.run((right, y + 26), f" {word}".strip(), _TEXT))
        count.spoken = f"{self.liste.antal} {word}"
        return self._table_top

    def _again(self) -> float:
        """What a later page is of, when, and how many: it may lie alone in the rain; gives where its table begins."""
        pen, liste = self.pen, self.liste
        word = self._text("person" if liste.antal == 1 else "personer")
        count = f"{liste.antal} {word}"
        left = pen.run((LEFT, FIRST_BASELINE), f"{self._text('titel')} · {liste.dag} ", LABEL)
        right = RIGHT - pen.width(count, LABEL)
        runs = [left, pen.run((right, FIRST_BASELINE), count, LABEL)]
        pen.sheet.artifact(runs=runs, furniture="Header")
        return _TOP_AGAIN

    def _sender(self, element: Element | None = None) -> tuple[Line, ...]:
        setter = self.pen.setter
        place = ", ".join(p for p in (self.afsender.navn, self.afsender.adresse) if p.strip())
        room = RIGHT - LEFT - 90
        return setter.lines(self.pen.span(setter.typed(place, element), LABEL), size=12, width=room)

    # ---- the persons

    def _table(self, rows: Sequence[_Cells], y: float) -> float:
        """Column heads on baseline y, and a row for each; gives the last rule."""
        table = self._element("Table")
        heads = table.child("TR")
        for key, left in zip(("ude", "plads", "navn", "kom", "hjaelp"), _COLUMNS, strict=True):
            self.pen.say(heads.child("TH"), (left, y), self._text(key), LABEL)
        y += _HEAD
        self._rule(y, 1.4)
        for number, row in enumerate(rows, 1):
            self._row(table.child("TR"), row, y)
            y += row.high
            self._rule(y, 1.4 if number == len(rows) else 0.8)
        return y

    def _row(self, element: Element, row: _Cells, y: float) -> None:
        setter = self.pen.setter
        element.child("TD").spoken = self._text("felt")
        self.pen.sheet.artifact(_tick(y))
        kinds = (_TEXT, _NAME, _TEXT, _TEXT)
        for lines, left, kind in zip(row.lines, _COLUMNS[1:], kinds, strict=True):
            cell = element.child("TD")
            runs = setter.runs(lines, left, y + _ROW_TOP, size=kind.size, leading=_LINE)
            if runs:
                self.pen.sheet.mark(cell, *runs)

    def _cells(self, person: Person) -> _Cells:
        words = (person.plads, person.navn, person.kom, person.hjaelp)
        kinds = (_TEXT, _NAME, _TEXT, _TEXT)
        ends = (*_COLUMNS[2:], RIGHT + _AIR)
        setter = self.pen.setter
        lines = tuple(
            setter.lines(
                self.pen.span(setter.typed(text), kind), size=kind.size, width=end - left - _AIR
            )
            for text, kind, left, end in zip(words, kinds, _COLUMNS[1:], ends, strict=True)
        )
        return _Cells(person, lines)

    def _later(self, y: float) -> float:
        """Rows to write on, for whoever came after it was printed; gives the last rule."""
        words = self._text("senere", klokken=self.liste.klokken)
        self.pen.say(self._element("H2"), (LEFT, y), words, LABEL)
        y += 12
        self._rule(y, 1.4)
        for _ in range(_LATER_ROWS):
            self.pen.sheet.artifact(_tick(y))
            y += _LATER
            self._rule(y, 0.8)
        return y

    # ---- what to do

    def _facts(self, y: float) -> None:
        setter, items = self.pen.setter, self._element("L")
        y += 45
        for label, value in self._known():
            item = items.child("LI")
            self.pen.say(item.child("Lbl"), (LEFT, y), f"{label} ", _TEXT)
            body = item.child("LBody")
            text = setter.typed(value, body)
            y = self.pen.paragraph(body, (_FACTS, y), text, _NAME, 22) + _FACT

    def _known(self) -> Iterator[tuple[str, str]]:
        """Label and value of what one has to know; what nobody has entered is left out."""
        where = self.afsender.adresse.strip()
        yield self._text("brand"), self._text("brand_sig" if where else "brand_ring", sted=where)
        if self.liste.moedested.strip():
            yield self._text("moedes"), self.liste.moedested
        if self.liste.bagvagt.strip():
            yield self._text("bagvagt"), telefon(self.liste.bagvagt)
        yield self._text("listen"), self._text("listen_tag")

    # ---- parts

    def _rule(self, y: float, width: float) -> None:
        self.pen.sheet.artifact(Stroke(LEFT, y, RIGHT, y, width))

    def _text(self, key: str, **values: object) -> str:
        return self.pen.setter.papir.text(f"brandliste.{key}", **values)

    def _element(self, tag: str) -> Element:
        return self.pen.sheet.root.child(tag)


def _tick(y: float) -> Frame:
    """The box to tick in the row under a rule."""
    return Frame(LEFT, y + _RULE_TO_BOX, _BOX, _BOX)
