"""The lommekort: two cards a sheet, cut and folded once (ux.md 5.3). What fits is chosen by the citizen, never cut."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.reports.blocks import Block
from akutdesk.reports.composition import whole
from akutdesk.reports.diskret import number_rows, unmarked
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Piece
from akutdesk.reports.kontakt import number_column, printed
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.papir import Papir
from akutdesk.reports.plan_sections import written
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import A4, Element, Frame, Sheet, Stroke
from akutdesk.reports.signs import shows
from akutdesk.reports.skrift import MM, NORMAL

_WIDE, _HIGH = 85.6 * MM, 54 * MM
_PADDING = 5 * MM
_TOP = 30 * MM
_FOLD = _TOP + _HIGH
_BETWEEN = 8 * MM
_LEFT = (A4[0] - 2 * _WIDE - _BETWEEN) / 2
_HEAD = 25.0
"""From the upper edge to the first baseline; one less under the fold."""
_FOOT = 16.0
"""From the last baseline to the fold or the cut."""
_GAP = 8.0
"""Air over the second head of a panel."""
_AIR = 5.0
"""More air between the last number and what holds."""
_HANG = 10.0
"""A line that goes on stands further in, as there are no dashes."""
_MOST_FAST = 3
_BACK_LINES = 8
"""Lines on the back, heads too."""

CARD = replace(
    NORMAL,
    body=12,
    leading=15,
    meta=12,
    number=14,
    name_face="regular",
    first_row=22,
    row=20,
    leader=(1.2, 4.2),
    leader_gap=(5.0, 5.9),
)
"""Type on the card: 41 signs a line."""


@dataclass(frozen=True, kw_only=True)
class Kort:
    """The words on a card. They begin as the plan's own, and the citizen shortens or drops some."""

    numre: tuple[Kontakt, ...] = ()
    fast: str = ""
    tegn: tuple[str, ...] = ()
    selv: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rest:
    """A line for which there is no room: its field in `Kort`, its place there, and its words."""

    felt: str
    nr: int
    tekst: str


@dataclass(frozen=True)
class Kortark:
    """The sheet, and the whole lines that are not on it. Print it only when `rester` is empty."""

    dokument: Dokument
    rester: tuple[Rest, ...]


def kort_af_plan(plan: Kriseplan, kontrollerede: Collection[str] = ()) -> Kort:
    """A card with all of the plan's lines for it: people and numbers, what holds, signs, own steps.

    Hours are left out, as there is no room; the citizen may write a word such as "altid".
    """
    kontakter = printed((*plan.k7_mennesker, *plan.k8_fagfolk), kontrollerede)
    return Kort(
        numre=tuple(replace(kontakt, hvornaar="") for kontakt in kontakter),
        fast=", ".join(written(plan.k11_fast_i_livet)),
        tegn=written(plan.k4_advarselstegn),
        selv=written(plan.k5_selv),
    )


def render_lommekort(papir: Papir, kort: Kort, *, diskret: bool = False) -> Kortark:
    """Two equal cards on A4, and the lines that did not fit.

    `diskret` shows numbers with the citizen's own marks, and own steps under a neutral head. Raises AssetDamaged.
    """
    setter = Setter(papir, CARD, _LEFT + _PADDING, _LEFT + _WIDE - _PADDING)
    sheet = Sheet(papir.fonts)
    shown = replace(kort, fast="", tegn=()) if diskret else kort
    card = _Card(setter, sheet.root, shown, diskret)
    front, back = card.front(), card.back()
    sheet.new_page()
    for side in (front, back):
        for piece, y in side.placed:
            piece.draw(sheet, y)
    sheet.artifact(
        Frame(_LEFT, _TOP, _WIDE, 2 * _HIGH, 1.0),
        Stroke(_LEFT, _FOLD, _LEFT + _WIDE, _FOLD, 0.8, (4, 3)),
    )
    sheet.repeat(_WIDE + _BETWEEN)
    _draw_instruction(sheet, papir)
    titel = papir.text("diskret.titel" if diskret else "lommekort.titel")
    dokument = replace(whole(sheet, titel), linjer=front.lines + back.lines)
    return Kortark(dokument, (*front.rester, *back.rester))


@dataclass(frozen=True)
class _Side:
    placed: tuple[tuple[Piece, float], ...]
    rester: tuple[Rest, ...]

    @property
    def lines(self) -> int:
        return sum(piece.lines for piece, _ in self.placed)


