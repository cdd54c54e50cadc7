"""The word ØVELSE at the head of every page of a practice, whatever the page is (ux.md 2.21)."""

from __future__ import annotations

from io import BytesIO

from akutdesk.reports.papir import Papir
from akutdesk.reports.pdf import pdf_of
from akutdesk.reports.pen import Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import A4, Sheet
from akutdesk.reports.skrift import LEFT, NORMAL

_WORD = Type("bold", 18)
_BASELINE = 34.0
"""Above the first line of every page of ours."""


def stamped(papir: Papir, pdf: bytes) -> bytes:
    """The pages with the word in the middle of their head. Raises AssetDamaged."""
    from pikepdf import Pdf

    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as pages, Pdf.open(BytesIO(_mark(papir))) as mark:
        for page in pages.pages:
            page.add_overlay(mark.pages[0], None)
        pages.save(out)
    return out.getvalue()


def _mark(papir: Papir) -> bytes:
    sheet = Sheet(papir.fonts)
    sheet.new_page()
    pen, word = Pen(Setter(papir, NORMAL, LEFT), sheet), papir.text("oevelse")
    left = (A4[0] - pen.width(word, _WORD)) / 2
    sheet.artifact(runs=[pen.run((left, _BASELINE), word, _WORD)], furniture="Header")
    return pdf_of(sheet, word)
