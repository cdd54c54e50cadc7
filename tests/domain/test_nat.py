"""Nights as they are counted: by their evening, by the house's own shifts, in a row, also at the clock changes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from akutdesk.domain.nat import Nat, gaeldende, i_traek, nummer, sovet, uenige
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import KBH, natten
from akutdesk.domain.vagtgraenser import Vagtgraenser

USUAL = (Vagtgraenser(),)
LATER = datetime(2027, 1, 1, tzinfo=KBH)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=KBH)


def nights(ankomst: datetime, afrejse: datetime | None, nu: datetime = LATER) -> list[date]:
    return sorted(sovet(ankomst, afrejse, nu, USUAL))


def test_the_day_of_arrival_gives_its_night():
    assert nights(local(2026, 11, 22, 15), local(2026, 11, 23, 9)) == [date(2026, 11, 22)]
    assert nights(local(2026, 11, 22, 23, 40), local(2026, 11, 23, 9)) == [date(2026, 11, 22)]


def test_an_arrival_before_the_day_shift_belongs_to_the_evening_before():
    assert nights(local(2026, 11, 23, 6, 59), local(2026, 11, 23, 9)) == [date(2026, 11, 22)]
    assert nights(local(2026, 11, 23, 7), local(2026, 11, 23, 9)) == []


def test_the_day_of_leaving_gives_no_night_unless_it_was_slept_in():
    came = local(2026, 11, 22, 21)
    assert nights(came, local(2026, 11, 24, 22, 59)) == [date(2026, 11, 22), date(2026, 11, 23)]
    assert nights(came, local(2026, 11, 25, 2))[-1] == date(2026, 11, 24)


def test_who_goes_again_before_the_night_has_slept_none():
    assert nights(local(2026, 11, 22, 16), local(2026, 11, 22, 22)) == []
    assert nights(local(2026, 11, 22, 16), None, nu=local(2026, 11, 22, 22)) == []


@pytest.mark.parametrize(
    ("evening", "hours"),
    [(date(2026, 10, 24), 9), (date(2026, 3, 28), 7), (date(2026, 11, 23), 8)],
    ids=["october", "march", "usual"],
)
def test_a_night_is_one_night_also_when_the_clock_is_changed(evening, hours):
    start, end = natten(evening, USUAL)
    assert end - start == timedelta(hours=hours)
    came = start - timedelta(hours=2)
    assert nights(came, end + timedelta(hours=2)) == [evening]
    three = nights(came - timedelta(days=1), end + timedelta(days=1))
    assert three == [evening + timedelta(days=n) for n in (-1, 0, 1)]
    assert nummer(evening + timedelta(days=1), three) == 3


def test_the_third_night_is_the_third_whoever_counts_it():
    slept = [date(2026, 11, 22), date(2026, 11, 23)]
    assert [nummer(day, slept) for day in (*slept, date(2026, 11, 24))] == [1, 2, 3]
    assert i_traek(date(2026, 11, 25), [*slept, date(2026, 11, 24)]) == 4


def test_a_night_between_begins_again():
    slept = [date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)]
    assert nummer(date(2026, 11, 24), slept) == 1
    assert nummer(date(2026, 11, 23), slept) == 4


def test_a_night_typed_in_later_counts_with_those_after_it():
    assert i_traek(date(2026, 11, 22), [date(2026, 11, 21), date(2026, 11, 23)]) == 3
    assert i_traek(date(2026, 11, 22), [date(2026, 11, 20), date(2026, 11, 24)]) == 1


def test_the_last_decision_about_a_night_holds_and_another_is_not_lost():
    first, second = (
        Nat(id=new_id(), dato=date(2026, 11, 23), beslutning=kode)
        for kode in ("FORTSAET", "AFSLUT")
    )
    third = Nat(id=new_id(), dato=date(2026, 11, 24), beslutning="FORTSAET")
    assert gaeldende((first, second, third)) == {second.dato: second, third.dato: third}
    assert uenige((first, second, third)) == {second.dato}
