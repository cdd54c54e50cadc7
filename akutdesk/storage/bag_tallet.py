"""The rows behind a cell: the same groups that gave its number say which they are (design.md D12, G67)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeVar

import msgspec

from akutdesk.domain import progressionstal
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.figur import ALLE, Celle
from akutdesk.domain.figurregler import bag
from akutdesk.domain.kontaktsvar import er_identificeret
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.progressionsmaal import Maalepar, Progressionsmaal, forskel
from akutdesk.domain.record import RecordId
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage import opdeling, opholdsfakta
from akutdesk.storage.opdeling import Opdelt
from akutdesk.storage.opgoerelser import OPGOERELSER, Opgoerelse
from akutdesk.storage.optaelling import IDENTIFICEREDE, PERSONER
from akutdesk.storage.soejler import betingelse, fra
from akutdesk.storage.talraekke import (
    Talraekke,
    af_borgere,
    af_kontakter,
    af_post,
    af_poster,
)

Side = tuple[int | None, int]
"""How many rows at most, and how many come before them."""

T = TypeVar("T")

Dateret = Sequence[tuple[RecordId, date]]

_CONTACTS: Final = """
    SELECT r.rid, f.dag FROM {fra} JOIN record AS r ON r.nr = f.nr
    WHERE {hvor} AND ({noegle}) IN (SELECT value FROM json_each(:noegler))
    ORDER BY f.dag DESC, f.nr DESC LIMIT :antal OFFSET :efter
"""
_PEOPLE: Final = """
    SELECT id FROM fakta_person WHERE nr IN (SELECT value FROM json_each(:numre))
    ORDER BY nr LIMIT :antal OFFSET :efter
"""
_NO_LIMIT: Final = -1


class BagTallet:
    """Rows behind the cells of one selection, as one user may see them."""

    def __init__(self, db: sqlite3.Connection, adgang: Adgang, udvalg: Udvalg) -> None:
        self._db = db
        self._adgang = adgang
        self._udvalg = udvalg

    def raekker(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        """The rows, the newest first. Raises KeyError for a cell of no figure."""
        if celle.figur == "hoved" and celle.raekke in (PERSONER, IDENTIFICEREDE):
            return af_borgere(self._db, self._adgang, self._personer(celle.raekke, side))
        match celle.figur:
            case "fig3":
                return self._fig3(celle, side)
            case "fig3_afvist":
                return self._afvist(celle, side)
            case "progression" | "par" | "fremgang":
                return self._maalinger(celle, side)
            case _:
                report = celle.figur.partition("_")[0]
                if report in OPGOERELSER:
                    return self._opgjort(OPGOERELSER[report](self._db, self._udvalg), celle, side)
                return self._alle_kontakter(celle, side)

    def _opgjort(self, told: Opgoerelse, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        return af_post(self._db, self._adgang, _part(told.poster(celle), side))

    def _maalinger(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        if celle.figur == "progression":
            return self._progression(celle, side)
        return self._andel_par(celle, side) if celle.figur == "par" else self._fremgang(celle, side)

    def _alle_kontakter(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        return af_kontakter(self._db, self._adgang, self._kontakter(celle, side))

    def _kontakter(self, celle: Celle, side: Side) -> Dateret:
        navn, counts_in = bag(celle, self._udvalg.grundlag)
        groups = Opdelt(self._db, self._udvalg, (navn,)).grupper(navn)
        keys = [one.noegle for one in groups if counts_in(one.svar)]
        where, values = betingelse(self._udvalg)
        sql = _CONTACTS.format(
            fra=fra(opdeling.OPDELINGER[navn]), hvor=where, noegle=opdeling.noegle_sql(navn)
        )
        found = self._db.execute(sql, {**values, **_paging(side), "noegler": _listed(keys)})
        return [(RecordId(rid), date.fromordinal(dag)) for rid, dag in found.fetchall()]

    def _personer(self, raekke: str, side: Side) -> Sequence[RecordId]:
        everybody = Opdelt(self._db, self._udvalg, (), opdeling.PERSONER).personer()
        numbers = [nr for nr, kendt in everybody if raekke == PERSONER or er_identificeret(kendt)]
        found = self._db.execute(_PEOPLE, {**_paging(side), "numre": _listed(numbers)}).fetchall()
        return [RecordId(rid) for (rid,) in found]

    def _fig3(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        counted = opholdsfakta.ophold(self._db, self._udvalg)
        if celle.raekke == "personer":
            return af_borgere(self._db, self._adgang, _part(counted.personer, side))
        if celle.raekke == "naetter":
            return self._poster(
                Overnatning.TYPE, [(one.rid, dato) for one, dato in counted.naetter], side
            )
        return self._poster(
            Overnatning.TYPE, [(one.rid, one.ankomst) for one in counted.ophold], side
        )

    def _afvist(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        counted = opholdsfakta.ophold(self._db, self._udvalg)
        refused = [
            (one.rid, one.dag) for one in counted.afviste if celle.raekke in (ALLE, one.grund)
        ]
        return self._poster(Overnatning.TYPE, refused, side)

    def _progression(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        step = self._udvalg.taerskel
        return self._par(
            side,
            lambda par: (
                celle.raekke == progressionstal.udfald(par, step)
                or (celle.raekke == ALLE and forskel(par) is not None)
            ),
        )

    def _andel_par(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        if celle.raekke == ALLE:
            first = opholdsfakta.foerste_maalinger(self._db, self._udvalg)
            return self._poster(Progressionsmaal.TYPE, first, side)
        return self._par(side, lambda _: True)

    def _fremgang(self, celle: Celle, side: Side) -> tuple[Talraekke, ...]:
        every = celle.raekke in (ALLE, progressionstal.DAGE)
        return self._par(
            side,
            lambda par: forskel(par) is not None and (every or par.foer.instrument == celle.raekke),
        )

    def _par(self, side: Side, counts_in: Callable[[Maalepar], bool]) -> tuple[Talraekke, ...]:
        pairs = opholdsfakta.maalt(self._db, self._udvalg).par
        listed = [
            (each.foer.id, each.foer.dato or self._udvalg.fra) for each in pairs if counts_in(each)
        ]
        return self._poster(Progressionsmaal.TYPE, listed, side)

    def _poster(self, kind: str, listed: Dateret, side: Side) -> tuple[Talraekke, ...]:
        return af_poster(self._db, self._adgang, kind, _part(listed, side))


def _listed(numbers: Sequence[int]) -> str:
    return msgspec.json.encode(numbers).decode()


def _paging(side: Side) -> dict[str, int]:
    limit, before = side
    return {"antal": _NO_LIMIT if limit is None else limit, "efter": before}


def _part(listed: Sequence[T], side: Side) -> Sequence[T]:
    limit, before = side
    return listed[before:] if limit is None else listed[before : before + limit]
