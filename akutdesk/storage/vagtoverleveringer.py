"""Handovers: what the shift's own records say, and the handovers given before (domain.md 2.17)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagtoverlevering import Vagtoverlevering
from akutdesk.storage import noun_table
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import millis
from akutdesk.storage.listing import among, name_of, packed, rows
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import GaestRaekke, VagtensKontakt
from akutdesk.storage.reading import may_read, may_show, open_once

_FORMAAL: Final = "OVERLEVERING"
"""What whoever writes or reads a handover looks at a contact for (domain.md 2.21)."""
_NAMES: Final = f"""
    SELECT h.id, {name_of("b", "h.kaldenavn")}
    FROM henvendelse AS h LEFT JOIN borger AS b ON b.id = h.borger_id WHERE h.id IN {among(":ids")}
"""  # noqa: S608 - built of our own words
_GUESTS: Final = f"""
    SELECT o.id, {name_of("b")}
    FROM overnatning AS o LEFT JOIN borger AS b ON b.id = o.borger_id WHERE o.id IN {among(":ids")}
"""  # noqa: S608
_CONTACTS: Final = f"WHERE id IN {among('?')} AND status <> 'ANNULLERET' ORDER BY start, nr"
_MOST: Final = 60
"""So many earlier handovers are listed: three weeks of them."""


@for_staff
class Vagtoverleveringer:
    """Reading the shift's contacts is an opening of each, logged once; no other call here is."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def kontakter(self, adgang: Adgang, ids: Collection[RecordId]) -> tuple[VagtensKontakt, ...]:
        """These henvendelser as whoever takes over must know them, by their start; annulled ones are left out.

        What this user may not read, or opens only with a reason, is not among them. Raises DiskFull where the log cannot be written.
        """
        kraev(adgang, "LAES")
        looking = replace(adgang, formaal=_FORMAAL)
        names = self._names(adgang, _NAMES, ids)
        return tuple(
            VagtensKontakt(
                henvendelse=one,
                navn=names.get(one.id, ""),
                overdragelser=self._handed_over(adgang, one.id),
            )
            for one in self._opened(looking, ids)
        )

    def gaester(
        self, adgang: Adgang, ids: Collection[RecordId], naetter: dict[RecordId, int]
    ) -> tuple[GaestRaekke, ...]:
        """These guests, by place, with the nights that were counted when they were told of."""
        kraev(adgang, "LAES")
        names = self._names(adgang, _GUESTS, ids)
        found = noun_table.select(
            self._file.db,
            Overnatning,
            f"WHERE id IN {among('?')} ORDER BY plads, nr",
            (packed(ids),),
        )
        return tuple(
            GaestRaekke(
                rid=one.id,
                borger_id=one.borger_id,
                navn=names.get(one.id, ""),
                foedselsaar=None,
                plads=one.plads,
                ankomst=one.ankomst,
                nat_nr=naetter.get(one.id, 1),
                tilsyn_aftale=one.tilsyn_aftale,
            )
            for one in found
            if one.ankomst is not None and may_read(self._file, adgang, one)
        )

    def for_vagt(self, adgang: Adgang, start: datetime) -> tuple[Vagtoverlevering, ...]:
        """The handovers of the shift that began then, the newest last."""
        return self._reports(adgang, "WHERE vagt_start = ? ORDER BY givet_tid, nr", millis(start))

    def tidligere(self, adgang: Adgang) -> tuple[Vagtoverlevering, ...]:
        """The latest handovers, newest first."""
        return self._reports(
            adgang, "ORDER BY vagt_start DESC, givet_tid DESC, nr DESC LIMIT ?", _MOST
        )

    def _reports(self, adgang: Adgang, where: str, value: int) -> tuple[Vagtoverlevering, ...]:
        kraev(adgang, "LAES")
        found = noun_table.select(self._file.db, Vagtoverlevering, where, (value,))
        return tuple(one for one in found if may_read(self._file, adgang, one))

    def _opened(self, adgang: Adgang, ids: Collection[RecordId]) -> tuple[Henvendelse, ...]:
        found = noun_table.select(self._file.db, Henvendelse, _CONTACTS, (packed(ids),))
        readable = tuple(one for one in found if may_show(self._file, adgang, one))
        for one in readable:
            open_once(self._file, adgang, one.id)
        return readable

    def _handed_over(self, adgang: Adgang, henvendelse_id: RecordId) -> tuple[Partnerkontakt, ...]:
        found = noun_table.select(
            self._file.db,
            Partnerkontakt,
            "WHERE henvendelse_id = ? ORDER BY tid, nr",
            (henvendelse_id,),
        )
        return tuple(one for one in found if may_read(self._file, adgang, one))

    def _names(self, adgang: Adgang, sql: str, ids: Collection[RecordId]) -> dict[RecordId, str]:
        found = rows(self._file.db, sql, adgang, ids=packed(ids))
        return {RecordId(rid): navn for rid, navn in found}
