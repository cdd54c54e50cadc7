"""Whom a contact is about: what was made in it follows when somebody is found, or was not the one (G46)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import Record, RecordId, field_types
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.domain.udlevering import Udlevering
from akutdesk.storage import noun_table
from akutdesk.storage.saving import Saving

_BOTH: Final = {"henvendelse_id", "borger_id"}
FOLLOW: Final = tuple(cls for cls in RECORD_TYPES if field_types(cls).keys() >= _BOTH)
"""Records of a contact that name its citizen too."""


def consequences(db: sqlite3.Connection, saving: Saving) -> tuple[Saving, ...]:
    """What hangs on the contact and names the same citizen as it did names the new one.

    A plan that builds on an earlier one is that citizen's own, with all that comes of it, and stays.
    """
    before, after = saving.before, saving.after
    if not (isinstance(before, Henvendelse) and isinstance(after, Henvendelse)):
        return ()
    if before.borger_id == after.borger_id:
        return ()
    found = tuple(_made_in(db, before))
    stays = {one.id for one in found if isinstance(one, Kriseplan) and one.bygger_paa is not None}
    moved = [one for one in found if not stays & {one.id, getattr(one, "kriseplan_id", None)}]
    return tuple(
        replace(
            saving,
            after=replace(one, **_naming(after.borger_id)),
            before=one,
            kilder={"borger_id": "SYSTEM"},
            afgoer={},
        )
        for one in moved
    )


def _naming(borger_id: RecordId | None) -> dict[str, Any]:
    return {"borger_id": borger_id}


def _made_in(db: sqlite3.Connection, before: Henvendelse) -> Iterator[Record]:
    about = (before.id, before.borger_id)
    for cls in FOLLOW:
        yield from noun_table.select(
            db, cls, "WHERE henvendelse_id = ? AND borger_id IS ? ORDER BY nr", about
        )
    yield from noun_table.select(
        db,
        Udlevering,
        "WHERE kriseplan_id IN (SELECT id FROM kriseplan WHERE henvendelse_id = ?)"
        " AND borger_id IS ? ORDER BY nr",
        about,
    )
