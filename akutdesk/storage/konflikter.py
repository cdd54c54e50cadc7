"""What two desks wrote apart and nobody has chosen between: the work list of ux.md 2.15."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev, maa, skrivefunktion
from akutdesk.domain.borger import Borger
from akutdesk.domain.dublet import dubletter, uenige
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.kritisk import er_kritisk
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.telefonital import Telefonital
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.instant import known_instant
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.overnatninger import Overnatninger
from akutdesk.storage.projection import stamp_of
from akutdesk.storage.reading import may_read
from akutdesk.storage.standing import TAKEN_BACK

_SPLIT: Final = """
    SELECT conflict.rid, type, felt FROM conflict CROSS JOIN record USING (rid) WHERE NOT taken_back
    ORDER BY record.nr, felt
"""
"""CROSS has SQLite begin with the few conflicts; for the order it would walk through every record."""
_TWO_VALID: Final = """
    WHERE +status = 'GAELDENDE' AND borger_id IN (
        SELECT borger_id FROM kriseplan INDEXED BY kriseplan_gaeldende
        WHERE status = 'GAELDENDE' AND borger_id IS NOT NULL
        GROUP BY borger_id HAVING count(*) > 1
        UNION ALL SELECT kort FROM samlet UNION ALL SELECT til FROM samlet
    ) ORDER BY gaelder_fra, nr
"""
"""Asked after each save: the few citizens come from the index alone, `+` keeps SQLite from every plan in force."""
_SAME_SETTING: Final = """
    WHERE noegle || ' ' || liste IN (
        SELECT noegle || ' ' || liste FROM indstilling GROUP BY 1 HAVING count(*) > 1
    )
"""
_SAME_NUMBER: Final = """
    WHERE kode IN (SELECT kode FROM opslag GROUP BY kode HAVING count(*) > 1)
"""
_SAME_SCORE: Final = """
    WHERE runde || punkt IN (
        SELECT runde || punkt FROM implementeringsmaaling GROUP BY 1 HAVING count(*) > 1
    )
"""
_SAME_MEAN: Final = """
    WHERE runde || punkt IN (
        SELECT runde || punkt FROM landsgennemsnit GROUP BY 1 HAVING count(*) > 1
    )
"""
_SAME_MONTH: Final = """
    WHERE maaned IN (SELECT maaned FROM telefonital GROUP BY maaned HAVING count(*) > 1)
