"""Search for a citizen by the first letters of a name, or by digits (design.md D13; ux.md 2.17).

The palette is a contract: exact alias, then the beginning of any part of the name, ties by the alphabet.
"""

from __future__ import annotations

import re
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage import folding, samlet
from akutdesk.storage.audit import Entry, write_entry
from akutdesk.storage.instant import instant
from akutdesk.storage.listing import in_lists, name_of, open_card, rows
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import BorgerHit

_DIGITS: Final = re.compile(r"[\d\s+/.\-]*\d[\d\s+/.\-]*")
_NOT_DIGIT: Final = re.compile(r"\D")
_CPR: Final = 10
_CPR_DATE: Final = 6
_LOOKED_AT: Final = 200
"""Contacts among which the latest citizens are looked for."""

_SPARE: Final = 50
"""Hits looked at beyond those wanted, since two may be one person (`sammenlagt_til`)."""

_SHOWN: Final = f"""
    EXISTS (SELECT 1 FROM borger WHERE borger.nr = soeg_borger.nr AND {open_card("(borger.id)")})
"""  # noqa: S608

HIT_COLUMNS: Final = (
    f"borger.id, {name_of('borger')}, borger.foedselsaar, borger.kommunekode, borger.identitet,"  # noqa: S608
    " (SELECT max((SELECT max(start) FROM henvendelse WHERE borger_id = kort.id))"
    " FROM (SELECT borger.id AS id UNION ALL SELECT kort FROM samlet WHERE til = borger.id) AS kort),"
    f" CASE WHEN {open_card('(borger.id)')} THEN borger.fornavn || ' ' || borger.efternavn ELSE '' END,"
    " borger.fortrolighed = 'SKAERPET'"
)
"""The columns of a BorgerHit."""

_FOUND: Final = f"""
    SELECT {HIT_COLUMNS} FROM (
        SELECT borger.nr AS nr, min(rang) AS rang, min(sortering) AS sortering FROM (
            SELECT soeg_borger.nr AS nr, instr(alias, :alias) = 0 AS rang, sortering
            FROM soeg_navn JOIN soeg_borger ON soeg_borger.nr = soeg_navn.rowid
            WHERE soeg_navn MATCH :ord AND (NOT saerlig OR {_SHOWN}) AND {{cpr}}
            ORDER BY 2, 3, 1 LIMIT :antal + {_SPARE}
        ) AS fundet
        JOIN borger AS skrevet ON skrevet.nr = fundet.nr
        JOIN borger ON borger.id = {samlet.person("skrevet.id")}
        WHERE {open_card("(borger.id)")} AND {in_lists("(borger.id)")}
        GROUP BY borger.nr ORDER BY 2, 3, 1 LIMIT :antal
    ) AS valgt JOIN borger ON borger.nr = valgt.nr
    ORDER BY valgt.rang, valgt.sortering, valgt.nr
"""  # noqa: S608 - built of our own words
_BY_NAME: Final = _FOUND.format(cpr="TRUE")
_BY_CPR: Final = _FOUND.format(
    cpr="EXISTS (SELECT 1 FROM borger WHERE nr = soeg_borger.nr AND cpr = :cpr)"
)
_LATEST: Final = f"""
    SELECT {HIT_COLUMNS} FROM (
        SELECT borger.nr AS nr, max(kontakt.start) AS sidst FROM (
            SELECT borger_id, start FROM henvendelse
            WHERE borger_id NOT NULL AND start NOT NULL ORDER BY start DESC LIMIT {_LOOKED_AT}
        ) AS kontakt
        JOIN borger AS skrevet ON skrevet.id = kontakt.borger_id
        JOIN borger ON borger.id = {samlet.person("skrevet.id")}
        WHERE {open_card("(borger.id)")} AND {in_lists("(borger.id)")}
        GROUP BY borger.nr ORDER BY 2 DESC, 1 LIMIT :antal
    ) AS valgt JOIN borger ON borger.nr = valgt.nr
    ORDER BY valgt.sidst DESC, valgt.nr
"""  # noqa: S608


class Palette:
    """One opening of the palette; the whole of it is one entry in the log (design.md 8.21)."""

    def __init__(self, file: OpenFile, adgang: Adgang) -> None:
        kraev(adgang, "SOEG")
        self._file = file
        self._adgang = adgang
        self._seen: set[RecordId] = set()
        self._searched = False

    def hits(self, text: str, limit: int = 8) -> tuple[BorgerHit, ...]:
        """The citizens found, best first; for no text the latest ones. `limit` is at most 200."""
        self._searched = True
        found = _citizens(self._file, self._adgang, text, limit)
        self._seen.update(hit.rid for hit in found)
        return found

    def close(self) -> None:
        """Write the log entry: how many citizens were shown. A second call does nothing."""
        if self._searched:
            entry = Entry(handling="SOEG", objekt_type="borger", antal=len(self._seen))
            write_entry(self._file, self._adgang, entry)
        self._searched = False


def citizen_hit(row: tuple[Any, ...]) -> BorgerHit:
    """A row of HIT_COLUMNS."""
    return BorgerHit(
        rid=RecordId(row[0]),
        navn=row[1],
        foedselsaar=row[2],
        kommunekode=row[3],
        identitet=row[4],
        sidst=instant(row[5]),
        fuldt_navn=row[6],
        er_skaerpet=bool(row[7]),
    )


def latest(file: OpenFile, adgang: Adgang, limit: int) -> tuple[BorgerHit, ...]:
    """The citizens of the latest contacts."""
    found = rows(file.db, _LATEST, adgang, antal=limit)
    return tuple(citizen_hit(row) for row in found)


def _citizens(file: OpenFile, adgang: Adgang, text: str, limit: int) -> tuple[BorgerHit, ...]:
    if not text.strip():
        return latest(file, adgang, limit)
    if _DIGITS.fullmatch(text):
        return _by_digits(file, adgang, text, limit)
    words = folding.typed(text)
    if not words:
        return ()
    found = _by_words(file, adgang, words, limit)
    shorter = tuple(folding.shortened(word) for word in words)
    if found or shorter == words:
        return found
    return _by_words(file, adgang, shorter, limit)


def _by_words(
    file: OpenFile, adgang: Adgang, words: tuple[str, ...], limit: int
) -> tuple[BorgerHit, ...]:
    match = "navne : (" + " AND ".join(f'"{word}"*' for word in words) + ")"
    alias = f"|{''.join(words)}|"
    found = rows(file.db, _BY_NAME, adgang, ord=match, alias=alias, antal=limit)
    return tuple(citizen_hit(row) for row in found)


def _by_digits(file: OpenFile, adgang: Adgang, text: str, limit: int) -> tuple[BorgerHit, ...]:
    """Phone and birth date; ten digits may also be a CPR, which is looked up by its date and compared."""
    digits = _NOT_DIGIT.sub("", text)
    if text.strip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00").removeprefix("45") or digits
    if len(digits) == _CPR:
        match = f'tal : "{digits[:_CPR_DATE]}"*'
        found = rows(file.db, _BY_CPR, adgang, ord=match, alias="", cpr=digits, antal=limit)
    else:
        match = f'tal : "{digits}"*'
        found = rows(file.db, _BY_NAME, adgang, ord=match, alias="", antal=limit)
    return tuple(citizen_hit(row) for row in found)
