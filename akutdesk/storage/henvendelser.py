"""Lists of contacts: the shift's, all of them, and one citizen's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import minutter
from akutdesk.storage import samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.listing import (
    PAGE,
    alone,
    among,
    name_of,
    open_card,
    packed,
    rows,
    seen,
    some_id,
)
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import KontaktRaekke
from akutdesk.storage.reading import refuse_unopened

_NOTE_LENGTH: Final = 90

_HENVENDELSE: Final = f"""
    SELECT h.id, 'henvendelse', h.start, h.slut, h.samtaletid_min, h.form, NULL, h.grad_foer,
        h.stabilisering, h.status, h.henvender, h.borger_id, {name_of("b", "h.kaldenavn")},
        CASE WHEN :med_note THEN h.notat ELSE '' END, h.created_by, h.om_borger_id
    FROM henvendelse AS h
    LEFT JOIN borger AS b ON b.id = h.borger_id
    WHERE {seen("h", "b")} AND {open_card("h.om_borger_id")}
"""  # noqa: S608 - built of our own words
_KORTOPKALD: Final = f"""
    SELECT k.id, 'kortopkald', k.start, k.slut, NULL, NULL, k.slags, NULL,
        NULL, 'AFSLUTTET', NULL, NULL, '', '', k.created_by, NULL
    FROM kortopkald AS k
    WHERE {alone("k")}
"""  # noqa: S608
_BETWEEN: Final = " AND {0}.start >= :fra AND {0}.start < :til"
_NEWEST: Final = " ORDER BY h.start DESC, h.nr DESC LIMIT :antal"
_LIST: Final = f"{_HENVENDELSE}{_BETWEEN.format('h')}{_NEWEST}"
_LIST_OF: Final = f"{_HENVENDELSE}{_BETWEEN.format('h')} AND h.status = :status{_NEWEST}"
"""Its own sentence: where the status may be any, the index that knows it is of no use."""
_SHIFT: Final = (
    f"{_HENVENDELSE}{_BETWEEN.format('h')} UNION ALL {_KORTOPKALD}{_BETWEEN.format('k')}"
    " ORDER BY 3 DESC, 1"
)
_OF_CITIZEN: Final = (
    f"{_HENVENDELSE} AND h.borger_id IN {samlet.cards(':borger')} ORDER BY h.start DESC, h.nr DESC"
)
_ABOUT_CITIZEN: Final = (
    f"{_HENVENDELSE} AND h.om_borger_id IN {samlet.cards(':borger')}"
    f" AND (h.borger_id IS NULL OR h.borger_id NOT IN {samlet.cards(':borger')})"
    " ORDER BY h.start DESC, h.nr DESC"
)
_SOME: Final = f"{_HENVENDELSE} AND h.id IN {among(':ids')}"
_COUNT: Final = f"""
    SELECT count(*) FROM henvendelse
    WHERE borger_id IN {samlet.cards(":borger")} AND status = 'AFSLUTTET' AND start < :foer
"""  # noqa: S608
_FIRST: Final = -(2**62)
_LAST: Final = 2**62


@for_staff
class Henvendelser:
    """Contacts in lists. No call here is an opening; names are as `raekker` says."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(
        self,
        adgang: Adgang,
        *,
        fra: datetime | None = None,
        til: datetime | None = None,
        status: str | None = None,
        limit: int = PAGE,
    ) -> tuple[KontaktRaekke, ...]:
        """Contacts begun in [fra, til), newest first; the next page has `til` = the last row's start."""
        kraev(adgang, "LAES")
        found = rows(
            self._file.db,
            _LIST if status is None else _LIST_OF,
            adgang,
            fra=_FIRST if fra is None else millis(fra),
            til=_LAST if til is None else millis(til),
            status=status,
            antal=limit,
            med_note=0,
        )
        return tuple(_row(row) for row in found)

    def i_vagten(self, adgang: Adgang, fra: datetime, til: datetime) -> tuple[KontaktRaekke, ...]:
        """Henvendelser and kortopkald begun in [fra, til), newest first."""
        kraev(adgang, "LAES")
        found = rows(self._file.db, _SHIFT, adgang, fra=millis(fra), til=millis(til), med_note=0)
        return tuple(_row(row) for row in found)

    def for_borger(self, adgang: Adgang, borger_id: RecordId) -> tuple[KontaktRaekke, ...]:
        """One citizen's contacts with a line of note each. Raises NotOpened unless the card is open."""
        kraev(adgang, "LAES")
        refuse_unopened(self._file, adgang, borger_id)
        found = rows(self._file.db, _OF_CITIZEN, adgang, borger=borger_id, med_note=1)
        return tuple(_row(row) for row in found)

    def om_borger(self, adgang: Adgang, borger_id: RecordId) -> tuple[KontaktRaekke, ...]:
        """Relatives' and others' own contacts that somebody said are about this citizen (domain.md 2.5).

        `navn` is what the caller is called. Raises NotOpened unless the card is open.
        """
        kraev(adgang, "LAES")
        refuse_unopened(self._file, adgang, borger_id)
        found = rows(self._file.db, _ABOUT_CITIZEN, adgang, borger=borger_id, med_note=1)
        return tuple(_row(row) for row in found)

    def antal(self, adgang: Adgang, borger_id: RecordId, foer: datetime) -> int:
        """How many closed contacts the citizen had before an instant; proposes gangtype."""
        kraev(adgang, "LAES")
        (count,) = self._file.db.execute(
            _COUNT, {"borger": borger_id, "foer": millis(foer)}
        ).fetchone()
        return int(count)


def kontakter(
    db: sqlite3.Connection, adgang: Adgang, ids: Iterable[RecordId]
) -> tuple[KontaktRaekke, ...]:
    """Those of these contacts that the user may see, without note, in no order."""
    found = rows(db, _SOME, adgang, ids=packed(ids), med_note=0)
    return tuple(_row(row) for row in found)


def _row(row: tuple[Any, ...]) -> KontaktRaekke:
    start, slut = instant(row[2]), instant(row[3])
    measured = minutter(start, slut) if start and slut else None
    return KontaktRaekke(
        rid=RecordId(row[0]),
        type=row[1],
        start=start,
        slut=slut,
        minutter=measured if row[4] is None else row[4],
        form=row[5],
        slags=row[6],
        grad_foer=row[7],
        stabilisering=row[8],
        status=row[9],
        henvender=row[10],
        borger_id=some_id(row[11]),
        navn=row[12],
        note=_first_line(row[13]),
        oprettet_af=RecordId(row[14]),
        om_borger_id=some_id(row[15]),
    )


def _first_line(note: str) -> str:
    """The note's first line, cut between words."""
    line = next((line.strip() for line in note.splitlines() if line.strip()), "")
    if len(line) <= _NOTE_LENGTH:
        return line
    return line[:_NOTE_LENGTH].rpartition(" ")[0] or line[:_NOTE_LENGTH]
