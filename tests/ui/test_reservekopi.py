"""Backups follow whoever is in: one an hour, none once the desk is locked, and none holds up a key."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.reservekopi import Reservekopiering
from tests.ui.keyboard import Keyboard
from tests.ui.night_fixtures import keyboard, night

__all__ = ["keyboard", "night"]


@pytest.fixture
def reserve(night, qtbot):
    made = Reservekopiering(night.window, look_ms=60_000)
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not night.desk.jobs.busy)


def look(reserve, qtbot):
    with qtbot.waitSignal(reserve.rounded):
        reserve.now()


def test_the_first_look_makes_one_and_the_next_only_after_an_hour(night, reserve, qtbot):
    liste = night.store.reservekopier.liste
    reserve.begin(night.desk)
    look(reserve, qtbot)
    assert len(liste()) == 1
    look(reserve, qtbot)
    assert len(liste()) == 1
    night.clock.forward(hours=1)
    look(reserve, qtbot)
    assert [one.nummer for one in liste()] == [2, 1]
    assert liste()[0].lavet - liste()[1].lavet >= timedelta(hours=1)


def test_while_nobody_is_in_none_is_made(night, reserve):
    reserve.now()
    assert night.store.reservekopier.liste() == ()


def test_locking_ends_a_round_and_leaves_nothing_half(night, reserve, qtbot):
    reserve.begin(night.desk)
    with qtbot.waitSignal(reserve.rounded):
        reserve.now()
        reserve.stop()
    place = night.store.reservekopier.steder()[0]
    assert not list(place.glob("*.ny*"))
    reserve.begin(night.desk)
    look(reserve, qtbot)
    assert len(night.store.reservekopier.liste()) == 1


def test_what_is_saved_by_a_key_meanwhile_is_saved(night, reserve, qtbot, keyboard: Keyboard):
    reserve.begin(night.desk)
    with qtbot.waitSignal(reserve.rounded):
        reserve.now()
        keyboard.press("F2", "2")
        keyboard.press("Ctrl+S")
    assert len(night.store.reservekopier.liste()) == 1
    assert night.all_of(Henvendelse)


def test_a_backup_that_fails_is_tried_again_at_the_next_look(night, reserve, qtbot):
    place = night.store.reservekopier.steder()[0]
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"a file where the folder should be")
    reserve.begin(night.desk)
    look(reserve, qtbot)
    assert night.store.reservekopier.liste() == ()
    place.unlink()
    look(reserve, qtbot)
    assert len(night.store.reservekopier.liste()) == 1


def test_a_window_that_closes_in_the_middle_ends_the_round_and_leaves_nothing_half(night, reserve):
    reserve.begin(night.desk)
    reserve.now()
    reserve.stop()
    night.desk.jobs.stop()  # comes back when every worker has
    place = night.store.reservekopier.steder()[0]
    assert not list(place.glob("*.ny*"))
    assert len(night.store.reservekopier.liste()) <= 1
