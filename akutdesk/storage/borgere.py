"""Lists of citizens: all of them, the latest, and those who may be the same person."""

from __future__ import annotations

from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.storage.listing import PAGE, rows, visible
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import BorgerHit
from akutdesk.storage.search import HIT_COLUMNS, citizen_hit, latest

_WHO: Final = f"FROM borger WHERE {visible('borger')} AND borger.sammenlagt_til IS NULL"
_LIST: Final = f"""
    SELECT {HIT_COLUMNS} FROM (
        SELECT borger.nr AS nr,
            (SELECT max(start) FROM henvendelse WHERE henvendelse.borger_id = borger.id) AS sidst
        {_WHO} ORDER BY 2 DESC NULLS LAST, 1 DESC LIMIT :antal OFFSET :efter
    ) AS side JOIN borger ON borger.nr = side.nr
    ORDER BY side.sidst DESC NULLS LAST, side.nr DESC
"""  # noqa: S608 - built of our own words
_SAME_NAME: Final = f"""
    SELECT {HIT_COLUMNS} {_WHO} AND borger.id <> :rid AND borger.nr IN (
        SELECT andre.nr FROM soeg_borger AS egen JOIN borger AS mig ON mig.nr = egen.nr
        JOIN soeg_borger AS andre ON andre.alias = egen.alias AND egen.alias <> '||'
        WHERE mig.id = :rid
    ) ORDER BY borger.nr LIMIT :antal
"""  # noqa: S608 - built of our own words
_SAME_PERSON: Final = f"""
    SELECT {HIT_COLUMNS} {_WHO} AND borger.id <> :rid
        AND ((:cpr <> '' AND borger.cpr = :cpr) OR (:telefon <> '' AND borger.telefon = :telefon))
    ORDER BY borger.nr LIMIT :antal
"""


class Borgere:
    """Citizens in lists: alias and birth year only. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(self, adgang: Adgang, *, limit: int = PAGE, efter: int = 0) -> tuple[BorgerHit, ...]:
        """By latest contact, newest first; `efter` is how many rows come before this page."""
        return self._rows(adgang, _LIST, antal=limit, efter=efter)

    def seneste(self, adgang: Adgang, n: int = 5) -> tuple[BorgerHit, ...]:
        """The citizens of the latest contacts, newest first."""
        kraev(adgang, "LAES")
        return latest(self._file, adgang, n)

    def samme_navn(self, adgang: Adgang, rid: RecordId) -> tuple[BorgerHit, ...]:
        """Others who go by the same name, however it is spelt."""
        return self._rows(adgang, _SAME_NAME, rid=rid, antal=PAGE)

    def duplikater(self, adgang: Adgang, borger: Borger) -> tuple[BorgerHit, ...]:
        """Others with the same CPR number or phone; nobody is merged by machine (domain.md 2.4)."""
        return self._rows(
            adgang,
            _SAME_PERSON,
            rid=borger.id,
            cpr=borger.cpr,
            telefon=borger.telefon,
            antal=PAGE,
        )

    def _rows(self, adgang: Adgang, sql: str, **values: Any) -> tuple[BorgerHit, ...]:
        kraev(adgang, "LAES")
        return tuple(citizen_hit(row) for row in rows(self._file.reader, sql, adgang, **values))
