"""The second copy follows the desk: after a save, again when its place was away, never while nobody is in."""

from __future__ import annotations

import pytest

from akutdesk.storage.copy_check import examine_copy
from akutdesk.ui.kopi import Kopi
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import LEADER
from tests.ui.night_fixtures import keyboard, night

CALM = "Uden net – alt gemmes her"

__all__ = ["keyboard", "night"]


@pytest.fixture
def stick(night, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    night.store.set_copy_targets(LEADER, [place])
    return place


@pytest.fixture
def kopi(night, qtbot):
    made = Kopi(night.window, soon_ms=0, again_ms=0)
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not night.desk.jobs.busy)


def segments(stick):
    return sorted(stick.rglob("*.akd"))


@pytest.fixture
def said(kopi):
    """What is to be said of an old copy."""
    return lambda: kopi.words


@pytest.fixture
def a_round(kopi, qtbot):
    """Waits until a round is over."""

    def wait():
        with qtbot.waitSignal(kopi.rounded):
            pass

    return wait


def test_coming_in_copies_what_was_left(night, stick, kopi, a_round, said):
    kopi.begin(night.desk)
    a_round()
    assert segments(stick)
    assert said() == ""


def test_what_a_key_saved_is_in_the_copy_after_a_round(
    night, stick, kopi, a_round, qtbot, keyboard: Keyboard
):
    kopi.begin(night.desk)
    a_round()
    before = len(segments(stick))
    keyboard.press("F2", "2")
    keyboard.press("Ctrl+S")
    qtbot.waitUntil(lambda: len(segments(stick)) > before)


def test_a_place_that_was_away_is_filled_when_it_comes_back(night, stick, kopi, a_round, qtbot):
    stick.rename(stick.with_name("away"))
    kopi.begin(night.desk)
    a_round()
    assert kopi.waits
    stick.with_name("away").rename(stick)
    qtbot.waitUntil(lambda: bool(segments(stick)))


def test_the_bar_is_quiet_about_a_young_copy_and_calm_about_an_old_one(
    night, stick, kopi, a_round, qtbot, said
):
    kopi.begin(night.desk)
    a_round()
    stick.rename(stick.with_name("away"))
    kopi.now()
    a_round()
    assert said() == ""
    night.clock.forward(days=2)
    a_round()
    assert said() == "Kopi mangler siden 24/11"
    stick.with_name("away").rename(stick)
    qtbot.waitUntil(lambda: said() == "")


def test_a_locked_desk_makes_no_more_rounds(night, stick, kopi):
    kopi.begin(night.desk)
    kopi.stop()
    assert not kopi.waits
    night.desk.changes.tell(["borger"])
    settle()
    assert not kopi.waits
    assert segments(stick) == []


def test_the_copy_proves_itself(night, stick, kopi, a_round):
    kopi.begin(night.desk)
    a_round()
    (home,) = {path.parent for path in segments(stick)}
    assert home.is_relative_to(stick)
    assert examine_copy(home).faults == ()
