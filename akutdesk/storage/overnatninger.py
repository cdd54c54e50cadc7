"""Lists of stays: who is in the house, what each place is used for, and the nights of one stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final, TypeVar

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.nat import Nat, nummer, sovet
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.tilsyn import Tilsyn
from akutdesk.domain.vagt import Vagt, nattens_dato
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import instant, known_instant, millis
from akutdesk.storage.listing import name_of, open_card, rows, some_id
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import BrugtPlads, DobbeltPlads, GaestRaekke
from akutdesk.storage.reading import open_once

R = TypeVar("R", bound=Record)

_KNOWN: Final = open_card("b.id")
_ON_PLACES: Final = f"""
    SELECT o.id, o.borger_id, {name_of("b")},
        CASE WHEN {_KNOWN} THEN b.foedselsaar END, o.plads, o.ankomst,
        CASE WHEN {_KNOWN} THEN o.tilsyn_aftale ELSE '' END, o.afrejse, o.hjaelp_ud,
        {samlet.person("o.borger_id")}, CASE WHEN {_KNOWN} THEN b.identitet END
    FROM overnatning AS o LEFT JOIN borger AS b ON b.id = o.borger_id
    WHERE o.afvist_grund IS NULL AND o.ankomst IS NOT NULL AND (o.afrejse IS NULL OR o.afrejse > :nu)
    ORDER BY o.plads, o.ankomst, o.created_hlc, o.id
"""  # noqa: S608 - built of our own words
_STAYS: Final = f"""
    SELECT ankomst, afrejse FROM overnatning
    WHERE borger_id IN {samlet.cards(":borger")} AND afvist_grund IS NULL AND ankomst IS NOT NULL
"""  # noqa: S608 - built of our own words
_USED: Final = """
    SELECT id, plads, max(afrejse), rengjort, afslutning FROM overnatning
    WHERE afvist_grund IS NULL AND afrejse <= ? AND plads <> '' GROUP BY plads ORDER BY plads
"""
"""The other columns are those of the row with the latest departure."""
_TWICE: Final = f"""
    WITH here AS MATERIALIZED (
        SELECT id, plads, ankomst, coalesce(afrejse, 9e15) AS afrejse, created_hlc,
            {samlet.person("o.borger_id")} AS person
        FROM overnatning AS o INDEXED BY overnatning_afrejse_ankomst
        WHERE (afrejse IS NULL OR afrejse > ?) AND afvist_grund IS NULL AND plads <> ''
    )
    SELECT later.id, first.id, first.plads, later.person IS NOT NULL AND first.person = later.person
    FROM here AS first JOIN here AS later ON first.plads = later.plads OR first.person = later.person
    WHERE (first.created_hlc, first.id) < (later.created_hlc, later.id)
        AND first.ankomst < later.afrejse AND later.ankomst < first.afrejse
    ORDER BY later.created_hlc, later.id, first.id
