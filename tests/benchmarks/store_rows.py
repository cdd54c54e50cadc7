"""Saving, searching and replaying, each beside the driver's own speed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.connection import connect, connect_unguarded, transaction
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.replay import replay
from akutdesk.storage.store import Store
from tests.benchmarks.big_store import BigStore
from tests.benchmarks.measure import Row, in_turn, quantile, timed

_SAVES = 300
_TEXT = 400
_EVENT_BYTES = 700
"""What one save of a 400-byte field puts into the event table, in bytes."""

_QUERIES = (
    "k",
    "ka",
    "kar",
    "karen",
    "s",
    "sø",
    "søren",
    "søren k",
    "bo",
    "mü",
    "ås",
    "19",
    "birthe",
    "ea",
    "ali",
)


def save_row(store: Store, big: BigStore) -> Row:
    """One field of 400 bytes in an existing record, acknowledged, beside a raw commit (design.md 8.32)."""
    rid = next(row.rid for row in store.henvendelser.liste(big.adgang) if row.type == "henvendelse")
    record = [replace(store.get(big.adgang, Henvendelse, rid))]
    numbers = count()
    letters = "abcdefghij" * (_TEXT // 10 - 1)

    def save() -> None:
        after = replace(record[0], notat=f"{next(numbers):010d}{letters}")
        store.save(big.adgang, after, record[0], begrundelse="måling")
        record[0] = after

    with _raw() as commit:
        ours, limit = in_turn(save, commit, _SAVES)
    ratio = quantile(ours, 0.5) / quantile(limit, 0.5)
    return Row(
        what="One save acknowledged",
        measured=f"p50 {quantile(ours, 0.5):.2f} ms, p95 {quantile(ours, 0.95):.2f} ms",
        budget="p50 ≤3 ×",
        limit=f"raw SQLCipher commit {quantile(limit, 0.5):.2f} ms",
        ratio=f"{ratio:.1f} ×",
        kept=ratio <= 3,
    )


def search_row(store: Store, big: BigStore) -> Row:
    """The palette's answer after each key, beside the bare index."""
    palette = store.palette(big.adgang)
    db = store._file.db
    ours: list[float] = []
    limit: list[float] = []
    for _ in range(20):
        for text in _QUERIES:
            ours.append(timed(lambda text=text: palette.hits(text)))
            word = f"{text.split()[0].encode('ascii', 'ignore').decode() or 's'}*"
            limit.append(
                timed(
                    lambda word=word: db.execute(
                        "SELECT rowid FROM soeg_navn WHERE soeg_navn MATCH ? LIMIT 8", (word,)
                    ).fetchall()
                )
            )
    palette.close()
    return Row(
        what="Search after each key",
        measured=f"p95 {quantile(ours, 0.95):.2f} ms",
        budget="p95 ≤16 ms",
        limit=f"raw FTS5 {quantile(limit, 0.95):.2f} ms",
        ratio=f"{quantile(ours, 0.95) / quantile(limit, 0.95):.1f} ×",
        kept=quantile(ours, 0.95) <= 16,
    )


def notes_row(store: Store, big: BigStore) -> Row:
    """The deliberate search in all notes (G113)."""
    words = ("søster", "taxa", "kunne ikke sove", "regningerne", "stemmer")
    ours = [timed(lambda text=text: store.search_notes(big.adgang, text)) for text in words * 6]
    return Row(
        what="Search in notes",
        measured=f"p95 {quantile(ours, 0.95):.1f} ms",
        budget="p95 ≤16 ms",
        kept=quantile(ours, 0.95) <= 16,
    )


def replay_row(store: Store) -> Row:
    """All tables for reading made again from the events."""
    file = store._file
    events = file.db.execute("SELECT count(*) FROM event WHERE stream = 1").fetchone()[0]

    def again() -> None:
        with transaction(file.db):
            replay(file.db, file.log, file.tables)

    seconds = timed(again)
    return Row(
        what="Replay of all read tables",
        measured=f"{events / seconds:,.0f} events/s ({events:,} events)",
        budget="≥15,000 events/s",
        kept=events / seconds >= 15_000,
    )


class _raw:  # noqa: N801 - used as a with statement
    """Raw commits of one event's bytes in a SQLCipher file with the store's own settings."""

    def __enter__(self):
        self._folder = Path(tempfile.mkdtemp())
        keys = DatabaseKeys(key=os.urandom(32), salt=os.urandom(16))
        path = self._folder / "raw.db"
        made = connect_unguarded(path, keys, create=True)
        made.execute("CREATE TABLE t (nr INTEGER PRIMARY KEY, body BLOB)")
        made.close()
        self._db = connect(path, keys)
        return self._commit

    def __exit__(self, *_: object) -> None:
        self._db.close()
        shutil.rmtree(self._folder)

    def _commit(self) -> None:
        with transaction(self._db):
            self._db.execute("INSERT INTO t (body) VALUES (?)", (os.urandom(_EVENT_BYTES),))


def store_rows(store: Store, big: BigStore) -> Iterator[Row]:
    """Every budget of the store."""
    yield save_row(store, big)
    yield search_row(store, big)
    yield notes_row(store, big)
    yield replay_row(store)
