"""Who changed what, when; a CPR number never."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.ui.borger.history import HistoryPanel
from akutdesk.ui.borger.plan_story import version_step
from akutdesk.ui.person.said import said_of
from tests.ui.folk import CPR, KAREN, plans
from tests.ui.night_desk import BO, LEADER


def test_every_version_of_the_plan_says_when_it_was_given_out_and_by_whom(people, hands):
    plans(people)
    people.window.go("borger", KAREN)
    hands.press("Alt+H")
    rows = people.window.layers.overlay.list.rows
    heads = [row.text for row in rows if row.heading and row.text.startswith("Kriseplan")]
    assert [head[:21] for head in heads] == ["Kriseplan, version 2 ", "Kriseplan, version 1 "]
    assert (rows[1].text, rows[1].aside) == ("Planen nu", "Gælder")
    assert "Anna" in heads[0]
    assert "Underskrift" not in [row.text for row in rows]


def test_a_version_whose_signature_does_not_hold_says_so(people):
    plans(people)
    store, adgang = people.store, people.desk.adgang
    (row, *_) = store.kriseplaner.for_borger(adgang, KAREN)
    (given, *_) = store.history(adgang, row.rid)
    told = version_step(row, replace(given, signeret=False, usikker=True), said_of(people.desk))
    assert told.felter[1:] == (("Underskrift", "ikke underskrevet"),)


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
