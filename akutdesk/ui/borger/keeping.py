"""How the form of a citizen is kept: an old card is saved as one types, a new one is a draft until it is made."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import DomainError
from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.ui.borger.form import FIELDS, BorgerForm
from akutdesk.ui.borger.hidden_address import is_hidden, may_show
from akutdesk.ui.borger.reading import (
    PARSED,
    Reader,
    Reading,
    codes_of,
    read,
    texts_of,
)
from akutdesk.ui.desk import Desk
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.opened import opened
from akutdesk.ui.unkept import tell_unkept

UNCLEAR = "uklar"
"""The draft of what cannot be read yet, such as half a CPR number."""
NEW = "ny_borger"


class OldCard(QObject):
    """A card that is in the store: each field that is left becomes an event (design.md D7)."""

    def __init__(self, desk: Desk, page: QWidget, form: BorgerForm, rid: RecordId) -> None:
        """Raises NotFound, AdgangError."""
        super().__init__(page)
        self._desk = desk
        self._form = form
        self.before = self.stored = opened(desk, Borger, rid)
        self.shown: dict[str, str] = {}
        self.kladde = Kladde(desk, page, save=self._save, record_type=Borger.TYPE)
        self.kladde.set_record(rid)
        for felt in FIELDS:
            self.kladde.bind(form.lines[felt], felt)
        self._unclear = LooseDraft(desk, self, Place(rid=rid, felt=UNCLEAR, type=Borger.TYPE))
        for felt in PARSED:
            self._unclear.bind(felt, form.lines[felt])
        form.edited.connect(self._edited)

    def fill(self) -> None:
        """The record as it stands, with this user's drafts over it."""
        self.stored = opened(self._desk, Borger, self.stored.id)
        calendar = kalender(self._desk.codes)
        self.shown = texts_of(self.stored, calendar)
        self._form.show_answers(self.stored, self.shown, codes_of(self.stored))
        self._form.cpr.show_masked(self.stored.cpr)
        self._form.hide_address(is_hidden(self.stored))
        self.kladde.settle()
        self.kladde.recover()
        self._unclear.restore()
        if self._form.cpr.line.text():
            self._form.cpr.reveal()

    def hide_number(self) -> None:
        """A number that was only looked at is hidden again; one that is being typed stays."""
        shown = self.shown.get("cpr")
        if self.stored.cpr and self._form.cpr.line.text() in ("", shown):
            self.shown.pop("cpr", None)
            self._form.cpr.show_masked(self.stored.cpr)

    def show_address(self) -> None:
        """A secret address is to be seen; that stands in the log first."""
        if may_show(self._desk, self.stored):
            self._form.hide_address(False)
            self._form.lines["adresse"].setFocus(Qt.FocusReason.OtherFocusReason)

    def reading(self) -> Reading:
        """What the form says now."""
        return read(self._form.answers, self.stored, reader_of(self._desk), shown=self.shown)

    def flush(self) -> None:
        """What is typed becomes part of the record; what cannot be read stays a draft."""
        self.kladde.flush()
        self._unclear.flush()

    def finish(self, reading: Reading) -> Saved | None:
        """Save with an accepted CPR number; nothing stays a draft."""
        self.kladde.flush()
        self._unclear.drop()
        return self._store(reading.borger, reading)

    def take_back(self) -> None:
        """Set the card back to what it was when the page was opened. Raises StorageError, DomainError."""
        self._store(self.before, None)

    def _edited(self, felt: str) -> None:
        """A question was answered: that is saved at once, typing only when the field is left."""
        if felt in FIELDS:
            return
        try:
            self._save()
        except (StorageError, DomainError) as error:
            tell_unkept(self._desk, error)

    def _save(self) -> None:
        reading = self.reading()
        self._store(reading.certain, reading)
        self._form.follow(self.stored)

    def _store(self, after: Borger, reading: Reading | None) -> Saved | None:
        if after == self.stored:
            return None
        kilder = _sources(reading.suggested if reading else frozenset(), self.stored, after)
        saved = self._desk.store.save(self._desk.adgang, after, self.stored, kilder=kilder)
        self.stored = after
        self._desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        return saved


class NewCard(QObject):
    """A citizen who is not made yet: everything is a draft of this user, so that one save makes them."""

    def __init__(self, desk: Desk, page: QWidget, form: BorgerForm) -> None:
        super().__init__(page)
        self._desk = desk
        self._form = form
        self.before = Borger(id=new_id())
        self.shown: dict[str, str] = {}
        place = Place(rid=desk.adgang.bruger, felt=NEW, type=Borger.TYPE)
        self._draft = LooseDraft(desk, self, place)
        for felt, line in form.lines.items():
            self._draft.bind(felt, line)
        for felt, group in form.groups.items():
            if felt != "identitet":
                self._draft.bind(felt, group)
        self._filled = False
        form.edited.connect(self._edited)

    def fill(self) -> None:
        """Once: an empty form, or what this user was writing before."""
        if self._filled:
            return
        self._filled = True
        self._form.show_answers(self.before, {}, {})
        self._form.hide_address(False)
        self._form.cpr.show_masked("")
        self._draft.restore()
        self._form.follow(self.reading().borger)

    def _edited(self, _felt: str) -> None:
        self._form.follow(self.reading().borger)

    def show_address(self) -> None:
        """Nothing is hidden of somebody who is not made yet."""

    def reading(self) -> Reading:
        """What the form says now."""
        return read(self._form.answers, self.before, reader_of(self._desk), shown={})

    def flush(self) -> None:
        """What is typed is on disk."""
        self._draft.flush()

    def finish(self, reading: Reading) -> Saved | None:
        """Make the citizen, in one act that can be taken back."""
        borger = reading.borger
        kilder = _sources(reading.suggested, self.before, borger)
        saved = self._desk.store.save(self._desk.adgang, borger, kilder=kilder)
        self._desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        self._draft.drop()
        return saved

    def drop(self) -> None:
        """It was somebody who is known already: nothing of this stays."""
        self._draft.drop()


def reader_of(desk: Desk) -> Reader:
    """Whoever writes, now."""
    return Reader(nu=desk.clock.now(), bruger=desk.adgang.bruger)


def _sources(suggested: frozenset[str], before: Borger, after: Borger) -> Mapping[str, str]:
    """Which of the changed fields the program filled in."""
    return {felt: "FORSLAG" for felt in suggested if getattr(before, felt) != getattr(after, felt)}
