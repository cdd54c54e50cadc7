"""V2, the form of a henvendelse: everything on one page, written while one talks (ux.md 2.8, mock-up 03)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import NotFound
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.gone import gone
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse import face, state
from akutdesk.ui.henvendelse.annul import AnnulPanel
from akutdesk.ui.henvendelse.editing import Editing, read_beside
from akutdesk.ui.henvendelse.ending import Ending
from akutdesk.ui.henvendelse.form_body import FormBody
from akutdesk.ui.henvendelse.work import HenvendelseWork
from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import FieldOf, Page
from akutdesk.ui.panes import ScrollPane

OPEN = "KLADDE"


class HenvendelsePage(Page):
    """An open henvendelse, or a closed one that is being corrected."""

    SCOPE: ClassVar[str] = "henvendelse"
    HELP: ClassVar[str] = "henvendelse"
    TITLE_KEY: ClassVar[str] = "henvendelse.titel"

    def __init__(self, desk: Desk, henvendelse: Henvendelse, *, is_stored: bool = True) -> None:
        """`is_stored` is False while the store could not take it; it is tried again."""
        super().__init__(desk)
        self.work = HenvendelseWork(desk, henvendelse, is_stored=is_stored)
        on_top = henvendelse.status == "KLADDE" and state.without_clock(henvendelse)
        correcting = self.work.correction is not None
        self.body = FormBody(desk, self, time_on_top=on_top, correcting=correcting)
        self.editing = Editing(desk, self, self.work, self.body)
        self.ending = Ending(self, self.editing)
        self._kalender = kalender(desk.codes)
        self._is_fresh = True
        self._first: QWidget | None = None
        self._content = QWidget()
        self._pane = ScrollPane(desk.look, self._content)
        VBox(desk.look, self).addWidget(self._pane)
        # Last: each time a tree of widgets gets another parent, Qt styles every one of them anew.
        column = VBox(desk.look, self._content)
        column.addWidget(self.body.form)
        column.addStretch(1)
        self.unfinished = True
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        """Krise, because what stands above it is filled in already; or the words that were found."""
        return self._first or self.body.groups["grad_foer"].stop()

    @override
    def fields_shown(self) -> dict[FieldOf, QWidget]:
        rows = self.body.fields_shown()
        return {(self.work.shown.id, felt): row for felt, row in rows.items()}

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.body.form,)

    @override
    def on_enter(self) -> None:
        if not self._is_fresh:
            if not _read_again(self):
                return
            if self.work.correction is None and self.work.shown.status != OPEN:
                QTimer.singleShot(0, self, self._hand_over)
            return
        self._is_fresh = False
        self.editing.fill()
        self._first = self.editing.recover()
        if self._first is not None:
            self._say_found()

    def _hand_over(self) -> None:
        """Another desk has closed it: it is read now."""
        rid = self.work.shown.id
        self.desk.shell.close_page(self)
        self.desk.shell.go("henvendelse", rid)

    @override
    def on_leave(self) -> None:
        self.editing.flush()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_bar()

    # ---- what is shown around the form

    def _show_head(self) -> None:
        self.set_head(face.head_of(self.desk, self.work))

    def _show_bar(self) -> None:
        narrow = self.width() < self.look.px(NARROW)  # no room for a fourth button
        self.set_bar(*face.bar_of(self.desk, self.work, narrow=narrow))

    def _say_saved(self) -> None:
        if self.isVisible():
            now = self._kalender.klokken(self.desk.clock.now())
            self.desk.shell.status_saved(self.desk.texts("henvendelse.kladde", tid=now))

    def _say_found(self) -> None:
        written = self.editing.found_at or self.desk.clock.now()
        words = self.desk.texts("kladde.fundet", tid=self._kalender.klokken(written))
        strip = Strip("kladde", "info", words)
        self.desk.shell.done(strip)

    # ---- actions

    def _connect(self) -> None:
        self.editing.changed.connect(self._show_head)
        self.editing.saved.connect(self._say_saved)
        self.editing.card_asked.connect(partial(self._go, "borger"))
        self.body.questions_asked.connect(partial(self._go, "krisesamtale"))
        self.body.annul_asked.connect(self._annul)
        self.body.deed_asked.connect(self._deed)
        self.body.other_asked.connect(partial(self._go, "henvendelse"))
        self.desk.changes.saved.connect(self._other_saved)
        for action, do in {
            "gem_luk": self.ending.close,
            "gem": self._save_now,
            "krisesamtale": partial(self._go, "krisesamtale"),
            "kriseplan": partial(self._go, "kriseplan"),
            "identitet": partial(self._focus, self.body.person),
            "ret_forslag": partial(self._focus, self.body.suggestions),
            "mere": self._more,
            "tid": self._time,
            "ur_stop": self._stop,
            "ur_start": self._start,
        }.items():
            self.on(action, do)

    def _deed(self, action: str) -> None:
        if self.answers(action):
            self.run(action)

    def _go(self, route: str, rid: RecordId | None = None) -> None:
        """Another page of this contact, or somebody's card."""
        self.editing.flush()
        self.desk.shell.go(route, rid or self.work.shown.id)

    def _reveal(self, *rows: QWidget) -> None:
        """Show rows that have just come, the first of them for certain; their layout is done in the next turn."""

        def show() -> None:
            for row in reversed(rows):
                self._pane.reveal(row, row.rect())

        QTimer.singleShot(0, self, show)

    def _focus(self, row: QWidget) -> None:
        stop = getattr(row, "stop", None)
        target = stop() if stop is not None else row
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_now(self) -> None:
        self.editing.flush()
        self._say_saved()
        now = self._kalender.klokken(self.desk.clock.now())
        self.desk.shell.say(self.desk.texts("henvendelse.gemt_kl", tid=now))

    def _more(self) -> None:
        if self.body.is_more_open:
            self.body.close_more()
            self._focus(self.body.words.note)
        else:
            more = self.body.open_more()
            self.editing.fill()
            self._lay_out()
            self._reveal(*more.rows)
            if self.body.time_on_top:
                self._focus(more.rows[0])
            else:
                self.body.time.focus_time()

    def _lay_out(self) -> None:
        """Rows that have just come have their places before one of them gets the focus."""
        for part in (self._content, self.body.form):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def _time(self) -> None:
        if not self.body.time_on_top and not self.body.is_more_open:
            self._more()
        self.body.time.focus_time()

    def _stop(self) -> None:
        now = self.desk.clock.now()
        self.editing.do(lambda: self.work.change(state.stopped(self.work.shown, now)))

    def _start(self) -> None:
        self.editing.do(lambda: self.work.change(state.started_again(self.work.shown)))

    def _annul(self) -> None:
        panel = AnnulPanel(self.desk)
        panel.chosen.connect(self.ending.annul)
        self.desk.shell.open_overlay(panel)

    def _other_saved(self, changed: Changed) -> None:
        """Another page or desk saved this contact, its talk or its plan while this one is in front."""
        if changed.initiator is self.work.writing or not self.isVisible():
            return
        if self.work.shown.id in changed.ids:
            _read_again(self)
        elif changed.touches("borger", "paaroerende", "papirskema"):
            read_beside(self.body, self.work)


def _read_again(page: HenvendelsePage) -> bool:
    """Whether the contact is still here; one that was erased meanwhile closes its page and says so."""
    try:
        page.editing.refresh()
    except NotFound as error:
        gone(page, error)
        return False
    return True