"""


@dataclass(frozen=True, kw_only=True)
class Fortrudt:
    """That the making of a record was taken back, by whom and when, while somebody else wrote in it (F46)."""

    handling_id: bytes
    bruger: RecordId
    tid: datetime


@dataclass(frozen=True, kw_only=True)
class Konflikt:
    """One record with fields that were set apart, with another record beside it (`anden`), or `fortrudt`.

    That is another plan in force for the citizen, the guest who has the place already, or the same setting
    as another leader made it.
    `navn` is the kaldenavn, as in every list; `kritisk`: a person must choose, no value counts by itself.
    """

    rid: RecordId
    type: str
    felter: tuple[str, ...] = ()
    anden: RecordId | None = None
    borger_id: RecordId | None = None
    navn: str = ""
    kritisk: bool = False
    fortrudt: Fortrudt | None = None
    """It is there because it was written in; undoing the act `handling_id` says that it is to stay."""


SAMME_GAEST: Final = "borger_id"
"""The field of a stay whose conflict is that one guest has two of them."""


@for_staff
class Konflikter:
    """What is to be settled. No call here is an opening."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def liste(self, adgang: Adgang) -> tuple[Konflikt, ...]:
        """Those that must be chosen first. What this user may not read is left out. Raises AdgangError."""
        kraev(adgang, "LAES")
        found = [
            *self._places(adgang),
            *self._plans(adgang),
            *self._fields(adgang),
            *self._doubles(adgang),
        ]
        return tuple(sorted(found, key=lambda one: not one.kritisk))

    def _fields(self, adgang: Adgang) -> Iterable[Konflikt]:
        split: dict[tuple[bytes, str], list[str]] = {}
        for rid, kind, felt in self._file.db.execute(_SPLIT).fetchall():
            split.setdefault((bytes(rid), kind), []).append(felt)
        for (rid, kind), felter in split.items():
            record = self._read(adgang, kind, rid)
            if record is None:
                continue
            undone = self._undone(rid) if TAKEN_BACK in felter else None
            if undone is not None:
                yield replace(self._about(record, ()), fortrudt=undone)
            if differing := self._differing(rid, felter):
                yield self._about(record, differing)

    def _undone(self, rid: bytes) -> Fortrudt | None:
        """The act that took the making back; the newest, if two did."""
        log, standing = self._file.log, self._file.tables.standing(rid)
        heads = standing.registers.heads[TAKEN_BACK] if standing else []
        event = log.by_ids(heads).get(max(heads, key=log.rank)) if heads else None
        if event is None:
            return None
        stamp = stamp_of(event)
        return Fortrudt(
            handling_id=event.payload.handling_id,
            bruger=RecordId(stamp.bruger),
            tid=known_instant(stamp.ms),
        )

    def _differing(self, rid: bytes, felter: Iterable[str]) -> tuple[str, ...]:
        """Those that were set to different values: two who wrote the same have nothing to choose."""
        tables = self._file.tables
        standing = tables.standing(rid)
        heads = standing.registers.heads if standing else {}
        return tuple(
            felt
            for felt in felter
            if felt != TAKEN_BACK
            and len({repr(tables.value_of(felt, eid)) for eid in heads.get(felt, ())}) > 1
        )

    def _read(self, adgang: Adgang, kind: str, rid: bytes) -> Record | None:
        cls = RECORD_CLASS.get(kind)
        if cls is None or not maa(adgang, skrivefunktion(kind)):
            return None
        found = noun_table.select(self._file.db, cls, "WHERE id = ?", (rid,))
        return found[0] if found and may_read(self._file, adgang, found[0]) else None

    def _plans(self, adgang: Adgang) -> Iterable[Konflikt]:
        """Two plans in force for one citizen: the newest stands first (design.md 8.11)."""
        newest: dict[RecordId, Kriseplan] = {}
        for plan in noun_table.select(self._file.db, Kriseplan, _TWO_VALID, ()):
            if plan.borger_id is None or not may_read(self._file, adgang, plan):
                continue
            person = samlet.cards_of(self._file.db, plan.borger_id)[0]
            older = newest.get(person)
            newest[person] = plan
            if older is not None:
                yield replace(self._about(plan, ()), anden=older.id, kritisk=True)

    def _doubles(self, adgang: Adgang) -> Iterable[Konflikt]:
        """Settings, numbers and scores that two leaders made apart, for a leader."""
        if not maa(adgang, skrivefunktion(Indstilling.TYPE)):
            return
        db = self._file.db
        pairs = (
            *dubletter(noun_table.select(db, Indstilling, _SAME_SETTING, ())),
            *dubletter(noun_table.select(db, Opslag, _SAME_NUMBER, ())),
            *dubletter(noun_table.select(db, Implementeringsmaaling, _SAME_SCORE, ())),
            *dubletter(noun_table.select(db, Landsgennemsnit, _SAME_MEAN, ())),
            *dubletter(noun_table.select(db, Telefonital, _SAME_MONTH, ())),
        )
        for one, other in pairs:
            felter = uenige(one, other)
            if felter:
                yield replace(self._about(one, felter), anden=other.id)

    def _places(self, adgang: Adgang) -> Iterable[Konflikt]:
        """Two guests on one place, or one guest on two: the later booking stands first (G50)."""
        for one in Overnatninger(self._file).dobbelte(adgang, self._file.clock.now()):
            stay = self._read(adgang, Overnatning.TYPE, one.rid)
            if stay is not None:
                felter = (SAMME_GAEST,) if one.samme_gaest else ()
                yield replace(self._about(stay, felter), anden=one.anden, kritisk=True)

    def _about(self, record: Record, felter: Iterable[str]) -> Konflikt:
        felter = tuple(sorted(felter, key=lambda felt: not er_kritisk(record.TYPE, felt)))
        borger_id = record.id if isinstance(record, Borger) else getattr(record, "borger_id", None)
        return Konflikt(
            rid=record.id,
            type=record.TYPE,
            felter=felter,
            borger_id=borger_id,
            navn=self._name(record, borger_id),
            kritisk=any(er_kritisk(record.TYPE, felt) for felt in felter),
        )

    def _name(self, record: Record, borger_id: RecordId | None) -> str:
        own = getattr(record, "kaldenavn", "")
        if borger_id is None:
            return str(own)
        row = self._file.db.execute(
            "SELECT coalesce(nullif(kaldenavn, ''), fornavn) FROM borger WHERE id = ?", (borger_id,)
        ).fetchone()
        return str(row[0]) if row and row[0] else str(own)
