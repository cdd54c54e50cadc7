"""What explains that somebody of the staff looked at a citizen: a contact, a task, a stay, a handover (domain.md 7).

A hint for whoever goes through a sample, no verdict: a look-up without one may be right, and one with it wrong.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from akutdesk.domain.adgang import OM_HUSET, OM_LOGGEN, UD_AF_HUSET
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.domain.record_types import RECORD_CLASS, RECORD_TYPES
from akutdesk.domain.stikproeve import KONTAKT, OPGAVE, OPHOLD, OVERLEVERET, SKREV
from akutdesk.storage import samlet
from akutdesk.storage.columns import columns_of
from akutdesk.storage.instant import millis

VAGT: Final = timedelta(hours=12)
"""So near is the same shift, or the one beside it."""
_UP: Final = ("borger_id", "henvendelse_id", "kriseplan_id", "overnatning_id", "parent_id")
_DEEPEST: Final = 5
_ABOUT: Final = ("borger_id", "om_borger_id")

_NEAR: Final = "BETWEEN :tid - :vagt AND :tid + :vagt"
_WROTE: Final = (
    f"(created_by = :hvem AND created_ms {_NEAR} OR changed_by = :hvem AND changed_ms {_NEAR})"
)
_EXPLAINS: Final = (
    (KONTAKT, "henvendelse", f"start {_NEAR}"),
    (
        OPGAVE,
        "opfoelgning",
        """ansvarlig = :hvem AND created_ms <= :tid
            AND (udfoert_tid IS NULL OR udfoert_tid >= :tid - :vagt)""",
    ),
    (
        OPHOLD,
        "overnatning",
        """afvist_tid IS NULL AND ankomst <= :tid + :vagt
            AND (afrejse IS NULL OR afrejse >= :tid - :vagt)""",
    ),
    (OVERLEVERET, "overleveringspunkt", "created_ms BETWEEN :tid - 2 * :vagt AND :tid + :vagt"),
)


@dataclass(frozen=True, kw_only=True)
class Kig:
    """Who looked at which citizen, and when."""

    hvem: RecordId
    borger_id: RecordId
    tid: datetime


def borger_af(db: sqlite3.Connection, rid: RecordId) -> RecordId | None:
    """The citizen that a record hangs on, however deep; None for one that is about nobody, or is gone."""
    for _ in range(_DEEPEST):
        row = db.execute("SELECT type FROM record WHERE rid = ?", (rid,)).fetchone()
        if row is None or row[0] not in RECORD_CLASS:
            return None
        if row[0] == Borger.TYPE:
            return rid
        above = _above(db, row[0], rid)
        if above is None:
            return None
        rid = above
    return None


def _above(db: sqlite3.Connection, kind: str, rid: RecordId) -> RecordId | None:
    known = [felt for felt in _UP if felt in columns_of(RECORD_CLASS[kind]).by_name]
    if not known:
        return None
    row = db.execute(
        f"SELECT {', '.join(known)} FROM {kind} WHERE id = ?",  # noqa: S608 - names of our own
        (rid,),
    ).fetchone()
    return next((RecordId(value) for value in row or () if value is not None), None)


def forklaring(db: sqlite3.Connection, kig: Kig) -> str:
    """The closest of stikproeve.FORKLARINGER; "" where nothing explains it."""
    values = {"hvem": kig.hvem, "tid": millis(kig.tid), "vagt": int(VAGT.total_seconds() * 1000)}
    cards = samlet.cards_of(db, kig.borger_id)
    if any(_holds(db, question, values, cards) for question in _written()):
        return SKREV
    for kode, kind, where in _EXPLAINS:
        if _holds(db, _asked(kind, where), values, cards):
            return kode
    return ""


def _written() -> Iterator[str]:
    """Whether this person made or changed anything about the citizen in that shift."""
    for cls in RECORD_TYPES:
        if cls.TYPE not in OM_HUSET | OM_LOGGEN | UD_AF_HUSET and _links(cls.TYPE):
            yield _asked(cls.TYPE, _WROTE)
    yield f"SELECT 1 FROM borger WHERE id = :kort AND {_WROTE}"  # noqa: S608 - our own words


def _asked(kind: str, where: str) -> str:
    about = " OR ".join(f"{felt} = :kort" for felt in _links(kind))
    return f"SELECT 1 FROM {kind} WHERE ({about}) AND {where}"  # noqa: S608 - our own words


def _links(kind: str) -> list[str]:
    return [felt for felt in _ABOUT if felt in columns_of(RECORD_CLASS[kind]).by_name]


def _holds(
    db: sqlite3.Connection,
    question: str,
    values: dict[str, RecordId | int],
    cards: tuple[RecordId, ...],
) -> bool:
    return any(db.execute(question, {**values, "kort": kort}).fetchone() for kort in cards)
