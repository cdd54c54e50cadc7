"""All figures over ten years, beside the same counts on a plain SQLite copy of what they read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage.optaelling import Optaelling
from akutdesk.storage.store import Store
from tests.benchmarks.big_store import BigStore
from tests.benchmarks.measure import Row, in_turn, quantile

TEN_YEARS = Udvalg(fra=date(2017, 1, 1), til=date(2026, 12, 31))
_TIMES = 15
_READ = (
    *("fakta_kontakt", "fakta_person", "fakta_ord", "samlet", "meta"),
    *("overnatning", "nat", "progressionsmaal"),
)


def figure_rows(store: Store, big: BigStore) -> Iterator[Row]:
    """The budget of the figures (design.md 6): 300 ms, and three times a plain copy."""
    leader = Adgang(big.year.service.mette.id, "LEDER", "STATISTIK")
    plain = _plain_copy(store._file.db)

    def ours() -> object:
        return store.statistik.beregn(leader, TEN_YEARS)

    def limit() -> object:
        return Optaelling(plain, TEN_YEARS).statistik()

    assert ours() == limit()
    mine, copied = in_turn(ours, limit, _TIMES)
    plain.close()
    ratio = quantile(mine, 0.5) / quantile(copied, 0.5)
    yield Row(
        what="All figures, ten years",
        measured=f"p50 {quantile(mine, 0.5):.0f} ms, p95 {quantile(mine, 0.95):.0f} ms",
        budget="≤300 ms, ≤3 ×",
        limit=f"plain SQLite {quantile(copied, 0.5):.0f} ms",
        ratio=f"{ratio:.1f} ×",
        kept=quantile(mine, 0.5) <= 300 and ratio <= 3,
    )


def _plain_copy(db: sqlite3.Connection) -> sqlite3.Connection:
    """The tables that figures read, with their indexes, unsealed and in memory."""
    copy = sqlite3.connect(":memory:")
    copy.create_function("unhex", 1, bytes.fromhex)  # the file's own SQLite has it
    names = ", ".join(f"'{name}'" for name in _READ)
    made = db.execute(
        f"SELECT sql FROM sqlite_master WHERE tbl_name IN ({names}) AND sql NOT NULL ORDER BY type DESC"  # noqa: S608
    ).fetchall()
    for (sql,) in made:
        copy.execute(sql)
    for name in _READ:
        rows = db.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - names of our own
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            copy.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
    copy.commit()
    return copy
