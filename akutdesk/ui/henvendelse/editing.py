"""Brings the form's answers and words into the record, and what the record holds into the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger
from akutdesk.domain.frist import Frist
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.papirskema import HENVENDELSE, PLAN
from akutdesk.storage.errors import NotFound, StorageError
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.focus import move_focus, tab_stops
from akutdesk.ui.henvendelse.form_body import FormBody, go_on
from akutdesk.ui.henvendelse.guarded import (
    GuardedLine,
    GuardedText,
    put_words,
    refusal,
    words_of,
)
from akutdesk.ui.henvendelse.loose_words import LooseWords, Words
from akutdesk.ui.henvendelse.new_citizen import NyBorger
from akutdesk.ui.henvendelse.person_row import PersonRow
from akutdesk.ui.henvendelse.saver import Saver
from akutdesk.ui.henvendelse.skema_row import draft_of
from akutdesk.ui.henvendelse.work import HenvendelseWork
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.opened import opened

NEW_CITIZEN = "ny_borger"
DUE = "frist/"
TIME = "tid"
REASON = "begrundelse"
_LOOSE = (NEW_CITIZEN, REASON, TIME)


class Editing(QObject):
    """Each answer is saved when it is given, each word within a second of its key (ux.md P3)."""

    changed = Signal()
    """The record shows something else now."""
    saved = Signal()
    card_asked = Signal(object)
    """The id of a citizen whose card is to be opened."""

    def __init__(self, desk: Desk, page: QWidget, work: HenvendelseWork, body: FormBody) -> None:
        super().__init__(page)
        self._desk = desk
        self.work = work
        self.body = body
        self._saver = Saver(desk, work.writing.save, self)
        self._kladde = Kladde(desk, page, save=self._take_texts, record_type=Henvendelse.TYPE)
        self._loose = LooseWords(desk, work.shown.id, self)
        self._is_gone = False
        self.found_at: datetime | None = None
        """When the words that `recover` found were written."""
        self._kladde.set_record(work.shown.id)
        for felt, field in body.words.fields.items():
            self._kladde.bind(field, felt)
        self._connect()

    @property
    def frister(self) -> dict[str, Frist | None]:
        """The times of what was agreed, as far as they are understood."""
        return {kode: self.body.words.dues[kode].frist for kode in self.work.due}

    @property
    def begrundelse(self) -> str:
        """Why a closed contact is corrected."""
        return self.body.words.reason.text()

    @property
    def unexplained(self) -> tuple[Mangel, ...]:
        """A time that is not understood, and a correction without its reason (design.md 8.10)."""
        found = [Mangel("tid", self.body.time.fault)] if self.body.time.fault else []
        if self.work.correction is not None and not self.begrundelse.strip():
            found.append(Mangel("rettelse", REASON))
        found += self.body.form_faults
        return tuple(found)

    def fill(self) -> None:
        """Show the record. Words that are the same keep their cursor."""
        for felt, field in self.body.words.fields.items():
            _put(field, getattr(self.work.shown, felt))
        self._kladde.settle()
        read_beside(self.body, self.work)
        self._show()

    def refresh(self) -> None:
        """Take over what other pages have saved, and show it. Raises NotFound: the contact is here no more."""
        try:
            self.work.reread()
        except NotFound:
            self._let_go()
            raise
        except StorageError:
            return
        self.fill()

    def _let_go(self) -> None:
        """What is typed becomes a draft, for a leader where the contact was erased (0089)."""
        self._kladde.write()
        self._loose.flush()
        self._kladde.forget_all()
        self._is_gone = True

    def recover(self) -> QWidget | None:
        """Put this user's drafts back. Returns the field with the newest one."""
        _put_back(self.body, self._loose.found())
        self.found_at = self._loose.newest
        felt = self._kladde.recover()
        return self.body.words.fields[felt] if felt is not None else None

    def flush(self) -> None:
        """Store every word, now. Does not raise."""
        if self._is_gone:
            return
        self.body.time.take()
        for form in self.body.forms:
            form.take()
        self._kladde.flush()
        self._loose.flush()

    def do(self, what: Callable[[], object]) -> bool:
        """Change the record and show it; False if it could not be saved yet."""
        held = self._saver.run(what)
        self._show()
        return held

    def forget_loose(self) -> None:
        """The times have become opfoelgninger: their words go."""
        self._loose.drop(*(DUE + kode for kode in self.body.words.dues), *_LOOSE)

    # ---- inside

    def _connect(self) -> None:
        body, work = self.body, self.work
        body.answered.connect(self._answered)
        self._saver.saved.connect(self.saved)
        self._kladde.saved.connect(self._words_saved)
        self._join(body.person, work.link, lambda: work.shown.borger_id)
        body.person.passed.connect(partial(go_on, body))
        body.person.made.connect(self._make)
        body.person.typed.connect(self._new_typed)
        body.person.settled.connect(partial(self._loose.drop, NEW_CITIZEN))
        body.time.timed.connect(self._timed)
        body.time.typed.connect(self._time_typed)
        body.more_opened.connect(self._more_opened)
        for kode, row in body.words.dues.items():
            row.changed.connect(partial(self._due_typed, kode))
        body.words.reason.textChanged.connect(self._reason_typed)
        for felt, field in body.words.fields.items():
            field.refused.connect(partial(_refused, self._desk, body, felt))

    def _join(
        self,
        row: PersonRow,
        link: Callable[[BorgerHit | None], None],
        who: Callable[[], object],
    ) -> None:
        """Let a row of the form set whom the record is about."""
        row.found.connect(partial(self._linked, link))
        row.nobody.connect(partial(self._linked, link, None))
        row.card_asked.connect(lambda: self.card_asked.emit(who()))

    def _more_opened(self) -> None:
        more, work = self.body.more, self.work
        if more is not None:
            self._join(more.about, work.tell_about, lambda: work.shown.om_borger_id)
            more.about.passed.connect(partial(_go_past, self.body.form))
            self._show()

    def _answered(self, felt: str, codes: tuple[str, ...]) -> None:
        self.do(partial(self.work.answer, felt, codes))
        self.body.clear_error(felt)

    def _make(self, ny: NyBorger) -> None:
        if self.do(partial(self.work.make, ny)):
            self.body.person.settle()
            go_on(self.body)

    def _show(self) -> None:
        work, body = self.work, self.body
        body.person.show_hit(work.hit)
        body.known.show_of(work)
        if body.more is not None:
            body.more.about.show_hit(work.om)
        body.show_answers(work.shown, work.forslag, work.due, work.sikkerhed)
        self.changed.emit()

    def _take_texts(self) -> None:
        """What Kladde calls: the record with the words as they stand. Raises StorageError."""
        words = {felt: words_of(field) for felt, field in self.body.words.fields.items()}
        self.work.change(replace(self.work.shown, **words))

    def _words_saved(self) -> None:
        self.changed.emit()
        self.saved.emit()

    def _linked(self, link: Callable[[BorgerHit | None], None], hit: BorgerHit | None) -> None:
        if hit is None or not hit.er_skaerpet:
            self.do(partial(link, hit))
            return
        from akutdesk.ui.henvendelse.why_panel import with_reason

        ask = partial(with_reason, self._desk, partial(self._open_and_link, link, hit))
        QTimer.singleShot(0, self, ask)  # once the row has put its cursor down

    def _open_and_link(self, link: Callable[[BorgerHit | None], None], hit: BorgerHit) -> None:
        """A card that is closed to others. Raises OpeningReasonRequired before anything is linked."""
        opened(self._desk, Borger, hit.rid)
        self.do(partial(link, hit))

    def _timed(self, after: Henvendelse) -> None:
        self.do(partial(self.work.change, after))
        self._loose.drop(TIME)

    def _time_typed(self) -> None:
        self._loose.touch(TIME, self.body.time.draft())

    def _reason_typed(self, _text: str) -> None:
        line = self.body.words.reason
        self._loose.touch(REASON, (line.text(), line.cursorPosition()))

    def _due_typed(self, kode: str) -> None:
        line = self.body.words.dues[kode].fields.line
        self._loose.touch(DUE + kode, (line.text(), line.cursorPosition()))

    def _new_typed(self) -> None:
        new = self.body.person.new
        if new is not None:
            self._loose.touch(NEW_CITIZEN, new.draft())


