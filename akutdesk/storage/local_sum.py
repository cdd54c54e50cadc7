"""A keyed sum over each table that only this file has, renewed by the same transaction as its rows (decision 0179).

Marks of how far copies and server have come, drafts, the PC's keys: no event says what they should be, so a row changed
past the program, or a page of an older copy put back, was nobody's to find. The program's own connections follow their
changes by triggers that live in the connection, never in the file; whatever else writes there leaves the sum behind.
Only `renew` makes a sum fit rows that did not: after a reader of the log has written that down (decision 0187).

Whoever has the file's key and this code can make the sum anew: as with everything that lies in one file (0165).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from akutdesk.wire import crypto

LOCAL: Final = (
    "backing",
    "checkpoint",
    "cursor",
    "draft",
    "for_sent",
    "kvittering",
    "logfund",
    "membership",
    "meta",
    "odd_wrap",
    "quarantine",
    "secret",
    "session",
    "sletning",
    "slettet",
    "slettet_til",
    "spool_mark",
    "spool_segment",
    "spool_target",
    "stretch",
    "waiting",
)
"""Every table that is neither the events nor made again from them."""

KEY: Final = "lokalsum"
"""The sum's key, among the file's secrets: it goes where the file goes, also into a backup and back."""

_THERE: Final = "SELECT 1 FROM sqlite_master WHERE name = 'lokalsum'"
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table'"
_KEPT: Final = """
    SELECT gang, sum FROM lokalsum
    WHERE tabel = ? AND typeof(gang) = 'integer' AND typeof(sum) = 'blob' AND length(sum) = 32
"""
_KEY: Final = "(SELECT value FROM main.secret WHERE name = 'lokalsum' AND typeof(value) = 'blob')"
"""Asked for at each change: a key that is made anew holds at once for every connection."""
_SIZE: Final = 32
_ALL: Final = 1 << 8 * _SIZE

_encode: Final = msgspec.msgpack.Encoder().encode

_Columns = Mapping[str, tuple[str, ...]]


def is_kept(db: sqlite3.Connection) -> bool:
    """Whether the file has sums: one of an older form has none yet."""
    return db.execute(_THERE).fetchone() is not None


def follow(db: sqlite3.Connection) -> None:
    """From here on this connection's own changes are in the sums. Call it before `connection.guard`."""
    if not is_kept(db):
        return
    db.execute("PRAGMA recursive_triggers = ON").fetchall()  # else OR REPLACE takes a row unseen
    db.create_function("lokal_sum", -1, _moved)
    for table, columns in _columns(db).items():
        for when, gone, come in (("INSERT", 0, 1), ("DELETE", 1, 0), ("UPDATE", 1, 1)):
            values = [*(["old"] * gone), *(["new"] * come)]
            told = ", ".join(_told(columns, row) for row in values)
            db.execute(
                f"CREATE TEMP TRIGGER lokal_{table}_{when} AFTER {when} ON main.{table} BEGIN"  # noqa: S608
                f" UPDATE lokalsum SET gang = gang + 1, sum = lokal_sum({_KEY}, CAST(sum AS BLOB), '{table}', gang,"
                f" {gone * len(columns) * 2}, {told}) WHERE tabel = '{table}'; END"
            )


def faults(db: sqlite3.Connection) -> tuple[str, ...]:
    """The tables whose rows are not those that the program left there, by name. A job's work: it reads each row."""
    if not is_kept(db):
        return ()
    db.execute("BEGIN")  # one instant, while others write
    try:
        kept, found, key = _kept(db), _totals(db), _key(db)
    finally:
        db.execute("COMMIT")
    return tuple(
        table
        for table in LOCAL
        if table not in kept
        or kept[table].total
        != (found.get(table, 0) + _of_time(key, table, kept[table].gang)) % _ALL
    )


