"""The list of colleagues who would like to talk a contact over (features.md G126). No score, no count, no figure."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import instant, known_instant, millis
from akutdesk.storage.listing import PAGE, name_of, rows, seen, some_id
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import DroeftelseRaekke

_ASKED: Final = f"""
    SELECT d.id, d.medarbejder_id, coalesce(d.tid, d.created_ms) AS tid, d.henvendelse_id,
        coalesce({name_of("b", "h.kaldenavn")}, ''), d.tekst, d.talt_tid AS talt
    FROM droeftelse AS d
    LEFT JOIN henvendelse AS h ON h.id = d.henvendelse_id
    LEFT JOIN borger AS b ON b.id = h.borger_id
    WHERE {seen("d", "b")} AND (d.talt_tid IS NULL OR d.talt_tid >= :siden)
"""  # noqa: S608 - built of our own words
_ANSWERED: Final = f"""
    SELECT NULL, h.created_by, coalesce(h.start, h.created_ms), h.id, {name_of("b", "h.kaldenavn")}, '', NULL
    FROM henvendelse AS h
    LEFT JOIN borger AS b ON b.id = h.borger_id
    WHERE {seen("h", "b")} AND h.usikker_hjaelp = 'OENSKER' AND h.status <> 'ANNULLERET'
        AND NOT EXISTS (SELECT 1 FROM droeftelse AS d WHERE d.henvendelse_id = h.id)
"""  # noqa: S608
_LIST: Final = f"""
    SELECT * FROM ({_ASKED} UNION ALL {_ANSWERED}) ORDER BY talt IS NOT NULL, tid DESC LIMIT :antal
"""  # noqa: S608


@for_staff
class Droeftelser:
    """For the leader. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(self, adgang: Adgang, siden: datetime) -> tuple[DroeftelseRaekke, ...]:
        """Who would like to talk, newest first, and those talked with since `siden`. Raises AdgangError."""
        kraev(adgang, "LAES_DROEFTELSER")
        found = rows(self._file.db, _LIST, adgang, siden=millis(siden), antal=PAGE)
        return tuple(_row(row) for row in found)


def _row(row: tuple[Any, ...]) -> DroeftelseRaekke:
    return DroeftelseRaekke(
        rid=some_id(row[0]),
        medarbejder_id=RecordId(row[1]),
        tid=known_instant(row[2]),
        henvendelse_id=some_id(row[3]),
        navn=row[4],
        tekst=row[5],
        talt_tid=instant(row[6]),
    )
