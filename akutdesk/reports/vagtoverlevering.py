"""The handover on paper: what is important first, then the house, what is to be done, and the shift (ux.md 5.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from akutdesk.reports.blocks import Block
from akutdesk.reports.composition import Flow, finished
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Again, Bond, Column, Draw, Piece
from akutdesk.reports.lines import Span
from akutdesk.reports.overleveringshoved import Hoved
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import BODY, LABEL, SMALL, STRONG, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Run, Sheet, Stroke
from akutdesk.reports.skrift import LAST_BASELINE, LEFT, MM, NORMAL, RIGHT
from akutdesk.reports.udskrift import Afsender

_TEXT = 62 * MM
_GUEST, _GUEST_NOTE = _TEXT + 50, _TEXT + 160
_TASK_CLOCK, _TASK = _TEXT + 50, _TEXT + 60
_OWNER_GAP = 10.0
_KIND, _GRADE, _MINUTES, _WHO = LEFT + 39, _TEXT, LEFT + 211, LEFT + 227
_BEFORE_RULE, _AFTER_RULE = 20.0, 20.5
_IMPORTANT, _ROW, _LINE = 20.3, 20.0, 16.0
_TASK_ROW = 22.0
_UNDER_HEAD = 6.0
_UNDER = 2.5


_Row = Callable[[Element], Piece]
"""Makes one row of a block, inside the element it is read as."""


@dataclass(frozen=True, kw_only=True)
class Overleveret:
    """One item: whom it is about, and the words."""

    navn: str
    tekst: str


@dataclass(frozen=True, kw_only=True)
class IHuset:
    """One guest."""

    plads: str
    navn: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SkalGoeres:
    """One thing to do, with its time and who does it."""

    tid: str
    tekst: str
    hvem: str = ""


@dataclass(frozen=True, kw_only=True)
class Kontakt:
    """One contact of the shift."""

    tid: str
    kontakt: str
    grad: str
    minutter: str
    navn: str
    tekst: str


@dataclass(frozen=True, kw_only=True)
class Overleveringsark:
    """What is printed, in words. `givet` and `modtaget` are (who, when); empty ones are lines to write on."""

    afsender: Afsender
    linje: str
    """Fra nat til dag, tirsdag 24. november 2026 kl. 07.00."""
    udskrevet: str
    makuleres: date
    vigtigt: tuple[Overleveret, ...] = ()
    i_huset: tuple[IHuset, ...] = ()
    opgaver: tuple[SkalGoeres, ...] = ()
    kontakter: tuple[Kontakt, ...] = ()
    husk: tuple[Overleveret, ...] = ()
    teknik: tuple[str, ...] = ()
    givet: tuple[str, str] = ("", "")
    modtaget: tuple[str, str] = ("", "")


def render_vagtoverlevering(papir: Papir, ark: Overleveringsark) -> Dokument:
    """One page, and more only where it does not fit: nothing is left out. Raises AssetDamaged."""
    sheet = Sheet(papir.fonts)
    pen = Pen(Setter(papir, NORMAL, LEFT), sheet)
    edges, page = _edges(pen, ark), _Page(pen, ark)
    head = edges.elements()
    flow = Flow(pen.setter, sheet.root)
    for number, block in enumerate(page.blocks()):
        flow.add(_rule(1.4 if number == 1 and ark.vigtigt else 0.8))
        flow.add(block)
    column = Column(first=edges.first, top=edges.top, bottom=LAST_BASELINE)

    def furniture(_sheet: Sheet, side: int, sider: int) -> None:
        edges.head(head, first=side == 1)
        edges.foot((side, sider))

    return finished(sheet, _text(pen, "titel"), flow, column, furniture)


def _edges(pen: Pen, ark: Overleveringsark) -> Hoved:
    return Hoved(
        pen=pen,
        navn=ark.afsender.navn,
        udskrevet=ark.udskrevet,
        linje=ark.linje,
        makuleres=ark.makuleres,
    )


@dataclass(frozen=True)
class _Page:
    pen: Pen
    ark: Overleveringsark

    def blocks(self) -> Iterator[Block]:
        """Those that have something to say, and at last who gave and who took."""
        ark = self.ark
        if ark.vigtigt:
            yield self._told("vigtigt", ark.vigtigt, (STRONG, BODY), leading=_IMPORTANT)
        if ark.i_huset:
            yield self._labelled("i_huset", "L", [self._guest(one) for one in ark.i_huset])
        if ark.opgaver:
            yield self._labelled("opgaver", "L", [self._task(one) for one in ark.opgaver])
        if ark.kontakter:
            yield self._contacts(ark.kontakter)
        if ark.husk:
            yield self._told("husk", ark.husk, (LABEL, SMALL), leading=_LINE)
        if ark.teknik:
            plain = [Overleveret(navn="", tekst=line) for line in ark.teknik]
            yield self._told("teknik", plain, (LABEL, SMALL), leading=_LINE)
        yield self._labelled("initialer", "P", [self._signed])

    def _told(
        self,
        key: str,
        items: Sequence[Overleveret],
        kinds: tuple[Type, Type],
        *,
        leading: float,
    ) -> Block:
        """Paragraphs, the name in a stronger face."""
        return self._labelled(
            key, "L", [_Told(self.pen, one, kinds, leading).piece for one in items]
        )

    def _labelled(self, key: str, tag: str, rows: Sequence[_Row]) -> Block:
        """A label at the left of the first row of each page; a heading of its own for a screen reader."""
        heading, body = Element("H2"), Element(tag)
        again = Again(self._label_again(key), 0.0)
        pieces: list[Piece] = []
        for number, row in enumerate(rows):
            item = body.child("LI").child("LBody") if tag == "L" else body
            piece = row(item)
            if not number:
                label = self._label(heading, key)
                piece = replace(piece, draw=_both(label, piece.draw), lead=_AFTER_RULE)
            else:
                piece = replace(piece, again=again)
            pieces.append(piece)
        return Block((heading, body), tuple(pieces))

    def _label(self, heading: Element, key: str) -> Draw:
        def draw(_sheet: Sheet, y: float) -> None:
            self.pen.say(heading, (LEFT, y), f"{_text(self.pen, key)} ", LABEL)

        return draw

    def _label_again(self, key: str) -> Draw:
        def draw(sheet: Sheet, y: float) -> None:
            sheet.artifact(runs=[self.pen.run((LEFT, y), _text(self.pen, key), LABEL)])

        return draw

    def _guest(self, one: IHuset) -> _Row:
        pen, setter = self.pen, self.pen.setter

        def row(element: Element) -> Piece:
            place = setter.typed(one.plads, element)
            name = setter.typed(one.navn, element)
            names = setter.lines(Span(name, "semibold"), size=12, width=_GUEST_NOTE - _GUEST - 8)
            notes = setter.lines(
                Span(setter.typed(one.note, element), "regular"),
                size=12,
                width=RIGHT - _GUEST_NOTE,
            )

            def draw(_sheet: Sheet, y: float) -> None:
                pen.sheet.mark(
                    element,
                    pen.run((_TEXT, y), f"{place} ", SMALL),
                    *_open(setter.runs(names, _GUEST, y, size=12, leading=_LINE)),
                    *setter.runs(notes, _GUEST_NOTE, y, size=12, leading=_LINE),
                )

            return _piece(draw, max(len(names), len(notes)), lead=_ROW)

        return row

    def _task(self, one: SkalGoeres) -> _Row:
        pen, setter = self.pen, self.pen.setter

        def row(element: Element) -> Piece:
            owner = setter.typed(one.hvem, element)
            clock = setter.typed(one.tid, element)
            wide = pen.width(owner, SMALL)
            room = RIGHT - _TASK - (wide + _OWNER_GAP if owner else 0)
            words = Span(setter.typed(one.tekst, element), "regular")
            lines = setter.lines(words, size=12, width=room)

            def draw(_sheet: Sheet, y: float) -> None:
                pen.tick_box(_TEXT, y)
                runs = _open(setter.runs(lines, _TASK, y, size=12, leading=_LINE))
                left = _TASK_CLOCK - pen.width(clock, SMALL)
                first = [pen.run((left, y), f"{clock} ", SMALL)] if clock else []
                last = [pen.run((RIGHT - wide, y), owner, SMALL)] if owner else []
                pen.sheet.mark(element, *first, *runs, *last)

            return _piece(draw, len(lines), lead=_TASK_ROW)

        return row

    def _contacts(self, rows: Sequence[Kontakt]) -> Block:
        """A table with its own head under the label; both stand again on a later page."""
        heading, table = Element("H2"), Element("Table")
        label = Piece(
            draw=self._label(heading, "kontakter"), lead=_AFTER_RULE, bond=Bond.FREE, ascent=9
        )
        head = self._table_head(table.child("TR"))
        again = Again(self._head_again, _ROW + 2)
        pieces = [replace(self._contact(table.child("TR"), one), again=again) for one in rows]
        first = replace(pieces[0], lead=_ROW + 2, bond=Bond.NEVER)
        return Block((heading, table), (label, head, first, *pieces[1:]))

    def _table_head(self, row: Element) -> Piece:
        cells = [row.child("TH") for _ in _COLUMNS]

        def draw(sheet: Sheet, y: float) -> None:
            for cell, run in zip(cells, self._head_runs(y), strict=True):
                sheet.mark(cell, run)

        return Piece(draw=draw, lead=_ROW + 1, bond=Bond.NEVER, ascent=9)

    def _head_again(self, sheet: Sheet, y: float) -> None:
        sheet.artifact(runs=self._head_runs(y))

    def _head_runs(self, y: float) -> list[Run]:
        pen, places = self.pen, (LEFT, _KIND, _GRADE, _MINUTES, _WHO)
        texts = [_text(pen, f"kol_{key}") for key in _COLUMNS]
        return [
            pen.run((x - (pen.width(text, LABEL) if x == _MINUTES else 0), y), text, LABEL)
            for text, x in zip(texts, places, strict=True)
        ]

    def _contact(self, row: Element, one: Kontakt) -> Piece:
        pen, setter = self.pen, self.pen.setter
        clock, kind, grade, minutes, who = (row.child("TD") for _ in _COLUMNS)
        ends = (
            _GRADE if one.grad else _MINUTES - 20
        )  # a kortopkald has no grade: its word may go on
        kinds = setter.lines(
            Span(setter.typed(one.kontakt, kind), "regular"), size=12, width=ends - _KIND - 6
        )
        grades = setter.lines(
            Span(setter.typed(one.grad, grade), "regular"), size=12, width=_MINUTES - _GRADE - 26
        )
        name = Span(f"{setter.typed(one.navn, who)}. ", "semibold")
        words = Span(setter.typed(one.tekst, who), "regular")
        people = setter.lines(name, words, size=12, width=RIGHT - _WHO)

        def draw(_sheet: Sheet, y: float) -> None:
            pen.say(clock, (LEFT, y), one.tid, SMALL)
            for cell, lines, x in ((kind, kinds, _KIND), (grade, grades, _GRADE)):
                if lines:
                    pen.sheet.mark(cell, *setter.runs(lines, x, y, size=12, leading=_LINE))
            if one.minutter:
                pen.say_right(minutes, (_MINUTES, y), one.minutter, SMALL)
            pen.sheet.mark(who, *setter.runs(people, _WHO, y, size=12, leading=_LINE))

        return _piece(draw, max(len(kinds), len(grades), len(people)), lead=_ROW)

    def _signed(self, element: Element) -> Piece:
        """Two names and two times, or lines to write them on."""
        pen, setter = self.pen, self.pen.setter
        half = (RIGHT - _TEXT) / 2

        def draw(_sheet: Sheet, y: float) -> None:
            runs: list[Run] = []
            for number, (key, (who, when)) in enumerate(
                (("givet", self.ark.givet), ("modtaget", self.ark.modtaget))
            ):
                x = _TEXT + number * half
                label = f"{_text(self.pen, key)} "
                runs.append(pen.run((x, y), label, SMALL))
                start = x + pen.width(label, SMALL) + 3
                if who:
                    said = _text(self.pen, "navn_kl", navn=setter.typed(who, element), tid=when)
                    runs.append(pen.run((start, y), f"{said} ", LABEL))
                    continue
                end = x + half - (12 if not number else 0)
                clock = pen.run((end - 52, y), f"{_text(self.pen, 'kl')} ", SMALL)
                runs.append(clock)
                pen.line(start, clock.x - 8, y + _UNDER)
                pen.line(clock.x + pen.width("kl. ", SMALL), end, y + _UNDER)
            pen.sheet.mark(element, *runs)

        return _piece(draw, 1, lead=_ROW)


@dataclass(frozen=True)
class _Told:
    """A paragraph that begins with a name."""

    pen: Pen
    item: Overleveret
    kinds: tuple[Type, Type]
    leading: float

    def piece(self, element: Element) -> Piece:
        """Its lines, whole on one page."""
        setter, (strong, plain) = self.pen.setter, self.kinds
        name = setter.typed(self.item.navn, element)
        spans = [Span(f"{name}: ", strong.face)] if name else []
        spans.append(Span(setter.typed(self.item.tekst, element), plain.face))
        lines = setter.lines(*spans, size=plain.size, width=RIGHT - _TEXT)

        def draw(sheet: Sheet, y: float) -> None:
            runs = setter.runs(lines, _TEXT, y, size=plain.size, leading=self.leading)
            sheet.mark(element, *runs)

        depth = max(0, len(lines) - 1) * self.leading
        return replace(_piece(draw, len(lines), lead=self.leading + 4), depth=depth)


_COLUMNS = ("kl", "kontakt", "grad", "min", "hvem")


def _piece(draw: Draw, lines: int, *, lead: float) -> Piece:
    count = max(1, lines)
    return Piece(
        draw=draw, lead=lead, depth=(count - 1) * _LINE, bond=Bond.ITEM, lines=count, ascent=9
    )


def _rule(width: float) -> Block:
    def draw(sheet: Sheet, y: float) -> None:
        sheet.artifact(Stroke(LEFT, y, RIGHT, y, width))

    return Block((), (Piece(draw=draw, lead=_BEFORE_RULE, bond=Bond.FREE, drops=True),))


def _both(first: Draw, second: Draw) -> Draw:
    def draw(sheet: Sheet, y: float) -> None:
        first(sheet, y)
        second(sheet, y)

    return draw


def _open(runs: Sequence[Run]) -> list[Run]:
    """The runs with a space after the last, as more words follow in the same mark."""
    return [*runs[:-1], *(replace(run, text=f"{run.text} ") for run in runs[-1:])]


def _text(pen: Pen, key: str, **values: object) -> str:
    return pen.setter.papir.text(f"overlevering.{key}", **values)
