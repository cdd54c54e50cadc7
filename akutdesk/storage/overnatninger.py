"""Lists of stays: who is in the house, and the nights of one stay."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.nat import Nat
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import nat_nr
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage import noun_table
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.listing import name_of, open_card, rows, some_id
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.storage.reading import children

_IN_HOUSE: Final = f"""
    SELECT o.id, o.borger_id, {name_of("b")}, CASE WHEN {open_card("b.id")} THEN b.foedselsaar END,
        o.plads, o.ankomst,
        CASE WHEN {open_card("b.id")} THEN o.tilsyn_aftale ELSE '' END
    FROM overnatning AS o LEFT JOIN borger AS b ON b.id = o.borger_id
    WHERE o.afvist_grund IS NULL AND o.ankomst <= :nu
        AND (o.afrejse IS NULL OR o.afrejse > :nu)
    ORDER BY o.plads, o.ankomst, o.nr
"""  # noqa: S608 - built of our own words


class Overnatninger:
    """Stays in lists. No call but `naetter` is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def i_huset(self, adgang: Adgang, nu: datetime) -> tuple[GaestRaekke, ...]:
        """The guests in the house at an instant, by place. The night's number follows the house's shifts."""
        kraev(adgang, "LAES")
        found = rows(self._file.db, _IN_HOUSE, adgang, nu=millis(nu))
        bounds = self._bounds()
        return tuple(_row(row, nu, bounds) for row in found)

    def naetter(self, adgang: Adgang, overnatning_id: RecordId) -> tuple[Nat, ...]:
        """The nights decided so far, by date; an opening of the stay."""
        found = children(self._file, adgang, Nat, overnatning_id)
        return tuple(sorted(found, key=lambda nat: (nat.dato is None, nat.dato)))

    def _bounds(self) -> tuple[Vagtgraenser, ...]:
        houses = noun_table.select(self._file.db, Enhed, "ORDER BY nr LIMIT 1", ())
        return houses[0].vagtgraenser if houses else (Vagtgraenser(),)


def _row(row: tuple[Any, ...], nu: datetime, bounds: tuple[Vagtgraenser, ...]) -> GaestRaekke:
    ankomst = known_instant(row[5])
    return GaestRaekke(
        rid=RecordId(row[0]),
        borger_id=some_id(row[1]),
        navn=row[2],
        foedselsaar=row[3],
        plads=row[4],
        ankomst=ankomst,
        nat_nr=nat_nr(ankomst, nu, bounds),
        tilsyn_aftale=row[6],
    )
