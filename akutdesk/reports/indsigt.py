"""Indsigt on paper: a letter, then every record with its answers and earlier versions, the look-ups, what was held back.

As many pages as it takes: nothing is left out, and nothing is read here that is not in the folder given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from akutdesk.domain.indsigt import Indsigtsmappe
from akutdesk.reports.blocks import Block, heading, large_title
from akutdesk.reports.composition import Flow, section_of, whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Column, Placed, paginate
from akutdesk.reports.indsigtsbrev import Indsigtsbrev
from akutdesk.reports.indsigtskapitel import Kapitel, kapitler
from akutdesk.reports.indsigtsord import Indsigtsord
from akutdesk.reports.letterhead import Letterhead, edges
from akutdesk.reports.papir import Papir
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LAST_BASELINE, LEFT, NORMAL
from akutdesk.reports.svartabel import Svartabel
from akutdesk.reports.udskrift import Afsender

_SKRIFT: Final = replace(NORMAL, axis=LEFT, body=12, leading=16, title=34, gap=30)
_CHAPTER: Final = replace(_SKRIFT, heading=18, gap=46)
_AFTER_RULE: Final = 36.0


def render_indsigt(papir: Papir, words: Indsigtsord, mappe: Indsigtsmappe) -> Dokument:
    """The whole folder; `mappe.poster` are those that leave. Raises AssetDamaged."""
    setter = Setter(papir, _SKRIFT, LEFT)
    sheet = Sheet(papir.fonts)
    letterhead = Letterhead(setter, _sender(mappe))
    sender = sheet.root.child("P")
    title = papir.glued(words.text("titel"))
    flow, sider = Flow(setter, sheet.root), dict[str, int]()
    flow.add(large_title(setter, title))
    chapters = kapitler(words, mappe)
    letter = Indsigtsbrev(words=words, mappe=mappe, kapitler=chapters, sider=sider)
    letter.add(flow, Svartabel(setter))
    for number, chapter in enumerate(chapters, 1):
        lead = _AFTER_RULE if number == 1 else None
        for block in _chapter(setter, str(number), chapter):
            flow.add(block, section=str(number), lead=lead)
            lead = None
    pages = paginate(flow.pieces, _column(letterhead))
    sider |= _begun(pages)
    furniture = edges(letterhead, sender, title, papir.glued(words.text("fod")))
    for side, page in enumerate(pages, 1):
        sheet.new_page()
        furniture(sheet, side, len(pages))
        for placed in page:
            placed.draw(sheet)
    return whole(sheet, title)


def _sender(mappe: Indsigtsmappe) -> Afsender:
    return Afsender(navn=mappe.enhed.navn, telefon=mappe.enhed.telefon)


def _column(letterhead: Letterhead) -> Column:
    return Column(
        FIRST_BASELINE + letterhead.extra + _SKRIFT.after_sender,
        _SKRIFT.top + letterhead.extra,
        LAST_BASELINE,
    )


def _chapter(setter: Setter, number: str, chapter: Kapitel) -> Iterator[Block]:
    """The heading with its first part, then the other parts under headings of their own."""
    large, rows = Setter(setter.papir, _CHAPTER, LEFT), Svartabel(setter)
    top = heading(large, f"{number}  {chapter.navn}")
    is_many = len(chapter.dele) > 1
    for nr, (name, lines) in enumerate(chapter.dele):
        block = rows.block(lines)
        if is_many and name:
            block = section_of(heading(setter, name, tag="H3"), block, number)
        yield block if nr else section_of(top, block, number)


def _begun(pages: Sequence[Sequence[Placed]]) -> dict[str, int]:
    """On which page each chapter begins."""
    found: dict[str, int] = {}
    for side, page in enumerate(pages, 1):
        for placed in page:
            found.setdefault(placed.piece.section, side)
    return found
