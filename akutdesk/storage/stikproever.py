"""`store.stikproever`: a sample of the look-up log that a leader goes through each month (domain.md 7, 2.21).

The program draws, and keeps what it drew before anybody sees it, so that nobody draws again until it suits. Who looked
at whom is read from the log each time, under its own seal; the opening of a sample is an entry itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random, SystemRandom
from typing import Final

from akutdesk.domain import stikproeve as prove
from akutdesk.domain.adgang import FUNKTIONER, Adgang, kraev
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.stikproeve import Muligt, Stikopslag, Stikproeve, StikproeveError, Stiksvar
from akutdesk.domain.vagt import KBH
from akutdesk.storage import audit, meta, noun_table
from akutdesk.storage.act import Saved
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.audit import LogRow
from akutdesk.storage.errors import NotFound
from akutdesk.storage.forklaring import Kig, borger_af, forklaring
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.wire import hlc

_LOOKS: Final = frozenset({"AABN", "VIS_CPR", "VIS_ADRESSE", "UDSKRIV", "EKSPORT"})
"""What shows something of a citizen."""


@dataclass(frozen=True, kw_only=True)
class Proevelinje:
    """A sample in the list: when, by whom, how many look-ups, and how many are not answered."""

    id: RecordId
    tid: datetime | None
    af: RecordId | None
    antal: int
    mangler: int


@dataclass(frozen=True, kw_only=True)
class Opslagsraekke:
    """One drawn look-up as it is shown. `kig` is None where the entry is not here.

    `eget`: the reader's own, which another answers; nobody's where there is no other.
    """

    plads: int
    kig: LogRow | None
    borger_id: RecordId | None
    forklaring: str
    svar: Stiksvar | None
    eget: bool


@dataclass(frozen=True, kw_only=True)
class Aabnet:
    """A sample that was opened, with its look-ups."""

    proeve: Stikproeve
    raekker: tuple[Opslagsraekke, ...]


@for_staff
class Stikproever:
    """Every call raises AdgangError for who may not read the log."""

    def __init__(self, file: OpenFile, terning: Random | None = None) -> None:
        self._file = file
        self._terning = terning or SystemRandom()
        self._members = Members(file)

    def liste(self, adgang: Adgang) -> tuple[Proevelinje, ...]:
        """All samples, newest first; nothing of a look-up is in it."""
        kraev(adgang, "LAES_LOG")
        made = noun_table.select(self._file.db, Stikproeve, "ORDER BY tid DESC, nr DESC", ())
        return tuple(self._line(each) for each in made)

    def naeste(self, adgang: Adgang) -> date:
        """The day when the next one is due."""
        kraev(adgang, "LAES_LOG")
        newest = self._file.db.execute("SELECT max(tid) FROM stikproeve").fetchone()[0]
        if newest is None:
            return prove.naeste(None, self._today())
        last = noun_table.select(self._file.db, Stikproeve, "WHERE tid = ?", (newest,))[0]
        return prove.naeste(last.tid.astimezone(KBH).date() if last.tid else None, self._today())

    def forsinket(self, adgang: Adgang) -> int | None:
        """Days since one was due, a month after the last or this file's first event; None before that day."""
        late = (self._today() - self._frist(adgang)).days
        return None if late < 0 else late

    def naevnes(self, adgang: Adgang, vagt: datetime) -> bool:
        """Whether nobody was told yet in the shift that began then; from now on somebody was. Raises DiskFull."""
        kraev(adgang, "LAES_LOG")
        if meta.number(self._file.db, meta.SAMPLE_TOLD) == millis(vagt):
            return False
        with self._file.transaction():
            meta.write_number(self._file.db, meta.SAMPLE_TOLD, millis(vagt))
        return True

    def _frist(self, adgang: Adgang) -> date:
        kraev(adgang, "LAES_LOG")
        db = self._file.db
        if db.execute("SELECT 1 FROM stikproeve LIMIT 1").fetchone() is not None:
            return self.naeste(adgang)
        first = db.execute("SELECT hlc FROM event WHERE hlc > 0 ORDER BY eid LIMIT 1").fetchone()
        begun = known_instant(hlc.millis(first[0])) if first else self._file.clock.now()
        return prove.naeste(begun.astimezone(KBH).date(), self._today())

    def _today(self) -> date:
        return self._file.clock.now().astimezone(KBH).date()

    def traek(self, adgang: Adgang) -> Saved:
        """Draw one, and keep it; slow enough for a job.

        One's own look-ups are left for another reader of the log, where there is one. Raises StikproeveError
        STIKPROEVE_TOM, NotSignedIn for who has no key to the log, EventsDamaged where it was changed, DiskFull.
        """
        kraev(adgang, "LAES_LOG")
        rows, mulige = self._mulige(adgang)
        drawn = prove.trukket(mulige, self._terning)
        opslag = [
            Stikopslag(
                writer=rows[one.nummer].writer, n=rows[one.nummer].n, forklaring=one.forklaring
            )
            for one in sorted(drawn, key=lambda one: (bool(one.forklaring), rows[one.nummer].tid))
        ]
        made = Stikproeve(
            id=new_id(),
            tid=self._file.clock.now(),
            af=adgang.bruger,
            mulige=len(mulige),
            uforklarede=sum(not one.forklaring for one in mulige),
            opslag=tuple(opslag),
        )
        saved = save_all(self._file, adgang, (Saving(after=made),))
        audit.log_opening(self._file, adgang, Stikproeve.TYPE, made.id)  # it is shown next
        return saved

    def aabn(self, adgang: Adgang, rid: RecordId) -> Aabnet:
        """A sample with its look-ups; logged first, once for each start and person. Raises NotFound, NotSignedIn, EventsDamaged, DiskFull."""
        kraev(adgang, "LAES_LOG")
        audit.log_key(self._file, adgang)
        proeve = self._proeve(rid)
        if (adgang.bruger, rid) not in self._file.presence.opened:
            audit.log_opening(self._file, adgang, Stikproeve.TYPE, rid)
        svar = self._svar(rid)
        mine = adgang.bruger if self._others(adgang) else None
        rows = [
            self._row(adgang, (plads, place), svar.get(plads), mine)
            for plads, place in enumerate(proeve.opslag)
        ]
        return Aabnet(proeve=proeve, raekker=tuple(rows))

    def svar(self, adgang: Adgang, rid: RecordId, plads: int, svar: str, note: str = "") -> Saved:
        """Answer one look-up. Raises StikproeveError, FritekstError, NotFound, NotSignedIn, EventsDamaged, DiskFull."""
        kraev(adgang, "LAES_LOG")
        prove.kraev_svar(svar, note)
        proeve = self._proeve(rid)
        if not 0 <= plads < len(proeve.opslag):
            raise NotFound
        place = proeve.opslag[plads]
        row = audit.entry_at(self._file, adgang, place.writer, place.n)
        if row is not None and row.bruger == adgang.bruger and self._others(adgang):
            raise StikproeveError("STIKPROEVE_EGEN")
        made = Stiksvar(
            id=new_id(),
            parent_id=rid,
            plads=plads,
            svar=svar,
            note=note,
            af=adgang.bruger,
            tid=self._file.clock.now(),
        )
        return save_all(self._file, adgang, (Saving(after=made),))

    # ---- what can be drawn

    def _mulige(self, adgang: Adgang) -> tuple[list[LogRow], list[Muligt]]:
        """Look-ups at citizens, the first of each person at each citizen and day, and what explains them."""
        since = self._file.clock.now() - timedelta(days=prove.DAGE)
        leaves_own = bool(self._others(adgang))
        first: dict[tuple[RecordId, RecordId, date], LogRow] = {}
        for row, borger in self._looked(list(audit.entries_since(self._file, adgang, since))):
            if leaves_own and row.bruger == adgang.bruger:
                continue
            key = (row.bruger, borger, row.tid.astimezone(KBH).date())
            first[key] = min(first.get(key, row), row, key=lambda each: each.tid)
        rows = list(first.values())
        mulige = [
            Muligt(
                nummer=nummer,
                forklaring=self._explained(Kig(hvem=row.bruger, borger_id=key[1], tid=row.tid)),
            )
            for nummer, (key, row) in enumerate(first.items())
        ]
        return rows, mulige

    def _explained(self, kig: Kig) -> str:
        return forklaring(self._file.db, kig)

    def _looked(self, rows: Iterable[LogRow]) -> Iterable[tuple[LogRow, RecordId]]:
        for row in rows:
            rid = _shown(row)
            borger = borger_af(self._file.db, rid) if rid is not None else None
            if borger is not None:
                yield row, borger

    def _others(self, adgang: Adgang) -> frozenset[bytes]:
        """Who else reads the log, and can look at this one's own look-ups."""
        org, may = self._members.org(), FUNKTIONER["LAES_LOG"]
        seals = org.audit.seals if org.audit else {}
        return frozenset(
            user
            for user, person in org.people.items()
            if person.active and person.rolle in may and user in seals and user != adgang.bruger
        )

    # ---- what is shown

    def _proeve(self, rid: RecordId) -> Stikproeve:
        found = noun_table.select(self._file.db, Stikproeve, "WHERE id = ?", (rid,))
        if not found:
            raise NotFound
        return found[0]

    def _svar(self, rid: RecordId) -> Mapping[int, Stiksvar]:
        return prove.gaeldende(
            noun_table.select(self._file.db, Stiksvar, "WHERE parent_id = ? ORDER BY nr", (rid,))
        )

    def _line(self, proeve: Stikproeve) -> Proevelinje:
        answered = self._svar(proeve.id)
        antal = len(proeve.opslag)
        return Proevelinje(
            id=proeve.id,
            tid=proeve.tid,
            af=proeve.af,
            antal=antal,
            mangler=sum(place not in answered for place in range(antal)),
        )

    def _row(
        self,
        adgang: Adgang,
        at: tuple[int, Stikopslag],
        svar: Stiksvar | None,
        mine: RecordId | None,
    ) -> Opslagsraekke:
        plads, place = at
        kig = audit.entry_at(self._file, adgang, place.writer, place.n)
        looked_at = kig.entry.objekt_id if kig else None
        return Opslagsraekke(
            plads=plads,
            kig=kig,
            borger_id=borger_af(self._file.db, looked_at) if looked_at else None,
            forklaring=place.forklaring,
            svar=svar,
            eget=kig is not None and kig.bruger == mine,
        )


def _shown(row: LogRow) -> RecordId | None:
    """The record of which the entry showed something; who asked the log about somebody was shown nothing of it."""
    is_look = row.entry.handling in _LOOKS and not audit.is_of_the_log(row)
    return row.entry.objekt_id if is_look else None
