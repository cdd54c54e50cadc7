"""Where the keys of the talk lead, and what its sentences say, without any window."""

from __future__ import annotations

import pytest

from akutdesk.domain.guide import eskaleringer
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.katalog import katalog
from akutdesk.domain.krisesamtale import SPOR, Krisesamtale, med_trin
from akutdesk.domain.record import new_id
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui.krisesamtale import state
from akutdesk.ui.krisesamtale.deeds import Deeds
from tests.ui.night_desk import NIGHT

TALK = Krisesamtale(id=new_id())
NOTHING = Sikkerhedsafklaring(id=new_id())


@pytest.fixture
def deeds(assets) -> Deeds:
    return Deeds(
        texts=assets.texts(),
        eskaleringer=eskaleringer(assets.guides()["eskalering"]),
        katalog=katalog(assets.directory()["katalog"]),
        region="SD",
    )


@pytest.mark.parametrize("spor", SPOR)
def test_from_the_first_panel_one_comes_through_every_step_to_bagefter_and_back(spor):
    seen, kode = [state.FOER], state.FOER
    while (following := state.after(spor, kode)) is not None:
        assert state.before(spor, following) == kode
        kode = following
        seen.append(kode)
    assert seen == [state.FOER, *SPOR[spor], state.BAGEFTER]
    assert state.after(spor, state.TAVS) is None


def test_the_talk_goes_on_where_nothing_was_said_yet():
    begun = med_trin(TALK, "1", status="UDFOERT")
    begun = med_trin(begun, "2", status="UDFOERT")
    begun = med_trin(begun, "3", status="SPRUNGET_OVER", grund="TID")
    assert state.first_open(begun, "FULD") == "4"
    assert state.first_open(begun, "KORT") == "6"
    for kode in SPOR["KORT"]:
        begun = med_trin(begun, kode, status="UDFOERT")
    assert state.first_open(begun, "KORT") == "8"


def test_panels_outside_the_numbers_have_no_status_and_cannot_be_skipped():
    for kode in (state.FOER, state.BAGEFTER, state.TAVS):
        assert state.done(TALK, kode, NOTHING) is TALK
        assert not state.can_skip(kode)
    assert not state.can_skip("2")
    assert state.can_skip("5")


def test_a_name_is_large_where_a_sentence_begins():
    assert state.about("Siger {navn} nej, så ring.", "borgeren") == "Siger borgeren nej, så ring."
    assert state.about("Følg med. {navn} er her.", "borgeren") == "Følg med. Borgeren er her."
    assert state.about("{navn} er her.", "karen {x}") == "Karen {x} er her."


def test_every_escalation_has_words_for_everybody(deeds):
    for kode in deeds.eskaleringer:
        for navn in ("Karen", "borgeren"):
            head, more = deeds.say(kode, navn, NIGHT)
            assert head
            assert "{" not in f"{head}{more}"


@pytest.mark.parametrize(
    ("kode", "head"),
    [
        ("E1", "Ring 112 nu"),
        ("E3", "Læge skal vurdere nu: Lægevagten 70\u00a011\u00a007\u00a007"),
        ("E6", "Ring til Giftlinjen: 82\u00a012\u00a012\u00a012"),
        ("E8", "Spørg, om Karen er i sikkerhed nu"),
    ],
)
def test_the_number_stands_in_the_deed_where_its_words_leave_it_open(deeds, kode, head):
    assert deeds.say(kode, "Karen", NIGHT)[0] == head


def test_without_a_bagvagts_number_one_is_still_sent_there(deeds):
    assert deeds.in_doubt() == "Er du i tvivl, så ring til bagvagten."


def test_the_level_has_its_deed_unless_an_answer_has_it_already():
    assert state.level_deed("2", ()) == "E3"
    assert state.level_deed("2", ("E3",)) is None
    assert state.level_deed("1", ()) is None
    assert state.level_deed(None, ()) is None


def test_a_chosen_track_goes_before_any_proposal():
    contact = Henvendelse(id=new_id(), henvender="PAAR")
    offered = ("KORT", "FULD", "PAAR")
    assert state.track(TALK, contact, offered) == "PAAR"
    assert state.track(state.with_track(TALK, "FULD"), contact, offered) == "FULD"
