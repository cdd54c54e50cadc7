"""Between the fields and the records: each answer is saved at once, each word within a second (ux.md P3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import FARE, Krisesamtale
from akutdesk.domain.partnerkontakt import er_til_nogen, er_ubesvaret
from akutdesk.domain.record import Record
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring, med_svar
from akutdesk.ui.akutkort.aftale_work import said_of
from akutdesk.ui.akutkort.whom import whom_of
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.guarded import put_words, words_of
from akutdesk.ui.henvendelse.saver import Saver
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.krisesamtale import state
from akutdesk.ui.krisesamtale.danger import Seen
from akutdesk.ui.krisesamtale.danger_rows import ASKED, NOT_ASKED, THOUGHTS
from akutdesk.ui.krisesamtale.felt import Felt
from akutdesk.ui.krisesamtale.note_bar import FELT, NoteField
from akutdesk.ui.krisesamtale.notes import Note
from akutdesk.ui.krisesamtale.step import Field, Step
from akutdesk.ui.krisesamtale.work import TalkWork

FREE = Felt(Henvendelse.TYPE, FELT)
_KINDS: tuple[type[Record], ...] = (Henvendelse, Krisesamtale, Sikkerhedsafklaring)


class TalkEditing(QObject):
    """One step at a time is bound; the free note always is."""

    changed = Signal()
    """The records say something else now."""
    saved = Signal()

    def __init__(self, page: QWidget, work: TalkWork, free: NoteField) -> None:
        super().__init__(page)
        self.work = work
        self._desk = work.desk
        self._step: Step | None = None
        self._fields: dict[Felt, Field] = {FREE: free}
        self._loading = False
        self._saver = Saver(self._desk, work.save, self)
        self._saver.saved.connect(self.saved)
        self._kladder = {kind.TYPE: self._kladde(page, kind.TYPE) for kind in _KINDS}
        self._bind(FREE, free)

    # ---- what is bound

    def show(self, step: Step) -> QWidget | None:
        """Bind another step and fill it. Returns the field with a draft that was found again."""
        self._unbind()
        self._step = step
        for felt, field in step.texts.items():
            self._fields[felt] = field
            self._bind(felt, field)
        for note in step.notes:
            note.answered.connect(partial(self._noted, note))
        if step.danger is not None:
            step.danger.answered.connect(self._answered)
        self.refresh()
        return self._recover()

    def refresh(self) -> None:
        """Show the records in the step; words that are the same keep their cursor."""
        self._loading = True
        for felt, field in self._fields.items():
            words: str = getattr(self.work.shown(felt.record_type), felt.navn)
            if words_of(field) != words:
                put_words(field, words)
        if self._step is not None:
            self._step.say(self.work.henvendelse.form)
            for note in self._step.notes:
                note.load(self.work.suggested(note.felt.record_type))
        self._show_danger()
        for kind, kladde in self._kladder.items():
            kladde.set_record(self.work.shown(kind).id)
            kladde.settle()
        self._loading = False

    def flush(self) -> None:
        """Store everything typed, now. Does not raise."""
        for kladde in self._kladder.values():
            kladde.flush()

    def let_go(self) -> None:
        """The contact is here no more: what is typed becomes a draft, for a leader where it was erased (0089)."""
        for kladde in self._kladder.values():
            kladde.write()
            kladde.forget_all()

    def do(self, what: Callable[[], object]) -> bool:
        """Change the records; False if that could not be saved yet, and then it is said and repeated."""
        held = self._saver.run(what)
        self.changed.emit()
        return held

    def show_level(self) -> None:
        """Other pages may have written who has taken over."""
        self._show_danger()

    # ---- answers

    @property
    def _trin(self) -> str:
        return self._step.trin.kode if self._step is not None else ""

    def _noted(self, note: Note) -> None:
        record = note.into(self.work.shown(note.felt.record_type))
        self.do(partial(self.work.note, record, self._trin))
        self.refresh()

    def _answered(self, felt: str, codes: tuple[str, ...]) -> None:
        svar = with_answer(self.work.sikkerhed, felt, codes)
        self.do(partial(self.work.note, svar, FARE))
        self._show_danger()

    def _show_danger(self) -> None:
        step, work = self._step, self.work
        if step is None or step.danger is None or step.after is None:
            return
        navn = state.spoken_of(
            work.spor, work.navn, ellers=self._desk.texts("krisesamtale.borgeren")
        )
        level = work.henvendelse.handleniveau
        seen = Seen(svar=work.sikkerhed, handleniveau=level, navn=navn, nu=self._desk.clock.now())
        step.danger.show_answers(seen)
        whom = whom_of(self._desk, work.katalog.poster)
        made = [one for one in work.kontakter if er_til_nogen(one) or not er_ubesvaret(one)]
        lines = [said_of(one, whom, self._desk, work.kalender) for one in made]
        confirmed = any(k.modtager_bekraeftet == "JA" for k in work.kontakter)
        step.after.show_level(seen, lines, confirmed=confirmed)

    # ---- words

    def _kladde(self, page: QWidget, kind: str) -> Kladde:
        kladde = Kladde(self._desk, page, save=partial(self._take_words, kind), record_type=kind)
        kladde.set_record(self.work.shown(kind).id)
        kladde.saved.connect(self._words_saved)
        return kladde

    def _bind(self, felt: Felt, field: Field) -> None:
        self._kladder[felt.record_type].bind(field, felt.navn)
        field.textChanged.connect(partial(self._typed, felt.record_type))
        field.refused.connect(self._refused)

    def _unbind(self) -> None:
        self.flush()
        for felt in [felt for felt in self._fields if felt != FREE]:
            self._kladder[felt.record_type].forget(felt.navn)
            del self._fields[felt]

    def _typed(self, kind: str, *_: object) -> None:
        """A draft never points to a record that is not there."""
        if not self._loading and not self.work.is_stored(kind):
            self._kladder[kind].flush()

    def _take_words(self, kind: str) -> None:
        """What Kladde calls: the record with the words as they stand. Raises StorageError."""
        mine = {felt: field for felt, field in self._fields.items() if felt.record_type == kind}
        before = self.work.shown(kind)
        words = {felt.navn: words_of(field) for felt, field in mine.items()}
        after = replace(before, **words)
        noted = any(getattr(before, navn) != text for navn, text in words.items() if navn != FELT)
        if noted:
            self.work.note(after, self._trin)
        else:
            self.work.put(after)

    def _words_saved(self) -> None:
        self.changed.emit()
        self.saved.emit()

    def _recover(self) -> QWidget | None:
        newest: QWidget | None = None
        for kind, kladde in self._kladder.items():
            found = kladde.recover()
            if found is not None and found != FELT:
                newest = self._fields[Felt(kind, found)]
        return newest

    def _refused(self, kode: str) -> None:
        """An edit that cannot be kept was not made; the sentence says so."""
        if kode:
            words = self._desk.texts(f"henvendelse.afvist.{kode}")
            self._desk.shell.done(Strip("afvist", "info", words))


def with_answer(
    svar: Sikkerhedsafklaring, felt: str, codes: tuple[str, ...]
) -> Sikkerhedsafklaring:
    """The safety answers with one more; "not asked" stands among the answers about thoughts."""
    if felt == "droeftet_med":
        return replace(svar, droeftet_med=codes)
    kode = codes[0] if codes else None
    if felt != THOUGHTS:
        return med_svar(svar, felt, kode)
    if kode == NOT_ASKED:
        return med_svar(svar, ASKED, NOT_ASKED)
    return med_svar(svar, THOUGHTS, kode)
