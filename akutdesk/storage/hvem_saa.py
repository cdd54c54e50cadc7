"""`store.hvem_saa`: who of the staff looked at one person, read from the look-up log for a reader of it (2.8, G98)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.domain.vagt import KBH
from akutdesk.storage import audit, omfang
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.audit import LogRow
from akutdesk.storage.columns import columns_of
from akutdesk.storage.errors import NotFound
from akutdesk.storage.forklaring import Kig, forklaring
from akutdesk.storage.open_file import OpenFile

_ABOUT = "om_borger_id"
"""Somebody else's contact about the person: who reads it reads of them."""

ALTID = datetime.min.replace(tzinfo=UTC)
"""As far back as the log goes."""


@dataclass(frozen=True, kw_only=True)
class Seer:
    """What one of the staff did with the person's records on one local day, the latest first.

    `forklaring` is one of stikproeve.FORKLARINGER, the closest to their first look of the day; "" if nothing explains
    it, which is a hint and no verdict (domain.md 7).
    """

    hvem: RecordId
    dag: date
    forklaring: str
    opslag: tuple[LogRow, ...]


@for_staff
class HvemSaa:
    """Over one connection. Raises AdgangError for who may not read the log."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(self, adgang: Adgang, rid: RecordId, siden: datetime = ALTID) -> tuple[Seer, ...]:
        """Everything done since an instant with any card of the person and what hangs on them; the newest day first.

        That it was asked about this person is an entry first. Reads the log so far back: call it as a job. Raises
        AdgangError, NotFound, NotSignedIn for who has no key to the log, EventsDamaged where it was changed, DiskFull.
        """
        kraev(adgang, "LAES_LOG")
        cards = omfang.cards(self._file.db, rid)
        if not cards:
            raise NotFound
        theirs, asked = self._records(cards), self._file.clock.now()
        rows = [
            row
            for row in audit.entries_since(self._file, adgang, siden, om=cards[0])
            if row.entry.objekt_id in theirs and not _is_this_asking(row, adgang, asked)
        ]
        return tuple(self._seer(cards[0], each) for each in _by_day_and_person(rows))

    def _records(self, cards: tuple[RecordId, ...]) -> frozenset[RecordId]:
        """The cards, what hangs on them, and contacts of others about the person with what hangs on those."""
        told = [rid for card in cards for rid in self._told_of(card)]
        posts, _ = omfang.under(self._file.db, (*cards, *told))
        return frozenset((*cards, *(post.id for post in posts)))

    def _told_of(self, card: RecordId) -> Iterable[RecordId]:
        for cls in RECORD_TYPES:
            if _ABOUT in columns_of(cls).by_name:
                sql = f"SELECT id FROM {cls.TYPE} WHERE {_ABOUT} = ?"  # noqa: S608 - a name of our own
                yield from (RecordId(rid) for (rid,) in self._file.db.execute(sql, (card,)))

    def _seer(self, card: RecordId, rows: list[LogRow]) -> Seer:
        first = rows[-1]
        kig = Kig(hvem=first.bruger, borger_id=card, tid=first.tid)
        return Seer(
            hvem=first.bruger,
            dag=_day(first),
            forklaring=forklaring(self._file.db, kig),
            opslag=tuple(rows),
        )


def _is_this_asking(row: LogRow, adgang: Adgang, asked: datetime) -> bool:
    """The entry that was just made by asking; who asked before stands in the list."""
    return audit.is_of_the_log(row) and row.bruger == adgang.bruger and row.tid >= asked


def _by_day_and_person(rows: Iterable[LogRow]) -> list[list[LogRow]]:
    """Each person's rows of one day, the latest first; the groups too, by their latest."""
    groups: dict[tuple[date, RecordId], list[LogRow]] = {}
    for row in sorted(rows, key=lambda each: each.tid, reverse=True):
        groups.setdefault((_day(row), row.bruger), []).append(row)
    return list(groups.values())


def _day(row: LogRow) -> date:
    return row.tid.astimezone(KBH).date()
