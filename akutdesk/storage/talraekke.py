"""The rows behind a number: what a figure counted, as a list shows it (design.md D12, G67).

What is closed to this user counts as everywhere, and its row says nothing but that it is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.postfigur import Post
from akutdesk.domain.record import RecordId
from akutdesk.storage.henvendelser import kontakter
from akutdesk.storage.listing import among, name_of, open_card, packed, rows, seen, some_id
from akutdesk.storage.raekker import KontaktRaekke


@dataclass(frozen=True, kw_only=True)
class Talraekke:
    """One row behind a number. `type` is the record's TYPE; a night is a row of its stay, dated `dato`.

    `lukket`: this user may not read it, so there is no name and no `kontakt`; the store refuses to open it.
    """

    rid: RecordId
    type: str
    tid: datetime | None = None
    dato: date | None = None
    navn: str = ""
    borger_id: RecordId | None = None
    lukket: bool = False
    kontakt: KontaktRaekke | None = None


_PEOPLE: Final = f"""
    SELECT b.id, {name_of("b")}, {open_card("b.id")} FROM borger AS b WHERE b.id IN {among(":ids")}
"""  # noqa: S608 - built of our own words
_STAYS: Final = f"""
    SELECT o.id, o.borger_id, {name_of("b")}, {seen("o", "b")}
    FROM {{0}} AS o LEFT JOIN borger AS b ON b.id = o.borger_id WHERE o.id IN {among(":ids")}
"""  # noqa: S608


_HOUSE: Final[Mapping[str, str]] = MappingProxyType(
    {"medarbejder": "initialer", "vagt": "''", "samarbejdspartner": "navn"}
)
"""What a row of the house is called, by its kind."""


def af_kontakter(
    db: sqlite3.Connection, adgang: Adgang, ids: Sequence[tuple[RecordId, date]]
) -> tuple[Talraekke, ...]:
    """Contacts, in the order given; each with its local day."""
    reads = maa(adgang, "LAES")
    shown = (
        {one.rid: one for one in kontakter(db, adgang, [rid for rid, _ in ids])} if reads else {}
    )
    return tuple(_kontakt(rid, dag, shown.get(rid)) for rid, dag in ids)


def af_borgere(
    db: sqlite3.Connection, adgang: Adgang, ids: Sequence[RecordId]
) -> tuple[Talraekke, ...]:
    """People, in the order given; one whose card is not here has no name."""
    told: dict[bytes, tuple[Any, ...]] = {
        bytes(row[0]): row[1:] for row in _some(db, _PEOPLE, adgang, ids)
    }
    return tuple(
        _named(Talraekke(rid=rid, type="borger", borger_id=rid), adgang, *told.get(rid, ("", True)))
        for rid in ids
    )


def af_poster(
    db: sqlite3.Connection, adgang: Adgang, kind: str, ids: Sequence[tuple[RecordId, date]]
) -> tuple[Talraekke, ...]:
    """Stays or measurements, in the order given and with the date given; one may come more than once."""
    sql = _STAYS.format(kind)
    told: dict[bytes, tuple[Any, ...]] = {
        bytes(row[0]): row[1:] for row in _some(db, sql, adgang, [rid for rid, _ in ids])
    }
    made: list[Talraekke] = []
    for rid, dato in ids:
        borger_id, navn, is_open = told.get(rid, (None, "", True))
        row = Talraekke(rid=rid, type=kind, dato=dato, borger_id=some_id(borger_id))
        made.append(_named(row, adgang, navn, is_open))
    return tuple(made)


def af_post(db: sqlite3.Connection, adgang: Adgang, posts: Sequence[Post]) -> tuple[Talraekke, ...]:
    """Items of one kind, in the order given: contacts, people, what hangs on a citizen, or what is of the house."""
    if not posts:
        return ()
    kind = posts[0].type
    listed = [(post.rid, post.dag) for post in posts]
    if kind == "henvendelse":
        return af_kontakter(db, adgang, listed)
    if kind == "borger":
        return af_borgere(db, adgang, [rid for rid, _ in listed])
    return _af_huset(db, kind, listed) if kind in _HOUSE else af_poster(db, adgang, kind, listed)


def _af_huset(
    db: sqlite3.Connection, kind: str, ids: Sequence[tuple[RecordId, date]]
) -> tuple[Talraekke, ...]:
    """Staff, shifts and partners, of which nothing is closed to who may count them."""
    sql = f"SELECT id, {_HOUSE[kind]} FROM {kind} WHERE id IN {among('?')}"  # noqa: S608 - our own words
    found = db.execute(sql, (packed([rid for rid, _ in ids]),)).fetchall()
    named = {bytes(rid): navn for rid, navn in found}
    return tuple(
        Talraekke(rid=rid, type=kind, dato=dato, navn=named.get(rid, "")) for rid, dato in ids
    )


def _kontakt(rid: RecordId, dag: date, kontakt: KontaktRaekke | None) -> Talraekke:
    if kontakt is None:
        return Talraekke(rid=rid, type="henvendelse", dato=dag, lukket=True)
    return Talraekke(
        rid=rid,
        type="henvendelse",
        tid=kontakt.start,
        dato=dag,
        navn=kontakt.navn,
        borger_id=kontakt.borger_id,
        kontakt=kontakt,
    )


def _named(row: Talraekke, adgang: Adgang, navn: str, is_open: object) -> Talraekke:
    if is_open and maa(adgang, "LAES"):
        return replace(row, navn=navn)
    return replace(row, borger_id=None, lukket=True)


def _some(
    db: sqlite3.Connection, sql: str, adgang: Adgang, ids: Sequence[RecordId]
) -> list[tuple[Any, ...]]:
    return rows(db, sql, adgang, ids=packed(ids))
