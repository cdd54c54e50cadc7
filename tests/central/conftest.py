"""A real PostgreSQL for this worker, and an empty main database for each test."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count as counting

import pytest

from tests.central import postgres_server
from tests.central.postgres_server import PostgresServer

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
def postgres_url(postgres: PostgresServer) -> str:
    """An empty main database."""
    return postgres.make_database(next(_NAMES))
