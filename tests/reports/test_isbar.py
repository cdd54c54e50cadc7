"""The sheet to read from when one rings: five hanging letters, whole words, lines where nothing is written."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.reports.isbar import Isbarark, render_isbar
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside

LINES = (
    ("I", "Hvem", "Jeg hedder Anna Lund og er medarbejder på Dit Akuttilbud. Jeg ringer om en kvinde, f. 1984."),
    ("S", "Lige nu", "Hun har tanker om selvmord. Hun har tænkt over hvordan. Hun er alene."),
    ("B", "Baggrund", "Hun har talt med os 6 gange før."),
    ("A", "Jeg vurderer", "at en læge skal se på det nu."),
    ("R", "Jeg beder om", ""),
)  # fmt: skip
DAY = date(2026, 11, 24)


def test_the_words_stand_under_their_letters_and_a_gap_has_lines(papir: Papir, afsender: Afsender):
    ark = Isbarark(linjer=LINES, hvem="Lægevagten", dato=DAY)
    dokument = render_isbar(papir, afsender, ark)
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 1
    assert report.said("H2") == [f"{letter} {head}" for letter, head, _ in LINES]
    assert "Hun har tanker om selvmord." in " ".join(report.said("P"))
    assert "Til Lægevagten · 24. november 2026" in report.said("P")
    assert "Gentag aftalen, før du lægger på. Skriv klokkeslættet." in report.said("P")


@pytest.mark.parametrize("times", [30, 120])
def test_long_words_go_on_to_the_next_page_and_none_is_lost(
    papir: Papir, afsender: Afsender, times: int
):
    words = "Hun har sagt det flere gange i nat. " * times
    lines = tuple((letter, head, words) for letter, head, _ in LINES)
    dokument = render_isbar(papir, afsender, Isbarark(linjer=lines, dato=DAY))
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider > 1
    assert " ".join(report.said("P")).count("flere gange") == 5 * times
