"""What all list queries share: who may see a row, whose name stands in it, and how many rows a page has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.opbevaring import SKJULT
from akutdesk.domain.record import RecordId
from akutdesk.storage import samlet
from akutdesk.storage.columns import Column

PAGE: Final = 200
"""Rows of one page (aesthetics.md 4.6)."""


def _visible(table: str) -> str:
    """SQL that leaves out SKAERPET rows of `table` for whoever is not named in them (domain.md 2.0.4)."""
    return (
        f"({table}.fortrolighed <> 'SKAERPET' OR :ser_alt"
        f" OR instr({table}.fortrolig_for, :bruger_hex) > 0)"
    )


_CLOSED: Final = (
    f"SELECT id FROM borger AS luk WHERE fortrolighed = 'SKAERPET' AND NOT {_visible('luk')}"  # noqa: S608
)
_CLOSED_PERSON: Final = f"SELECT {samlet.person('luk.id')} FROM ({_CLOSED}) AS luk"  # noqa: S608
_HIDDEN: Final = (
    f"({_CLOSED} UNION ALL {_CLOSED_PERSON}"  # noqa: S608 - built of our own words
    f" UNION ALL SELECT kort FROM samlet WHERE til IN ({_CLOSED_PERSON}))"
)
"""SQL: all cards of the people of whom one card is closed to this user. Few, and found once a query by an index."""


def open_card(kort: str) -> str:
    """SQL: the card that `kort` names, if any, is not closed to this user, and no other of the person's cards is."""
    return f"({kort} IS NULL OR {kort} NOT IN {_HIDDEN})"


def in_lists(kort: str) -> str:
    """SQL: no leader has hidden the card that `kort` names (domain/opbevaring.py). A hidden card can be opened."""
    return (
        f"{kort} NOT IN (SELECT unhex(substr(noegle, {len(SKJULT) + 1})) FROM indstilling"  # noqa: S608
        f" WHERE noegle >= '{SKJULT}' AND noegle < '{SKJULT[:-1]}`' AND vaerdi <> '')"
    )


def seen(table: str, borger: str) -> str:
    """SQL: this user may see a row of `table` that hangs on the citizen joined as `borger`.

    It is as open as the person's cards; without a card here it answers for itself (docs/decisions/0085).
    """
    return (
        f"CASE WHEN {borger}.nr IS NULL THEN {_visible(table)} ELSE {open_card(f'{borger}.id')} END"
    )


def alone(table: str) -> str:
    """SQL: this user may see a row that hangs on no citizen."""
    return _visible(table)


def name_of(borger: str, own: str = "''") -> str:
    """SQL for the name in a list; a SKAERPET citizen has none, `own` is what the row itself says."""
    return (
        f"CASE WHEN {borger}.nr IS NULL THEN {own} WHEN NOT {open_card(f'{borger}.id')} THEN ''"
        f" WHEN {borger}.kaldenavn <> '' THEN {borger}.kaldenavn"
        f" WHEN {borger}.fornavn <> '' THEN {borger}.fornavn ELSE {own} END"
    )


def among(place: str) -> str:
    """SQL for a set of record ids given as one value, `packed`."""
    return f"(SELECT unhex(value) FROM json_each({place}))"  # noqa: S608 - a name of our own


def packed(ids: Iterable[RecordId]) -> str:
    """Record ids as one value for `among`."""
    return json.dumps([rid.hex() for rid in ids])


def rows(
    db: sqlite3.Connection, sql: str, adgang: Adgang, **values: Column
) -> list[tuple[Any, ...]]:
    """The rows this user may see."""
    who = {"ser_alt": maa(adgang, "LAES_SKAERPET"), "bruger_hex": adgang.bruger.hex()}
    return db.execute(sql, {**values, **who}).fetchall()


def some_id(column: bytes | None) -> RecordId | None:
    """A reference as it stands in a column."""
    return None if column is None else RecordId(column)
