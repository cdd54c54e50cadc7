"""`store.indsigt`: everything held about one person, with the look-ups (GDPR 15, domain.md 7, 2.21; F88).

What hangs on any of the person's cards is gathered, however deep; what also names another citizen is that one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from akutdesk.domain.adgang import OM_HUSET, OM_LOGGEN, UD_AF_HUSET, Adgang, kraev
from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.indsigt import (
    FORMAAL,
    Indsigt,
    IndsigtError,
    Indsigtsmappe,
    Indsigtspost,
    Kig,
    Tilbageholdt,
    Version,
    kilde,
    med_valg,
)
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.storage import audit, noun_table, samlet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.audit import Entry
from akutdesk.storage.columns import columns_of
from akutdesk.storage.errors import NotFound, OpeningReasonRequired
from akutdesk.storage.history import Aendring, changes_of
from akutdesk.storage.listing import among, packed
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reading import get, may_read, may_show
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.undo import undo

_ABOUT: Final = ("borger_id", "om_borger_id")
_UNDER: Final = ("henvendelse_id", "kriseplan_id", "overnatning_id", "parent_id")
_NOT_OF_PEOPLE: Final = OM_HUSET | OM_LOGGEN | UD_AF_HUSET | {"vagt", "vagtoverlevering", "borger"}
"""A handover holds references alone, and is everybody's of that night."""

_Found = dict[RecordId, tuple[Record, str]]
"""Records in the order they were found, with whose words they hold."""


