"""The stores that a run's server may have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.simulator.central import SqliteCentral


@contextmanager
def server_kind(name: str) -> Iterator[type[SqliteCentral]]:
    """SQLite, or PostgreSQL while it runs."""
    if name == "sqlite":
        yield SqliteCentral
        return
    from tests.simulator.postgres import postgres_central

    with postgres_central() as kind:
        yield kind
