"""The leader's desk at Opsaetning."""

from dataclasses import replace

import pytest

from akutdesk.ui.furnish import furnish
from tests.ui.folk import hands, people
from tests.ui.night_desk import LEADER

__all__ = ["hands", "people"]


@pytest.fixture
def leader(people, qtbot):
    """Anna as the leader; rounds of the copy run."""
    desk = replace(people.desk, adgang=LEADER)
    people.desk = desk
    furnish(people.window, desk)
    desk.kopi.begin(desk)
    yield people
    desk.kopi.stop()
    qtbot.waitUntil(lambda: not desk.jobs.busy)


@pytest.fixture
def page(leader, hands):
    hands.press("Ctrl+7")
    return leader.page
