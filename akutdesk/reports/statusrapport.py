"""The yearly status report: a cover, and the figures in the order of 2015 with the finding as heading (ux.md 5.5).

Words in, pages out: what is counted, and what is hidden, was settled before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.reports.blocks import Block
from akutdesk.reports.composition import Flow, whole
from akutdesk.reports.diagram import Soejlediagram, Soejler, Stabeldiagram, Stabler
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Bond, Column, Draw, Piece, Placed, bound, paginate
from akutdesk.reports.fonts import Fonts, load_fonts
from akutdesk.reports.letterhead import draw_foot
from akutdesk.reports.lines import Line, Span
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import LABEL, SMALL, Pen, Type
from akutdesk.reports.rapportforside import Rapportforside
from akutdesk.reports.rapportindhold import Del, Figur, Mellemtitel, Statusrapport, Taldel
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LAST_BASELINE, LEFT, MM, NORMAL, RIGHT
from akutdesk.reports.tabel import Tabel
from akutdesk.reports.taltabel import Taltabel

_TEXT: Final = 62 * MM
_LINE: Final = 16.0
_PARAGRAPH: Final = 22.0
_CHUNK: Final = 3
"""Lines of a paragraph that stay together."""
_FINDING: Final = Type("semibold", 18)
_BIG: Final = Type("semibold", 30)
_BETWEEN: Final = 50.0
"""From one figure to the next."""
_TOP: Final = FIRST_BASELINE + 55
_CHART: Final = 33.0
_UNDER_BARS, _UNDER_TABLE = 27.0, 21.5
"""From what stands over a sentence."""
_LIGHT: Final = "IBMPlexSans-Light"


def render_statusrapport(papir: Papir, rapport: Statusrapport) -> Dokument:
    """The whole report. Raises AssetDamaged."""
    sheet = Sheet(_fonts(papir))
    pen = Pen(Setter(papir, NORMAL, LEFT), sheet)
    made = _Report(pen, rapport)
    made.draw()
    return replace(whole(sheet, f"{rapport.titel} {rapport.aar}"), sektioner={})


def _fonts(papir: Papir) -> Fonts:
    """The paper's faces and the light one of the year, which nothing else is set in."""
    light = load_fonts({"light": papir.assets.font_path(_LIGHT)})
    return Fonts({**papir.fonts.faces, **light.faces})


@dataclass(frozen=True)
class _Report:
    pen: Pen
    rapport: Statusrapport

    def draw(self) -> None:
        """The cover names pages, so they are laid out before it is drawn; it is read first."""
        sheet = self.pen.sheet
        cover = Rapportforside(self.pen, self.rapport)
        flow = self._flow()
        column = Column(_TOP, _TOP, LAST_BASELINE)
        pages = paginate(flow.pieces, column) if flow.pieces else []
        sider = len(pages) + 1
        sheet.new_page()
        cover.draw(_pages_of(pages))
        for number, page in enumerate(pages, 2):
            sheet.new_page()
            self._edges(number, sider)
            for placed in page:
                placed.draw(sheet)

    def _flow(self) -> Flow:
        flow = Flow(self.pen.setter, self.pen.sheet.root)
        rapport = self.rapport
        _add_words(flow, self.pen, self._text("indledning"), rapport.indledning)
        for figur in rapport.figurer:
            for number, block in enumerate(_Drawn(self.pen, figur).blocks()):
                first = not number
                flow.add(block, section=figur.nummer, lead=_BETWEEN if first else None)
        _add_words(flow, self.pen, self._text("afslutning"), rapport.afslutning)
        return flow

    def _edges(self, side: int, sider: int) -> None:
        """Sender and title over, what is hidden and the page under."""
        pen, rapport = self.pen, self.rapport
        name = pen.run((LEFT, FIRST_BASELINE), f"{pen.setter.typed(rapport.afsender.navn)} ", LABEL)
        title = f"{rapport.titel} {rapport.aar}"
        right = RIGHT - pen.width(title, SMALL)
        runs = [name, pen.run((right, FIRST_BASELINE), title, SMALL)]
        pen.sheet.artifact(runs=runs, furniture="Header")
        draw_foot(pen.sheet, pen.setter, self._text("fod"), (side, sider))

    def _text(self, key: str) -> str:
        return self.pen.setter.papir.text(f"rapport.{key}")


