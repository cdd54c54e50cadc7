"""What the form makes of a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse, Historik, Lukkegrundlag, minutter
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import RecordId
from akutdesk.ui.henvendelse import state
from tests.ui.night_desk import NIGHT

CALL = Henvendelse(id=RecordId(b"h" * 16), start=NIGHT, form="TLF")
VISIT = replace(CALL, form="FREM", slut=NIGHT)
ANSWERED = replace(
    CALL,
    grad_foer="LET",
    symptomer=("ANGST",),
    begivenheder=("PAAR",),
    tiltag=("INGEN",),
    stabilisering="STAB",
)
NOTHING = Lukkegrundlag()


def test_the_clock_of_a_call_runs_until_it_is_stopped():
    assert state.clock_runs(CALL)
    later = state.stopped(CALL, NIGHT + timedelta(minutes=9))
    assert (state.clock_runs(later), minutter(later)) == (False, 9)
    assert state.started_again(later) == CALL


def test_a_visit_has_no_clock_and_no_minutes_yet():
    assert not state.clock_runs(VISIT)
    assert state.minutes_missing(VISIT)
    typed = state.with_time(VISIT, NIGHT - timedelta(hours=3), 25)
    assert (minutter(typed), state.minutes_missing(typed)) == (25, False)


def test_a_moved_start_keeps_the_clock_running():
    moved = state.with_time(CALL, NIGHT - timedelta(minutes=5), None)
    assert (state.clock_runs(moved), moved.start) == (True, NIGHT - timedelta(minutes=5))


def test_nothing_is_missing_when_the_suggestions_are_taken():
    suggested = state.forslag(ANSWERED, Historik())
    assert state.luk(ANSWERED, suggested, NOTHING, {}) == state.Lukning(mangler=())


def test_minutes_are_asked_for_first_and_a_time_before_the_situation():
    visit = replace(ANSWERED, slut=NIGHT, tiltag=("OPKALD",), stabilisering=None)
    found = state.luk(visit, state.forslag(visit, Historik()), NOTHING, {"OPKALD": None})
    assert [mangel.felt for mangel in found.mangler] == [
        "samtaletid_min",
        "OPKALD",
        "stabilisering",
    ]


def test_the_soft_question_waits_until_nothing_else_is_missing():
    worse = replace(ANSWERED, stabilisering="UAENDRET")
    assert state.luk(worse, state.forslag(worse, Historik()), NOTHING, {}).spoerg
    also = replace(worse, grad_foer=None)
    assert not state.luk(also, state.forslag(also, Historik()), NOTHING, {}).spoerg


@pytest.mark.parametrize(
    ("mangel", "key"),
    [
        (Mangel("henvendelse", "grad_foer"), "fejl.krise"),
        (Mangel("henvendelse", "samtaletid_min"), "fejl.minutter"),
        (Mangel("henvendelse", "tiltag", "UNDERRETNING"), "henvendelse.mangler.underretning"),
        (Mangel("sikkerhedsafklaring", "plan"), "henvendelse.mangler.sikkerhed"),
        (Mangel("henvendelse", "form"), "henvendelse.mangler.form"),
    ],
)
def test_every_missing_answer_has_its_sentence(assets, mangel, key):
    assert state.mangel_key(mangel) == key
    assert key in assets.texts()


def test_who_chose_first_or_not_is_noted():
    told = state.with_answer(CALL, "gangtype", ("FLER",))
    assert (told.gangtype, told.gangtype_kilde) == ("FLER", "MEDARBEJDER")
    assert state.with_answer(told, "gangtype", ()).gangtype_kilde is None


def test_an_event_that_is_taken_away_cannot_have_weighed_most():
    told = replace(CALL, begivenheder=("PAAR", "BRUD"), hovedbegivenhed="PAAR")
    assert state.with_answer(told, "begivenheder", ("BRUD",)).hovedbegivenhed is None


def test_a_level_of_action_is_heavy_whatever_the_crisis():
    assert state.was_heavy(replace(CALL, handleniveau="2"))
    assert state.was_heavy(replace(CALL, grad_foer="ALVOR"))
    assert not state.was_heavy(replace(CALL, grad_foer="MELLEM", handleniveau="1"))
