"""A command on a desk that is open in its window: the window is the one to use, and nobody else writes (F15)."""

from __future__ import annotations

import pytest

from akutdesk.storage import claim

NAMED = "0" * 32
DAYS = ("--fra", "2026-01-01", "--til", "2026-01-31", "--json")


@pytest.fixture
def beside(leader):
    """The leader's desk with its window open."""
    lock = claim.claim(leader.data)
    yield leader
    lock.release()


def lies_there(desk):
    return {path: path.read_bytes() for path in desk.data.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("command", "rest"),
    [
        ("sync", ()),
        ("statistik", DAYS),
        ("bevis", ("--fil", "bevis.json", NAMED)),
        ("doctor", ()),
        ("backup", ()),
        ("backup", ("--hent",)),
        ("restore", ("--ark-file", "ark.txt", "--kopi", "stik")),
        ("desk list", ()),
        ("desk approve", ("ABCD",)),
        ("desk name", ("PC", "--navn", "Vagten")),
        ("desk revoke", ("PC",)),
        ("desk admit", ("PC",)),
        ("desk server", ()),
        ("desk import", ("stik",)),
    ],
)
def test_every_command_that_opens_a_desk_leaves_an_open_one_alone(
    beside, run, tmp_path, monkeypatch, command, rest
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ark.txt").write_text(" ".join(beside.ark[0]), encoding="utf-8")
    (tmp_path / "stik").mkdir()
    before = lies_there(beside)
    code, _, err = run(*beside(command, *rest))
    assert code == 1
    assert "er allerede åben" in err
    assert lies_there(beside) == before
    assert not (tmp_path / "bevis.json").exists()


def test_a_request_to_join_leaves_a_first_run_alone_that_is_open(run, tmp_path):
    (tmp_path / "ny").mkdir()
    (tmp_path / "stik").mkdir()
    lock = claim.claim(tmp_path / "ny")
    code, _, err = run("--data", tmp_path / "ny", "desk", "request", "--stik", tmp_path / "stik")
    lock.release()
    assert code == 1
    assert "er allerede åben" in err
    assert {path.name for path in (tmp_path / "ny").iterdir()} == {"i-brug"}
    assert list((tmp_path / "stik").iterdir()) == []