"""  # noqa: S608 - built of our own words
_NEVER_CAME: Final = "UDEBLEV"


@for_staff
class Overnatninger:
    """Stays in lists. No call but `naetter` and `tilsyn` is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def i_huset(self, adgang: Adgang, nu: datetime) -> tuple[GaestRaekke, ...]:
        """The guests in the house at an instant, by place."""
        return tuple(row for row in self.paa_pladser(adgang, nu) if row.ankomst <= nu)

    def paa_pladser(self, adgang: Adgang, nu: datetime) -> tuple[GaestRaekke, ...]:
        """The guests in the house at an instant and those who are expected, by place and arrival."""
        kraev(adgang, "LAES")
        found = rows(self._file.db, _ON_PLACES, adgang, nu=millis(nu))
        bounds = self._bounds()
        return tuple(self._guest(row, nu, bounds) for row in found)

    def brugte(self, adgang: Adgang, nu: datetime) -> tuple[BrugtPlads, ...]:
        """The places that are to be made ready before the next guest."""
        kraev(adgang, "LAES")
        found = self._file.db.execute(_USED, (millis(nu),)).fetchall()
        return tuple(
            BrugtPlads(rid=RecordId(rid), plads=plads, siden=known_instant(siden))
            for rid, plads, siden, rengjort, afslutning in found
            if not rengjort and afslutning != _NEVER_CAME
        )

    def dobbelte(self, adgang: Adgang, nu: datetime) -> tuple[DobbeltPlads, ...]:
        """Places that two guests have been given, and guests who were given two; in one order at every desk."""
        kraev(adgang, "LAES")
        found = self._file.db.execute(_TWICE, (millis(nu),)).fetchall()
        return tuple(
            DobbeltPlads(
                rid=RecordId(later), anden=RecordId(first), plads=plads, samme_gaest=bool(same)
            )
            for later, first, plads, same in found
        )

    def sovet(self, adgang: Adgang, borger_id: RecordId, nu: datetime) -> frozenset[date]:
        """The nights that a citizen has slept here until `nu`, whichever of their cards they were booked on."""
        kraev(adgang, "LAES")
        return self._slept(borger_id, nu, self._bounds())

    def naetter(self, adgang: Adgang, overnatning_id: RecordId) -> tuple[Nat, ...]:
        """The nights decided about so far, by date and in the order they were written; an opening of the stay."""
        return self._rows_of(adgang, Nat, overnatning_id, "dato IS NULL, dato, ")

    def tilsyn(self, adgang: Adgang, overnatning_id: RecordId) -> tuple[Tilsyn, ...]:
        """The looks in on a guest, the latest first; an opening of the stay."""
        return self._rows_of(adgang, Tilsyn, overnatning_id, "tid DESC, ")

    def vagter(self, adgang: Adgang, nu: datetime) -> tuple[Vagt, ...]:
        """The shifts that are being worked: one for each desk that told who is here."""
        kraev(adgang, "LAES")
        where = "WHERE start <= ?1 AND slut > ?1 ORDER BY created_hlc, id"
        return tuple(noun_table.select(self._file.db, Vagt, where, (millis(nu),)))

    def _rows_of(
        self, adgang: Adgang, cls: type[R], overnatning_id: RecordId, order: str
    ) -> tuple[R, ...]:
        kraev(adgang, "LAES")
        open_once(self._file, adgang, overnatning_id)
        where = f"WHERE parent_id = ? ORDER BY {order}created_hlc, id"
        return tuple(noun_table.select(self._file.db, cls, where, (overnatning_id,)))

    def _bounds(self) -> tuple[Vagtgraenser, ...]:
        houses = noun_table.select(self._file.db, Enhed, "ORDER BY nr LIMIT 1", ())
        return houses[0].vagtgraenser if houses else (Vagtgraenser(),)

    def _slept(
        self, borger_id: RecordId, nu: datetime, bounds: tuple[Vagtgraenser, ...]
    ) -> frozenset[date]:
        stays = _stays(self._file.db, borger_id)
        return frozenset(night for stay in stays for night in sovet(*stay, nu, bounds))

    def _guest(
        self, row: tuple[Any, ...], nu: datetime, bounds: tuple[Vagtgraenser, ...]
    ) -> GaestRaekke:
        borger_id, ankomst = some_id(row[1]), known_instant(row[5])
        slept = (
            sovet(ankomst, None, nu, bounds)
            if borger_id is None
            else self._slept(borger_id, nu, bounds)
        )
        return GaestRaekke(
            rid=RecordId(row[0]),
            borger_id=borger_id,
            navn=row[2],
            foedselsaar=row[3],
            plads=row[4],
            ankomst=ankomst,
            nat_nr=nummer(nattens_dato(max(nu, ankomst), bounds), slept),
            tilsyn_aftale=row[6],
            afrejse=instant(row[7]),
            hjaelp_ud=row[8],
            person=some_id(row[9]),
            identitet=row[10],
        )


def _stays(
    db: sqlite3.Connection, borger_id: RecordId
) -> Iterator[tuple[datetime, datetime | None]]:
    """Arrival and departure of each stay of a person."""
    for ankomst, afrejse in db.execute(_STAYS, {"borger": borger_id}):
        yield known_instant(ankomst), instant(afrejse)
