"""The org's list of members as this desk has it: extended from the server, and the epoch keys in it put to use."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from akutdesk.storage import meta, slettet, unsaid
from akutdesk.storage.colleague import epoch_keys
from akutdesk.storage.net_errors import MembersForked
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.writer import EPOCH_KEY, with_epoch_keys
from akutdesk.wire import keywrap, membership
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Membership
from akutdesk.wire.statement import statement_hash

_ONLY_UNDER: Final = """
    SELECT rid, wrap FROM keywrap AS held WHERE epoch = ?
    AND NOT EXISTS (SELECT 1 FROM keywrap WHERE rid = held.rid AND epoch = ?)
"""


def statements(db: sqlite3.Connection, index: int = 0) -> tuple[bytes, ...]:
    """The signed statements from an index on."""
    rows = db.execute(
        "SELECT statement FROM membership WHERE idx >= ? ORDER BY idx", (index,)
    ).fetchall()
    return tuple(bytes(row[0]) for row in rows)


class Members:
    """The org as its statements make it, read once and then only extended. One for each connection."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._org: Membership | None = None

    def org(self) -> Membership:
        """The org as of now. Raises WireError if the statements here do not hold."""
        state = self._org
        if state is None or not self._is_here(state):
            state = membership.read_membership(statements(self._file.db))
        for signed in statements(self._file.db, state.count):
            state = membership.apply(state, signed)
        self._org = state
        return state

    def _is_here(self, state: Membership) -> bool:
        """Whether the statements it was read from still stand: each holds the one before, so the last one tells."""
        row = self._file.db.execute(
            "SELECT statement FROM membership WHERE idx = ?", (state.count - 1,)
        ).fetchone()
        return row is not None and statement_hash(row[0]) == state.head

    def unconfirmed(self) -> tuple[int, tuple[bytes, ...]]:
        """Where the server's list ended when it was last heard, and what is here from there on."""
        confirmed = _confirmed(self._file.db)
        return confirmed, statements(self._file.db, confirmed)

    def take(self, index: int, signed: Sequence[bytes]) -> tuple[bytes, ...]:
        """The server's statements from `index` on, in one transaction; what was said here in vain comes back.

        Raises MembersForked if the chains part before what the server has confirmed, or at the very first.
        """
        file, db = self._file, self._file.db
        with file.transaction():
            here = statements(db)
            common = index + _same(here[index:], signed)
            lost = here[common:] if common - index < len(signed) else ()
            if common < index or (
                lost and common < max(1, _confirmed(db))
            ):  # nobody begins an org anew
                raise MembersForked(common)
            fresh = signed[common - index :]
            kept = here[:common] if lost else here
            state = membership.read_membership((*kept, *fresh)) if fresh or lost else self.org()
            if lost:
                db.execute("DELETE FROM membership WHERE idx >= ?", (common,))
                unsaid.add(db, kept, lost)
                slettet.keep_lost(db, lost)
            db.executemany(
                "INSERT INTO membership (idx, statement) VALUES (?, ?)",
                list(enumerate(fresh, start=common)),
            )
            if _confirm(db, index + len(signed)) or fresh or lost:
                learn_epochs(file, state)
        return tuple(lost)

    def extend(self, numbered: Sequence[tuple[int, bytes]]) -> None:
        """Statements of another desk's copy that go on where the list here ends; the others are left.

        Where both went on differently the server decides. One that does not hold ends it.
        """
        for index, signed in numbered:
            state = self.org()
            if index != state.count:
                continue
            try:
                state = membership.apply(state, signed)
            except WireError:
                return
            with self._file.transaction():
                self._file.db.execute(
                    "INSERT INTO membership (idx, statement) VALUES (?, ?)", (index, signed)
                )
                learn_epochs(self._file, state)


