"""Moving a task keeps its time of day, across the change of clocks too."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from akutdesk.domain.opfoelgning import hele_dagen
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import KBH, lokal_dag
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.opfoelgning.state import later, moved, neighbour, today
from akutdesk.ui.vagtbord.state import opgave_of
from tests.ui.folk import local
from tests.ui.night_desk import NIGHT


def row(forfald: datetime | None, slut: datetime | None = None) -> OpfoelgningRaekke:
    return OpfoelgningRaekke(
        rid=RecordId(b"r" * 16),
        type="OPKALD",
        tekst="",
        hvem="",
        navn="Karen",
        borger_id=None,
        henvendelse_id=None,
        kriseplan_id=None,
        forfald=forfald,
        forfald_slut=slut,
        ansvarlig=None,
        ansvarlig_vagt=None,
        status="AABEN",
        udfoert_tid=None,
    )


def test_a_task_is_moved_to_the_same_time_of_another_day():
    frist = moved(row(local(2026, 11, 24, 2, 0)), 1, NIGHT)
    assert frist.start.astimezone(KBH) == local(2026, 11, 25, 2, 0)
    assert frist.slut is None


def test_days_are_counted_from_today_not_from_a_time_long_gone():
    frist = moved(row(local(2026, 11, 3, 10, 30)), 1, NIGHT)
    assert frist.start == local(2026, 11, 25, 10, 30)


def test_a_window_keeps_its_length():
    start = local(2026, 11, 24, 9, 0)
    frist = moved(row(start, start + timedelta(hours=3)), 2, NIGHT)
    assert frist.start == local(2026, 11, 26, 9, 0)
    assert frist.slut == local(2026, 11, 26, 12, 0)


def test_a_whole_day_becomes_another_whole_day_also_when_the_clock_changes():
    before = local(2026, 10, 24, 3, 0)
    frist = moved(row(*lokal_dag(date(2026, 10, 23))), 1, before)
    assert (frist.start, frist.slut) == lokal_dag(date(2026, 10, 25))
    assert frist.slut - frist.start == timedelta(hours=25)


def test_moved_to_today_a_time_that_is_over_means_the_whole_day():
    frist = moved(row(local(2026, 11, 23, 1, 0)), 0, NIGHT)
    assert (frist.start, frist.slut) == lokal_dag(date(2026, 11, 24))
    assert moved(row(local(2026, 11, 23, 10, 0)), 0, NIGHT).start == local(2026, 11, 24, 10, 0)


def test_a_task_without_a_time_gets_a_day():
    frist = moved(row(None), 7, NIGHT)
    assert hele_dagen(opgave_of(row(frist.start, frist.slut)))


def test_what_has_no_time_stands_last_under_later():
    nothing, soon = row(None), row(local(2026, 11, 25, 9, 0))
    assert later((nothing, soon), today(NIGHT)) == (soon, nothing)


@pytest.mark.parametrize(("rid", "following"), [("a", "b"), ("b", "c"), ("c", "b"), ("x", None)])
def test_after_a_task_comes_the_next_one_or_the_one_before(rid, following):
    assert neighbour(["a", "b", "c"], rid) == following


def test_the_only_task_has_no_neighbour():
    assert neighbour(["a"], "a") is None
