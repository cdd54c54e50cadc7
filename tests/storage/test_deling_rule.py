"""The store holds the rule: nothing goes to others than the citizen without a consent that holds now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.udlevering import Udlevering
from akutdesk.storage.errors import NotConsented
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen

YES = Samtykke(
    id=new_id(),
    borger_id=KAREN,
    formaal="DELING_PAAR",
    modtager="Lone",
    oplysninger="planen",
    givet="MUNDTLIGT",
    givet_tid=datetime(2026, 1, 1, tzinfo=UTC),
    udloeb=date(2027, 1, 1),
)


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path) as desk:
        desk.store.save(LEDER, karen())
        yield desk


def given(**changes) -> Udlevering:
    fields = {"borger_id": KAREN, "modtager": "PAAR", "samtykke_id": YES.id, "papir": "A4"}
    return Udlevering(id=new_id(), **(fields | changes))


def test_a_plan_goes_to_a_relative_under_a_consent_that_holds(desk):
    desk.store.save(LEDER, YES)
    made = given()
    desk.store.save(MEDARBEJDER, made)
    assert desk.store.get(MEDARBEJDER, Udlevering, made.id).samtykke_id == YES.id


def test_the_citizens_own_paper_needs_no_consent(desk):
    desk.store.save(MEDARBEJDER, given(modtager="BORGER", samtykke_id=None))


@pytest.mark.parametrize(
    ("consent", "changes", "why"),
    [
        ({"udloeb": date(2026, 1, 2)}, {}, "UDLOEBET"),
        ({"trukket_tid": datetime(2026, 1, 2, tzinfo=UTC)}, {}, "TRUKKET"),
        ({"formaal": "OPKALD"}, {}, "INTET"),
        ({}, {"modtager": "PARTNER"}, "INTET"),
        ({}, {"samtykke_id": None}, "INTET"),
        ({}, {"borger_id": None}, "INGEN_BORGER"),
    ],
)
def test_without_one_nothing_is_written_and_it_is_said_why(desk, consent, changes, why):
    desk.store.save(LEDER, replace(YES, **consent))
    with pytest.raises(NotConsented) as refused:
        desk.store.save(MEDARBEJDER, given(**changes))
    assert refused.value.grund == why


def test_somebody_elses_yes_is_none(desk):
    desk.store.save(LEDER, kaja())
    desk.store.save(LEDER, replace(YES, borger_id=KAJA))
    with pytest.raises(NotConsented):
        desk.store.save(MEDARBEJDER, given())


def test_what_was_given_under_a_consent_is_still_answered_after_it(desk):
    desk.store.save(LEDER, YES)
    made = given()
    desk.store.save(MEDARBEJDER, made)
    desk.store.save(LEDER, replace(YES, trukket_tid=desk.clock.at), YES)
    desk.store.save(MEDARBEJDER, replace(made, udfald="KOM_UD"), made)
    assert desk.store.get(MEDARBEJDER, Udlevering, made.id).udfald == "KOM_UD"
