"""The kriseplan as a tagged PDF in memory, beside a bare page of the same words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from akutdesk.assets import Assets
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.reports.kriseplan import render_kriseplan
from akutdesk.reports.papir import papir_of
from akutdesk.reports.udskrift import Afsender, Udskrift
from tests.benchmarks.big_store import BigStore
from tests.benchmarks.measure import Row, in_turn, quantile

_PAGES = 40
_BUDGET_MS = 60


def paper_rows(assets: Assets, big: BigStore) -> Iterator[Row]:
    """Every budget of the paper."""
    plans = (r for deed in big.year.deeds for r in deed.records if isinstance(r, Kriseplan))
    plan = next(plan for plan in plans if plan.k4_advarselstegn)
    papir = papir_of(assets)
    afsender = Afsender(navn=big.year.service.enhed.navn, telefon=big.year.service.enhed.telefon)
    udskrift = Udskrift(afsender=afsender, udskrevet=date(2026, 11, 24), udgave=3)
    words = render_kriseplan(papir, plan, udskrift).tekst.splitlines()
    ours, limit = in_turn(
        lambda: render_kriseplan(papir, plan, udskrift), lambda: _bare(words), _PAGES
    )
    half = quantile(ours, 0.5)
    yield Row(
        what="Kriseplan A4, tagged, in memory",
        measured=f"p50 {half:.1f} ms",
        budget=f"p50 ≤{_BUDGET_MS} ms",
        limit=f"untagged page {quantile(limit, 0.5):.1f} ms",
        ratio=f"{half / quantile(limit, 0.5):.1f} ×",
        kept=half <= _BUDGET_MS,
    )


def _bare(words: list[str]) -> bytes:
    """The same lines in a built-in font, without structure or breaks."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, initialFontName="Helvetica")
    for number, line in enumerate(words):
        canvas.drawString(72, 800 - 19 * (number % 40), line)
    canvas.save()
    return held.getvalue()
