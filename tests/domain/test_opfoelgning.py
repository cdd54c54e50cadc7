"""What was agreed becomes a task with a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.domain.frist import Frist, laes_frist
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Aftale, Kriseplan
from akutdesk.domain.opfoelgning import (
    Opfoelgning,
    fra_plan,
    fra_tiltag,
    hele_dagen,
    over_tid,
    raekkefoelge,
)
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import lokal_dag

NOW = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)


def agreement(hvem: str, hvad: str, hvornaar: str) -> Aftale:
    due = laes_frist(hvornaar, NOW)
    return Aftale(
        hvem=hvem,
        hvad=hvad,
        hvornaar=hvornaar,
        forfald=due and due.start,
        forfald_slut=due and due.slut,
    )


PLAN = Kriseplan(
    id=new_id(),
    borger_id=new_id(),
    henvendelse_id=new_id(),
    opfoelgning_dato=date(2026, 11, 29),
    k14_aftaler=(
        agreement("Dagvagten", "Ringer til Karen", "i dag kl. 10"),
        agreement("Lone og jeg", "går en tur", "tirsdag kl. 16"),
        agreement("", "   ", ""),
    ),
)


def task(**fields: object) -> Opfoelgning:
    return Opfoelgning(id=new_id(), **fields)  # type: ignore[arg-type]


def test_agreements_become_tasks_and_the_plan_is_looked_at():
    ring, walk, look = fra_plan(PLAN, new_id)
    assert (ring.type, ring.tekst, ring.ansvarlig_vagt) == ("OPKALD", "Ringer til Karen", "DAG")
    assert ring.forfald == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert (walk.type, walk.hvem, walk.ansvarlig_vagt) == ("INTERN", "Lone og jeg", None)
    assert (look.type, look.forfald, look.forfald_slut) == (
        "PLANGENNEMGANG",
        *lokal_dag(date(2026, 11, 29)),
    )
    assert {one.kriseplan_id for one in (ring, walk, look)} == {PLAN.id}
    assert {one.borger_id for one in (ring, walk, look)} == {PLAN.borger_id}


def test_an_agreed_look_at_the_plan_is_not_doubled():
    agreed = replace(
        PLAN, k14_aftaler=(agreement("Anna og jeg", "ser på planen sammen", "28/11 kl. 13"),)
    )
    assert [one.type for one in fra_plan(agreed, new_id)] == ["PLANGENNEMGANG"]


def test_without_a_date_for_it_no_look_is_made():
    assert len(fra_plan(replace(PLAN, opfoelgning_dato=None), new_id)) == 2


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Ny samtale her", "NYSAMTALE"), ("Gør målingen igen", "MAALING"), ("køber ind", "INTERN")],
)
def test_the_kind_follows_the_words(words: str, kind: str):
    plan = replace(PLAN, opfoelgning_dato=None, k14_aftaler=(Aftale(hvad=words),))
    assert [one.type for one in fra_plan(plan, new_id)] == [kind]


def test_agreed_calls_become_tasks_with_number_and_time():
    contact = Henvendelse(
        id=new_id(), tiltag=("NETVAERK", "OPKALD", "NYSAMTALE"), tilbagekald_nummer="00 00 00 00"
    )
    at = Frist(NOW + timedelta(hours=1))
    talk, call = fra_tiltag(contact, {"OPKALD": at}, new_id)
    assert (talk.type, talk.forfald) == ("NYSAMTALE", None)
    assert (call.type, call.forfald, call.telefon) == ("OPKALD", at.start, "00 00 00 00")
    assert call.henvendelse_id == contact.id
    assert fra_tiltag(replace(contact, tiltag=("INGEN",)), {}, new_id) == ()


def test_a_task_is_late_when_its_time_is_over():
    assert over_tid(task(forfald=NOW - timedelta(minutes=14)), NOW)
    assert not over_tid(task(forfald=NOW), NOW)
    assert not over_tid(task(), NOW)
    assert not over_tid(task(forfald=NOW - timedelta(hours=1), status="UDFOERT"), NOW)
    assert over_tid(task(forfald=NOW - timedelta(hours=1), status="IKKE_TRUFFET"), NOW)
    today, midnight = lokal_dag(date(2026, 11, 24))
    assert not over_tid(task(forfald=today, forfald_slut=midnight), NOW)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 10, 25), date(2027, 3, 28)])
def test_a_whole_day_is_known_as_one(day: date):
    start, end = lokal_dag(day)
    assert hele_dagen(task(forfald=start, forfald_slut=end))
    assert not hele_dagen(task(forfald=start, forfald_slut=end - timedelta(hours=1)))
    assert not hele_dagen(task(forfald=start))
    assert not hele_dagen(task())


def test_the_list_is_open_first_then_by_time():
    today, midnight = lokal_dag(date(2026, 11, 24))
    done = task(forfald=NOW - timedelta(hours=2), status="UDFOERT")
    early = task(forfald=NOW)
    late = task(forfald=NOW + timedelta(hours=4))
    some_time_today = task(forfald=today, forfald_slut=midnight)
    undated = task()
    tasks = [undated, done, some_time_today, late, early]
    assert sorted(tasks, key=raekkefoelge) == [early, late, some_time_today, undated, done]