@dataclass(frozen=True)
class _Card:
    setter: Setter
    root: Element
    kort: Kort
    diskret: bool

    def front(self) -> _Side:
        """Numbers, and what holds at the bottom; it stands at the top where there are no numbers."""
        has_numbers = bool(self._shown())
        placed = [(self._head("numre"), _TOP + _HEAD)] if has_numbers else []
        rester: list[Rest] = []
        fast = self._fast()
        lowest = _FOLD - _FOOT
        if len(fast) > _MOST_FAST:
            rester.append(Rest("fast", 0, self.kort.fast))
            fast = ()
        if fast:
            lowest -= len(fast) * self.setter.skrift.leading + _AIR
        numbers, rest = self._numbers(lowest)
        placed += numbers
        rester += rest
        if fast:
            under = lowest + self.setter.skrift.leading + _AIR
            placed.append((self._paragraph(fast), under if has_numbers else _TOP + _HEAD))
        return _Side(tuple(placed), tuple(rester))

    def back(self) -> _Side:
        """Signs, then own steps. When both are long each keeps at least half."""
        lists = [
            (felt, [Rest(felt, nr, text) for nr, text in enumerate(texts) if shows(text)])
            for felt, texts in (("tegn", self.kort.tegn), ("selv", self.kort.selv))
            if written(texts)
        ]
        set_lists = [[self._item_lines(item.tekst) for item in items] for _, items in lists]
        room = _BACK_LINES - len(lists)
        needs = [sum(len(item) for item in items) for items in set_lists]
        placed: list[tuple[Piece, float]] = []
        rester: list[Rest] = []
        y = _FOLD + _HEAD - 1
        for number, ((felt, items), set_items) in enumerate(zip(lists, set_lists, strict=True)):
            others = sum(needs[number + 1 :])
            kept = _kept(set_items, max(room - others, room // (len(lists) - number)))
            placed.append((self._head(felt), y))
            for piece in self._list(set_items[:kept]):
                y += piece.lead
                placed.append((piece, y))
                y += piece.depth
            room -= sum(len(item) for item in set_items[:kept])
            rester += items[kept:]
            y += self.setter.skrift.leading + _GAP
        return _Side(tuple(placed), tuple(rester))

    def _head(self, felt: str) -> Piece:
        key = _DISCREET_HEADS[felt] if self.diskret else f"lommekort.{felt}"
        element = self.root.child("P")
        face = "medium" if self.diskret else self.setter.skrift.heading_face
        lines = self.setter.lines(Span(self.setter.papir.text(key), face))
        return replace(self._piece(element, lines), lines=0)

    def _numbers(self, lowest: float) -> tuple[list[tuple[Piece, float]], list[Rest]]:
        """The rows down to `lowest`. A contact too long for a row is left over at once."""
        shown = self._shown()
        fitting = [row for row in shown if len(self._rows([row[1]]).pieces) == 1]
        block = self._rows([kontakt for _, kontakt in fitting])
        self.root.children.extend(block.elements)
        placed, count = _fitting(block.pieces, _TOP + _HEAD, lowest)
        kept = fitting[:count]
        return placed, [row[0] for row in shown if row not in kept]

    def _shown(self) -> list[tuple[Rest, Kontakt]]:
        """The contacts of this card, each with what it is if there is no room."""
        return [
            (Rest("numre", nr, kontakt.navn), kontakt)
            for nr, kontakt in enumerate(self.kort.numre)
            if not (self.diskret and unmarked(kontakt))
        ]

    def _rows(self, kontakter: Sequence[Kontakt]) -> Block:
        if self.diskret:
            return number_rows(self.setter, kontakter)
        return number_column(self.setter, self.kort.numre).block(kontakter)

    def _fast(self) -> tuple[Line, ...]:
        if not shows(self.kort.fast):
            return ()
        setter = self.setter
        head = Span(f"{setter.papir.text('lommekort.fast')} ", setter.skrift.heading_face)
        return setter.lines(head, Span(setter.typed(self.kort.fast), setter.skrift.body_face))

    def _paragraph(self, lines: Sequence[Line]) -> Piece:
        element = self.root.child("P")
        self.setter.typed(self.kort.fast, element)
        return self._piece(element, lines, hang=0.0)

    def _item_lines(self, text: str) -> tuple[Line, ...]:
        typed = self.setter.typed(text)
        whole_line = self.setter.body(typed)
        if len(whole_line) == 1:
            return whole_line
        return self.setter.body(typed, width=self.setter.width - _HANG)

    def _list(self, items: Sequence[Sequence[Line]]) -> list[Piece]:
        element = self.root.child("L")
        return [self._piece(element.child("LI").child("LBody"), item) for item in items]

    def _piece(self, element: Element, lines: Sequence[Line], hang: float = _HANG) -> Piece:
        setter = self.setter

        def draw(sheet: Sheet, y: float) -> None:
            hung = setter.runs(lines[1:], setter.axis + hang, y + setter.skrift.leading)
            sheet.mark(element, *setter.runs(lines[:1], setter.axis, y), *hung)

        leading = setter.skrift.leading
        depth = (len(lines) - 1) * leading
        return Piece(draw=draw, lead=leading, depth=depth, lines=len(lines))


_DISCREET_HEADS = {"numre": "diskret.numre", "selv": "diskret.k5"}


def _kept(items: Sequence[Sequence[Line]], room: int) -> int:
    """How many items, from the first, fit whole in so many lines."""
    for number, item in enumerate(items):
        room -= len(item)
        if room < 0:
            return number
    return len(items)


def _fitting(
    pieces: Sequence[Piece], y: float, lowest: float
) -> tuple[list[tuple[Piece, float]], int]:
    """The pieces down to `lowest` with their places, and how many there are."""
    placed: list[tuple[Piece, float]] = []
    for piece in pieces:
        y += piece.lead
        if y + piece.depth > lowest + 0.5:
            break
        placed.append((piece, y))
        y += piece.depth
    return placed, len(placed)


def _draw_instruction(sheet: Sheet, papir: Papir) -> None:
    setter = Setter(papir, NORMAL, _LEFT)
    y = _TOP + 2 * _HIGH + 30
    for key in ("klip", "to_kort"):
        span = Span(papir.text(f"lommekort.{key}"), NORMAL.body_face)
        sheet.mark(sheet.root.child("P"), setter.at(_LEFT, y, span, NORMAL.body))
        y += NORMAL.leading
