"""An agreement about contact ends, and its owner is reminded on that day (G125; domain.md 10.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.opfoelgning import AFTALE, Opfoelgning
from akutdesk.domain.vagt import lokal_dag
from akutdesk.storage.errors import AgreementTooLong
from tests.storage.desk import ANNA, BO, LEDER, stored_desk
from tests.storage.persons import KAREN, karen

UNTIL, LATER = date(2026, 12, 20), date(2027, 1, 30)


@pytest.fixture
def store(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        desk.store.save(LEDER, karen())
        yield desk.store


def agree(store, **fields):
    before = store.get(LEDER, Borger, KAREN)
    return store.save(LEDER, replace(before, **fields), before)


def agreed(store, until=UNTIL):
    return agree(
        store,
        kontaktaftale="Ringer hver aften kl. 22",
        kontaktaftale_udloeb=until,
        kontaktaftale_ansvarlig=ANNA,
    )


def tasks(store):
    found = store.children(LEDER, Opfoelgning, KAREN)
    return [(one.status, one.forfald, one.ansvarlig) for one in found if one.type == AFTALE]


def test_its_owner_looks_at_it_with_the_citizen_on_the_day_it_ends(store):
    agreed(store)
    assert tasks(store) == [("AABEN", lokal_dag(UNTIL)[0], ANNA)]
    agree(store, kontaktaftale="Ringer hver anden aften")
    agree(store, moedes="Roligt")
    assert len(tasks(store)) == 1


def test_the_task_moves_with_the_day_and_the_owner(store):
    agreed(store)
    agree(store, kontaktaftale_udloeb=LATER, kontaktaftale_ansvarlig=BO)
    assert tasks(store) == [("AABEN", lokal_dag(LATER)[0], BO)]


def test_an_agreement_that_is_taken_away_takes_its_task_along(store):
    agreed(store)
    agree(store, kontaktaftale="")
    assert [status for status, _, _ in tasks(store)] == ["BORTFALDET"]


def test_one_undo_takes_both_back(store):
    saved = agreed(store)
    store.undo(LEDER, saved.handling_id)
    assert tasks(store) == []


def test_a_renewed_agreement_is_looked_at_again(store):
    agreed(store)
    (task,) = store.children(LEDER, Opfoelgning, KAREN)
    store.save(LEDER, replace(task, status="UDFOERT"), task)
    agree(store, kontaktaftale_udloeb=LATER)
    assert [status for status, _, _ in tasks(store)] == ["UDFOERT", "AABEN"]


@pytest.mark.parametrize("until", [None, date(2027, 12, 24)])
def test_an_agreement_without_an_end_within_ninety_days_is_refused_by_the_store(store, until):
    with pytest.raises(AgreementTooLong):
        agreed(store, until)
    assert tasks(store) == []


def test_an_agreement_that_stands_is_not_judged_when_something_else_is_written(store):
    agreed(store)
    with pytest.raises(AgreementTooLong):
        agree(store, kontaktaftale_udloeb=date(2027, 12, 24))
    agree(store, moedes="Roligt")
    agree(store, kontaktaftale="", kontaktaftale_udloeb=None)
    assert [status for status, _, _ in tasks(store)] == ["BORTFALDET"]
