"""The same papers through tools of others, where the machine has them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.reports.kriseplan import render_kriseplan
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Udskrift


@pytest.fixture
def page(papir: Papir, udskrift: Udskrift, sikker: Kriseplan, tmp_path: Path) -> Path:
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler's tools are not on this machine")
    path = tmp_path / "plan.pdf"
    path.write_bytes(render_kriseplan(papir, sikker, udskrift).pdf)
    return path


def told(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_poppler_calls_it_tagged(page: Path):
    facts = told("pdfinfo", page)
    for fact in ("Tagged:          yes", "PDF version:     1.7", "A4", "Producer:        akutdesk"):
        assert fact in facts
    assert "Creat" not in facts


def test_poppler_finds_every_font_embedded_with_its_letters(page: Path):
    fonts = told("pdffonts", page).splitlines()[2:]
    assert len(fonts) == 4
    assert all("yes yes yes" in font and "IBMPlexSans" in font for font in fonts)


def test_poppler_reads_the_tree_in_order(page: Path):
    tree = told("pdfinfo", "-struct-text", page)
    parts = [
        '"Min kriseplan"',
        '"1 Det kan jeg selv gøre"',
        '"Tage et varmt bad og høre podcast"',
        '"Bodil ved siden af, til kl. 22"',
        '"04 52 70 18"',
        '"Sådan ser det ud i dag"',
        "/Scope /Column",
        '"lørdag 28. november kl. 13"',
        '"Planen er din. Du kan altid ændre den."',
    ]
    places = [tree.index(part) for part in parts]
    assert places == sorted(places)


def test_copied_text_has_its_spaces_and_no_dots(page: Path):
    words = told("pdftotext", "-layout", page, "-")
    assert "Akuttilbuddet, hele døgnet" in words
    assert ". . ." not in words
    assert "..." not in words
