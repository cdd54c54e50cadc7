"""A body that rots on the server's disk is found by a reader who asks, told to all, and put right (F63)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from akutdesk.wire import messages as m
from akutdesk.wire.messages import Named
from tests.central.desks import Desk, Writer, found
from tests.central.running import Running, running
from tests.fakes.clock import FakeClock

HEADER = m.DAMAGED.lower()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def server(tmp_path: Path, clock: FakeClock) -> Iterator[Running]:
    with running(tmp_path, clock=clock) as server:
        yield server


@pytest.fixture
def rotten(server: Running, tmp_path: Path) -> tuple[Desk, Writer]:
    """A desk that pushed five events, of which the third is zeros now."""
    desk = found(server)
    writer = desk.start()
    writer.write(5)
    assert desk.push(writer.batch()).status == 200
    with closing(sqlite3.connect(tmp_path / "central.db")) as db, db:
        db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE seq = 3")
    return desk, writer


def told(desk: Desk) -> tuple[Named, ...]:
    """What the server asks for on any answer about the org."""
    return m.read_damaged(desk.get("digest?seq=0").headers.get(HEADER, ""))


def test_nobody_is_told_before_a_reader_asks_the_server_to_look(rotten):
    desk, _ = rotten
    assert len(desk.page().headers) == 5
    assert told(desk) == ()


def test_what_rotted_is_asked_for_until_the_good_copy_comes(rotten):
    desk, writer = rotten
    desk.page(check=1)
    assert told(desk) == (Named(writer.id, 3),)
    assert desk.push(writer.batch()).status == 200
    assert told(desk) == ()
    desk.page(check=1)
    assert told(desk) == ()


def test_another_org_is_not_told(server, rotten):
    desk, _ = rotten
    desk.page(check=1)
    assert told(found(server)) == ()


def test_what_nobody_asks_about_any_more_is_forgotten(rotten, clock):
    desk, _ = rotten
    desk.page(check=1)
    clock.go(minutes=21)
    assert told(desk.log_in()) == ()


def test_whole_pages_are_whole(server):
    desk = found(server)
    writer = desk.start()
    writer.write(5)
    desk.push(writer.batch())
    desk.page(check=1)
    desk.page(after=3, check=1)
    assert told(desk) == ()


def test_a_header_that_makes_no_sense_is_refused():
    for value in ("zz:1", "00", f"{'00' * 16}:x"):
        with pytest.raises(ValueError, match=r".*"):
            m.read_damaged(value)
