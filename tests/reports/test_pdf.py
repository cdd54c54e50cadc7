"""How the papers are made: fonts once, heavy libraries late, and two jobs at a time without harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

from akutdesk.assets import Assets
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.reports.kriseplan import render_kriseplan
from akutdesk.reports.papir import Papir, papir_of
from akutdesk.reports.udskrift import Udskrift

ROOT = Path(__file__).resolve().parents[2]
LATE = """
import sys, pkgutil, importlib, akutdesk.reports as reports
for part in pkgutil.iter_modules(reports.__path__):
    importlib.import_module(f"akutdesk.reports.{part.name}")
raise SystemExit(any(name in sys.modules for name in ("reportlab", "pikepdf")))
"""


def test_heavy_libraries_wait_for_the_first_page():
    done = subprocess.run([sys.executable, "-c", LATE], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_a_font_file_is_read_once(assets: Assets):
    first, second = papir_of(assets), papir_of(assets)
    assert first.fonts.faces["regular"] is second.fonts.faces["regular"]


def test_a_page_leaves_no_trace_in_the_fonts(papir: Papir, udskrift: Udskrift, kort: Kriseplan):
    """reportlab reads a font with a place it keeps; two pages in two jobs would move it for each other."""
    places = [_place(papir, face) for face in papir.fonts.faces]
    render_kriseplan(papir, kort, udskrift)
    assert [_place(papir, face) for face in papir.fonts.faces] == places


def _place(papir: Papir, face: str) -> int:
    return pdfmetrics.getFont(papir.fonts.faces[face].font).face._pos
