"""What is erased leaves no bytes in a PostgreSQL's tables: every file of a real data folder is read (0148, F83)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from akutdesk.central import postgres_records
from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.store_error import StoreBusyError
from akutdesk.wire.messages import Wrap
from tests.central import postgres_server
from tests.central.invented_log import Pen, begin_org, begin_writer
from tests.central.postgres_server import PostgresServer

GOES, STAYS = b"g" * 16, b"s" * 16
SMALL, TOASTED = 480, 30_000
"""Bytes of a body beside its row, and of one that PostgreSQL lays out of line, in pieces of some 2000 bytes."""
PIECE = 1900


@dataclass
class Disk:
    """A PostgreSQL, a store over it, and what lies in which of its files."""

    postgres: PostgresServer
    store: PostgresStore
    org: bytes

    def settle(self) -> None:
        """Everything in memory goes to the files, and files that are no more are unlinked."""
        with psycopg.connect(self.postgres.url(), autocommit=True) as db:
            db.execute("CHECKPOINT")

    def holding(self, data: bytes) -> set[str]:
        """Which folders of the data folder hold some bytes: base is the tables, pg_wal the write-ahead log."""
        root = self.postgres.data
        files = (path for path in root.rglob("*") if path.is_file())
        return {
            path.relative_to(root).parts[0] for path in files if data in Path(path).read_bytes()
        }


@pytest.fixture
def disk() -> Iterator[Disk]:
    """An org on a PostgreSQL of its own, with a record that goes and one that stays."""
    lacking = postgres_server.missing()
    if lacking:
        pytest.skip(lacking)
    with postgres_server.owned_folder() as folder:
        postgres = PostgresServer.made_in(folder)
        postgres.start()
        with closing(PostgresStore(postgres.make_database("central"))) as store:
            yield Disk(postgres, store, begin_org(store))
        postgres.crash()


@dataclass(frozen=True)
class Written:
    """What was written of one record: pieces of its sealed bodies, and its wrapped key."""

    bodies: tuple[bytes, ...]
    wrap: bytes


def write(disk: Disk, rid: bytes, rng: random.Random) -> Written:
    """Some small bodies, some that are laid out of line, and a wrap."""
    pen = Pen(begin_writer(disk.store, disk.org, rid), rng)
    bodies: list[bytes] = []
    for size in (SMALL, TOASTED):
        addition = pen.write(5, size=size, rid=rid)
        disk.store.events.append(disk.org, addition)
        bodies += [bytes(addition.bodies)[at * size : at * size + 400] for at in range(5)]
    wrap = Wrap(rid=rid, epoch=1, wrap=rng.randbytes(60))
    disk.store.events.add_wraps(disk.org, [wrap], 9)
    return Written(tuple(bodies), wrap.wrap)


def tables_holding(disk: Disk, written: Written) -> set[bool]:
    """Whether the tables' files hold each of a record's bytes: {True}, {False}, or both."""
    return {"base" in disk.holding(each) for each in (*written.bodies, written.wrap)}


def test_erased_bytes_are_in_no_file_of_the_tables(disk, rng):
    goes, stays = write(disk, GOES, rng), write(disk, STAYS, rng)
    disk.settle()
    assert tables_holding(disk, goes) == tables_holding(disk, stays) == {True}
    assert disk.store.events.erase(disk.org, [GOES], 10) == 10
    disk.settle()
    assert tables_holding(disk, goes) == {False}
    assert tables_holding(disk, stays) == {True}
    page = disk.store.events.page(disk.org, 0, 100, 10**8)
    assert sorted(page.sizes) == [0] * 10 + [SMALL] * 5 + [TOASTED] * 5


def test_the_write_ahead_log_has_them_until_it_is_written_over(disk, rng):
    """As docs/sikkerhed.md says plainly: the log's disk, its archive and the backups are a matter of days."""
    goes = write(disk, GOES, rng)
    disk.store.events.erase(disk.org, [GOES], 10)
    disk.settle()
    assert {folder for each in goes.bodies for folder in disk.holding(each)} <= {"pg_wal"}


def test_without_the_rewrite_they_would_lie_where_the_rows_were(disk, rng, monkeypatch):
    """What the rewrite is for: PostgreSQL's own vacuum only marks the place as free."""
    monkeypatch.setattr(postgres_records, "AT_ONCE", 0)
    goes = write(disk, GOES, rng)
    disk.store.events.erase(disk.org, [GOES], 10)
    disk.settle()
    assert any("base" in disk.holding(each) for each in goes.bodies)
    assert "base" not in disk.holding(goes.wrap)


def test_somebody_who_reads_makes_it_wait_and_the_next_who_asks_has_it_done(disk, rng):
    goes = write(disk, GOES, rng)
    with psycopg.connect(disk.postgres.url("central")) as main:
        ((name,),) = main.execute("SELECT database FROM slot WHERE org IS NOT NULL").fetchall()
    with psycopg.connect(disk.postgres.url(name)) as reader:
        reader.execute("SELECT count(*) FROM event")
        with pytest.raises(StoreBusyError):
            disk.store.events.erase(disk.org, [GOES], 10)
        assert disk.store.events.erased(disk.org) == (GOES,)
    assert disk.store.events.erase(disk.org, [GOES], 11) == 0
    disk.settle()
    assert tables_holding(disk, goes) == {False}
