"""The list of incidents, at Anna's desk and at the leader's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.ui.furnish import furnish
from tests.ui.folk import hands, people
from tests.ui.night_desk import LEADER

__all__ = ["hands", "people"]


@pytest.fixture
def page(people, hands):
    """Ctrl+Shift+H."""
    hands.press("Ctrl+Shift+H")
    return people.page


@pytest.fixture
def led(people):
    """The desk is the leader's now."""
    people.desk = replace(people.desk, adgang=LEADER)
    furnish(people.window, people.desk)
    return people
