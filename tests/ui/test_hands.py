"""Work beside the desk leaves more room while somebody types, and only then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from akutdesk.ui.hands import LONG_REST_S, REST_S, Hands, Tempo
from akutdesk.ui.jobs import Errand


@pytest.fixture
def field(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    return line


@pytest.fixture
def hands(field):
    made = Hands(field)
    made.begin()
    yield made
    made.end()


def test_a_key_makes_the_rests_long_and_stillness_makes_them_short(hands, field, qtbot):
    assert hands.tempo.rest_s == REST_S
    qtbot.keyClick(field, "k")
    assert hands.tempo.rest_s == LONG_REST_S
    qtbot.waitUntil(lambda: hands.tempo.rest_s == REST_S)


def test_when_the_work_is_over_nobody_looks_any_more(hands, field, qtbot):
    qtbot.keyClick(field, "k")
    hands.end()
    assert hands.tempo.rest_s == REST_S
    qtbot.keyClick(field, "a")
    assert hands.tempo.rest_s == REST_S


class Waiting:
    """A file that somebody waits for, so many times it is looked at."""

    def __init__(self, times):
        self.times = times
        self.net = self

    @property
    def others_write(self):
        self.times -= 1
        return self.times >= 0


class Counted(Errand):
    """Counts its rests and takes none."""

    def __init__(self):
        super().__init__()
        self.rests = []

    def rest(self, seconds):
        self.rests.append(seconds)


@pytest.mark.parametrize(("waits", "rests"), [(0, 1), (3, 4), (10**6, 11)])
def test_the_rest_goes_on_while_a_save_waits_for_the_file_but_not_for_ever(waits, rests):
    errand = Counted()
    Tempo().rest(errand, Waiting(waits))
    assert errand.rests == [REST_S] * rests
