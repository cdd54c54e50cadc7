"""The reports of domain.md 5.3 that count contacts, each from one reading of the facts."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from akutdesk.domain.figur import Celle, Figur, Middel
from akutdesk.domain.figurregel import figur
from akutdesk.domain.figurregler import KOMMUNE_MINUTTER
from akutdesk.domain.kontaktsvar import LANGE_MINUTTER
from akutdesk.domain.middel import middel
from akutdesk.domain.rapport import RAPPORTER, Rapport
from akutdesk.domain.rapportregler import regler_i
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage.opdeling import Gruppe, Opdelt
from akutdesk.storage.opgoerelser import OPGOERELSER

_TRYGHED = "stemme_tryghed"


def rapport(
    db: sqlite3.Connection, udvalg: Udvalg, navn: str, opdelt: Opdelt | None = None
) -> Rapport:
    """One report of RAPPORTER; `opdelt`: the contacts, where they are read already. Raises KeyError for another name."""
    if navn not in RAPPORTER:
        raise KeyError(navn)
    if navn in OPGOERELSER:
        told = OPGOERELSER[navn](db, udvalg)
        figures = tuple(one.figur() for one in told.figurer)
        return Rapport(
            navn=navn, udvalg=udvalg, figurer=figures, midler=tuple(one for one, _ in told.midler)
        )
    rules = regler_i(navn)
    more = (KOMMUNE_MINUTTER,) if navn == "mellemkommunal" else ()
    found = opdelt or Opdelt(db, udvalg, (*(one.opdeling for one in rules), *more))
    made = tuple(
        figur(one, ((each.svar, each.antal) for each in found.grupper(one.opdeling)))
        for one in rules
    )
    means = _kommuner(found.grupper(KOMMUNE_MINUTTER)) if more else _tryghed(made)
    return Rapport(navn=navn, udvalg=udvalg, figurer=made, midler=tuple(means))


def _kommuner(grupper: Iterable[Gruppe]) -> Iterable[Middel]:
    """Minutes by the citizens' municipality; mean times n is all of them."""
    minutes: dict[str, Counter[int]] = defaultdict(Counter)
    for one in grupper:
        if one.svar.minutter and one.svar.person.kommune:
            minutes[one.svar.person.kommune][one.svar.minutter] += one.antal
    for kommune in sorted(minutes):
        celle = Celle(KOMMUNE_MINUTTER, kommune)
        yield middel(celle, minutes[kommune], graense=LANGE_MINUTTER)


def _tryghed(figurer: Iterable[Figur]) -> Iterable[Middel]:
    """How safe people say they feel, 0 to 10."""
    for one in figurer:
        if one.navn == _TRYGHED:
            told = {int(tal.kode): tal.antal for tal in one.tal if tal.antal}
            yield middel(Celle(_TRYGHED), told)
