"""Work beside the desk leaves more room while somebody types, and only then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from akutdesk.ui.hands import LONG_REST_S, REST_S, Hands


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
