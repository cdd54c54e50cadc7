"""Who may not give, and what cannot be given, is told at the place; nothing has left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import new_id
from akutdesk.ui.henvendelse.why_panel import WhyPanel
from akutdesk.ui.indsigt.door import give_access
from akutdesk.ui.indsigt.panel import IndsigtPanel
from tests.ui.folk import KAREN, KARSTEN, lone
from tests.ui.night_desk import ANNA, LEADER

NO_LOG = "Loggen er ikke åben for dig. Lås med Ctrl+L, og lås op med din adgangskode."


def open_panel(night, hands):
    night.window.go("borger", KAREN)
    hands.press("Alt+I")
    return night.window.layers.overlay


def test_the_key_does_nothing_for_the_staff_and_no_list_names_it(people, hands):
    people.window.go("borger", KAREN)
    named = [one.action for one in people.window.dispatch.commands(people.desk.texts)]
    assert "indsigt" not in named
    hands.press("Alt+I")
    assert people.window.layers.overlay is None


@pytest.mark.parametrize("rolle", ["MEDARBEJDER", "VIKAR", "BAGVAGT", "DATAANSVARLIG_ADM"])
def test_no_other_role_has_the_panel(people, rolle):
    desk = replace(people.desk, adgang=Adgang(ANNA, rolle, "EGEN_VAGT"))
    with pytest.raises(AdgangError):
        IndsigtPanel(desk, KAREN, "Karen")


def test_a_leader_finds_it_among_the_commands(leader):
    leader.window.go("borger", KAREN)
    named = [one.action for one in leader.window.dispatch.commands(leader.desk.texts)]
    assert "indsigt" in named


def test_without_the_key_to_the_log_nothing_is_given_and_the_way_is_told(leader, hands, qtbot):
    panel = open_panel(leader, hands)
    qtbot.waitUntil(lambda: panel.told == NO_LOG)
    assert not panel.format.isVisible()
    leader.store.hold_log_key(ANNA, leader.founded.keys.person.kem)
    hands.press("Ctrl+Enter")
    qtbot.waitUntil(panel.format.isVisible)
    assert panel.told == ""


def test_a_changed_log_is_told_and_nothing_is_given(reader, hands, qtbot):
    reader.store._file.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE stream = 2")
    panel = open_panel(reader, hands)
    qtbot.waitUntil(lambda: panel.told.startswith("Loggen er ændret udefra."))
    assert not panel.format.isVisible()


def test_a_contact_on_a_closed_card_asks_why_and_then_all_is_gathered(reader, hands, qtbot):
    call = Henvendelse(
        id=new_id(), borger_id=KARSTEN, om_borger_id=KAREN, status="AFSLUTTET", henvender="PAAR"
    )
    reader.save(call)
    reader.store.skaermning.luk(replace(LEADER, bruger=KARSTEN), KARSTEN, (ANNA,))
    open_panel(reader, hands)
    panel = reader.window.findChild(IndsigtPanel)
    qtbot.waitUntil(lambda: isinstance(reader.window.layers.overlay, WhyPanel))
    hands.press("1", "Ctrl+Enter")
    qtbot.waitUntil(panel.format.isVisible)
    assert call.id in panel.pieces


def test_where_nobody_else_spoke_all_comes_along(leader, hands, qtbot):
    leader.store.hold_log_key(ANNA, leader.founded.keys.person.kem)
    leader.window.go("borger", KARSTEN)
    hands.press("Alt+I")
    panel = leader.window.layers.overlay
    qtbot.waitUntil(panel.format.isVisible)
    assert panel.pieces == {}
    assert panel.found.text().endswith("Andre har ikke sagt noget om borgeren. Alt kommer med.")
    assert panel.first_focus().hasFocus()


def test_the_panel_says_that_it_gathers_and_a_lock_meanwhile_leaves_nothing_behind(reader, qtbot):
    reader.window.go("borger", KAREN)
    give_access(reader.desk, KAREN, "Karen")
    panel = reader.window.layers.overlay
    assert panel.told == "Vi samler alt om borgeren. Det tager lidt tid."
    reader.window.layers.close_overlays()
    qtbot.waitUntil(lambda: not reader.desk.jobs.busy)
    assert reader.window.layers.overlay is None


def test_a_kept_sister_counts_as_one_piece(leader, hands, qtbot):
    leader.store.hold_log_key(ANNA, leader.founded.keys.person.kem)
    assert isinstance(lone(), Paaroerende)
    panel = open_panel(leader, hands)
    qtbot.waitUntil(panel.format.isVisible)
    assert "Andre har sagt én af dem. Se den igennem her." in panel.found.text()
