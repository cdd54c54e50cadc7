"""Both stores behind one fixture, so that what holds for the server holds on SQLite and on PostgreSQL.

`store` is an empty one, `server` a running server over it. Each test gets a PostgreSQL database of its own in
the one PostgreSQL of its worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count as counting
from pathlib import Path

import pytest

from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store import Store
from tests.central import postgres_server
from tests.central.postgres_server import PostgresServer
from tests.central.running import Running, running_over

_NAMES = (f"central_{number}" for number in counting())


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One PostgreSQL for all tests of this worker that do not stop it."""
    lacking = postgres_server.missing()
    if lacking:
        pytest.skip(lacking)
    with postgres_server.running() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """An empty main database; it goes with those of its orgs, 8 MB each."""
    name = next(_NAMES)
    yield postgres.make_database(name)
    postgres.drop_all(name)


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    kept: Store
    if request.param == "sqlite":
        kept = SqliteStore(tmp_path / "central.db")
    else:
        kept = PostgresStore(request.getfixturevalue("postgres_url"))
    yield kept
    kept.close()


@pytest.fixture
def server(store: Store) -> Iterator[Running]:
    """A server over each kind of store."""
    with running_over(store) as server:
        yield server
