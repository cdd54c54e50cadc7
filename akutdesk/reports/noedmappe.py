"""The noedmappe: a first page that says how to go on without the PC, and everything else behind it (ux.md 5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from akutdesk.domain.kriseplan import Aftale
from akutdesk.reports.blocks import Block, dashes, heading, paragraphs, table
from akutdesk.reports.composition import Flow, finished, section_of
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Bond, Column, Piece
from akutdesk.reports.letterhead import Letterhead, edges
from akutdesk.reports.lines import Span
from akutdesk.reports.papir import Papir
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, NORMAL
from akutdesk.reports.udskrift import Afsender


@dataclass(frozen=True, kw_only=True)
class Forside:
    """What the first page says, in words. `opgaver` are what is due, as who, what and when."""

    afsender: Afsender
    udskrevet: str
    makuleres: date
    trin: tuple[str, ...]
    opgaver: tuple[Aftale, ...] = ()
    indhold: tuple[str, ...] = ()


def render_forside(papir: Papir, forside: Forside) -> Dokument:
    """The first page; tasks run on over more. Raises AssetDamaged."""
    setter = Setter(papir, NORMAL, LEFT)
    sheet = Sheet(papir.fonts)
    sender = sheet.root.child("P")
    flow = Flow(setter, sheet.root)
    flow.add(_title(setter, forside.udskrevet))
    lead: float | None = NORMAL.after_meta
    for key, block in _parts(setter, forside):
        flow.add(section_of(heading(setter, _text(setter, key)), block, key), lead=lead)
        lead = None
    letterhead = Letterhead(setter, forside.afsender)
    extra = letterhead.extra
    first = FIRST_BASELINE + extra + NORMAL.after_sender

    when = papir.text("noedark.fod", dato=papir.dato(forside.makuleres))
    furniture = edges(letterhead, sender, _text(setter, "titel"), when)
    column = Column(first, NORMAL.top + extra, NORMAL.bottom)
    return finished(sheet, _text(setter, "titel"), flow, column, furniture)


def bundle(papers: Sequence[Dokument]) -> bytes:
    """Papers as one print job, so that nobody else's sheets come between. For the printer: it reads no tags."""
    from pikepdf import Pdf

    made, out = Pdf.new(), BytesIO()
    for paper in papers:
        with Pdf.open(BytesIO(paper.pdf)) as one:
            made.pages.extend(one.pages)
    made.save(out)
    return out.getvalue()


def _parts(setter: Setter, forside: Forside) -> list[tuple[str, Block]]:
    if forside.opgaver:
        tasks = table(setter, forside.opgaver)
    else:
        tasks = paragraphs(setter, [_text(setter, "ingen_opgaver")])
    return [
        ("saadan", dashes(setter, forside.trin)),
        ("opgaver", tasks),
        ("indhold", dashes(setter, forside.indhold)),
    ]


def _title(setter: Setter, udskrevet: str) -> Block:
    title, when = Element("H1"), Element("P")

    def draw(sheet: Sheet, y: float) -> None:
        span = Span(_text(setter, "titel"), NORMAL.title_face)
        sheet.mark(title, setter.hung(setter.axis, y, span, NORMAL.title))
        line = Span(udskrevet, NORMAL.body_face)
        sheet.mark(when, setter.at(setter.axis, y + NORMAL.after_title, line, NORMAL.meta))

    return Block(
        (title, when), (Piece(draw=draw, lead=0, depth=NORMAL.after_title, bond=Bond.NEVER),)
    )


def _text(setter: Setter, key: str) -> str:
    return setter.papir.text(f"noedark.{key}")
