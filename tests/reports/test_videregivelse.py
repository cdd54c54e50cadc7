"""A case on paper: tagged, whole, in words, and without what stays in the house (G115)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.videregivelse import Videregivelse
from akutdesk.reports.papir import Papir
from akutdesk.reports.videregivelse import render_videregivelse
from tests.reports.checker import check, outside
from tests.reports.test_fhir import CONTACT, DONE, PLAN, SECRETS, WHOLE, WORDS, rid


@pytest.fixture
def made(papir: Papir):
    def paper(parcel=WHOLE, plan=PLAN):
        dokument = render_videregivelse(papir, WORDS, parcel, plan)
        report = check(dokument.pdf)
        assert report.faults == []
        assert outside(report) == []
        return report

    return paper


def beside(report):
    """What stands beside each name, in reading order."""
    return list(zip(report.said("TH"), report.said("TD"), strict=True))


def test_it_says_to_whom_on_what_about_whom_and_when(made):
    rows = dict(beside(made())[:8])
    assert rows == {
        "Til": "Myndighed, Åby Kommune",
        "Givet videre": "AN, 24. november 2026 kl. 02.42",
        "Grundlag": "Borgeren har sagt ja til Kommunen, til og med 1. maj 2027. Samtalen og planen",
        "Navn": "Karen Kjær",
        "Cpr-nummer": "610184-0000",
        "Født": "1984",
        "Hvornår": "24. november 2026 kl. 02.14–02.42",
        "Varede": "28 min.",
    }


def test_every_record_has_a_heading_and_its_answers_in_words(made):
    report = made()
    assert report.said("H2") == [
        *("Henvendelsen", "Krisesamtalen", "Svar om fare", "Måling", "Kriseplanen"),
    ]
    rows = beside(report)
    assert ("Hvad fyldte", "Angst/nervøsitet, Søvnbesvær") in rows
    assert ("Note", "Hun ville gerne sove. Hun går en tur i morgen.") in rows
    assert ("Det kan jeg selv gøre", "Gå en tur Te") in rows
    assert ("Gælder til", "22. december 2026") in rows


def test_a_yes_is_a_word_too(made):
    talk = replace(WHOLE.samtale, opsummering_godkendt=True)
    rows = dict(beside(made(replace(WHOLE, samtale=talk))))
    assert rows["Borgeren har hørt og nikket til det, du sagde"] == "Ja"


def test_what_stays_in_the_house_is_not_on_it(made):
    words = made().words
    assert [one for one in SECRETS if one in words] == []
    assert "Anna Lund" not in words


def test_the_words_of_somebody_elses_instrument_stay_in_its_pack(made):
    measured = Progressionsmaal(
        id=rid(9), instrument="WHO5", maaling="BASIS", svar=(1, 2, None, 4, 5)
    )
    rows = dict(beside(made(replace(WHOLE, maalinger=(measured,)))))
    assert rows["Svar"] == "1: 1 2: 2 4: 4 5: 5"


def test_without_a_consent_the_ground_is_named_and_without_a_name_it_says_so(made):
    bare = replace(
        WHOLE,
        borger=None,
        samtykke=None,
        grundlag="LOV",
        henvendelse=replace(CONTACT, borger_id=None),
    )
    rows = dict(beside(made(bare)))
    assert rows["Grundlag"] == "Følger af lov"
    assert rows["Navn"] == "Anonym"
    assert "Cpr-nummer" not in rows


def test_a_bare_contact_is_a_whole_page_too(made):
    bare = Videregivelse(
        id=rid(1),
        tid=DONE,
        henvendelse=Henvendelse(id=rid(3), status="AFSLUTTET"),
        enhed=Enhed(id=rid(4), navn="Dit Akuttilbud"),
    )
    report = made(bare, ())
    assert report.said("H1") == ["Henvendelse"]
    assert report.said("H2") == []


@pytest.mark.parametrize("times", [40, 200])
def test_a_long_note_goes_on_over_the_page_and_no_word_is_lost(made, times):
    note = "Hun har sagt det flere gange i nat.\n" * times
    report = made(replace(WHOLE, henvendelse=replace(CONTACT, notat=note)))
    assert report.sider > 1
    assert " ".join(report.said("TD")).count("flere gange") == times


def test_signs_that_no_font_has_cut_nothing_off(made):
    report = made(replace(WHOLE, henvendelse=replace(CONTACT, notat="🙂\n\u200b")))
    assert report.said("H2")[0] == "Henvendelsen"
