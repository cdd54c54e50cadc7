"""Paper forms: which numbers were printed, and that none of them is registered twice (G122)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.noedmappe import Noedmappe, naeste_loeb, seneste
from akutdesk.domain.papirskema import Papirskema
from akutdesk.domain.record import RecordId
from akutdesk.storage import noun_table
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.errors import FormTaken
from akutdesk.storage.instant import instant
from akutdesk.storage.listing import name_of, rows, seen
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.saving import Saving

_ALIVE: Final = """
    FROM papirskema AS s JOIN henvendelse AS h ON h.id = s.parent_id
    WHERE s.nummer = :nummer AND h.status <> 'ANNULLERET' AND h.id IS NOT :parent
"""
_TAKEN: Final = f"SELECT h.id {_ALIVE} ORDER BY h.nr LIMIT 1"
_OTHERS: Final = f"""
    SELECT h.id, h.start, {name_of("b", "h.kaldenavn")}
    {_ALIVE.replace("WHERE", "LEFT JOIN borger AS b ON b.id = h.borger_id WHERE")} AND {seen("h", "b")}
    ORDER BY h.nr
"""


@dataclass(frozen=True, kw_only=True)
class SkemaRaekke:
    """A henvendelse that a form became, as a list shows it."""

    rid: RecordId
    start: datetime | None
    navn: str


@for_staff
class Papirskemaer:
    """Numbers of paper forms. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def andre(
        self, adgang: Adgang, nummer: str, parent_id: RecordId | None
    ) -> tuple[SkemaRaekke, ...]:
        """The other henvendelser that this form became; an annulled one does not count. Raises AdgangError.

        More than none after a save says that two desks typed it apart.
        """
        kraev(adgang, "LAES")
        found = rows(self._file.db, _OTHERS, adgang, nummer=nummer, parent=parent_id)
        return tuple(
            SkemaRaekke(rid=RecordId(rid), start=instant(start), navn=navn)
            for rid, start, navn in found
        )

    def naeste(self, adgang: Adgang, pc: int) -> int:
        """The first running number that the PC with this place has not printed. Raises AdgangError."""
        return naeste_loeb(self._mapper(adgang), pc)

    def sidst_udskrevet(self, adgang: Adgang) -> datetime | None:
        """When the noedmappe in the house was printed; None if there is none. Raises AdgangError."""
        return seneste(self._mapper(adgang))

    def _mapper(self, adgang: Adgang) -> list[Noedmappe]:
        kraev(adgang, "LAES")
        return noun_table.select(self._file.db, Noedmappe, "", ())


def refuse_taken(db: sqlite3.Connection, saving: Saving) -> None:
    """A form becomes one henvendelse: raises FormTaken where another one has its number already."""
    form = saving.after
    if not isinstance(form, Papirskema) or not form.nummer:
        return
    if isinstance(saving.before, Papirskema) and saving.before.nummer == form.nummer:
        return
    found = db.execute(_TAKEN, {"nummer": form.nummer, "parent": form.parent_id}).fetchone()
    if found is not None:
        raise FormTaken(RecordId(found[0]))
