"""`store.udtraek`: the evaluator's set, the key of its pseudonyms, and what left the house (domain.md 5.4, 2.22).

Only who may export. Contacts whose card is closed to others are not in it, nor is practice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.evaluatorsaet import FELTER, Evaluatorsaet, evaluatorsaet, kontaktraekke
from akutdesk.domain.kontaktsvar import Kontaktsvar, Personsvar
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.statistik import Udvalg, kraev_periode
from akutdesk.domain.udtraek import (
    Bestilling,
    Pseudonymnoegle,
    Udtraek,
    UdtraekError,
    kraev_aftale,
)
from akutdesk.domain.vagt import KBH
from akutdesk.storage import faktaord, noun_table
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.audit import Entry, log_deed, write_entry
from akutdesk.storage.errors import CannotUndo
from akutdesk.storage.history import changes_of
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.soejler import STYKKER, laes_soejler, taelling
from akutdesk.storage.undo import undo
from akutdesk.wire import crypto

_LAESTE: Final = (
    *("krise", "kerne", "svar", "symptomer", "tiltag", "begivenheder", "form", "minutter"),
    *("dag", "time", "alder", "gruppe"),
)
_OM_PERSON: Final = ("om_person", "kommune")
_HVEM: Final = ("hvem", "lukket")
_NAVNE: Final = (*_LAESTE, *_OM_PERSON, *_HVEM)
_CLOSED: Final = """
    SELECT p.til FROM fakta_person AS p JOIN borger AS b ON b.id = p.id
    WHERE b.fortrolighed = 'SKAERPET'
