"""How a form ends: what is missing is told, or the henvendelse is closed and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import StripView
from akutdesk.ui.focus import focus_first
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.henvendelse import state
from akutdesk.ui.henvendelse.editing import Editing
from akutdesk.ui.henvendelse.follow_up import FollowUpPanel
from akutdesk.ui.page import Page
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "henvendelse"


class Ending(QObject):
    """Ctrl+Enter on the form, with the rules of domain.md 2.6.9."""

    def __init__(self, page: Page, editing: Editing) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._editing = editing
        self._asked = False
        self._question: StripView | None = None

    def close(self) -> None:
        """Close, or say what is missing; the soft question comes once."""
        editing = self._editing
        editing.flush()
        self._drop_question()
        if editing.work.is_unchanged and not (editing.body.time.fault or editing.body.form_faults):
            self._leave_as_it_was()
            return
        lukning = editing.work.luk(editing.frister)
        mangler = (*editing.unexplained, *lukning.mangler)
        self.show_missing(mangler)
        if mangler:
            return
        if lukning.spoerg and not self._asked:
            self._ask()
            return
        self._close()

    def annul(self, grund: str) -> None:
        """Take the contact back, for a reason."""
        self._editing.flush()
        self._end(partial(self._editing.work.annul, grund), "henvendelse.annuller.gjort")

    def show_missing(self, mangler: tuple[Mangel, ...]) -> None:
        """The same words at the top and at the question; one line each."""
        body, texts = self._editing.body, self._desk.texts
        body.clear_errors()
        lines: dict[str, QWidget] = {}
        for mangel in mangler:
            lines.setdefault(texts(state.mangel_key(mangel)), body.row_of(mangel))
        for row in lines.values():
            say = getattr(row, "set_error", None)
            if say is not None:
                say(" ".join(text for text, at in lines.items() if at is row))
        body.summary.show_missing(tuple(lines.items()))

    def _leave_as_it_was(self) -> None:
        """Where nothing was corrected there is nothing to explain."""
        editing, desk = self._editing, self._desk
        if editing.work.correction is not None:
            editing.work.correction.drop()
        editing.forget_loose()
        desk.shell.close_page(self._page)
        desk.shell.done(Strip(STRIP, "info", desk.texts("henvendelse.uaendret")))

    def _close(self) -> None:
        editing = self._editing
        work = editing.work
        heavy = state.was_heavy(work.shown)
        follow_up = StripButton(
            self._desk.texts("henvendelse.lav_opfoelgning"),
            partial(make_follow_up, self._desk, work.shown),
        )
        if self._end(
            partial(work.close, editing.frister, editing.begrundelse),
            "henvendelse.rettet" if work.correction else "henvendelse.gemt",
            more="henvendelse.tryg_efter" if heavy else "",
            buttons=(follow_up,),
        ):
            editing.forget_loose()

    def _end(
        self,
        do: Callable[[], Saved],
        key: str,
        *,
        more: str = "",
        buttons: tuple[StripButton, ...] = (),
    ) -> bool:
        """Save, go back to where one was, and offer to take it back."""
        desk = self._desk
        try:
            saved = do()
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return False
        desk.shell.clear("gem")  # with it everything is saved that could not be before
        if saved.handling_id is None:
            desk.shell.close_page(self._page)
            return True
        rid = self._editing.work.shown.id
        undo = undo_button(desk, saved, lambda: desk.shell.go("henvendelse", rid))
        resumes = desk.shell.close_page(self._page)
        more = "kladde.slap" if resumes else more
        words = desk.texts(more) if more else ""
        desk.shell.done(Strip(STRIP, "ok", desk.texts(key), words, buttons=(undo, *buttons)))
        return True

    # ---- the soft question (rule 3)

    def _ask(self) -> None:
        self._asked = True
        texts, body = self._desk.texts, self._editing.body
        choose = StripButton(texts("henvendelse.blid.vaelg"), self._to_tiltag)
        go_on = StripButton(texts("henvendelse.gem_luk"), self.close, action="gem_luk")
        strip = Strip("blid", "info", texts("henvendelse.blid.tekst"), buttons=(choose, go_on))
        self._question = StripView(self._desk.look, strip)
        body.form.put_first(self._question)
        self._question.show()
        focus_first(self._question, None)
        self._desk.shell.say(strip.text, assertive=True)

    def _to_tiltag(self) -> None:
        self._drop_question()
        row = self._editing.body.groups["tiltag"]
        row.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_question(self) -> None:
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None


def make_follow_up(desk: Desk, henvendelse: Henvendelse) -> None:
    """Open the panel for a task about a contact."""

    def keep(task: Opfoelgning) -> None:
        saved = desk.store.save(desk.adgang, task)
        desk.changes.tell(saved.changes.types, saved.changes.ids)
        undo = undo_button(desk, saved)
        words = desk.texts("henvendelse.opfoelgning.gemt")
        desk.shell.done(Strip(STRIP, "ok", words, buttons=(undo,)))

    panel = FollowUpPanel(desk, henvendelse)
    panel.made.connect(keep)
    desk.shell.open_overlay(panel)