def renew(db: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Make the sums of these tables anew over the rows as they are: somebody has written down that they did not hold.

    Inside the transaction that keeps who that was. Without a key there is no sum to believe: then all are made anew.
    """
    if not is_kept(db):
        return
    chosen = frozenset(tables)
    if not _key(db):
        db.execute(
            "INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)",
            (KEY, crypto.random_bytes(_SIZE)),
        )
        chosen = frozenset(LOCAL)
    key, now, kept = _key(db), _totals(db), _kept(db)
    for table in sorted(chosen.intersection(LOCAL)):
        gang = kept[table].gang + 1 if table in kept else 1
        total = now.get(table, 0) + _of_time(key, table, gang)
        db.execute(
            "INSERT OR REPLACE INTO lokalsum (tabel, gang, sum) VALUES (?, ?, ?)",
            (table, gang, _bytes(total)),
        )


def times(db: sqlite3.Connection) -> int:
    """How many changes the sums have seen: it only grows, so that a file put back has fewer."""
    if not is_kept(db):
        return 0
    (count,) = db.execute("SELECT coalesce(sum(gang), 0) FROM lokalsum").fetchone()
    return int(count)


def before(db: sqlite3.Connection) -> Mapping[str, int]:
    """For `carry`: what the rows come to before the file's form changes. Inside the transaction."""
    return _totals(db) if is_kept(db) else {}


def carry(db: sqlite3.Connection, was: Mapping[str, int]) -> None:
    """Bring the sums over a change of form: what did not hold before it does not hold after it."""
    if not is_kept(db):
        return
    if not _key(db):
        db.execute("INSERT INTO secret (name, value) VALUES (?, ?)", (KEY, crypto.random_bytes(32)))
    key, now, kept = _key(db), _totals(db), _kept(db)
    for table in LOCAL:
        if table not in kept and table in was:  # somebody took its sum away, and it stays missed
            continue
        old = kept.get(table, _Kept(0, _of_time(key, table, 0)))
        change = now.get(table, 0) - was.get(table, 0)
        change += _of_time(key, table, old.gang + 1) - _of_time(key, table, old.gang)
        db.execute(
            "INSERT OR REPLACE INTO lokalsum (tabel, gang, sum) VALUES (?, ?, ?)",
            (table, old.gang + 1, _bytes(old.total + change)),
        )


def _moved(
    key: bytes | None, total: bytes, table: str, gang: int, gone: int, *values: Any
) -> bytes:
    """Behind the triggers: the sum without the row as it was and with the row as it is now."""
    if len(total) != _SIZE:  # somebody wrote there who is not us: `faults` tells, and work goes on
        return total
    held = key or b""
    change = _of_time(held, table, gang + 1) - _of_time(held, table, gang)
    if gone:
        change -= _of_row(held, table, values[:gone])
    if len(values) > gone:
        change += _of_row(held, table, values[gone:])
    return _bytes(_number(total) + change)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A table's sum as it stands: over its rows and over how often it was changed."""

    gang: int
    total: int


def _kept(db: sqlite3.Connection) -> dict[str, _Kept]:
    """The sums that are sums."""
    kept: dict[str, _Kept] = {}
    for table in LOCAL:
        for gang, total in db.execute(_KEPT, (table,)).fetchall():
            kept[table] = _Kept(int(gang), _number(total))
    return kept


def _totals(db: sqlite3.Connection) -> dict[str, int]:
    key = _key(db)
    return {
        table: sum(_of_row(key, table, row) for row in _rows(db, table, columns))
        for table, columns in _columns(db).items()
    }


def _rows(db: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Iterable[Any]:
    return db.execute(f"SELECT {_told(columns, table)} FROM {table}")  # noqa: S608 - names of our own


def _columns(db: sqlite3.Connection) -> _Columns:
    here = {str(row[0]) for row in db.execute(_TABLES).fetchall()}
    return {table: _columns_of(db, table) for table in LOCAL if table in here}


def _columns_of(db: sqlite3.Connection, table: str) -> tuple[str, ...]:
    empty = db.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - names of our own
    return tuple(str(each[0]) for each in empty.description)


def _told(columns: tuple[str, ...], row: str) -> str:
    """Each value as bytes, and what it is: what is no text at all can be summed too."""
    return ", ".join(f"typeof({row}.{name}), CAST({row}.{name} AS BLOB)" for name in columns)


def _of_row(key: bytes, table: str, values: Iterable[Any]) -> int:
    return _number(crypto.hmac_sha256(key, _encode((table, *values))))


def _of_time(key: bytes, table: str, gang: Any) -> int:
    return _number(crypto.hmac_sha256(key, _encode((table, gang))))


def _key(db: sqlite3.Connection) -> bytes:
    row = db.execute("SELECT value FROM secret WHERE name = ?", (KEY,)).fetchone()
    return bytes(row[0]) if row and isinstance(row[0], bytes) else b""


def _number(value: bytes) -> int:
    return int.from_bytes(value, "big")


def _bytes(number: int) -> bytes:
    return (number % _ALL).to_bytes(_SIZE, "big")
