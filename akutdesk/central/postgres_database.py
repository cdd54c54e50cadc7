"""One PostgreSQL database and its bounded pool; the driver's errors become the store's."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, LiteralString

import psycopg
from psycopg import Connection, errors
from psycopg.conninfo import make_conninfo
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout, TooManyRequests

from akutdesk.central.postgres_numbers import teach
from akutdesk.central.postgres_schema import bring_up
from akutdesk.central.rows import Row
from akutdesk.central.store_error import (
    MovedError,
    StoreBusyError,
    StoreFullError,
    StoreUnusableError,
)

WAIT_S: Final = 3
"""How long a call waits for a free connection before it is told to come again."""

ALIVE_S: Final = 1
"""How long a connection that was in use is taken to be alive."""

MOST_WAITING: Final = 40
CONNECT_S: Final = 5

# Never below "on": whoever asks for remote_apply or a quorum keeps it (2.11, commit meaning).
_SETTINGS: Final = """
SELECT set_config('statement_timeout', '20s', false),
       set_config('lock_timeout', '3s', false),
       set_config('idle_in_transaction_session_timeout', '30s', false),
       set_config('application_name', 'akutdesk', false),
       set_config('synchronous_commit', CASE current_setting('synchronous_commit')
           WHEN 'off' THEN 'on' WHEN 'local' THEN 'on' ELSE current_setting('synchronous_commit') END, false)
"""


class Database:
    """A database, brought up to date at its first use with the `steps` in a folder.

    `most` is how many connections a node opens to it.
    """

    def __init__(self, conninfo: str, steps: Path, most: int) -> None:
        self._steps = steps
        self._current = False
        self._pool: ConnectionPool[_Lasting] = ConnectionPool(
            conninfo,
            kwargs={"autocommit": True, "connect_timeout": CONNECT_S},
            configure=_configure,
            check=_check,
            connection_class=_Lasting,
            min_size=0,
            max_size=most,
            max_waiting=MOST_WAITING,
            max_idle=60,
            timeout=WAIT_S,
            reconnect_timeout=2 * WAIT_S,
            num_workers=1,
            name="akutdesk",
            open=True,
        )

    @contextmanager
    def connection(self) -> Generator[Connection[Row]]:
        """A connection where each statement stands for itself. Raises what a store raises."""
        with translated(), self._pool.connection() as db:
            if not self._current:
                bring_up(db, self._steps)
                self._current = True
            yield db

    @contextmanager
    def transaction(self) -> Generator[Connection[Row]]:
        """One transaction, durable when the with statement ends without an error."""
        with self.connection() as db, db.transaction():
            yield db

    @contextmanager
    def pipelined(self) -> Generator[Connection[Row]]:
        """The same, where the driver sends statements on without waiting for each one's answer."""
        with self.connection() as db, db.pipeline(), db.transaction():
            yield db

    def rows(self, query: LiteralString, values: Sequence[object] = ()) -> list[Row]:
        """The answer to one question."""
        with self.connection() as db:
            return db.execute(query, values).fetchall()

    def close(self) -> None:
        """Let go of every connection."""
        self._pool.close()


def check_address(conninfo: str) -> None:
    """Try to connect once. Raises StoreUnusableError, with no word of the address."""
    try:
        with psycopg.connect(conninfo, connect_timeout=CONNECT_S):
            return
    except psycopg.OperationalError:
        raise StoreUnusableError("unreachable") from None
    except psycopg.Error:
        raise StoreUnusableError("address") from None


def within(conninfo: str, database: str, *, user: str, password: str) -> str:
    """How to reach another database of the same server, as its own role."""
    return make_conninfo(conninfo, dbname=database, user=user, password=password)


@contextmanager
def translated() -> Generator[None]:
    """Raise the store's errors for the driver's, whose texts may quote a row."""
    try:
        yield
    except (errors.DiskFull, errors.OutOfMemory):
        raise StoreFullError from None
    except errors.UniqueViolation:
        raise MovedError from None
    except (PoolTimeout, PoolClosed, TooManyRequests, psycopg.OperationalError):
        # locks and statements that took too long, a lost connection, a standby, a restart: all pass
        raise StoreBusyError from None
    except errors.ReadOnlySqlTransaction:
        raise StoreBusyError from None


class _Lasting(Connection[Row]):
    """A connection that knows when it was last seen alive, in seconds of a clock that never goes back."""

    seen = 0.0


def _check(db: _Lasting) -> None:
    """Lend none that a restart or a fail-over cut. One used just now needs no question of its own."""
    now = time.monotonic()
    if now - db.seen > ALIVE_S:
        ConnectionPool.check_connection(db)
    db.seen = now


def _configure(db: Connection[Row]) -> None:
    db.execute(_SETTINGS)
    teach(db)
