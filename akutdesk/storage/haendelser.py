"""The list of incidents: what and when, and who wrote it; the words are in the record alone."""

from __future__ import annotations

from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import instant
from akutdesk.storage.listing import PAGE, alone, rows
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import HaendelseRaekke

_LIST: Final = f"""
    SELECT h.id, h.type, h.tid, h.created_by FROM haendelse AS h WHERE {alone("h")}
    ORDER BY h.tid DESC, h.nr DESC LIMIT :antal
"""  # noqa: S608 - built of our own words


@for_staff
class Haendelser:
    """No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(self, adgang: Adgang) -> tuple[HaendelseRaekke, ...]:
        """The latest 200, newest first."""
        kraev(adgang, "LAES")
        found = rows(self._file.db, _LIST, adgang, antal=PAGE)
        return tuple(
            HaendelseRaekke(
                rid=RecordId(row[0]),
                type=row[1],
                tid=instant(row[2]),
                oprettet_af=RecordId(row[3]),
            )
            for row in found
        )
