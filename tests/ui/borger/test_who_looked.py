"""Alt+L on a card tells a leader who of the staff looked at the person, and nobody else."""

from __future__ import annotations

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.ui.borger.who_looked import WhoLookedPanel
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, hands, people
from tests.ui.leder.conftest import leader
from tests.ui.night_desk import ANNA, BO

__all__ = ["hands", "leader", "people"]

DAY = 24 * 60
NEIGHBOUR = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")


@pytest.fixture
def asked(leader, hands, qtbot):
    """Alt+L on Karen's card, when the log is read; Bo opened her card forty days ago, and now."""
    leader.store.hold_log_key(ANNA, leader.founded.keys.person.kem)
    leader.store.get(NEIGHBOUR, Borger, KAREN)
    leader.clock.forward(minutes=40 * DAY)
    leader.store.get(NEIGHBOUR, Borger, KAREN)

    def opened():
        leader.window.go("borger", KAREN)
        hands.press("Alt+L")
        panel = leader.window.layers.overlay
        assert isinstance(panel, WhoLookedPanel)
        qtbot.waitUntil(lambda: not leader.desk.jobs.busy)
        settle()
        return panel

    return opened


def said(panel):
    return [(row.time, row.text, row.aside) for row in panel.list.rows if not row.heading]


def headings(panel):
    return [row.text for row in panel.list.rows if row.heading]


def test_who_when_what_and_that_nothing_explains_it(asked):
    panel = asked()
    assert panel.told.text().startswith("De sidste 31 dage: 2 ansatte har set på borgeren")
    assert "3. januar 2027 · Bo · uden kendt grund" in headings(panel)
    assert ("02.14", "Åbnet: borger", "Egen vagt") in said(panel)
    assert panel.list.hasFocus()


def test_the_whole_log_is_read_when_it_is_asked_for(asked, leader, qtbot):
    panel = asked()
    month = len(said(panel))
    panel.more.click()
    qtbot.waitUntil(lambda: not leader.desk.jobs.busy)
    settle()
    assert panel.told.text().startswith("Hele loggen: 2 ansatte")
    assert not panel.more.isVisible()
    assert len(said(panel)) > month
    assert headings(panel)[-1].startswith("24. november 2026 · ")


def test_that_the_leader_asked_stands_there_the_next_time(asked, leader, hands):
    asked()
    hands.press("Esc")
    assert leader.window.layers.overlay is None
    leader.clock.forward(minutes=5)
    assert ("02.14", "Åbnet: loggen", "Egen vagt") in said(asked())


def test_a_leader_whose_key_is_not_here_is_told_so_and_sees_nobody(asked, leader):
    leader.store.sign_out(ANNA)
    panel = asked()
    assert panel.list.rows == ()
    assert panel.told.text()
    assert panel.told.text() != leader.desk.texts("hvem_saa.laeser")
    assert panel.first_focus().hasFocus()


def test_staff_have_no_such_key(people, hands):
    people.window.go("borger", KAREN)
    hands.press("Alt+L")
    assert people.window.layers.overlay is None
    with pytest.raises(AdgangError):
        WhoLookedPanel(people.desk, KAREN, "Karen")
