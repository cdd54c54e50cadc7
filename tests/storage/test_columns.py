"""Fields as columns: every value comes back as it was, and what does not fit is kept beside."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kriseplan import Deling, Kriseplan
from akutdesk.domain.record import RecordId, field_types, fields_of, new_id
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.storage.columns import columns_of
from akutdesk.storage.instant import instant, known_instant, millis

INSTANTS = st.datetimes(timezones=st.just(UTC), min_value=datetime(1, 1, 3)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


st.register_type_strategy(RecordId, st.binary(min_size=16, max_size=16).map(RecordId))
st.register_type_strategy(datetime, INSTANTS.filter(lambda moment: moment.year < 9999))
st.register_type_strategy(str, st.text())
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))


@pytest.mark.parametrize("cls", RECORD_TYPES, ids=lambda cls: cls.TYPE)
@given(data=st.data())
def test_every_value_of_every_field_goes_into_its_column_and_back(cls, data):
    for felt, kind in field_types(cls).items():
        value = data.draw(st.from_type(kind), label=felt)
        column = columns_of(cls).by_name[felt]
        stored = column.store(fields_of(cls(id=new_id(), **{felt: value}))[felt])
        assert column.load(stored) == value


@pytest.mark.parametrize(
    ("felt", "value"),
    [
        ("k1_handler_om", 7),
        ("k1_handler_om", None),
        ("k15_ingen", 1),
        ("k15_ingen", "ja"),
        ("gaelder_fra", 2**62),
        ("gaelder_fra", True),
        ("gaelder_til", "24/11-2026"),
        ("gaelder_til", "20261124"),
        ("gaelder_til", 20261124),
        ("borger_id", "karen"),
        ("k4_advarselstegn", "sover ikke"),
        ("k4_advarselstegn", ["sover ikke", 1]),
        ("k3_maal", ["ikke et mål"]),
        ("k3_maal", [{"tekst": 1}]),
        ("k2_omraader", {"a": 1}),
        ("k15_deling", 4),
    ],
)
def test_a_value_of_another_type_does_not_fit(felt, value):
    with pytest.raises(ValueError, match=r".+"):
        columns_of(Kriseplan).by_name[felt].store(value)


def test_a_number_too_big_for_a_column_does_not_fit():
    with pytest.raises(ValueError, match="int"):
        columns_of(Enhed).by_name["max_naetter"].store(2**63)


def test_a_part_that_a_newer_program_added_stays_in_the_column():
    column = columns_of(Kriseplan).by_name["k15_deling"]
    rid = new_id()
    stored = column.store([{"modtager": "Lone", "samtykke_id": rid, "kanal": [b"\1"]}])
    assert column.load(stored) == (Deling(modtager="Lone", samtykke_id=rid),)
    assert '"kanal":["01"]' in str(stored)


def test_instants_are_utc_milliseconds():
    moment = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert known_instant(millis(moment)) == instant(millis(moment)) == moment
    assert instant(None) is None
    assert columns_of(Kriseplan).by_name["gaelder_til"].load("2026-11-24") == date(2026, 11, 24)
