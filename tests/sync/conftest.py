"""A house for the tests of sync."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.central import postgres_server
from tests.sync.house import House, Pc, ServerHere, house_in
from tests.sync.joining import LeaderDesk, NewPc, leaders_desk, new_pc
from tests.sync.postgres_here import PostgresHere


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A house with a running server and no PC yet; on SQLite, unless a test asks for PostgreSQL."""
    kind = PostgresHere if getattr(request, "param", "") == "postgres" else ServerHere
    lacking = postgres_server.missing()
    if kind is PostgresHere and lacking:
        pytest.skip(lacking)
    with house_in(tmp_path, kind) as house:
        yield house


@pytest.fixture
def fredericia(house: House) -> Pc:
    """The PC that made the house."""
    return house.first()


@pytest.fixture
def middelfart(house: House, fredericia: Pc) -> Pc:
    """A second PC of the same house."""
    other = house.another()
    fredericia.sync()
    return other


@pytest.fixture
def leader(tmp_path: Path) -> Iterator[LeaderDesk]:
    """Anna's desk, whose genesis lies at a server of its own."""
    with leaders_desk(tmp_path) as leader:
        yield leader


@pytest.fixture
def pc(leader: LeaderDesk, tmp_path: Path) -> NewPc:
    """A PC that wants to join it."""
    return new_pc(tmp_path / "ny", leader.server)


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """What is closed at the end of the test."""
    with ExitStack() as stack:
        yield stack
