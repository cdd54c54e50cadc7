"""Lists of citizens: all of them, the latest, and those who may be the same person."""

from __future__ import annotations

from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.storage import samlet
from akutdesk.storage.listing import PAGE, in_lists, name_of, open_card, rows
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import BorgerHit
from akutdesk.storage.search import HIT_COLUMNS, citizen_hit, latest

_WHO: Final = f"FROM borger WHERE {open_card('(borger.id)')} AND {samlet.STANDS}"
_SHOWN: Final = f"{open_card('(borger.id)')} AND {samlet.STANDS} AND {in_lists('(borger.id)')}"
_LISTED: Final = f"FROM borger WHERE {_SHOWN}"
_CONTACTS: Final = f"""
    SELECT {samlet.person("af_kort.borger_id")} AS borger_id, max(sidst) AS sidst FROM (
        SELECT borger_id, max(start) AS sidst FROM henvendelse
        WHERE borger_id NOT NULL AND start NOT NULL GROUP BY borger_id
    ) AS af_kort GROUP BY 1
"""  # noqa: S608 - built of our own words
_WITH_CONTACT: Final = f"""
    SELECT {HIT_COLUMNS}
    FROM ({_CONTACTS} ORDER BY 2 DESC, 1 LIMIT 1000000) AS kontakt
    CROSS JOIN borger ON borger.id = kontakt.borger_id
    WHERE {_SHOWN} LIMIT :antal OFFSET :efter
"""  # noqa: S608 - built of our own words; the cross join keeps the order and stops after a page
_WITHOUT: Final = f"""
    {_LISTED} AND NOT EXISTS (
        SELECT 1 FROM henvendelse WHERE borger_id IN {samlet.BORGER_CARDS} AND start NOT NULL
    )
"""  # noqa: S608
_WITHOUT_CONTACT: Final = f"""
    SELECT {HIT_COLUMNS} {_WITHOUT} ORDER BY borger.nr DESC LIMIT :antal OFFSET :efter
"""
_HOW_MANY: Final = f"SELECT (SELECT count(*) {_LISTED}) - (SELECT count(*) {_WITHOUT})"
_NAME: Final = f"SELECT {name_of('borger')} FROM borger WHERE id = :rid"  # noqa: S608
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
        """By latest contact, newest first; those without one come last, the newest card first.

        `efter` is how many rows come before this page.
        """
        page = self._rows(adgang, _WITH_CONTACT, antal=limit, efter=efter)
        if len(page) == limit:
            return page
        ((contacts,),) = rows(self._file.db, _HOW_MANY, adgang)
        rest = {"antal": limit - len(page), "efter": max(0, efter - contacts)}
        return page + self._rows(adgang, _WITHOUT_CONTACT, **rest)

    def seneste(self, adgang: Adgang, n: int = 5) -> tuple[BorgerHit, ...]:
        """The citizens of the latest contacts, newest first."""
        kraev(adgang, "LAES")
        return latest(self._file, adgang, n)

    def navn(self, adgang: Adgang, rid: RecordId) -> str:
        """What the citizen of a card is called in a list; "" for one without a name, or that is closed to this user."""
        kraev(adgang, "LAES")
        found = rows(self._file.db, _NAME, adgang, rid=rid)
        return str(found[0][0]) if found else ""

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
        return tuple(citizen_hit(row) for row in rows(self._file.db, sql, adgang, **values))
