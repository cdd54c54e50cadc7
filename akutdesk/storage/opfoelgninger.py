"""Lists of tasks: open ones, those of a shift, and one citizen's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.opfoelgning import LUKKET, Opkaldslov
from akutdesk.domain.record import RecordId
from akutdesk.storage import samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import instant, millis
from akutdesk.storage.listing import PAGE, among, name_of, packed, rows, seen, some_id
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import OpfoelgningRaekke

_CLOSED: Final = ", ".join(f"'{kode}'" for kode in LUKKET)
_SELECT: Final = f"""
    SELECT o.id, o.type, o.tekst, o.hvem,
        {name_of("b", "coalesce(h.kaldenavn, p.kaldenavn, '')")}, o.borger_id, o.henvendelse_id,
        o.kriseplan_id, o.forfald, o.forfald_slut, o.ansvarlig, o.ansvarlig_vagt, o.status,
        o.udfoert_tid, (SELECT count(*) FROM opkaldsforsoeg AS f WHERE f.parent_id = o.id),
        o.ansvarlig_rolle, o.resultat_henvendelse_id, coalesce(nullif(o.telefon, ''), b.telefon, ''),
        coalesce(h.tilbagekald_maa, b.maa_ringes_op), s.udloeb, s.trukket_tid, o.ring_note
    FROM opfoelgning AS o
    LEFT JOIN borger AS b ON b.id = o.borger_id
    LEFT JOIN henvendelse AS h ON h.id = o.henvendelse_id
    LEFT JOIN kriseplan AS p ON p.id = o.kriseplan_id
    LEFT JOIN samtykke AS s ON s.nr = (
        SELECT x.nr FROM samtykke AS x WHERE x.borger_id = o.borger_id AND x.formaal = 'OPKALD'
        ORDER BY x.givet_tid DESC, x.nr DESC LIMIT 1
    )
    WHERE {seen("o", "b")}
"""  # noqa: S608 - built of our own words
_ORDER: Final = (
    f" ORDER BY o.status IN ({_CLOSED}), o.forfald IS NULL, coalesce(o.forfald_slut, o.forfald),"
    " o.forfald, o.nr LIMIT :antal"
)
_LIST: Final = (
    f"{_SELECT} AND (o.forfald IS NULL OR (o.forfald >= :fra AND o.forfald < :til))"
    f" AND (NOT :kun_aabne OR o.status NOT IN ({_CLOSED})){_ORDER}"
)
_SHIFT: Final = (
    f"{_SELECT} AND ((o.status NOT IN ({_CLOSED}) AND o.forfald < :til)"
    f" OR (o.status IN ({_CLOSED}) AND o.udfoert_tid >= :fra AND o.udfoert_tid < :til)){_ORDER}"
)
_THESE: Final = f"{_SELECT} AND o.id IN {among(':ids')}{_ORDER}"
_CALLED: Final = f"{_SELECT} AND o.resultat_henvendelse_id = :henvendelse{_ORDER}"
_OF_CITIZEN: Final = f"{_SELECT} AND o.borger_id IN {samlet.cards(':borger')}{_ORDER}"
_FIRST: Final = -(2**62)
_LAST: Final = 2**62


@for_staff
class Opfoelgninger:
    """Tasks in lists: open before done, then by the time they must be done. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(
        self,
        adgang: Adgang,
        *,
        fra: datetime | None = None,
        til: datetime | None = None,
        kun_aabne: bool = True,
    ) -> tuple[OpfoelgningRaekke, ...]:
        """Tasks due in [fra, til), and those without a time; at most 200."""
        return self._rows(
            adgang,
            _LIST,
            fra=_FIRST if fra is None else millis(fra),
            til=_LAST if til is None else millis(til),
            kun_aabne=int(kun_aabne),
        )

    def i_vagten(
        self, adgang: Adgang, fra: datetime, til: datetime
    ) -> tuple[OpfoelgningRaekke, ...]:
        """Open tasks due before `til`, however old, and those done in [fra, til)."""
        return self._rows(adgang, _SHIFT, fra=millis(fra), til=millis(til))

    def for_borger(self, adgang: Adgang, borger_id: RecordId) -> tuple[OpfoelgningRaekke, ...]:
        """One citizen's tasks, done ones too."""
        return self._rows(adgang, _OF_CITIZEN, borger=borger_id)

    def disse(self, adgang: Adgang, ids: Collection[RecordId]) -> tuple[OpfoelgningRaekke, ...]:
        """These tasks, in the order of the lists."""
        return self._rows(adgang, _THESE, ids=packed(ids))

    def for_opkald(self, adgang: Adgang, henvendelse_id: RecordId) -> tuple[OpfoelgningRaekke, ...]:
        """The tasks that this henvendelse is the call of."""
        return self._rows(adgang, _CALLED, henvendelse=henvendelse_id)

    def _rows(self, adgang: Adgang, sql: str, **values: Any) -> tuple[OpfoelgningRaekke, ...]:
        kraev(adgang, "LAES")
        found = rows(self._file.db, sql, adgang, antal=PAGE, **values)
        return tuple(_row(row) for row in found)


def _row(row: tuple[Any, ...]) -> OpfoelgningRaekke:
    return OpfoelgningRaekke(
        rid=RecordId(row[0]),
        type=row[1],
        tekst=row[2],
        hvem=row[3],
        navn=row[4],
        borger_id=some_id(row[5]),
        henvendelse_id=some_id(row[6]),
        kriseplan_id=some_id(row[7]),
        forfald=instant(row[8]),
        forfald_slut=instant(row[9]),
        ansvarlig=some_id(row[10]),
        ansvarlig_vagt=row[11],
        status=row[12],
        udfoert_tid=instant(row[13]),
        forsoeg=row[14],
        ansvarlig_rolle=row[15],
        resultat_henvendelse_id=some_id(row[16]),
        opkald=Opkaldslov(
            telefon=row[17],
            svar=row[18],
            udloeb=None if row[19] is None else date.fromisoformat(row[19]),
            trukket=row[20] is not None,
            note=row[21],
        ),
    )
