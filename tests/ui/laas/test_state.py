"""What the lock screen takes and says."""

from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.ui.laas import state
from akutdesk.ui.laas.state import Handling, Laas

NU = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)


@pytest.mark.parametrize("laas", list(Laas))
def test_phone_and_akutkort_work_in_both_locks_and_content_in_none(laas):
    assert state.maa(laas, Handling.START_UR)
    assert state.maa(laas, Handling.SKRIV_NOTAT)
    assert state.maa(laas, Handling.SE_AKUTKORT)
    assert state.maa(laas, Handling.BRUG_ADGANGSKODE)
    assert not state.maa(laas, Handling.SE_INDHOLD)


def test_full_lock_never_takes_a_shift_code():
    assert not state.maa(Laas.FULD, Handling.BRUG_VAGTKODE)
    fuld = state.ny(Laas.FULD, vagtkode=True)
    assert fuld.med_adgangskode
    assert state.skift_maade(fuld).med_adgangskode


def test_skaermlaas_asks_for_the_code_and_offers_the_password_instead():
    skaerm = state.ny(Laas.SKAERM, vagtkode=True)
    assert not skaerm.med_adgangskode
    assert state.skift_maade(skaerm).med_adgangskode
    assert state.ny(Laas.SKAERM, vagtkode=False).med_adgangskode


def test_wrong_password_is_told_in_the_same_words_each_time_until_there_is_a_wait():
    s = state.forkert_adgangskode(state.ny(Laas.FULD), 1000.0, 0)
    assert (s.besked, s.besked_n, s.arbejder) == ("laas.forkert", 0, False)
    s = state.forkert_adgangskode(s, 1000.0, 5)
    assert (s.besked, s.besked_n) == ("laas.vent", 5)


def test_enter_during_the_wait_is_answered_and_not_tried():
    s = state.forkert_adgangskode(state.ny(Laas.FULD), 1000.0, 5)
    tidligt = state.proeves(s, 1003.5)
    assert not tidligt.arbejder
    assert (tidligt.besked, tidligt.besked_n) == ("laas.vent", 2)
    assert state.proeves(s, 1005.0).arbejder


def test_screen_says_when_a_new_try_is_welcome():
    s = state.ny(Laas.FULD)
    assert state.vent_er_slut(s) == s
    assert state.vent_er_slut(state.forkert_adgangskode(s, 0.0, 5)).besked == "laas.proev_igen"


def test_second_enter_while_a_password_is_tried_starts_nothing():
    s = state.proeves(state.ny(Laas.FULD), 0.0)
    assert state.proeves(s, 0.0) is s


def test_last_code_before_the_full_lock_says_so():
    s = state.ny(Laas.SKAERM, vagtkode=True)
    assert state.forkert_vagtkode(s, 2).besked == "laas.forkert"
    assert state.forkert_vagtkode(s, 1).besked == "laas.forkert_sidste"


def test_f2_starts_a_clock_and_opens_a_note_and_a_second_call_gets_its_own():
    s = state.start_ur(state.ny(Laas.FULD), NU)
    assert (s.ure, s.notat) == ((NU,), 0)
    s = state.start_ur(s, NU + timedelta(minutes=3))
    assert s.notat == 1
    assert len(state.luk_notat(s).ure) == 2
    assert state.luk_notat(s).notat is None


def test_f2_pressed_twice_at_once_is_one_telephone_and_later_it_is_another():
    s = state.start_ur(state.ny(Laas.FULD, ure=(NU - timedelta(minutes=5),)), NU)
    assert state.start_ur(s, NU + timedelta(seconds=1)) is s
    later = NU + timedelta(seconds=2)
    assert state.start_ur(s, later).ure[-1] == later
    assert len(state.start_ur(state.luk_notat(s), NU).ure) == 3
    assert len(state.start_ur(state.ny(Laas.FULD, ure=(NU,)), NU).ure) == 2


def test_talk_minutes_are_whole_and_of_the_oldest_clock():
    ure = (NU - timedelta(minutes=12, seconds=59), NU)
    assert state.minutter_siden(ure, NU) == 12


def test_clock_that_was_set_back_shows_no_negative_minutes():
    assert state.minutter_siden((NU,), NU - timedelta(minutes=5)) == 0
