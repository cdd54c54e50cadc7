"""A standby takes over, and whatever was acknowledged is there (F57)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.store_error import StoreBusyError
from tests.central import postgres_server
from tests.central.invented_log import Pen, begin_org, begin_writer
from tests.central.postgres_server import QUIET, PostgresServer

T = TypeVar("T")

FOLLOWED = {
    **QUIET,
    "synchronous_standby_names": "second",
    "synchronous_commit": "remote_apply",
    "wal_level": "replica",
}


@contextmanager
def followed() -> Iterator[tuple[PostgresServer, PostgresServer]]:
    """A primary that answers only when its standby has applied what it says is committed."""
    with postgres_server.owned_folder() as here, postgres_server.owned_folder() as there:
        first = PostgresServer.made_in(here)
        first.start()
        second = first.standby_in(there, "second")
        second.start()
        first.configure(FOLLOWED)
        first.reload()
        try:
            yield first, second
        finally:
            second.crash()


def both(first: PostgresServer, second: PostgresServer) -> str:
    """The address of whichever of the two may be written."""
    hosts = f"{first.folder},{second.folder}"
    return f"postgresql://postgres@/central?host={hosts}&target_session_attrs=read-write"


@pytest.mark.skipif(postgres_server.missing() is not None, reason=str(postgres_server.missing()))
def test_f57_every_receipted_event_is_on_the_standby_that_took_over(rng: random.Random):
    """F57."""
    with followed() as (first, second):
        first.make_database("central")
        node = PostgresStore(both(first, second))
        org = begin_org(node)
        pen = Pen(begin_writer(node, org, b"w" * 16), rng)
        kept = [pen.write(rng.randint(1, 20)) for _ in range(20)]
        for each in kept:
            placed = node.events.append(org, each)
        first.crash()
        late = pen.write(3)
        with pytest.raises(StoreBusyError):
            node.events.append(org, late)
        second.promote()
        assert again(lambda: node.events.append(org, late)).seq_from == placed.seq_to + 1
        slice_ = again(lambda: node.events.page(org, 0, 10_000, 10**8))
        assert list(slice_.headers) == [head for each in (*kept, late) for head in each.headers]
        assert again(node.ready)
        node.close()


def again(call: Callable[[], T]) -> T:
    """What a desk does that is told to come again."""
    while True:
        try:
            return call()
        except StoreBusyError:
            continue


def test_a_connection_of_weaker_durability_is_made_stronger(postgres: PostgresServer):
    """Acknowledged means on disk, whatever the database's own default says."""
    url = postgres.make_database("weak")
    import psycopg

    with psycopg.connect(url, autocommit=True) as db:
        db.execute("ALTER DATABASE weak SET synchronous_commit = off")
    node = PostgresStore(url)
    assert node._main.rows("SHOW synchronous_commit") == [("on",)]
    node.close()
