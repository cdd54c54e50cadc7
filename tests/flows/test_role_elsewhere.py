"""A role that is changed while the other PC has no net: what was written stays, and the new role counts from the round."""

from __future__ import annotations

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.sync.result import Outcome
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.leder.role_panel import RollePanel
from akutdesk.ui.leder.staff_page import MedarbejderePage
from tests.flows.running_desk import ANNA, KODER, VAGTKODER
from tests.flows.seen import visible_words
from tests.flows.test_join import idle, join, overlay, two

__all__ = ["two"]

pytestmark = pytest.mark.usefixtures("qapp")


def words(desk):
    return " ".join(visible_words(desk.window))


def log_of(desk):
    bruger, store = desk.limbs.workplace.bruger, desk.composed.door.noegler.store()
    rows = store.read_log(bruger.adgang, store._file.presence.log_keys[bruger.id])
    return [(row.entry.handling, row.entry.objekt_id) for row in rows]


def a_round(desk):
    synk = desk.limbs.workplace.desk.synk
    idle(desk)
    synk.now()
    idle(desk)
    return synk.last.outcome


def give_role(two, rolle):
    leder = two.at(two.leder)
    if overlay(leder) is not None:
        overlay(leder).close_overlay()
    leder.press("Ctrl+7", "Alt+M")
    assert isinstance(leder.front, MedarbejderePage)
    anna = next(one for one in leder.front._people.values() if one.initialer == ANNA)
    leder.front.list.mark(anna.id)
    leder.press("Alt+R")
    panel = overlay(leder)
    assert isinstance(panel, RollePanel)
    panel.role.set_chosen(rolle)
    leder.press("Ctrl+Return")
    idle(leder)
    assert overlay(leder) is None
    return anna.id


@pytest.fixture
def anna_away(two):
    """Anna is in at the new PC, which then has no net."""
    join(two)
    desk = two.at(two.ny)
    desk.press("Ctrl+Return")
    desk.composed.unlock(ANNA, KODER[ANNA], VAGTKODER[ANNA])
    assert a_round(desk) is Outcome.FAERDIG
    return two


def test_a_role_that_was_changed_meanwhile_is_told_logged_and_loses_no_word(anna_away, qtbot):
    two, ny = anna_away, anna_away.ny
    desk = ny.limbs.workplace.desk
    then = desk.synk._after_round
    desk.synk.stop()  # no net from here on
    idle(ny)
    ny.press("F2")
    ny.front.findChild(GuardedText).setFocus()
    ny.type("ringer igen")
    who = give_role(two, "VIKAR")
    assert ("ROLLE", who) in log_of(two.leder)
    assert a_round(two.leder) is Outcome.FAERDIG
    two.at(ny)
    assert ny.limbs.workplace.bruger.rolle == "MEDARBEJDER"  # nobody has heard of it here
    ny.front.findChild(GuardedText).setFocus()
    ny.type(" i morgen")
    desk.synk.begin(desk, then)  # and there it is again
    assert a_round(ny) is Outcome.FAERDIG
    ny.composed.life._time_end.look()
    assert "Din rolle er ændret. Skriv det sidste færdigt." in words(ny)
    ny.type(" kl. 10")
    ny.press("Ctrl+1")
    qtbot.waitUntil(lambda: isinstance(ny.front, LaasScreen), timeout=5000)
    ny.stop()
    ny.start()
    ny.composed.unlock(ANNA, KODER[ANNA], VAGTKODER[ANNA])
    bruger = ny.limbs.workplace.bruger
    assert bruger.rolle == "VIKAR"
    store = ny.composed.door.noegler.store()
    (row,) = store.henvendelser.liste(bruger.adgang)
    assert store.get(bruger.adgang, Henvendelse, row.rid).notat == "ringer igen i morgen kl. 10"