"""
_SIGNS: Final = 32
"""Hexadecimal signs of a pseudonym: half of the HMAC, and far more than two people could share."""


@dataclass(frozen=True, kw_only=True)
class Optalt:
    """A set that was made, and on what order. Nothing of it has left."""

    bestilling: Bestilling
    noegle_id: RecordId
    saet: Evaluatorsaet
    kommune: str | None = None
    """The municipality whose contacts they are, by the agreement; None for a house of one."""


@for_staff
class Udtraeksside:
    """`store.udtraek`. Every call raises AdgangError for who may not export."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def noegle(self, adgang: Adgang, bestilling: Bestilling) -> Pseudonymnoegle:
        """The key of the agreement's project, made the first time. Raises UdtraekError, PeriodeError, DiskFull."""
        self._kraev(adgang, bestilling)
        where = (
            "WHERE aftale_id = ? ORDER BY id LIMIT 1"  # the same one at every desk, were there two
        )
        found = noun_table.select(self._file.db, Pseudonymnoegle, where, (bestilling.aftale_id,))
        if found:
            return found[0]
        made = Pseudonymnoegle(
            id=new_id(),
            aftale_id=bestilling.aftale_id,
            noegle=crypto.random_bytes(crypto.KEY_SIZE),
        )
        save_all(self._file, adgang, (Saving(after=made),))
        return made

    def optael(self, adgang: Adgang, bestilling: Bestilling, noegle: Pseudonymnoegle) -> Optalt:
        """The set; slow enough for a job. Raises UdtraekError (also for none, or too few), PeriodeError."""
        kommune = self._kraev(adgang, bestilling)
        udvalg = Udvalg(fra=bestilling.fra, til=bestilling.til, kommune=kommune)
        contacts = list(_kontakter(self._file.db, udvalg, noegle.noegle or b""))
        open_ones = [row for row, closed in contacts if not closed]
        saet = evaluatorsaet(open_ones, lukkede=len(contacts) - len(open_ones))
        if not saet.raekker:
            raise UdtraekError("UDTRAEK_FOR_FAA" if contacts else "UDTRAEK_TOMT")
        return Optalt(bestilling=bestilling, noegle_id=noegle.id, saet=saet, kommune=kommune)

    def noter(self, adgang: Adgang, optalt: Optalt) -> Udtraek:
        """Commit that this set leaves now, in the log and as a record, before it does.

        Raises UdtraekError if the agreement has stopped holding meanwhile, or is another's, DiskFull, FileBusy.
        """
        order, saet = optalt.bestilling, optalt.saet
        if self._kraev(adgang, order) != optalt.kommune:
            raise UdtraekError("UDTRAEK_AENDRET", felt="aftale_id")
        made = Udtraek(
            id=new_id(),
            dataansvarlig_kommune=optalt.kommune,
            formaal=order.formaal,
            fra=order.fra,
            til=order.til,
            felter=FELTER,
            pseudonymnoegle_id=optalt.noegle_id,
            antal=len(saet.raekker),
            udeladt=saet.udeladt,
            godkendt_af=adgang.bruger,
            modtager=order.modtager,
            aftale_id=order.aftale_id,
            tid=self._file.clock.now(),
        )
        entry = Entry(
            handling="EKSPORT", objekt_type=made.TYPE, objekt_id=made.id, antal=made.antal
        )
        write_entry(self._file, replace(adgang, formaal=order.formaal), entry)
        save_all(self._file, adgang, (Saving(after=made),))
        return made

    def ikke_givet(self, adgang: Adgang, udtraek: Udtraek) -> None:
        """It did not leave after all, for no file could be written: said in the log, and its record is taken back.

        Raises AdgangError, CannotUndo for one that is not there or was changed since, DiskFull.
        """
        kraev(adgang, "EKSPORT")
        log_deed(self._file, replace(adgang, formaal=udtraek.formaal), "IKKE_GIVET", [udtraek])
        told = changes_of(self._file, udtraek.id)
        if not told:
            raise CannotUndo("UKENDT")
        undo(self._file, adgang, told[-1].handling_id)

    def liste(self, adgang: Adgang) -> tuple[Udtraek, ...]:
        """What has left, the newest first."""
        kraev(adgang, "EKSPORT")
        return tuple(noun_table.select(self._file.db, Udtraek, "ORDER BY tid DESC, nr DESC", ()))

    def _kraev(self, adgang: Adgang, bestilling: Bestilling) -> str | None:
        """The right, a period, and an agreement that holds today as it stands in the file; whose contacts it is about.

        Each municipality is the controller of its own citizens' data (domain.md 2.0.4, 7).
        """
        kraev(adgang, "EKSPORT")
        kraev_periode(Udvalg(fra=bestilling.fra, til=bestilling.til))
        found = noun_table.select(
            self._file.db, Samarbejdsaftale, "WHERE id = ?", (bestilling.aftale_id,)
        )
        day = self._file.clock.now().astimezone(KBH).date()
        houses = noun_table.select(self._file.db, Enhed, "ORDER BY nr", ())
        kommuner = houses[0].deltagende_kommuner if houses else ()
        return kraev_aftale(found[0] if found else None, day, kommuner)


def _kontakter(db: sqlite3.Connection, udvalg: Udvalg, key: bytes) -> Iterator[tuple[Any, bool]]:
    """A row for each contact, and whether its card is closed to others."""
    columns = laes_soejler(db, udvalg, _NAVNE)
    words = faktaord.alle(db)
    ids = dict(db.execute("SELECT nr, id FROM fakta_person").fetchall())
    closed = {nr for (nr,) in db.execute(_CLOSED)}
    known: dict[int, str] = {}
    for numbers, antal in taelling(columns, _NAVNE):
        told = dict(zip(_NAVNE, numbers, strict=True))
        who = told["hvem"]
        if who and who not in known:
            known[who] = crypto.hmac_sha256(key, ids[who]).hex()[:_SIGNS]
        row = kontaktraekke(_svar(told, words), known.get(who, ""))
        yield from [(row, bool(told["lukket"]) or who in closed)] * antal


def _svar(told: Mapping[str, int], words: Mapping[int, str]) -> Kontaktsvar:
    """What one contact answered, and what is known of the person."""
    said: dict[str, Any] = {}
    for navn in _LAESTE:
        said |= STYKKER[navn].laes(told[navn], words)
    om, sted = (STYKKER[navn].laes(told[navn], words)["person"] for navn in _OM_PERSON)
    return Kontaktsvar(**said, person=Personsvar(koen=om.koen, kommune=sted.kommune))
