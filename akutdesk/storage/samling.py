"""Two cards of one person laid together, and parted again; nobody is laid together by machine (domain.md 10.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.domain.record import RecordId
from akutdesk.domain.samling import bliver_staaende, kan_skilles
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.act import Saved
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.audit import log_deed
from akutdesk.storage.errors import CannotUndo, NotFound
from akutdesk.storage.instant import known_instant
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.projection import stamp_of
from akutdesk.storage.raekker import SamletKort
from akutdesk.storage.reading import get, may_read
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving

UNKNOWN: Final = "UKENDT"
TOO_LATE: Final = "FOR_SENT"


@for_staff
class Samling:
    """What lies under a citizen's card. Saves need SAMMENLAEG and open both cards (I9)."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def kort(self, adgang: Adgang, rid: RecordId) -> tuple[RecordId, ...]:
        """All cards of the person, the one that stands first; those this user may not read are left out."""
        kraev(adgang, "LAES")
        first, *under = samlet.cards_of(self._file.db, rid)
        return (first, *(one.id for one in self._readable(adgang, under)))

    def under(self, adgang: Adgang, rid: RecordId) -> tuple[SamletKort, ...]:
        """The cards that lie under this one, as lists show them; no opening."""
        kraev(adgang, "LAES")
        _, *under = samlet.cards_of(self._file.db, rid)
        return tuple(self._row(one) for one in self._readable(adgang, under))

    def saml(self, adgang: Adgang, en: RecordId, anden: RecordId) -> Saved:
        """Lay the lesser known card under the better known. Raises AdgangError, NotFound, CannotUndo, DiskFull.

        Two cards that are one person already are left alone: CannotUndo("UKENDT").
        """
        kraev(adgang, "SAMMENLAEG")
        ends = [samlet.cards_of(self._file.db, one)[0] for one in (en, anden)]
        if ends[0] == ends[1]:
            raise CannotUndo(UNKNOWN)
        over, under = bliver_staaende(*(get(self._file, adgang, Borger, one) for one in ends))
        log_deed(self._file, adgang, "SAMLET", (over, under))
        return self._save(adgang, {under: over.id})

    def skil(self, adgang: Adgang, rid: RecordId) -> Saved:
        """Take a card out from under another. Raises AdgangError, NotFound, CannotUndo (UKENDT, FOR_SENT)."""
        kraev(adgang, "SAMMENLAEG")
        kort = get(self._file, adgang, Borger, rid)
        if kort.sammenlagt_til is None:
            raise CannotUndo(UNKNOWN)
        if not self._row(kort).kan_skilles:
            raise CannotUndo(TOO_LATE)
        parted = [kort, *self._ring_of(adgang, kort)]
        log_deed(self._file, adgang, "SKILT", parted)
        return self._save(adgang, dict.fromkeys(parted))

    def _ring_of(self, adgang: Adgang, kort: Borger) -> list[Borger]:
        """The card that stands, where desks apart laid it under another: in a ring one cut parts nobody."""
        stands = samlet.cards_of(self._file.db, kort.id)[0]
        if stands == kort.id:
            return []
        over = get(self._file, adgang, Borger, stands)
        return [over] if over.sammenlagt_til is not None else []

    def _save(self, adgang: Adgang, links: Mapping[Borger, RecordId | None]) -> Saved:
        savings = [
            Saving(after=replace(kort, sammenlagt_til=over), before=kort)
            for kort, over in links.items()
        ]
        return save_all(self._file, adgang, savings)

    def _readable(self, adgang: Adgang, rids: list[RecordId]) -> list[Borger]:
        found = [
            kort
            for rid in rids
            for kort in noun_table.select(self._file.db, Borger, "WHERE id = ?", (rid,))
        ]
        return [kort for kort in found if may_read(self._file, adgang, kort)]

    def _row(self, kort: Borger) -> SamletKort:
        standing = self._file.tables.standing(kort.id)
        if standing is None:
            raise NotFound
        log = self._file.log
        heads = standing.registers.heads.get(samlet.FELT, ())
        stamps = [stamp_of(event).ms for event in log.by_ids(list(heads)).values()]
        siden = known_instant(max(stamps, default=standing.changed.ms))
        return SamletKort(
            rid=kort.id,
            navn=visningsnavn(kort),
            foedselsaar=kort.foedselsaar,
            kommunekode=kort.kommunekode,
            siden=siden,
            kan_skilles=kan_skilles(siden, self._file.clock.now()),
        )
