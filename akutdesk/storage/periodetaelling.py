"""Counts everything of a period that may leave the house, and the same of the periods it is made of, at one moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from akutdesk.domain.periodetal import Periodetal, delperioder
from akutdesk.domain.rapport import RAPPORTER
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.telefonital import Telefonital, hele_maaneder, telefoni, ventetider
from akutdesk.storage import opdeling
from akutdesk.storage.opdeling import Opdelt
from akutdesk.storage.optaelling import Optaelling
from akutdesk.storage.rapportering import rapport

_DAY = timedelta(days=1)


class Periodetaelling:
    """All figures, reports and typed numbers over one connection."""

    def __init__(self, db: sqlite3.Connection, telefonital: Sequence[Telefonital]) -> None:
        self._db = db
        self._telefonital = telefonital

    def periodetal(self, udvalg: Udvalg) -> Periodetal:
        """A period that has ended, with its parts; nothing that is written meanwhile is seen in one and not in another."""
        with _one_moment(self._db):
            return self._periode(udvalg)

    def _periode(self, udvalg: Udvalg) -> Periodetal:
        read = Opdelt(self._db, udvalg, opdeling.OPDELINGER, opdeling.PERSONER)
        every = Optaelling(self._db, udvalg, read).statistik()
        reports = [rapport(self._db, udvalg, navn, read) for navn in RAPPORTER]
        months = hele_maaneder(udvalg.fra, udvalg.til, _after(udvalg))
        calls = telefoni(self._telefonital, months)
        waits = ventetider(self._telefonital, months)
        return Periodetal(
            statistik=every,
            flere=(*(one for each in reports for one in each.figurer), calls),
            flere_midler=(*(one for each in reports for one in each.midler), *waits),
            dele=tuple(map(self._periode, delperioder(udvalg))),
        )


def _after(udvalg: Udvalg) -> date:
    return udvalg.til + _DAY


@contextmanager
def _one_moment(db: sqlite3.Connection) -> Generator[None]:
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
