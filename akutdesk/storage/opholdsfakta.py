"""Stays, nights, refusals and pairs of measurements for the figures: few rows, read from their records."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from akutdesk.domain.nat import Nat
from akutdesk.domain.opholdstal import Afvist, Ophold, Opholdstal, naetter, opholdstal
from akutdesk.domain.progressionsmaal import Progressionsmaal, par
from akutdesk.domain.progressionstal import Maalt
from akutdesk.domain.record import RecordId
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.vagt import KBH, nattens_dato
from akutdesk.storage import faktavagt, noun_table, samlet
from akutdesk.storage.columns import Column
from akutdesk.storage.instant import known_instant
from akutdesk.storage.listing import among, packed, some_id

_PLACE: Final = (
    "NOT oevelse AND (:enhed IS NULL OR enhed_id = :enhed)"
    " AND (:kommune IS NULL OR dataansvarlig_kommune = :kommune)"
)
_STAYS: Final = f"""
    SELECT id, {samlet.person("borger_id")}, ankomst FROM overnatning
    WHERE {_PLACE} AND afvist_grund IS NULL AND ankomst NOT NULL
"""  # noqa: S608 - built of our own words
_REFUSED: Final = f"""
    SELECT id, coalesce(afvist_tid, ankomst, created_ms), afvist_grund FROM overnatning
    WHERE {_PLACE} AND afvist_grund NOT NULL
"""  # noqa: S608
_NIGHTS: Final = """
    SELECT id, parent_id, dato, beslutning FROM nat
    WHERE NOT oevelse AND parent_id NOT NULL AND dato NOT NULL ORDER BY created_hlc, id
"""
_OF_PERIOD: Final = f"{_PLACE} AND maaling = 'BASIS' AND dato BETWEEN :fra AND :til"
_COUNT_FIRST: Final = f"SELECT count(*) FROM progressionsmaal WHERE {_OF_PERIOD}"  # noqa: S608
_LIST_FIRST: Final = (
    f"SELECT id, dato FROM progressionsmaal WHERE {_OF_PERIOD} ORDER BY dato DESC, id"  # noqa: S608
)
_FIRST: Final = f"""
    SELECT id FROM progressionsmaal
    WHERE {_OF_PERIOD} AND coalesce(par_id, id) IN (
        SELECT par_id FROM progressionsmaal
        WHERE NOT oevelse AND maaling = 'OPF' AND dato BETWEEN :fra AND :til
    )
"""  # noqa: S608
_AGAIN: Final = "WHERE NOT oevelse AND maaling = 'OPF' AND dato BETWEEN ? AND ? ORDER BY nr"


def ophold(db: sqlite3.Connection, udvalg: Udvalg) -> Opholdstal:
    """What figure 3 counts."""
    return opholdstal(udvalg, tuple(_stays(db, udvalg)), tuple(_refused(db, udvalg)))


def maalt(db: sqlite3.Connection, udvalg: Udvalg) -> Maalt:
    """The pairs of the period: first measured in it, and again before its end."""
    values = _values(udvalg)
    firsts = [bytes(rid) for (rid,) in db.execute(_FIRST, values).fetchall()]
    again = noun_table.select(db, Progressionsmaal, _AGAIN, (values["fra"], values["til"]))
    before = noun_table.select(
        db, Progressionsmaal, f"WHERE id IN {among('?')}", (packed(map(RecordId, firsts)),)
    )
    pairs = tuple(each for each in par((*before, *again)) if each.efter is not None)
    (count,) = db.execute(_COUNT_FIRST, values).fetchone()
    return Maalt(par=pairs, antal_basis=count, taerskel=udvalg.taerskel)


def foerste_maalinger(db: sqlite3.Connection, udvalg: Udvalg) -> tuple[tuple[RecordId, date], ...]:
    """Every first measurement of the period with its day, the newest first."""
    found = db.execute(_LIST_FIRST, _values(udvalg)).fetchall()
    return tuple((RecordId(rid), date.fromisoformat(dato)) for rid, dato in found)


def _stays(db: sqlite3.Connection, udvalg: Udvalg) -> Iterator[Ophold]:
    bounds = faktavagt.in_use(db)
    nights: dict[bytes, list[Nat]] = defaultdict(list)
    for rid, parent, dato, beslutning in db.execute(_NIGHTS):
        nat = Nat(id=RecordId(rid), dato=date.fromisoformat(dato), beslutning=beslutning)
        nights[parent].append(nat)
    for rid, person, ankomst in db.execute(_STAYS, _values(udvalg)).fetchall():
        came = known_instant(ankomst)
        yield Ophold(
            rid=RecordId(rid),
            person=some_id(person),
            ankomst=came.astimezone(KBH).date(),
            naetter=naetter(nattens_dato(came, bounds), nights[rid]),
        )


def _refused(db: sqlite3.Connection, udvalg: Udvalg) -> Iterator[Afvist]:
    for rid, tid, grund in db.execute(_REFUSED, _values(udvalg)).fetchall():
        dag = known_instant(tid).astimezone(KBH).date()
        yield Afvist(rid=RecordId(rid), dag=dag, grund=grund)


def _values(udvalg: Udvalg) -> dict[str, Column]:
    return {
        "fra": udvalg.fra.isoformat(),
        "til": udvalg.til.isoformat(),
        "enhed": udvalg.enhed,
        "kommune": udvalg.kommune,
    }
