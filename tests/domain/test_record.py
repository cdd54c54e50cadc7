"""Records become plain values and come back the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Aftale, Kriseplan, Maal
from akutdesk.domain.record import (
    Record,
    changed_fields,
    field_types,
    fields_of,
    from_plain,
    guarded_like,
    new_id,
    record_from_fields,
    to_plain,
)
from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES

NOW = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)

VALUES: dict[object, st.SearchStrategy[object]] = {
    str: st.text(),
    bool: st.booleans(),
    int: st.integers(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)).map(lambda t: t.replace(microsecond=0)),
}


def values_of(cls: type[Record]) -> st.SearchStrategy[Record]:
    """Records with any texts, numbers, dates and instants in their plain fields."""
    fields = {name: VALUES[kind] for name, kind in field_types(cls).items() if kind in VALUES} | {
        name: st.none() | VALUES[kind.__args__[0]]
        for name, kind in field_types(cls).items()
        if getattr(kind, "__args__", [None])[0] in VALUES and type(None) in kind.__args__
    }
    return st.builds(cls, id=st.builds(new_id), **fields)


@pytest.mark.parametrize("cls", RECORD_TYPES, ids=lambda cls: cls.TYPE)
def test_every_record_comes_back_from_its_plain_values(cls: type[Record]):
    @given(values_of(cls))
    def comes_back(record: Record) -> None:
        assert record_from_fields(cls, record.id, fields_of(record)) == record

    comes_back()


def test_every_type_has_its_own_name_and_class():
    assert len(RECORD_CLASS) == len(RECORD_TYPES)
    assert all(RECORD_CLASS[cls.TYPE] is cls for cls in RECORD_TYPES)


def test_rows_inside_a_plan_come_back_typed():
    plan = Kriseplan(
        id=new_id(),
        k3_maal=(Maal(tekst="Sove fire timer", hvem="Lone"),),
        k2_omraader=(3, None, 5, None, 10),
        k14_aftaler=(Aftale(hvad="ringer", forfald=NOW),),
        lavet_dato=date(2026, 11, 23),
    )
    assert record_from_fields(Kriseplan, plan.id, fields_of(plan)) == plan


def test_a_save_sets_only_what_changed():
    before = Henvendelse(id=new_id(), start=NOW)
    after = replace(before, grad_foer="LET", symptomer=("ANGST",))
    assert changed_fields(before, after) == {"grad_foer": "LET", "symptomer": ["ANGST"]}


def test_a_new_record_sets_what_differs_from_the_default():
    assert changed_fields(None, Henvendelse(id=new_id(), form="TLF")) == {"form": "TLF"}


def test_a_field_of_a_newer_program_is_left_to_the_store():
    borger = record_from_fields(Borger, new_id(), {"kaldenavn": "Bo", "findes_ikke_endnu": 1})
    assert borger.kaldenavn == "Bo"


def test_a_row_may_have_a_field_of_a_newer_program():
    assert from_plain(Maal, {"tekst": "a", "nyt": 1}) == Maal(tekst="a")


def test_ids_are_sixteen_random_bytes():
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(rid) == 16 for rid in ids)


def test_instants_are_whole_milliseconds_since_1970():
    assert to_plain(datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=UTC)) == 1500
    assert from_plain(datetime, 1500) - datetime(1970, 1, 1, tzinfo=UTC) == timedelta(seconds=1.5)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(str, 1), (int, True), (bool, 1), (tuple[str, ...], "ANGST"), (tuple[str, ...], [1])],
)
def test_a_plain_value_of_another_type_is_refused(kind: object, value: object):
    with pytest.raises(TypeError):
        from_plain(kind, value)


def test_what_no_field_may_hold_is_refused():
    with pytest.raises(TypeError, match="float"):
        to_plain(1.5)


def test_a_record_of_our_own_needs_only_its_fields():
    @dataclass(frozen=True, kw_only=True)
    class Proeve(Record):
        TYPE: ClassVar[str] = "proeve"
        tal: int = 0

    assert "tal" in field_types(Proeve)
    assert "id" not in field_types(Proeve)


def test_what_hangs_on_a_record_is_guarded_like_it_and_says_its_own():
    citizen = Borger(
        id=new_id(),
        enhed_id=new_id(),
        dataansvarlig_kommune="0607",
        fortrolighed="SKAERPET",
        fortrolig_for=(new_id(),),
        oevelse=True,
        kaldenavn="Ukendt",
    )
    begun = Kriseplan(id=new_id(), kaldenavn="Ada")
    plan = guarded_like(citizen, begun)
    assert (plan.id, plan.kaldenavn) == (begun.id, "Ada")
    shared = {name for name in field_types(Record) if getattr(plan, name) == getattr(citizen, name)}
    assert shared == set(field_types(Record))
