"""What the Vagtbord shows: tasks, contacts, guests, the handover, and what was begun here (ux.md 2.7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.henvendelser import Henvendelser
from akutdesk.storage.instant import known_instant
from akutdesk.storage.listing import PAGE, name_of, open_card, rows, seen
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.opfoelgninger import Opfoelgninger
from akutdesk.storage.overleveringspunkter import Overleveringspunkter
from akutdesk.storage.overnatninger import Overnatninger
from akutdesk.storage.raekker import (
    GaestRaekke,
    KladdeRaekke,
    KontaktRaekke,
    OpfoelgningRaekke,
    PunktRaekke,
)

_DONE_SHOWN: Final = timedelta(hours=12)

_BEGUN_HERE: Final = "{0}.created_eid >> 40 IN (SELECT widx FROM session WHERE device = :pc)"
_DRAFTS: Final = f"""
    SELECT h.id, 'henvendelse', {name_of("b", "h.kaldenavn")}, coalesce(h.start, h.created_ms),
        h.changed_ms, h.created_by
    FROM henvendelse AS h
    LEFT JOIN borger AS b ON b.id = h.borger_id
    WHERE {seen("h", "b")} AND {open_card("h.om_borger_id")} AND h.status = 'KLADDE' AND {_BEGUN_HERE.format("h")}
    UNION ALL
    SELECT p.id, 'kriseplan', {name_of("b", "p.kaldenavn")}, p.created_ms,
        p.changed_ms, p.created_by
    FROM kriseplan AS p
    LEFT JOIN borger AS b ON b.id = p.borger_id
    WHERE {seen("p", "b")} AND p.status = 'KLADDE' AND {_BEGUN_HERE.format("p")}
    ORDER BY 5 DESC LIMIT :antal
"""  # noqa: S608


@for_staff
class Vagtbord:
    """The first screen's lists. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._henvendelser = Henvendelser(file)
        self._opfoelgninger = Opfoelgninger(file)
        self._overnatninger = Overnatninger(file)
        self._punkter = Overleveringspunkter(file)

    def opfoelgninger(self, adgang: Adgang, til: datetime) -> tuple[OpfoelgningRaekke, ...]:
        """Open tasks due before `til`, then those ticked off in the twelve hours before it."""
        return self._opfoelgninger.i_vagten(adgang, til - _DONE_SHOWN, til)

    def kontakter(self, adgang: Adgang, fra: datetime, til: datetime) -> tuple[KontaktRaekke, ...]:
        """Henvendelser and kortopkald begun in [fra, til), newest first."""
        return self._henvendelser.i_vagten(adgang, fra, til)

    def i_huset(self, adgang: Adgang, nu: datetime) -> tuple[GaestRaekke, ...]:
        """The guests in the house, by place."""
        return self._overnatninger.i_huset(adgang, nu)

    def punkter(self, adgang: Adgang, fra: datetime) -> tuple[PunktRaekke, ...]:
        """Handover items told since `fra`, and older ones that nobody has read; VIGTIG first."""
        return self._punkter.fortalt(adgang, fra)

    def kladder(self, adgang: Adgang) -> tuple[KladdeRaekke, ...]:
        """Henvendelser and plans begun on this PC and not finished, last changed first."""
        kraev(adgang, "LAES")
        pc = self._file.writer.device
        return tuple(_begun(row) for row in rows(self._file.db, _DRAFTS, adgang, pc=pc, antal=PAGE))


def _begun(row: tuple[Any, ...]) -> KladdeRaekke:
    return KladdeRaekke(
        rid=RecordId(row[0]),
        type=row[1],
        navn=row[2],
        start=known_instant(row[3]),
        aendret=known_instant(row[4]),
        oprettet_af=RecordId(row[5]),
    )
