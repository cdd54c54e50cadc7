"""The akutkort on paper: the number first, then whom one gets, then what to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.reports.akutkort import Akutnummer, render_akutkort
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside

NUMRE = (
    Akutnummer(nummer="112", navn="Livsfare", tekst="Vold i gang."),
    Akutnummer(nummer="114", navn="Politi", tekst="Når det ikke er livsfare."),
    Akutnummer(nummer="70110707", navn="Lægevagt", tekst="Kl. 16–08.", kontrolleret=False),
)


def test_the_first_number_is_the_largest(papir: Papir, afsender: Afsender):
    dokument = render_akutkort(papir, afsender, NUMRE, set_efter=date(2026, 11, 2))
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 1
    sizes = {text.text.strip(): text.size for text in report.texts}
    assert (sizes["112"], sizes["114"], sizes["70 11 07 07"]) == (40, 26, 26)
    assert report.said("P")[0].endswith("Numre set efter 2. november 2026")


def test_a_number_nobody_has_checked_says_so(papir: Papir, afsender: Afsender):
    said = check(render_akutkort(papir, afsender, NUMRE).pdf).said("LBody")
    assert said[2] == "70 11 07 07 Lægevagt, ikke kontrolleret Kl. 16–08."
    assert "kontrolleret" not in said[1]


def test_what_to_say_follows_in_five_letters(papir: Papir, afsender: Afsender):
    report = check(render_akutkort(papir, afsender, NUMRE).pdf)
    assert report.said("Lbl") == ["I", "S", "B", "A", "R"]
    assert "Jeg er fra Akuttilbuddet Åbredden. Jeg ringer om" in report.said("LBody")
    assert report.said("P")[-1] == "Gentag aftalen, før du lægger på. Skriv klokkeslættet."


def test_the_eight_numbers_of_a_house_and_what_to_say_share_one_page(
    papir: Papir, afsender: Afsender
):
    wordy = replace(NUMRE[2], tekst="Kl. 16–8 og hele weekenden, de spørger om cpr og optager.")
    dokument = render_akutkort(papir, afsender, (*NUMRE * 2, NUMRE[1], wordy))
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 1
    assert len(report.said("LBody")) == 8 + 5


def test_a_card_with_room_keeps_its_usual_air(papir: Papir, afsender: Afsender):
    few = check(render_akutkort(papir, afsender, NUMRE).pdf)
    many = check(render_akutkort(papir, afsender, NUMRE * 2 + NUMRE[:2]).pdf)
    (few_i, few_s), (many_i, many_s) = (
        [text.y for text in report.texts if text.text.strip() in {"I", "S"}]
        for report in (few, many)
    )
    assert abs(few_i - few_s) == pytest.approx(59, abs=0.1)
    assert 51 < abs(many_i - many_s) < 59


def test_more_numbers_than_a_page_holds_move_what_to_say_to_the_next(
    papir: Papir, afsender: Afsender
):
    for times, pages in ((2, 1), (4, 2), (6, 2), (9, 3)):
        dokument = render_akutkort(papir, afsender, NUMRE * times)
        report = check(dokument.pdf)
        assert report.faults == []
        assert dokument.sider == pages
        said = report.said("LBody")
        assert len([line for line in said if line.startswith("112")]) == times
        assert report.said("P")[-1].startswith("Gentag aftalen")


def test_texts_of_two_lines_draw_the_card_together_before_they_take_a_second_page(
    papir: Papir, afsender: Afsender
):
    long = "Kommer i bil, og ringer først. Vent udenfor, og sig adressen til dem."
    for wordy, more, pages in ((1, 0, 1), (6, 0, 1), (6, 2, 2)):
        numre = [
            replace(nummer, tekst=long if place < wordy else "")
            for place, nummer in enumerate((*NUMRE * 2, *NUMRE[:more]))
        ]
        dokument = render_akutkort(papir, afsender, numre)
        report = check(dokument.pdf)
        assert report.faults == []
        assert outside(report) == []
        assert dokument.sider == pages


def test_long_names_and_texts_do_not_collide(papir: Papir, afsender: Afsender):
    long = replace(afsender, navn="Det sociale akuttilbud for Åbredden, Nørreå og Ærø i fællesskab")
    odd = Akutnummer(
        nummer="via egen læge eller lægevagten",
        navn="Psykiatrisk modtagelse i Midtjylland, efter aftale med lægen",
        tekst="Ring først. " * 12,
        kontrolleret=False,
    )
    report = check(render_akutkort(papir, long, (odd, *NUMRE), set_efter=date(2026, 1, 1)).pdf)
    assert report.faults == []
    assert outside(report) == []
