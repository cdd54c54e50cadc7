"""The test page: it shows at once whether letters, thin lines and size come through."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from akutdesk.reports.papir import Papir
from akutdesk.reports.proeveside import render_proeveside
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside


def test_it_shows_danish_letters_and_all_digits(papir: Papir, afsender: Afsender):
    report = check(render_proeveside(papir, afsender, udskrevet=date(2026, 11, 23)).pdf)
    assert report.faults == []
    assert outside(report) == []
    for sign in "æøåÆØÅéüö0123456789":
        assert sign in report.words


def test_the_ruler_is_100_mm_on_paper(papir: Papir, afsender: Afsender):
    data = render_proeveside(papir, afsender, udskrevet=date(2026, 11, 23)).pdf
    with pikepdf.open(BytesIO(data)) as pdf:
        code = pikepdf.parse_content_stream(pdf.pages[0])
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"
    starts = [list(map(float, part.operands)) for part in code if str(part.operator) == "m"]
    ends = [list(map(float, part.operands)) for part in code if str(part.operator) == "l"]
    level = [
        end[0] - start[0] for start, end in zip(starts, ends, strict=True) if start[1] == end[1]
    ]
    ticks = [start[0] for start, end in zip(starts, ends, strict=True) if start[0] == end[0]]
    assert level[0] == pytest.approx(100 * 72 / 25.4, abs=0.02)
    assert len(ticks) == 101
    assert ticks[-1] - ticks[0] == pytest.approx(level[0], abs=0.02)
