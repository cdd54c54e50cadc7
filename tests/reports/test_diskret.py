"""The discreet edition: nothing on it says what it is, and no line is shortened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.reports.diskret import render_diskret
from akutdesk.reports.papir import Papir
from akutdesk.reports.skrift import NORMAL, STOR, Skrift
from akutdesk.reports.udskrift import Udskrift
from tests.reports.checker import check, outside
from tests.reports.conftest import KONTROLLEREDE


@pytest.mark.parametrize("skrift", [NORMAL, STOR], ids=lambda skrift: skrift.navn)
def test_it_looks_like_a_shopping_list(
    papir: Papir, udskrift: Udskrift, sikker: Kriseplan, skrift: Skrift
):
    report = check(render_diskret(papir, sikker, udskrift, skrift=skrift).pdf)
    assert report.faults == []
    assert outside(report) == []
    assert report.titel == "Mine noter"
    assert report.said("H1") == ["Mine noter"]
    assert report.said("H2") == ["Godt at gøre", "Steder", "Numre", "De næste dage", "Husk"]
    for word in ("Åbredden", "Akut", "krise", "Karen", "Anna", "Lone", "Udgave", "Side", "2026"):
        assert word not in report.words


def test_numbers_stand_without_names(papir: Papir, udskrift: Udskrift, sikker: Kriseplan):
    dokument = render_diskret(papir, sikker, udskrift, kontrollerede=KONTROLLEREDE)
    said = check(dokument.pdf).said("LBody")
    assert [line for line in said if line.startswith("04")] == [
        "04 61 20 35 L",
        "04 52 70 18",
        "04 20 60 80 om natten",
        "04 33 12 90",
    ]
    assert dokument.udeladte == ("Lægevagten", "Fare for liv")


def test_a_public_number_prints_when_the_citizen_gave_it_a_mark(
    papir: Papir, udskrift: Udskrift, sikker: Kriseplan
):
    marked = tuple(replace(kontakt, maerke="x") for kontakt in sikker.k8_fagfolk)
    plan = replace(sikker, k8_fagfolk=marked)
    checked = render_diskret(papir, plan, udskrift, kontrollerede=KONTROLLEREDE)
    assert "70 11 07 07 x" in check(checked.pdf).said("LBody")
    unchecked = check(render_diskret(papir, plan, udskrift).pdf)
    assert "70 11 07 07 x" not in unchecked.said("LBody")


def test_a_hidden_line_is_left_out_whole(papir: Papir, udskrift: Udskrift, sikker: Kriseplan):
    hidden = {("K6", 1), ("K7", 0), ("K3", 1), ("K14", 0)}
    said = check(render_diskret(papir, sikker, udskrift, skjul=hidden).pdf).said("LBody")
    assert "Biblioteket, bordet ved vinduet" in said
    assert "Sove fire timer i træk" in said
    assert "lørdag 28. november kl. 13" in said
    words = " ".join(said)
    for gone in ("Nørklerne", "04 61 20 35", "morgenmad", "mandag"):
        assert gone not in words


def test_the_text_twin_says_no_more_than_the_paper(
    papir: Papir, udskrift: Udskrift, sikker: Kriseplan
):
    dokument = render_diskret(papir, sikker, udskrift)
    assert "Akut" not in dokument.tekst
    assert dokument.titel == "Mine noter"
    assert set(dokument.sektioner) == {"K5", "K6", "K8", "K3", "K14"}


def test_a_note_from_practice_says_so(papir: Papir, udskrift: Udskrift, sikker: Kriseplan):
    dokument = render_diskret(papir, replace(sikker, oevelse=True), udskrift)
    assert "ØVELSE · 23. november" in check(dokument.pdf).said("P")


def test_an_empty_plan_gives_an_empty_note(papir: Papir, udskrift: Udskrift, tom: Kriseplan):
    report = check(render_diskret(papir, tom, udskrift).pdf)
    assert report.tree == [("H1", "Mine noter"), ("P", "23. november")]
