"""What all list queries share: who may see a row, whose name stands in it, and how many rows a page has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.record import RecordId
from akutdesk.storage.columns import Column

PAGE: Final = 200
"""Rows of one page (aesthetics.md 4.6)."""


def visible(table: str) -> str:
    """SQL that leaves out SKAERPET rows of `table` for whoever is not named in them (domain.md 2.0.4)."""
    return (
        f"({table}.fortrolighed <> 'SKAERPET' OR :ser_alt"
        f" OR instr({table}.fortrolig_for, :bruger_hex) > 0)"
    )


def name_of(borger: str, own: str = "''") -> str:
    """SQL for the name in a list; a SKAERPET citizen has none, `own` is what the row itself says."""
    return (
        f"CASE WHEN {borger}.nr IS NULL THEN {own} WHEN NOT {visible(borger)} THEN ''"
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
