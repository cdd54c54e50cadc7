"""What one says when one rings, on paper: five hanging letters, the words filled in, lines where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akutdesk.reports.blocks import Block, heading, large_title, paragraphs
from akutdesk.reports.composition import Flow, finished, section_of
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Bond, Column, Piece
from akutdesk.reports.letterhead import Letterhead, edges
from akutdesk.reports.lines import Span
from akutdesk.reports.papir import Papir
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet, Stroke
from akutdesk.reports.skrift import FIRST_BASELINE, LAST_BASELINE, NORMAL, RIGHT
from akutdesk.reports.udskrift import Afsender

_TO_WRITE_ON = 2
_LINE_STEP = 26.0
_UNDER = 2.5


@dataclass(frozen=True, kw_only=True)
class Isbarark:
    """Letter, heading and words of each line; `hvem` is whom one rings, if that is known."""

    linjer: Sequence[tuple[str, str, str]]
    hvem: str = ""
    dato: date


def render_isbar(papir: Papir, afsender: Afsender, ark: Isbarark) -> Dokument:
    """The sheet to read aloud from; it is torn up after use. Raises AssetDamaged."""
    setter = Setter(papir, NORMAL, NORMAL.axis)
    sheet = Sheet(papir.fonts)
    letterhead = Letterhead(setter, afsender)
    sender = sheet.root.child("P")
    flow = Flow(setter, sheet.root)
    title = papir.text("isbar.titel")
    flow.add(large_title(setter, title))
    flow.add(_facts(setter, papir, ark), lead=NORMAL.after_title)
    for number, (letter, head, words) in enumerate(ark.linjer):
        top = heading(setter, head, numeral=letter)
        body = paragraphs(setter, words.split("\n")) if words.strip() else _lines(setter)
        lead = NORMAL.after_meta if number == 0 else None
        flow.add(section_of(top, body, letter), lead=lead)
    flow.add(paragraphs(setter, (papir.text("isbar.gentag"),)), lead=NORMAL.gap)
    extra = letterhead.extra
    furniture = edges(letterhead, sender, title, papir.text("isbar.fod"))
    column = Column(FIRST_BASELINE + extra + NORMAL.after_sender, NORMAL.top + extra, LAST_BASELINE)
    return finished(sheet, title, flow, column, furniture)


def _facts(setter: Setter, papir: Papir, ark: Isbarark) -> Block:
    element = Element("P")
    day = papir.dato(ark.dato)
    who = setter.typed(ark.hvem, element)
    words = papir.text("isbar.til", hvem=who, dato=day) if who else day
    lines = setter.lines(Span(words, NORMAL.body_face), size=NORMAL.meta)

    def draw(sheet: Sheet, y: float) -> None:
        runs = setter.runs(lines, setter.axis, y, size=NORMAL.meta, leading=NORMAL.meta_leading)
        sheet.mark(element, *runs)

    depth = (len(lines) - 1) * NORMAL.meta_leading
    piece = Piece(draw=draw, lead=NORMAL.after_title, depth=depth, bond=Bond.NEVER)
    return Block((element,), (piece,))


def _lines(setter: Setter) -> Block:
    """Where nothing is written yet one writes by hand."""

    def draw(sheet: Sheet, y: float) -> None:
        sheet.artifact(Stroke(setter.axis, y + _UNDER, RIGHT, y + _UNDER, 0.7))

    pieces = tuple(Piece(draw=draw, lead=_LINE_STEP, lines=1) for _ in range(_TO_WRITE_ON))
    return Block((), pieces)
