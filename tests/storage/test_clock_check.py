"""A clock that cannot be right is asked about once, marked in the history, and never refuses a word (2.5.4)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from tests.storage.desk import MEDARBEJDER, stored_desk
from tests.storage.persons import opkald


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path) as desk:
        desk.store.save(MEDARBEJDER, opkald())
        yield desk


def turn(desk, **by):
    desk.clock.at += timedelta(**by)


def test_clock_that_goes_on_is_never_asked_about(desk):
    assert not desk.store.clock_is_doubtful()
    turn(desk, minutes=-9)
    assert not desk.store.clock_is_doubtful()
    turn(desk, days=400)
    assert not desk.store.clock_is_doubtful()


@pytest.mark.parametrize("back", [{"minutes": -11}, {"days": -900}])
def test_clock_set_back_is_asked_about_once(desk, back):
    turn(desk, **back)
    assert desk.store.clock_is_doubtful()
    desk.store.clock_was_asked()
    assert not desk.store.clock_is_doubtful()
    desk.store.save(MEDARBEJDER, opkald())
    assert not desk.reopen().clock_is_doubtful()


def test_next_time_it_goes_back_it_is_asked_about_anew(desk):
    turn(desk, hours=-1)
    desk.store.clock_was_asked()
    turn(desk, hours=3)
    desk.store.save(MEDARBEJDER, opkald())
    turn(desk, hours=-1)
    assert desk.store.clock_is_doubtful()


def test_what_was_written_meanwhile_is_kept_and_marked(desk):
    before = opkald()
    desk.store.save(MEDARBEJDER, before)
    turn(desk, hours=-2)
    after = replace(before, notat="Ringede igen")
    desk.store.save(MEDARBEJDER, after, before)
    assert desk.store.get(MEDARBEJDER, Henvendelse, before.id) == after
    newest, first = desk.store.history(MEDARBEJDER, before.id)
    assert (newest.ur_usikkert, first.ur_usikkert) == (True, False)
    assert newest.felter[0].vaerdi == "Ringede igen"
