"""The records of one talk: the henvendelse, the krisesamtale and the safety answers, saved as they change.

The krisesamtale and the safety answers begin to exist with the first thing that is noted in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.henvendelse import Henvendelse, Historik
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import Katalog
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.state import chosen, forslag, with_answer
from akutdesk.ui.krisesamtale import state
from akutdesk.ui.opened import begun, found, opened
from akutdesk.ui.place import enhed_of, katalog_of

OPEN = "KLADDE"
CALLER = "henvender"
_PROGRAM_CHOSE = "FORSLAG"


class TalkWork:
    """One talk on one page. Calls that read or save raise StorageError."""

    def __init__(self, desk: Desk, henvendelse_id: RecordId) -> None:
        """Raises NotFound or AdgangError."""
        self.desk = desk
        self.kalender = kalender(desk.codes)
        self.enhed: Enhed = enhed_of(desk)
        self.katalog: Katalog = katalog_of(desk)
        self._stored: dict[str, Record] = {}
        self._shown: dict[str, Record] = {}
        self._handlings: list[bytes] = []
        self.kontakter: tuple[Partnerkontakt, ...] = ()
        self.borger: Borger | None = None
        self._read(henvendelse_id)

    # ---- the records as the page shows them

    @property
    def henvendelse(self) -> Henvendelse:
        """The contact the talk belongs to."""
        return cast("Henvendelse", self._shown[Henvendelse.TYPE])

    def rid_of(self, record_type: str) -> RecordId:
        """Which record of this type belongs to the talk."""
        return self._shown[record_type].id

    @property
    def rids(self) -> frozenset[RecordId]:
        """The records of the talk."""
        return frozenset(record.id for record in self._shown.values())

    @property
    def samtale(self) -> Krisesamtale:
        """The talk itself."""
        return cast("Krisesamtale", self._shown[Krisesamtale.TYPE])

    @property
    def sikkerhed(self) -> Sikkerhedsafklaring:
        """The answers about danger."""
        return cast("Sikkerhedsafklaring", self._shown[Sikkerhedsafklaring.TYPE])

    @property
    def spor(self) -> str:
        """The track the talk follows."""
        return state.track(self.samtale, self.henvendelse, self.tracks)

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks one can choose."""
        return state.tracks(self.borger, self.today)

    @property
    def today(self) -> date:
        """The local date."""
        return self.kalender.dato(self.desk.clock.now())

    @property
    def is_open(self) -> bool:
        """Whether the henvendelse is still being written."""
        return self.henvendelse.status == OPEN

    @property
    def navn(self) -> str:
        """What the citizen is called on the screen; empty for somebody unknown."""
        if self.borger is not None:
            return visningsnavn(self.borger)
        return self.henvendelse.kaldenavn.strip()

    def shown(self, record_type: str) -> Record:
        """A record by its TYPE, as the page shows it."""
        return self._shown[record_type]

    def suggested(self, record_type: str) -> Record:
        """A record as its questions show it: who rings is suggested, here as in the form (ux.md 2.5)."""
        record = self._shown[record_type]
        if not isinstance(record, Henvendelse) or chosen(record, CALLER):
            return record
        kode = forslag(record, Historik()).get(CALLER)
        return with_answer(record, CALLER, (kode,)) if kode else record

    def is_stored(self, record_type: str) -> bool:
        """Whether the store has the record yet."""
        return record_type in self._stored

    # ---- changing

    def put(self, *records: Record) -> None:
        """Show these, and bring them into safety as one act."""
        for record in records:
            self._shown[record.TYPE] = record
        self.save()

    def note(self, record: Record, trin: str) -> None:
        """Show and save what was noted in a step; the step counts as done from now on."""
        self._shown[record.TYPE] = record
        if self._is_written(record):
            samtale = state.done(self.samtale, trin, self.sikkerhed)
            self._shown[Krisesamtale.TYPE] = samtale
        self.save()

    def save(self) -> None:
        """Store everything that differs from what the store has."""
        savings = [saving for kind in self._shown if (saving := self._saving(kind)) is not None]
        if not savings:
            return
        saved = self.desk.store.save_all(self.desk.adgang, savings)
        for saving in savings:
            self._shown[saving.after.TYPE] = self._stored[saving.after.TYPE] = saving.after
        if saved.handling_id is not None:
            self._handlings.append(saved.handling_id)
        self.desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)

    def remember(self, handling: bytes) -> None:
        """An act beside these records that Ctrl+Z on this page takes back too, such as a call out."""
        self._handlings.append(handling)

    def undo(self) -> bool:
        """Take the last act of this page back. False if there is none. Raises CannotUndo."""
        if not self._handlings:
            return False
        saved = self.desk.store.undo(self.desk.adgang, self._handlings.pop())
        self.desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        self.reread()
        return True

    def reread(self) -> None:
        """Take over what other pages have saved meanwhile."""
        self._read(self.henvendelse.id)

    # ---- inside

    def _read(self, henvendelse_id: RecordId) -> None:
        henvendelse = opened(self.desk, Henvendelse, henvendelse_id)
        self._stored = {Henvendelse.TYPE: henvendelse}
        self._shown = {Henvendelse.TYPE: henvendelse}
        for cls in (Krisesamtale, Sikkerhedsafklaring):
            there = self.desk.store.children(self.desk.adgang, cls, henvendelse_id)
            if there:
                self._stored[cls.TYPE] = there[-1]
            self._shown[cls.TYPE] = there[-1] if there else self._begun(cls)
        self.kontakter = self.desk.store.children(self.desk.adgang, Partnerkontakt, henvendelse_id)
        self.borger = found(self.desk, Borger, henvendelse.borger_id)

    def _saving(self, record_type: str) -> Saving | None:
        record, before = self._shown[record_type], self._stored.get(record_type)
        if record == before or (before is None and not self._is_written(record)):
            return None
        kilder: Mapping[str, str] = {}
        if isinstance(record, Krisesamtale) and record.spor is None:
            record = state.with_track(record, self.spor)
            kilder = {"spor": _PROGRAM_CHOSE}
        return Saving(after=record, before=before, kilder=kilder)

    def _is_written(self, record: Record) -> bool:
        """Whether anything was noted in a record, or ever was."""
        return record.TYPE in self._stored or record != replace(
            self._begun(type(record)), id=record.id
        )

    def _begun(self, cls: type[Record]) -> Record:
        return begun(cls, self.henvendelse, henvendelse_id=self.henvendelse.id)
