"""The words of the paper are those of the screen."""

from __future__ import annotations

from datetime import date

from akutdesk.assets import Assets
from akutdesk.domain.codes import CodeList, code_list
from akutdesk.domain.sektion import SEKTIONER
from akutdesk.reports.papir import Papir


def codes(assets: Assets, liste: str) -> CodeList:
    return code_list(liste, assets.codes()[liste])


def test_dates_are_written_in_words(papir: Papir):
    assert papir.dato(date(2026, 11, 3)) == "3. november 2026"
    assert papir.dato(date(2026, 2, 28), aar=False) == "28. februar"


def test_months_are_those_of_the_code_list(assets: Assets, papir: Papir):
    for code in codes(assets, "maaned").koder:
        assert papir.dato(date(2026, int(code.kode), 1), aar=False) == f"1. {code.label}"


def test_areas_are_called_as_in_the_code_list(assets: Assets, papir: Papir):
    for code in codes(assets, "omraader").koder:
        assert papir.text(f"plan.{code.kode.lower()}") == code.papir


def test_every_section_has_its_heading(papir: Papir):
    for nr in SEKTIONER:
        assert papir.text(f"plan.{nr.lower()}")
