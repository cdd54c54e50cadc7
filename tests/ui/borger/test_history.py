"""Who changed what, when; a CPR number never."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.ui.borger.history import HistoryPanel
from tests.ui.folk import CPR, KAREN
from tests.ui.night_desk import BO, LEADER


def test_the_newest_change_stands_first_with_who_and_when(people, hands):
    before = people.store.get(LEADER, Borger, KAREN)
    people.clock.forward(minutes=5)
    bo = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")
    after = replace(before, cpr=CPR, maa_ringes_op="NEJ", adresse_skjult=True)
    people.store.save(bo, after, before)
    people.window.go("borger", KAREN)
    hands.press("Alt+H")
    panel = people.window.layers.overlay
    assert isinstance(panel, HistoryPanel)
    rows = panel.list.rows
    assert rows[0].text == "24. november 2026 kl. 02.19 · Bo · gemt her"
    told = {row.text: row.aside for row in rows[1:4]}
    assert told == {
        "Cpr-nummer": "610184-••••",
        "Må vi ringe op?": "Nej",
        "Skjul adressen på kortet": "valgt",
    }
    assert CPR not in str(rows)
    hands.press("Esc")
    assert people.window.layers.overlay is None
