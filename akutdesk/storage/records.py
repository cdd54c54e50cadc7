"""The store's calls about single records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeVar

from akutdesk.domain.adgang import Adgang, gemmefunktion, kraev, laesefunktion
from akutdesk.domain.record import Record, RecordId
from akutdesk.storage import history, reading
from akutdesk.storage.act import Saved
from akutdesk.storage.adgangstid import for_staff, until_the_lock
from akutdesk.storage.live_file import LiveFile
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.undo import undo

R = TypeVar("R", bound=Record)

_ALL_STAFF: Final[Mapping[str, str]] = MappingProxyType({})


@for_staff
class Records(LiveFile):
    """Reading, saving and undoing records. Every call checks `adgang` against the one table (design.md 8.20)."""

    def get(self, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
        """Open a record: the log's entry is committed first, then the record is returned (I9).

        Raises NotFound, AdgangError (also for a SKAERPET record), OpeningReasonRequired (`begrund` first), DiskFull.
        """
        return reading.get(self._file, adgang, cls, rid)

    def begrund(self, adgang: Adgang, rid: RecordId, grund: str) -> None:
        """Say why one opens what is closed to others; it stands in the log with each opening until one signs out.

        `grund`: a code of the list aabningsgrund, or own words. Raises OpeningReasonRequired for an empty one,
        FritekstError for one that cannot be kept.
        """
        reading.give_reason(self._file, adgang, rid, grund)

    def reread(self, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
        """The record as it stands now, for a page that shows it already; no new entry in the log.

        Raises NotOpened unless this user has opened or made it since the start; NotFound, AdgangError.
        """
        return reading.reread(self._file, adgang, cls, rid)

    def children(self, adgang: Adgang, cls: type[R], parent_id: RecordId) -> tuple[R, ...]:
        """Records of `cls` that hang on a record, oldest first; an opening of that record, logged once.

        Raises NotFound for a parent that is not here, AdgangError.
        """
        return reading.children(self._file, adgang, cls, parent_id)

    def setup(self, adgang: Adgang, cls: type[R]) -> tuple[R, ...]:
        """All Enhed, Medarbejder, Opslag, Indstilling or Vagt records. Raises NotOpened for other types."""
        return reading.setup(self._file, adgang, cls)

    @until_the_lock
    def save(
        self,
        adgang: Adgang,
        after: Record,
        before: Record | None = None,
        *,
        kilder: Mapping[str, str] = _ALL_STAFF,
        begrundelse: str | None = None,
    ) -> Saved:
        """Save what differs from `before`, the record as the user saw it; None for a new record.

        Durable when it returns. What has left the house is never saved here (decision 0181). `kilder` is field to FORSLAG, MEDARBEJDER, BORGER or SYSTEM. Raises
        AdgangError, RecordExists, NotFound, ReasonRequired, NotSignedIn, PlanLocked, FormTaken, TextUnfit,
        TextTooLong, NotUnderstood, DiskFull, FileBusy.
        """
        saving = Saving(after=after, before=before, kilder=kilder, begrundelse=begrundelse)
        return save_all(self._file, adgang, (saving,), ret=gemmefunktion)

    @until_the_lock
    def save_all(self, adgang: Adgang, savings: Sequence[Saving]) -> Saved:
        """Save several records in one transaction and one act, or none of them (design.md 8.8)."""
        return save_all(self._file, adgang, savings, ret=gemmefunktion)

    def undo(self, adgang: Adgang, handling_id: bytes) -> Saved:
        """Take a whole act back by a new one; what it made is taken away, and undo of that brings it back.

        Raises CannotUndo (UKENDT, AENDRET_SIDEN), AdgangError, PlanLocked, NotSignedIn.
        """
        return undo(self._file, adgang, handling_id, ret=gemmefunktion)

    def history(self, adgang: Adgang, rid: RecordId) -> tuple[history.Aendring, ...]:
        """Every change of a record, newest first; an opening, logged once. Raises NotFound, AdgangError."""
        return history.history(self._file, adgang, rid)

    def samtidige(self, adgang: Adgang, rid: RecordId) -> tuple[history.Samtidig, ...]:
        """Fields that two desks set apart; an opening, logged once. Raises NotFound, AdgangError."""
        return history.concurrent(self._file, adgang, rid)

    def tilstand(self, adgang: Adgang, rid: RecordId) -> str:
        """How safe a record's newest change is: LOKAL, KOPIERET, MODTAGET or SIKRET. Raises NotFound."""
        kraev(adgang, laesefunktion("henvendelse"))
        return history.state_of(self._file, rid)