def _pages_of(pages: Sequence[Sequence[Placed]]) -> dict[str, int]:
    """On which page each figure begins; the cover is the first."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 2):
        for placed in page:
            found.setdefault(placed.piece.section, number)
    return found


@dataclass(frozen=True)
class _Drawn:
    """One figure with its parts under each other."""

    pen: Pen
    figur: Figur

    def blocks(self) -> Iterator[Block]:
        """Heading, parts, and the leader's words, held on one page if one page holds them."""
        parts = [self._heading(), *self._parts()]
        column = Column(_TOP, _TOP, LAST_BASELINE)
        pieces = [piece for block in parts for piece in block.pieces]
        held = iter(bound(pieces, column, Bond.STEP))
        for block in parts:
            yield replace(block, pieces=tuple(next(held) for _ in block.pieces))
        if self.figur.tekst.strip():
            yield _words(self.pen, "", self.figur.tekst, lead=26.0)

    def _heading(self) -> Block:
        pen = self.pen
        label, finding = Element("P"), Element("H2")
        lines = pen.setter.lines(
            Span(self.figur.fund, _FINDING.face), size=_FINDING.size, width=RIGHT - LEFT
        )

        def draw(sheet: Sheet, y: float) -> None:
            pen.say(label, (LEFT, y), self.figur.navn, SMALL)
            runs = pen.setter.runs(lines, LEFT, y + 24.5, size=_FINDING.size, leading=23)
            sheet.mark(finding, *runs)

        depth = 24.5 + (len(lines) - 1) * 23
        piece = Piece(draw=draw, lead=_BETWEEN, depth=depth, bond=Bond.FREE, ascent=9)
        return Block((label, finding), (piece,))

    def _parts(self) -> Iterator[Block]:
        """The first stays with the heading, a sentence with what it is said of; a table may begin a page."""
        before: Del | None = None
        for part in self.figur.dele:
            block = self._made(part, after=before)
            first, *rest = block.pieces
            parts = before is not None and isinstance(part, Tabel)
            bond = Bond.ITEM if parts else Bond.NEVER
            yield replace(block, pieces=(replace(first, bond=bond), *rest))
            before = part

    def _made(self, part: Del, *, after: Del | None) -> Block:
        pen = self.pen
        if isinstance(part, Tabel):
            return Taltabel(pen, part, pen.setter.papir.text("rapport.skjult")).block()
        if isinstance(part, Soejlediagram):
            return Soejler(pen, part).block()
        if isinstance(part, Stabeldiagram):
            return Stabler(pen, part).block()
        if isinstance(part, Taldel):
            return self._numbers(part)
        if isinstance(part, Mellemtitel):
            return _line(pen, part.tekst, LABEL, lead=_CHART)
        under_bars = isinstance(after, Soejlediagram | Stabeldiagram)
        return _line(pen, part.tekst, SMALL, lead=_UNDER_BARS if under_bars else _UNDER_TABLE)

    def _numbers(self, part: Taldel) -> Block:
        pen = self.pen
        elements = tuple(Element("P") for _ in part.tal)
        room = (RIGHT - LEFT) / max(3, len(part.tal))

        def draw(sheet: Sheet, y: float) -> None:
            for number, (element, tal) in enumerate(zip(elements, part.tal, strict=True)):
                x = LEFT + number * room
                big = pen.run((x, y), f"{tal.tal} ", _BIG)
                after = x + pen.width(tal.tal, _BIG) + 6
                sheet.mark(element, big, pen.run((after, y), tal.ord, Type("regular", 14)))

        return Block(elements, (Piece(draw=draw, lead=42.0, bond=Bond.NEVER, ascent=22),))


def _line(pen: Pen, text: str, kind: Type, *, lead: float) -> Block:
    element = Element("P")
    setter = pen.setter
    lines = setter.lines(Span(setter.typed(text, element), kind.face), size=12, width=RIGHT - LEFT)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.mark(element, *setter.runs(lines, LEFT, y, size=12, leading=_LINE))

    depth = (len(lines) - 1) * _LINE
    return Block(
        (element,),
        (Piece(draw=draw, lead=lead, depth=depth, bond=Bond.NEVER, lines=len(lines), ascent=9),),
    )


def _add_words(flow: Flow, pen: Pen, heading: str, text: str) -> None:
    """A part of the leader's own words under a heading, if there are any."""
    if text.strip():
        flow.add(_words(pen, heading, text, lead=_BETWEEN))


def _words(pen: Pen, heading: str, text: str, *, lead: float) -> Block:
    """Paragraphs at a width one can read, under their heading if they have one."""
    elements: list[Element] = []
    pieces: list[Piece] = []
    if heading:
        head = Element("H2")
        elements.append(head)
        pieces.append(_head_piece(pen, head, heading, lead))
    for paragraph in (part for part in text.splitlines() if part.strip()):
        element = Element("P")
        elements.append(element)
        first = _PARAGRAPH if pieces else lead
        pieces += _paragraph(pen, element, paragraph, lead=first)
    return Block(tuple(elements), tuple(pieces))


def _paragraph(pen: Pen, element: Element, text: str, *, lead: float) -> Iterator[Piece]:
    """A few lines at a time, so that a long paragraph may go on over a page."""
    setter = pen.setter
    span = Span(setter.typed(text, element), SMALL.face)
    lines = setter.lines(span, size=SMALL.size, width=RIGHT - _TEXT)
    for start in range(0, len(lines), _CHUNK):
        chunk = lines[start : start + _CHUNK]
        yield Piece(
            draw=_drawing(pen, element, chunk),
            lead=_LINE if start else lead,
            depth=(len(chunk) - 1) * _LINE,
            bond=Bond.LINES if start else Bond.ITEM,
            lines=len(chunk),
            ascent=9,
        )


def _drawing(pen: Pen, element: Element, lines: Sequence[Line]) -> Draw:
    def draw(sheet: Sheet, y: float) -> None:
        sheet.mark(element, *pen.setter.runs(lines, _TEXT, y, size=SMALL.size, leading=_LINE))

    return draw


def _head_piece(pen: Pen, element: Element, heading: str, lead: float) -> Piece:
    def draw(_sheet: Sheet, y: float) -> None:
        pen.say(element, (LEFT, y), heading, _FINDING)

    return Piece(draw=draw, lead=lead, bond=Bond.FREE, ascent=13)
