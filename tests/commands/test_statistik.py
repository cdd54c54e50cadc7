"""`akutdesk statistik` as a person types it, on an invented desk."""

from __future__ import annotations

import json

import pytest

from akutdesk.demo.seed import Sowing, sow
from tests.storage.founded import CHEAP

PASSWORDS = {"MF": "fire små heste løber", "AN": "roligt hav i november"}
DAYS = ("--fra", "2026-01-01", "--til", "2026-12-31")
KEYS = ["hoved", *(f"fig{number}" for number in range(1, 10)), "progression", "varighed"]


@pytest.fixture(scope="module")
def desk(assets, tmp_path_factory):
    folder = tmp_path_factory.mktemp("statistik") / "bord"
    sow(assets, Sowing(folder=folder, seed=2026, passwords=PASSWORDS, cost=CHEAP))
    return folder


@pytest.fixture
def statistik(desk, tmp_path, run):
    """The command for somebody, with what it said."""

    def statistik(*words, who="MF"):
        kode = tmp_path / "kode"
        kode.write_text(PASSWORDS[who], encoding="utf-8")
        name = ("--initialer", who) if who != "MF" else ()
        return run("statistik", "--data", desk, "--password-file", kode, *name, *words, "--json")

    return statistik


def test_leader_gets_every_figure_of_the_year_with_codes_as_keys(statistik):
    code, said, _ = statistik(*DAYS)
    assert code == 0
    (line,) = said
    told = json.loads(line)
    assert [key for key in told if key in KEYS] == KEYS
    assert told["hoved"]["henvendelser"]["antal"] == 471
    assert told["hoved"]["FLER"] == {"antal": 325, "n": 471, "pct": 69.0}
    assert told["progression"]["bedre"] == {"antal": 30, "n": 37, "pct": 81.1}
    assert {kode: one["middel"] for kode, one in told["varighed"].items()} == {
        "DAG": 28.0,
        "AFT": 19.0,
        "NAT": 14.0,
    }
    assert list(told["fig2"]) == ["IKKE", "LET", "MELLEM", "ALVOR"]
    assert sum(one["antal"] for one in told["fig2"].values()) == 471
    assert set(told["fig9"]["NAT"]) == {"IKKE", "LET", "MELLEM", "ALVOR"}
    assert set(told["fig4"]) == {"cpr", "samtale", "plan", "maal", "BRUGT"}
    assert len(told["fig1"]) == 17


def test_empty_period_gives_no_share_of_nothing(statistik):
    code, said, _ = statistik("--fra", "2019-01-01", "--til", "2019-01-31")
    assert code == 0
    assert json.loads(said[0])["fig2"]["LET"] == {"antal": 0, "n": 0, "pct": None}


def test_night_staff_get_their_own_shift_in_plain_counts(statistik):
    code, said, _ = statistik(*DAYS, who="AN")
    assert code == 0
    assert list(json.loads(said[0])) == ["vagten"]


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (("--fra", "2026-12-31", "--til", "2026-01-01"), "Byt om"),
        (("--fra", "31/12", "--til", "2026-01-01"), "2026-01-31"),
    ],
    ids=["the wrong way round", "no day"],
)
def test_what_cannot_be_is_said_in_one_line(statistik, words, heard):
    code, said, fault = statistik(*words)
    assert (code, said) == (1, [])
    assert heard in fault