@for_staff
class Indsigtsside:
    """Every call raises AdgangError for all but the leader."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def saml(self, adgang: Adgang, borger_id: RecordId) -> Indsigtsmappe:
        """Everything about the person whose card this is; slow enough for a job. Each record is logged first.

        Raises NotFound, OpeningReasonRequired (a closed card, also of whoever else spoke of the person), NotSignedIn
        for who has no key to the log, EventsDamaged where the log was changed, DiskFull.
        """
        kraev(adgang, "INDSIGT")
        audit.log_key(self._file, adgang)
        asks = replace(adgang, formaal=FORMAAL)
        cards = self._cards(asks, borger_id)
        found = self._found(cards)
        self._log(asks, found.values())
        now = self._file.clock.now()
        return Indsigtsmappe(
            borger_id=cards[0].id,
            tid=now,
            enhed=noun_table.select(self._file.db, Enhed, "ORDER BY nr", ())[0],
            poster=tuple(self._post(record, whose) for record, whose in found.values()),
            opslag=tuple(self._looked(asks, found)),
            roller={
                one.id: one.rolle or ""
                for one in noun_table.select(self._file.db, Medarbejder, "ORDER BY nr", ())
            },
        )

    def noter(
        self, adgang: Adgang, mappe: Indsigtsmappe, tilbageholdt: Iterable[Tilbageholdt]
    ) -> Indsigt:
        """Commit that it leaves now, in the log and as a record, before it does.

        Raises IndsigtError where something changed since `saml`, or is held back without a reason; NotFound, DiskFull.
        """
        kraev(adgang, "INDSIGT")
        leaves, held = med_valg(mappe, tilbageholdt)
        asks = replace(adgang, formaal=FORMAAL)
        cards = self._cards(asks, mappe.borger_id)
        found = self._found(cards)
        if {rid: self._newest(rid) for rid in found} != {
            post.record.id: post.staar for post in mappe.poster
        }:
            raise IndsigtError("INDSIGT_AENDRET")
        audit.log_deed(self._file, asks, "EKSPORT", cards)
        audit.log_deed(self._file, asks, "VIS_CPR", [card for card in cards if card.cpr])
        made = Indsigt(
            id=new_id(),
            enhed_id=cards[0].enhed_id,
            dataansvarlig_kommune=cards[0].dataansvarlig_kommune,
            fortrolighed=cards[0].fortrolighed,
            fortrolig_for=cards[0].fortrolig_for,
            borger_id=cards[0].id,
            tid=self._file.clock.now(),
            givet_af=adgang.bruger,
            antal=len(leaves),
            opslag=len(mappe.opslag),
            tilbageholdt=held,
        )
        save_all(self._file, asks, (Saving(after=made),))
        return made

    def ikke_givet(self, adgang: Adgang, givet: Indsigt) -> None:
        """It did not leave after all, for no file could be written: said in the log, and its record is taken back.

        Raises AdgangError, NotFound, CannotUndo for one that was changed since, DiskFull.
        """
        kraev(adgang, "INDSIGT")
        asks = replace(adgang, formaal=FORMAAL)
        cards = self._cards(asks, givet.borger_id) if givet.borger_id is not None else []
        audit.log_deed(self._file, asks, "IKKE_GIVET", cards)
        undo(self._file, asks, changes_of(self._file, givet.id)[-1].handling_id)

    # ---- what there is

    def _cards(self, adgang: Adgang, rid: RecordId) -> list[Borger]:
        rids = samlet.cards_of(self._file.db, rid)
        return [get(self._file, adgang, Borger, one) for one in rids]

    def _found(self, cards: Sequence[Borger]) -> _Found:
        own = {card.id for card in cards}
        found: _Found = {card.id: (card, "") for card in cards}
        waiting = [(record, "") for record in self._naming(_ABOUT, own)]
        while waiting:
            fresh: _Found = {}
            for record, over in waiting:
                if record.id not in found:
                    fresh[record.id] = (record, kilde(record, own, over))
            found |= fresh
            waiting = [
                (record, _over(fresh, record))
                for record in self._naming(_UNDER, fresh)
                if getattr(record, "borger_id", None) in {None, *own}
            ]
        return found

    def _naming(self, links: Sequence[str], rids: Iterable[RecordId]) -> Iterator[Record]:
        """Every record of which one of these fields names one of these."""
        some = packed(rids)
        for cls in RECORD_TYPES:
            known = [felt for felt in links if felt in columns_of(cls).by_name]
            if known and cls.TYPE not in _NOT_OF_PEOPLE:
                where = " OR ".join(f"{felt} IN {among('?')}" for felt in known)
                yield from noun_table.select(
                    self._file.db, cls, f"WHERE {where} ORDER BY nr", (some,) * len(known)
                )

    def _log(self, adgang: Adgang, found: Iterable[tuple[Record, str]]) -> None:
        """An opening of each, the cards' own being there already; nothing of them has been shown."""
        records = [record for record, _ in found if not isinstance(record, Borger)]
        for record in records:
            if not may_read(self._file, adgang, record):
                raise AdgangError(rolle=adgang.rolle, funktion="LAES_SKAERPET")
            if not may_show(self._file, adgang, record):
                raise OpeningReasonRequired(record.id)
        entries = [
            Entry(handling="AABN", objekt_type=one.TYPE, objekt_id=one.id) for one in records
        ]
        with self._file.transaction():
            audit.append_entries(self._file, adgang, entries)

    def _post(self, record: Record, whose: str) -> Indsigtspost:
        changes = changes_of(self._file, record.id)
        return Indsigtspost(
            record=record,
            versioner=tuple(_version(each) for each in reversed(changes)),
            kilde=whose,
            staar=self._newest(record.id),
        )

    def _newest(self, rid: RecordId) -> int:
        standing = self._file.tables.standing(rid)
        if standing is None:
            raise NotFound
        return standing.changed.eid

    def _looked(self, adgang: Adgang, found: _Found) -> Iterator[Kig]:
        """Every look-up of any of it, on every PC whose log is here, oldest first."""
        for row in audit.read_all(self._file, adgang):
            if row.entry.objekt_id in found:
                yield Kig(
                    tid=row.tid,
                    handling=row.entry.handling,
                    slags=row.entry.objekt_type,
                    formaal=row.formaal,
                )


def _over(fresh: _Found, record: Record) -> str:
    """Whose words what it hangs on holds."""
    names: list[RecordId | None] = [getattr(record, felt, None) for felt in _UNDER]
    return next(
        (fresh[one][1] for one in names if one is not None and one in fresh and fresh[one][1]), ""
    )


def _version(change: Aendring) -> Version:
    return Version(
        tid=change.tid,
        af=change.bruger,
        felter={one.felt: one.vaerdi for one in change.felter},
        begrundelse=change.begrundelse or "",
    )