def _go_past(form: QWidget) -> None:
    move_focus(tab_stops(form), forward=True)


def read_beside(body: FormBody, work: HenvendelseWork) -> None:
    """Read again what other records say: about whoever rings, and the numbers of paper forms."""
    body.known.read(work)
    for form in body.forms:
        form.read()


def _put(field: GuardedLine | GuardedText, text: str) -> None:
    if words_of(field) != text:
        put_words(field, text)


def _put_back(body: FormBody, found: Mapping[str, Words]) -> None:
    """Loose words into the fields where they were typed."""
    for kode, row in body.words.dues.items():
        text, caret = found.get(DUE + kode, ("", 0))
        row.fields.line.setText(text)
        row.fields.line.setCursorPosition(caret)
    body.words.reason.setText(found.get(REASON, ("", 0))[0])
    if any(draft_of(slags) in found for slags in (HENVENDELSE, PLAN)):
        body.open_more()
    if TIME in found:
        body.time.restore(found[TIME][0])
    if NEW_CITIZEN in found and found[NEW_CITIZEN][0]:
        body.person.reopen_new(*found[NEW_CITIZEN])


def _refused(desk: Desk, body: FormBody, felt: str, kode: str) -> None:
    """An edit that cannot be kept was not made; the sentence says so until the next one."""
    words = body.words
    named = words.number.accessibleName() if words.fields[felt] is words.number else ""
    words.say_at(felt, refusal(desk, kode, named))
