"""A relative rings for their own sake: their own contact, about the citizen because somebody said so (domain.md 2.5)."""

from __future__ import annotations

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import new_id
from tests.ui.conftest import settle
from tests.ui.folk import KAREN
from tests.ui.night_desk import LEADER


@pytest.fixture
def ringing(people, hands):
    """Lone, the first on Karen's list, is on the line."""
    people.window.go("borger", KAREN)
    settle()
    hands.press("Alt+P", "Alt+R")
    settle()
    return people.page


def begun(people):
    (call,) = [one for one in people.all_of(Henvendelse) if one.status == "KLADDE"]
    return call


def test_the_contact_is_hers_and_says_whom_it_is_about(people, ringing):
    call = begun(people)
    assert (call.henvender, call.borger_id, call.om_borger_id) == ("PAAR", None, KAREN)
    assert call.kaldenavn == "Lone"
    assert ringing.body.known.pairs == [
        ("Handler om", "Karen\nLone, søskende – må vide alt i planen")
    ]


def test_nothing_is_told_to_somebody_without_a_yes(people, hands):
    (lone,) = people.store.children(LEADER, Paaroerende, KAREN)
    people.save(Paaroerende(id=new_id(), borger_id=KAREN, navn="Aage"))
    people.window.go("borger", KAREN)
    settle()
    hands.press("Alt+P", "Down", "Alt+R")
    settle()
    assert lone.navn == "Lone"
    assert dict(people.page.body.known.pairs) == {
        "Handler om": "Karen\nAage – spørg, før I ringer",
        "Sig ikke noget": "Lyt gerne. Fortæl ikke noget om Karen uden et ja.",
    }


@pytest.mark.usefixtures("ringing")
def test_it_stands_on_the_card_as_hers_in_the_row_of_time(people):
    call = begun(people)
    people.window.go("borger", KAREN)
    settle()
    part = people.page.contacts
    assert part._title.accessibleName() == "Henvendelser, 4 i alt · 1 fra andre"
    row = part.table.rows[0]
    assert row.cells[1:] == ("Pårørende", "", "", "", "Lone: Kladde")
    part.opened.emit(row.id)
    settle()
    assert people.page.work.shown.id == call.id


def test_whoever_is_no_relative_of_anybody_is_never_linked_by_itself(people, hands):
    hands.press("F2")
    settle()
    assert begun(people).om_borger_id is None
