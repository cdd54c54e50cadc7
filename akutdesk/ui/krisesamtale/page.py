"""V3, the krisesamtale: steps in any order, words to say, a place to note, and help in doubt (ux.md 2.9)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.guide import Trin, eskaleringer, spoergeguide
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.gone import GONE, gone
from akutdesk.ui.head import Strip
from akutdesk.ui.krisesamtale import face, state
from akutdesk.ui.krisesamtale.deeds import Deeds
from akutdesk.ui.krisesamtale.doubt_memory import DoubtMemory
from akutdesk.ui.krisesamtale.editing import TalkEditing
from akutdesk.ui.krisesamtale.note_bar import NoteBar
from akutdesk.ui.krisesamtale.skipping import Skipping
from akutdesk.ui.krisesamtale.step import Step, StepMaker
from akutdesk.ui.krisesamtale.step_list import StepList
from akutdesk.ui.krisesamtale.talk_guide import talk_guide
from akutdesk.ui.krisesamtale.talk_panes import TalkPanes
from akutdesk.ui.krisesamtale.ways_out import WaysOut
from akutdesk.ui.krisesamtale.work import TalkWork
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import FieldOf, Page


class KrisesamtalePage(Page):
    """The talk of one henvendelse; `rid` is the henvendelse's. It is left and comes back as it was."""

    SCOPE: ClassVar[str] = "krisesamtale"
    HELP: ClassVar[str] = "krisesamtale"
    TITLE_KEY: ClassVar[str] = "krisesamtale.titel"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound or AdgangError."""
        super().__init__(desk)
        self.work = TalkWork(desk, rid)
        self._guide = talk_guide(desk)
        deeds = Deeds(
            texts=desk.texts,
            eskaleringer=eskaleringer(desk.guides["eskalering"]),
            katalog=self.work.katalog,
            region=self.work.enhed.region,
        )
        questions = spoergeguide(desk.guides["sikkerhedsafklaring"])
        self._maker = StepMaker(desk, self.work, deeds, (self._guide, questions))
        self.steps = StepList(desk.look, desk.texts, desk.codes)
        self.note = NoteBar(desk.look, desk.texts)
        self.parts = TalkPanes(desk.look, self.steps, self.note)
        self.editing = TalkEditing(self, self.work, self.note.field)
        self.ways = WaysOut(desk, self)
        self._doubt = DoubtMemory(desk)
        self._skipping = Skipping(desk, self)
        self.kode = state.first_open(self.work.samtale, self.work.spor)
        self.step: Step | None = None
        self._first: QWidget | None = None
        VBox(desk.look, self).addWidget(self.parts)
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        """A word that was being typed, else the first place to note in, else the free note."""
        if not self.work.is_open:
            return self.steps.rows
        entry = self.step.entry() if self.step is not None else None
        return self._first or entry or self.note.field

    @override
    def belongs_to(self, rid: RecordId) -> bool:
        """The talk goes with its henvendelse."""
        return rid == self.work.henvendelse.id

    @override
    def fields_shown(self) -> dict[FieldOf, QWidget]:
        return self.step.fields_shown(self.work.rid_of) if self.step is not None else {}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        """Step, free note and list, as one reads them when the list is sought with F6."""
        return (*((self.step.view,) if self.step else ()), self.note, self.steps)

    @override
    def on_enter(self) -> None:
        """Read again what other pages may have written; the step, its field and its cursor stay."""
        if self.step is None:
            self.kode = self.ways.step_with_draft() or self.kode
            self._show(self.kode)
        elif _read_again(self):
            self.editing.refresh()
        else:
            return
        self._show_around()

    @override
    def on_leave(self) -> None:
        self.editing.flush()

    # ---- steps

    def show_step(self, kode: str, *, enter: bool = True) -> None:
        """Show another panel; `enter` puts the focus into it."""
        self.kode = kode
        self._first = None
        self._show(kode)
        self._show_around()
        if enter:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            self.parts.keep_in_sight()
        self.desk.shell.say(self.panel(kode).navn)

    def panel(self, kode: str) -> Trin:
        """The words of a panel in the track of this talk."""
        return state.panel(self._guide, self.work.spor, kode)

    def next_step(self) -> None:
        """Go on; the step that is left counts as done (a skipped one stays skipped)."""
        following = state.after(self.work.spor, self.kode)
        if following is None:
            return
        self.editing.flush()
        if self.work.is_open:
            work = self.work
            self.editing.do(lambda: work.put(state.passed(work.samtale, self.kode, work.sikkerhed)))
        self.show_step(following)

    def previous_step(self) -> None:
        """Go back; nothing is marked."""
        before = state.before(self.work.spor, self.kode)
        if before is not None:
            self.show_step(before)

    def _show(self, kode: str) -> None:
        step = self._maker.make(self.panel(kode), doubt_open=self._doubt.is_open)
        step.connect(self.run, self._doubt.keep)
        self._first = self.editing.show(step)
        self.parts.show_step(step.view)
        self.step = step
        step.view.setEnabled(self.work.is_open)
        self.fields_changed.emit()

    def _entered(self, kode: str) -> None:
        if kode != self.kode:
            self.show_step(kode)
        else:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _track_chosen(self, spor: str) -> None:
        work = self.work
        self.editing.do(lambda: work.put(state.with_track(work.samtale, spor)))
        self.show_step(state.kept_in(spor, self.kode, work.samtale), enter=False)

    # ---- what is shown around the step

    def _show_around(self) -> None:
        work, desk = self.work, self.desk
        self.unfinished, self.about = work.is_open, work.rids
        self.set_head(face.head_of(work, desk.texts, desk.codes))
        self.set_bar(*face.bar_of(self.kode, desk.texts))
        self.note.setEnabled(work.is_open)
        self.steps.tracks.setEnabled(work.is_open)
        self._show_list()

    def _show_list(self) -> None:
        work = self.work
        panels = [self.panel(kode) for kode in state.panels(work.spor)]
        self.steps.show_tracks(work.tracks, work.spor)
        self.steps.show_steps(panels, work.samtale, self.kode)

    def _saved(self) -> None:
        tid = self.work.kalender.klokken(self.desk.clock.now())
        self.desk.shell.status_saved(self.desk.texts("krisesamtale.gemt", tid=tid))

    def _changed_elsewhere(self, changed: Changed) -> None:
        """A talk whose contact was closed is over: one does not come back to it by closing the form."""
        about_this = self.work.henvendelse.id in changed.ids or changed.touches("partnerkontakt")
        if changed.initiator is self.work or not about_this:
            return
        if self.isVisible():
            self.on_enter()
        elif _read_again(self) and not self.work.is_open:
            self.desk.shell.close_page(self)

    # ---- doubt, skipping, taking back

    def _toggle_doubt(self) -> None:
        panel = self.step.view.doubt if self.step is not None else None
        if panel is not None:
            panel.toggle()
            self.parts.keep_in_sight(panel)

    def _undo(self) -> None:
        try:
            if not self.work.undo():
                return
        except StorageError:
            words = self.desk.texts("fejl.kan_ikke_fortrydes")
        else:
            words = self.desk.texts("krisesamtale.fortrudt")
        self.editing.refresh()
        self._show_around()
        self.desk.shell.done(Strip("fortryd", "info", words))

    def _save_now(self) -> None:
        self.editing.flush()
        self._saved()

    def _connect(self) -> None:
        self.editing.changed.connect(self._show_list)
        self.editing.saved.connect(self._saved)
        self.steps.shown.connect(partial(self.show_step, enter=False))
        self.steps.entered.connect(self._entered)
        self.steps.track_chosen.connect(self._track_chosen)
        self.desk.changes.saved.connect(self._changed_elsewhere)
        for action, do in {
            "naeste_trin": self.next_step,
            "forrige_trin": self.previous_step,
            "tvivl": self._toggle_doubt,
            "spring_over": self._skipping.ask,
            "fortryd": self._undo,
            "gem": self._save_now,
            **self.ways.answers,
        }.items():
            self.on(action, do)


def _read_again(page: KrisesamtalePage) -> bool:
    """Whether the contact is still here; one that was erased or closed meanwhile closes its page and says so."""
    try:
        page.work.reread()
    except GONE as error:
        page.editing.let_go()
        gone(page, error)
        return False
    return True
