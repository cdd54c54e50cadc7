"""V4, the kriseplan: written on the left with the citizen, seen as paper on the right (ux.md 2.10)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.guide import planguide
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import RecordId
from akutdesk.reports.dokument import Dokument
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.gone import GONE, gone
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.kriseplan import face
from akutdesk.ui.kriseplan.editing import Editing
from akutdesk.ui.kriseplan.editor import EditorWords
from akutdesk.ui.kriseplan.finish import Finish, FinishPanel
from akutdesk.ui.kriseplan.line_offers import LineOffers
from akutdesk.ui.kriseplan.plan_panes import PlanPanes
from akutdesk.ui.kriseplan.state import missing, readable_only
from akutdesk.ui.kriseplan.work import PlanWork
from akutdesk.ui.layout import VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import FieldOf, Page
from akutdesk.ui.udskriv.dialog import PrintDialog
from akutdesk.ui.visning.content import blocks
from akutdesk.ui.visning.screen import BorgerScreen


class KriseplanPage(Page):
    """One plan. `rid` is a plan's, or that of the henvendelse or citizen it belongs to."""

    SCOPE: ClassVar[str] = "kriseplan"
    HELP: ClassVar[str] = "kriseplan"
    TITLE_KEY: ClassVar[str] = "kriseplan.titel"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound or AdgangError."""
        super().__init__(desk)
        self.work = PlanWork(desk, rid)
        self._guide = planguide(desk.guides["kriseplan"])
        work = self.work
        words = EditorWords(desk.texts, self._guide, desk.clock, work.kalender, work.may_print)
        self.parts = PlanPanes(desk, words)
        self.editing = Editing(self, work, self.parts.editor)
        self._offers = LineOffers(work, self.editing, self._guide)
        self._fresh = True
        self._first: QWidget | None = None
        VBox(desk.look, self).addWidget(self.parts)
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        """The recovered line, or the first empty one; the words themselves if they are only to read."""
        if readable_only(self.work.plan):
            return self.parts.read
        return self._first or self.editing.first_empty()

    @override
    def belongs_to(self, rid: RecordId) -> bool:
        """A plan that is finished goes with the henvendelse it was made in."""
        return not self.unfinished and rid == self.work.plan.henvendelse_id

    @override
    def fields_shown(self) -> dict[FieldOf, QWidget]:
        shown = self.parts.editor.fields_shown()
        return {(self.work.plan.id, felt): section for felt, section in shown.items()}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.parts.panes()

    @override
    def on_enter(self) -> None:
        """Read the plan again; what stands in the fields and is the same keeps its cursor."""
        if not (self._fresh or _read_again(self)):
            return
        self._fill()
        if self._fresh and not readable_only(self.work.plan):
            self._first = self.editing.recover()
        self._fresh = False

    @override
    def on_leave(self) -> None:
        self.editing.flush()

    # ---- what is shown

    def _fill(self) -> None:
        plan, texts = self.work.plan, self.desk.texts
        self.unfinished, self.about = plan.status == "KLADDE", self.work.about
        if readable_only(plan):
            note = face.note_of(self.work, self.desk)
            self.parts.show_words(note, blocks(plan, texts, self.work.may_print))
        else:
            self.parts.show_editor()
            self.editing.fill()
        self.set_head(face.head_of(self.work, texts))
        self.set_bar(*face.bar_of(plan, texts))
        self.parts.preview.set_render(self._render)
        self.parts.preview.show_plan(plan)

    def _render(self, plan: Kriseplan) -> Callable[[], Dokument]:
        return partial(self.work.papers(plan).paper, "A4")

    def _saved(self) -> None:
        now = self.work.kalender.klokken(self.desk.clock.now())
        self.desk.shell.status_saved(self.desk.texts("kriseplan.gemt", tid=now))
        self.set_head(face.head_of(self.work, self.desk.texts))

    # ---- actions

    def _connect(self) -> None:
        preview = self.parts.preview
        self.desk.changes.saved.connect(partial(_changed_elsewhere, self))
        self.editing.changed.connect(preview.show_plan)
        self.editing.saved.connect(self._saved)
        self.parts.editor.section_entered.connect(preview.show_section)
        self.parts.editor.asked.connect(self.run)
        for action, do in {
            "gem_luk": self._main,
            "gem": self._save_now,
            "udskriv": self._print,
            "vis_borger": self._turn_screen,
            "ideer": self._offers.ideas,
            "hent_linjer": self._offers.fetch,
            "naeste_trin": partial(preview.turn, 1),
            "forrige_trin": partial(preview.turn, -1),
        }.items():
            self.on(action, do)

    def _main(self) -> None:
        if self.work.plan.status == "KLADDE":
            self._finish()
        elif self.work.plan.status == "GAELDENDE":
            self.work.begin_next()
            self._fill()
            self.editing.begin_anew()
            self._focus(self.editing.first_empty())

    def _save_now(self) -> None:
        self.editing.flush()
        self._saved()

    def _finish(self) -> None:
        self.editing.flush()
        plan = self.editing.plan
        lacking = missing(plan)
        self.parts.show_missing(lacking)
        if lacking or not self.editing.whole:
            return
        note = face.finish_note(plan, self.work, self.desk)
        panel = FinishPanel(self.look, self.desk.texts, self.desk.codes, note=note)
        panel.finished.connect(self._finished)
        self.desk.shell.open_overlay(panel)

    def _finished(self, answer: Finish) -> None:
        try:
            saved = self.work.finish(
                self.editing.plan,
                lavet_sammen=answer.lavet_sammen,
                borger_har_kopi=answer.borger_har_kopi,
            )
        except StorageError as error:
            words = text_of(error, self.desk.texts) or self.desk.texts("fejl.gem_ikke")
            self.desk.shell.done(Strip("plan", "err", words))
            return
        self._fill()
        self._focus(self.parts.read)
        text, more = face.finished_words(self.work, self.desk)
        words = self.desk.texts("kriseplan.faerdig_rude.fortryd")
        undo = StripButton(words, partial(self._undo, saved))
        self.desk.shell.done(Strip("plan", "ok", text, more, buttons=(undo,)))

    def _undo(self, saved: Saved) -> None:
        key = "kriseplan.faerdig_rude.fortrudt"
        try:
            self.work.undo(saved)
        except StorageError:
            key = "fejl.kan_ikke_fortrydes"
        self._fill()
        self._focus(self.first_focus())
        self.desk.shell.done(Strip("plan", "info", self.desk.texts(key)))

    def _all_kept(self) -> bool:
        """Whether the plan in the store is the one on the screen; if not, say so at what is not kept."""
        self.editing.flush()
        if readable_only(self.work.plan) or self.editing.whole:
            return True
        words = self.desk.texts("kriseplan.ikke_med")
        self.desk.shell.done(Strip("plan", "warn", words))
        self._focus(self.editing.first_fault())
        return False

    def _print(self) -> None:
        if not self._all_kept():
            return
        if not self.work.stored:
            words = self.desk.texts("udskriv.tomt")
            self.desk.shell.done(Strip("print", "info", words, icon="printer"))
            return
        person = face.printed_person(self.work, self.desk.texts)
        papers = self.work.papers(self.work.plan)
        dialog = PrintDialog(self.desk, papers, katalog=self.work.katalog, person=person)
        self.desk.shell.open_overlay(dialog)

    def _turn_screen(self) -> None:
        if not self._all_kept():
            return
        write = None if readable_only(self.work.plan) else self.editing.write_line
        section = self.editing.section
        screen = BorgerScreen(
            self.desk,
            lambda: self.work.plan,
            self.work.may_print,
            write=write,
            section=section,
        )
        if write is not None and self.work.stored:
            screen.writer.keep(self.desk, self.work.plan.id)
        self.desk.shell.show_full(screen)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _read_again(page: KriseplanPage) -> bool:
    """Whether the plan is still here; one that was erased or closed meanwhile closes its page and says so."""
    try:
        page.work.reread()
    except GONE as error:
        page.editing.let_go()
        gone(page, error)
        return False
    return True


def _changed_elsewhere(page: KriseplanPage, changed: Changed) -> None:
    work = page.work
    about_this = work.stored and work.plan.id in changed.ids and changed.initiator is not work
    if about_this and work.is_gone:
        _read_again(page)
