"""Who may open a citizen's card: everybody of the house, or the named ones and the leader (domain.md 2.0.4).

It is said of the person: all their cards at once, so that none of them tells what another one keeps.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from akutdesk.domain.adgang import SKAERPET, Adgang, kraev, maa
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.storage import samlet
from akutdesk.storage.act import Saved
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.audit import log_deed
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reading import get
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving

NORMAL: Final = "NORMAL"


@for_staff
class Skaermning:
    """Closes and opens cards. Both are openings of every card of the person."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def luk(self, adgang: Adgang, rid: RecordId, navngivne: Collection[RecordId]) -> Saved:
        """Only these, whoever does it, and the leader may open the person's cards from now on.

        Naming fewer than before is for the leader. Raises AdgangError, NotFound, OpeningReasonRequired, DiskFull.
        """
        kraev(adgang, "SKAERP")
        own = () if maa(adgang, "LAES_SKAERPET") else (adgang.bruger,)
        names = tuple(sorted({*navngivne, *own}))
        return self._save(adgang, rid, names)

    def aabn(self, adgang: Adgang, rid: RecordId) -> Saved:
        """Everybody of the house may open them again. Raises as `luk`; AdgangError for all but the leader."""
        kraev(adgang, "OPHAEV_SKAERPET")
        return self._save(adgang, rid, None)

    def _save(self, adgang: Adgang, rid: RecordId, names: tuple[RecordId, ...] | None) -> Saved:
        """`names` None opens the cards."""
        handling, level = ("AABNET", NORMAL) if names is None else ("SKAERPET", SKAERPET)
        cards = [
            get(self._file, adgang, Borger, one) for one in samlet.cards_of(self._file.db, rid)
        ]
        log_deed(self._file, adgang, handling, cards)
        savings = [
            Saving(after=replace(card, fortrolighed=level, fortrolig_for=names or ()), before=card)
            for card in cards
        ]
        return save_all(self._file, adgang, savings)
