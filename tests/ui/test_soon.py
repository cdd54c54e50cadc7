"""A page is read again once after what is going on, and not at all if it is being left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from akutdesk.ui.soon import Soon
from tests.ui.conftest import settle


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_two_saves_in_one_go_are_read_once_and_afterwards(page):
    read = []
    soon = Soon(page, lambda: read.append("read"))
    soon.start()
    soon.start()
    assert read == []
    settle()
    assert read == ["read"]


def test_a_page_that_is_left_by_then_does_not_hold_up_the_telephone(page):
    read = []
    Soon(page, lambda: read.append("read")).start()
    page.hide()
    settle()
    assert read == []
