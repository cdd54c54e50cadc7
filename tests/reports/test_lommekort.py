"""The lommekort: what fits is printed whole, what does not is handed back, and two cards are cut from one sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.reports.lommekort import Kort, Rest, kort_af_plan, render_lommekort
from akutdesk.reports.papir import Papir
from tests.reports.checker import check, outside
from tests.reports.conftest import KONTROLLEREDE

MM = 72 / 25.4
SHEET = (15 * MM, 195 * MM)


@pytest.fixture
def kort_() -> Kort:
    """A card that is just full."""
    return Kort(
        numre=(
            Kontakt(navn="Lone", nummer="04612035", maerke="L"),
            Kontakt(navn="Akuttilbuddet", hvornaar="altid", nummer="04 20 60 80"),
            Kontakt(navn="Lægevagten", nummer="70 11 07 07", katalog_kode="LVSD"),
            Kontakt(navn="Fare for liv", nummer="112", katalog_kode="N112"),
        ),
        fast="mine to børnebørn",
        tegn=("jeg går rundt om natten", "jeg ikke svarer, når Lone skriver", "alt er for meget"),
        selv=("gå en tur ned til åen", "tage et varmt bad", "skrive tre linjer i den blå bog"),
    )


def test_a_full_card_fits(papir: Papir, kort_: Kort):
    ark = render_lommekort(papir, kort_)
    report = check(ark.dokument.pdf)
    assert ark.rester == ()
    assert report.faults == []
    assert outside(report, *SHEET) == []
    assert report.said("P")[0] == "Jeg ringer til"
    assert "Fast i livet: mine to børnebørn" in report.said("P")
    assert report.said("LBody") == [*kort_.tegn, *kort_.selv]


def test_the_second_card_is_drawn_but_not_read_twice(papir: Papir, kort_: Kort):
    report = check(render_lommekort(papir, kort_).dokument.pdf)
    copies = [text for text in report.texts if text.text == "alt er for meget"]
    assert copies[1].x0 - copies[0].x0 == pytest.approx(93.6 * MM, abs=0.02)
    assert report.said("LBody").count("alt er for meget") == 1


def test_all_words_stay_inside_the_cut(papir: Papir, kort_: Kort):
    report = check(render_lommekort(papir, kort_).dokument.pdf)
    on_card = [text for text in report.texts if text.size != 14 or text.text[:1].isdecimal()]
    assert max(text.bottom for text in on_card) < (30 + 108) * MM
    assert min(text.top for text in on_card) > 30 * MM


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"tegn": ("et", "to", "tre", "fire")}, [Rest("tegn", 3, "fire")]),
        ({"selv": ("et", "to", "", "tre", "fire")}, [Rest("selv", 4, "fire")]),
        ({"fast": "mine børnebørn " * 20}, [Rest("fast", 0, "mine børnebørn " * 20)]),
        (
            {"selv": ("Gå en meget lang tur hele vejen ned til åen", "to", "tre")},
            [Rest("selv", 2, "tre")],
        ),
    ],
)
def test_what_does_not_fit_is_handed_back_whole(
    papir: Papir, kort_: Kort, change: dict[str, object], left: list[Rest]
):
    ark = render_lommekort(papir, replace(kort_, **change))
    report = check(ark.dokument.pdf)
    assert list(ark.rester) == left
    assert report.faults == []
    assert not any(rest.tekst in report.said("LBody") for rest in left)


def test_short_signs_leave_room_for_more_steps(papir: Papir, kort_: Kort):
    card = replace(kort_, tegn=("et",), selv=("to", "tre", "fire", "fem", "seks"))
    assert render_lommekort(papir, card).rester == ()


def test_one_number_too_many_is_handed_back(papir: Papir, kort_: Kort):
    more = replace(kort_, numre=(*kort_.numre, Kontakt(navn="Bo", nummer="04 00 00 00")))
    assert render_lommekort(papir, more).rester == (Rest("numre", 4, "Bo"),)
    assert render_lommekort(papir, replace(more, fast="")).rester == ()


def test_a_name_too_long_for_a_row_is_handed_back(papir: Papir, kort_: Kort):
    odd = replace(kort_, numre=(Kontakt(navn="N" * 300, nummer="1"), *kort_.numre[:2]))
    ark = render_lommekort(papir, odd)
    assert ark.rester == (Rest("numre", 0, "N" * 300),)
    assert "04 61 20 35" in check(ark.dokument.pdf).said("P")


def test_a_discreet_card_shows_numbers_and_marks(papir: Papir, kort_: Kort):
    ark = render_lommekort(papir, kort_, diskret=True)
    report = check(ark.dokument.pdf)
    assert report.titel == "Mine noter"
    assert report.said("P")[:1] == ["Numre"]
    assert report.said("LBody")[:2] == ["04 61 20 35 L", "04 20 60 80"]
    for word in ("Lone", "Lægevagten", "børnebørn", "natten"):
        assert word not in report.words


def test_a_card_begins_as_the_plans_own_lines(sikker: Kriseplan):
    card = kort_af_plan(sikker, KONTROLLEREDE)
    assert [kontakt.navn for kontakt in card.numre][:2] == [
        "Lone, min søster",
        "Bodil ved siden af",
    ]
    assert card.tegn == sikker.k4_advarselstegn
    assert card.selv == sikker.k5_selv
    assert card.fast == "Mine to børnebørn. Haven til foråret."
    assert "LVSD" not in {kontakt.katalog_kode for kontakt in kort_af_plan(sikker).numre}


def test_a_card_without_numbers_has_no_head_for_them(papir: Papir, kort_: Kort):
    for diskret in (False, True):
        ark = render_lommekort(papir, replace(kort_, numre=()), diskret=diskret)
        assert ark.rester == ()
        said = check(ark.dokument.pdf).said("P")
        assert not {"Jeg ringer til", "Numre"} & set(said)
    alone = check(render_lommekort(papir, replace(kort_, numre=())).dokument.pdf)
    held = next(text for text in alone.texts if text.text.startswith("Fast i livet"))
    assert held.y < (30 + 54 / 2) * MM, "what holds moves up where the numbers would have stood"


def test_an_empty_card_is_only_cut_and_folded(papir: Papir):
    ark = render_lommekort(papir, Kort())
    assert ark.rester == ()
    assert check(ark.dokument.pdf).said("P")[0].startswith("Klip langs")
