import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.storage.laas import Laas, LaasOpslag, read_laas, set_right, write_laas

LAAS = Laas(
    sted="Akuttilbuddet ved åen",
    opslag=(LaasOpslag(kode="112", navn="Alarm", nummer="112", kontrolleret_dato="2026-11-01"),),
    bagvagt="75 00 00 00",
    palet="nat",
    tekst_pct=125,
    ure=(1_795_474_800_000,),
)


def test_the_lock_screen_finds_again_what_it_may_know(tmp_path):
    write_laas(tmp_path, LAAS)
    assert read_laas(tmp_path) == LAAS


def test_it_knows_these_things_and_nothing_else(tmp_path):
    write_laas(tmp_path, LAAS)
    told = json.loads((tmp_path / "laas.json").read_text(encoding="utf-8"))
    assert set(told) == {"sted", "opslag", "bagvagt", "palet", "tekst_pct", "ure"}
    assert set(told["opslag"][0]) == {"kode", "navn", "nummer", "kontrolleret_dato"}


def test_a_false_bagvagt_number_is_set_right_at_the_next_unlock(tmp_path):
    write_laas(tmp_path, LAAS)
    text = (tmp_path / "laas.json").read_text(encoding="utf-8")
    (tmp_path / "laas.json").write_text(
        text.replace("75 00 00 00", "90 00 00 00"), encoding="utf-8"
    )
    assert set_right(tmp_path, LAAS)
    assert read_laas(tmp_path) == LAAS
    assert not set_right(tmp_path, LAAS)


def test_a_missing_file_is_made_anew(tmp_path):
    assert read_laas(tmp_path) is None
    assert set_right(tmp_path, LAAS)
    assert read_laas(tmp_path) == LAAS


@given(st.binary(max_size=300) | st.just(b"[" * 100_000) | st.just(b'{"ure": [1e999]}'))
def test_a_damaged_file_shows_less_and_stops_nothing(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("data")
    (folder / "laas.json").write_bytes(data)
    read_laas(folder)
    assert set_right(folder, LAAS)


@pytest.mark.parametrize(
    "text",
    [
        '{"tekst_pct": 5000}',
        '{"sted": 3}',
        '{"sted": "%s"}' % ("x" * 500),
        '{"ure": [9223372036854775807]}',
        '{"ure": [99999999999999999999]}',
        '{"skift": ["07:00", "15:00", "99:00"]}',
        '{"skift": ["07:00\\n", "15:00", "23:00"]}',
    ],
)
def test_a_value_that_no_desk_writes_is_not_shown(tmp_path, text):
    (tmp_path / "laas.json").write_text(text, encoding="utf-8")
    assert read_laas(tmp_path) is None
