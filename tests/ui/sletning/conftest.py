"""The leader's desk with Bo as a member of the staff who may confirm, and Karen's card in front."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.ui.furnish import furnish
from tests.storage.desk import StoredDesk, join
from tests.ui.folk import KAREN, hands, people
from tests.ui.leder.conftest import leader
from tests.ui.night_desk import ANNA, BO, LEADER

__all__ = ["hands", "leader", "people"]


@pytest.fixture
def two(leader):
    """Anna and Bo have both unlocked; Anna reads the log. `bo` is Bo's signing key."""
    founded = leader.founded
    stored = StoredDesk(
        leader.folder,
        founded.keys.database,
        founded.founding,
        founded.keys.person,
        leader.clock,
        leader.store,
    )
    leader.bo = join(stored, BO)
    leader.store.hold_log_key(ANNA, founded.keys.person.kem)
    leader.store.sign_in(BO, leader.bo)
    return leader


@pytest.fixture
def card(two, hands):
    """Alt+E on Karen's card."""
    two.window.go("borger", KAREN)
    hands.press("Alt+E")
    return two.page


def sit_down(night, adgang):
    """Another person is at the desk."""
    night.window.close_pages()
    night.desk = replace(night.desk, adgang=adgang)
    furnish(night.window, night.desk)


BO_HERE = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")
ANNA_HERE = LEADER
