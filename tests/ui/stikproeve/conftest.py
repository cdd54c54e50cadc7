"""The leader's desk, where Bo has looked at Karen and Karsten without anything to explain it."""

from __future__ import annotations

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from tests.ui.folk import KAREN, KARSTEN, hands, people
from tests.ui.leder.conftest import leader
from tests.ui.night_desk import ANNA, BO

__all__ = ["hands", "leader", "people"]

BO_HERE = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")


@pytest.fixture
def looked(leader):
    leader.store.hold_log_key(ANNA, leader.founded.keys.person.kem)
    for rid in (KAREN, KARSTEN):
        leader.store.get(BO_HERE, Borger, rid)
    return leader


@pytest.fixture
def page(looked, hands):
    """Alt+L under Opsaetning."""
    hands.press("Ctrl+7")
    hands.press("Alt+L")
    return looked.page


@pytest.fixture
def drawn(page, looked, hands, qtbot):
    hands.press("Alt+N")
    qtbot.waitUntil(lambda: not looked.desk.jobs.busy)
    qtbot.waitUntil(lambda: bool(page.list.rows))
    return page
