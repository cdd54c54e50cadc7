"""Lists of handover items: what was told, and what a shift has ready to tell."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.listing import PAGE, among, packed, rows, seen, some_id
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import PunktRaekke

_SELECT: Final = f"""
    SELECT p.id, p.tid, p.alias, p.borger_id, p.tekst, p.vigtighed, p.vagt_fra, p.vagt_til,
        p.kvitteret_af, p.kvitteret_tid, p.created_by, p.henvendelse_id, p.overnatning_id,
        p.opfoelgning_id, p.kriseplan_id, p.konflikt_id, p.plads, p.udeladt
    FROM overleveringspunkt AS p LEFT JOIN borger AS b ON b.id = p.borger_id
    WHERE {seen("p", "b")}
"""  # noqa: S608 - built of our own words
_ORDER: Final = """
    ORDER BY p.vigtighed IS NOT 'VIGTIG', p.plads IS NULL, p.plads, p.tid, p.nr LIMIT :antal
"""
_TOLD: Final = (
    f"{_SELECT} AND NOT p.udeladt AND p.tekst <> '' AND (p.tid >= :fra OR p.kvitteret_tid IS NULL)"
    f"{_ORDER}"
)
_OF_SHIFT: Final = f"{_SELECT} AND p.vagt_fra = :vagt AND p.tid >= :fra AND p.tid < :til{_ORDER}"
_THESE: Final = f"{_SELECT} AND p.id IN {among(':ids')}{_ORDER}"


@for_staff
class Overleveringspunkter:
    """No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def fortalt(self, adgang: Adgang, fra: datetime) -> tuple[PunktRaekke, ...]:
        """Items told since `fra`, and older ones that nobody has read; VIGTIG first."""
        return self._rows(adgang, _TOLD, fra=millis(fra))

    def i_vagten(
        self, adgang: Adgang, vagt: str, fra: datetime, til: datetime
    ) -> tuple[PunktRaekke, ...]:
        """What a shift has written or changed in [fra, til), also what it left out."""
        return self._rows(adgang, _OF_SHIFT, vagt=vagt, fra=millis(fra), til=millis(til))

    def disse(self, adgang: Adgang, ids: Collection[RecordId]) -> tuple[PunktRaekke, ...]:
        """These items."""
        return self._rows(adgang, _THESE, ids=packed(ids))

    def _rows(self, adgang: Adgang, sql: str, **values: Any) -> tuple[PunktRaekke, ...]:
        kraev(adgang, "LAES")
        found = rows(self._file.db, sql, adgang, antal=PAGE, **values)
        return tuple(_item(row) for row in found)


def _item(row: tuple[Any, ...]) -> PunktRaekke:
    return PunktRaekke(
        rid=RecordId(row[0]),
        tid=instant(row[1]),
        alias=row[2],
        borger_id=some_id(row[3]),
        tekst=row[4],
        vigtighed=row[5],
        vagt_fra=row[6],
        vagt_til=row[7],
        kvitteret_af=some_id(row[8]),
        kvitteret_tid=instant(row[9]),
        oprettet_af=RecordId(row[10]),
        henvendelse_id=some_id(row[11]),
        overnatning_id=some_id(row[12]),
        opfoelgning_id=some_id(row[13]),
        kriseplan_id=some_id(row[14]),
        konflikt_id=some_id(row[15]),
        plads=row[16],
        udeladt=bool(row[17]),
    )
