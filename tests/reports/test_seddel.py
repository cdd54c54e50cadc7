"""The slip with a temporary password: readable, tagged, and saying nothing of itself anywhere else."""

from __future__ import annotations

from akutdesk.reports.papir import Papir
from akutdesk.reports.seddel import Seddel, render_seddel
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside

SEDDEL = Seddel(navn="Anna Lund", initialer="AN", kode="s7e3-543w-txat-ukgs")


def test_the_slip_says_whom_it_is_for_and_what_to_do(papir: Papir, afsender: Afsender):
    dokument = render_seddel(papir, afsender, SEDDEL)
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 1
    assert "Til Anna Lund. Initialer: AN." in report.said("P")
    sizes = {text.text.strip(): text.size for text in report.texts}
    assert sizes[SEDDEL.kode] == 32
    assert report.said("Lbl") == ["1", "2", "3"]


def test_the_code_is_in_no_title_and_no_repr(papir: Papir, afsender: Afsender):
    dokument = render_seddel(papir, afsender, SEDDEL)
    assert SEDDEL.kode not in dokument.titel
    assert SEDDEL.kode not in repr(SEDDEL)


def test_a_long_name_stays_on_the_page(papir: Papir, afsender: Afsender):
    long = Seddel(navn="Anna-Margrethe Lund Østergaard " * 4, initialer="AMLØ", kode="a" * 19)
    report = check(render_seddel(papir, afsender, long).pdf)
    assert report.faults == []
    assert outside(report) == []