def learn_epochs(file: OpenFile, state: Membership) -> None:
    """Open the epoch keys that are sealed to this PC; the running writer writes under the newest one at once.

    Under the newest, that is, whose statement the server has confirmed, if there is a server: one that loses
    the race to its place must not have been used (F74). Call it at the end of the transaction.
    """
    db, device = file.db, file.writer.device
    (kem_key,) = db.execute("SELECT value FROM secret WHERE name = 'kem_key'").fetchone()
    for number, key in epoch_keys(state, device, kem_key).items():
        _learn(file, number, key)
    _wrap_what_lost_its_epoch(file, state)
    confirmed = _confirmed(db) if _has_server(db) else state.count
    if confirmed < state.count:
        state = membership.read_membership(statements(db)[: max(confirmed, 1)])
    if slettet.follow(db, state):
        hide(file)
    meta.write(db, meta.EPOCH, state.epoch.to_bytes(4, "big"))
    file.start.writer = with_epoch_keys(db, file.writer)


def hide(file: OpenFile) -> None:
    """Nothing of what was erased is shown from here on; its bytes go step by step, in transactions of their own."""
    for rid in slettet.left(file.db):
        file.tables.forget(rid)


def _wrap_what_lost_its_epoch(file: OpenFile, org: Membership) -> None:
    """Keys under an epoch that the list has no more, since a server was emptied and somebody else spoke first.

    They are wrapped under the newest there is, beside the old wrap: other PCs can open nothing else.
    """
    keys = with_epoch_keys(file.db, file.writer).epoch_keys
    newest = max((number for number in org.epochs if number in keys), default=0)
    for lost in sorted(keys.keys() - org.epochs.keys()) if newest else ():
        for rid, wrap in file.db.execute(_ONLY_UNDER, (lost, newest)).fetchall():
            key = opens(keys[lost], wrap, (file.writer.org, rid, lost))
            if key is not None:
                again = keywrap.wrap_record_key(keys[newest], key, (file.writer.org, rid, newest))
                row = (rid, newest, again)
                file.db.execute("INSERT INTO keywrap (rid, epoch, wrap) VALUES (?, ?, ?)", row)


def _learn(file: OpenFile, number: int, key: bytes) -> None:
    """Keep an epoch's key. What was wrapped under one that lost the race to the number is wrapped under this."""
    db, name = file.db, f"{EPOCH_KEY}{number}"
    row = db.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
    held = None if row is None else bytes(row[0])
    if held == key:
        return
    db.execute("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (name, key))
    for rid, wrap in db.execute(
        "SELECT rid, wrap FROM keywrap WHERE epoch = ?", (number,)
    ).fetchall():
        place = (file.writer.org, rid, number)
        if opens(key, wrap, place) is not None:
            continue
        lost = None if held is None else opens(held, wrap, place)
        db.execute("DELETE FROM keywrap WHERE rid = ? AND epoch = ?", (rid, number))
        if lost is None:
            set_aside(db, rid, number, wrap)
        else:
            wrap_again = keywrap.wrap_record_key(key, lost, place)
            db.execute(
                "INSERT INTO keywrap (rid, epoch, wrap) VALUES (?, ?, ?)", (rid, number, wrap_again)
            )


def opens(epoch_key: bytes, wrap: bytes, place: tuple[bytes, bytes, int]) -> bytes | None:
    """The record key in a wrap, or None if it does not open; `place` is (org, rid, epoch)."""
    try:
        return keywrap.unwrap_record_key(epoch_key, wrap, place)
    except WireError:
        return None


def set_aside(db: sqlite3.Connection, rid: bytes, epoch: int, wrap: bytes) -> None:
    """Keep a wrap that does not open to the key it should, without ever using it."""
    db.execute(
        "INSERT OR IGNORE INTO odd_wrap (rid, epoch, wrap) VALUES (?, ?, ?)", (rid, epoch, wrap)
    )


def _same(here: Sequence[bytes], there: Sequence[bytes]) -> int:
    """How many statements both begin with."""
    pairs = zip(here, there, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(here), len(there))
    )


def _has_server(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM cursor").fetchone() is not None


def _confirmed(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT statements FROM cursor").fetchone()
    return 0 if row is None else int(row[0])


def _confirm(db: sqlite3.Connection, count: int) -> bool:
    """The server has so many; whether that is more than it had."""
    grown = db.execute("UPDATE cursor SET statements = ? WHERE statements < ?", (count, count))
    return grown.rowcount > 0
