"""Alt+L under Opsaetning: the drawn look-ups at the left, all that is known of the marked one at the right."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import RecordId
from akutdesk.domain.stikproeve import I_ORDEN
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import NotFound, StorageError
from akutdesk.storage.stikproever import Opslagsraekke, Proevelinje
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.person.said import said_of
from akutdesk.ui.reminders import SAMPLE_DUE
from akutdesk.ui.sletning.pane import FactPane
from akutdesk.ui.stikproeve.answer_panel import SvarPanel
from akutdesk.ui.stikproeve.nothing import NoSample
from akutdesk.ui.stikproeve.reading import draw, read
from akutdesk.ui.stikproeve.state import TIDLIGERE, Fundet, Linje, about, facts, rows
from akutdesk.ui.undo import undo_button

STRIP = "stikproeve"
_TYPES = ("stikproeve", "stiksvar")


class StikproevePage(Page):
    """Enter answers the marked look-up, or opens the marked sample; Alt+O: in order; Alt+N: draw one. Raises AdgangError."""

    SCOPE: ClassVar[str] = "stikproeve"
    HELP: ClassVar[str] = "stikproeve"
    TITLE_KEY: ClassVar[str] = "stikproeve.titel"

    def __init__(self, desk: Desk) -> None:
        kraev(desk.adgang, "LAES_LOG")
        super().__init__(desk)
        look, texts = desk.look, desk.texts
        self._rid: RecordId | None = None
        self._draws = False
        self.found = Fundet()
        self._left = ListPane(desk, "stikproeve.liste", "stikproeve.om")
        self.list = self._left.list
        self._empty = NoSample(desk, self.SCOPE)
        self.none, self.first = self._empty.words, self._empty.button
        self._left.put_under(self._empty)
        self.pane = FactPane(desk)
        self._both = TwoPanes(look, self._left, self.pane)
        VBox(look, self).addWidget(self._both)
        self.set_head(Head(texts("stikproeve.titel")))
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.list if self.list.rows else self.first

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self.desk.shell.clear(SAMPLE_DUE)  # whoever is here needs no line that leads here
        self.refresh()

    def refresh(self) -> None:
        """Read it again. A log that does not open is said where the rows would stand; nothing of it is lost."""
        trouble = ""
        try:
            self.found = read(self.desk, self._rid)
        except (StorageError, DomainError) as error:
            self._rid, self.found = None, Fundet()
            trouble = self._words_of(error)
        said = said_of(self.desk)
        listed = rows(self.found, said)
        came = bool(listed) and self.first.hasFocus()
        self.list.set_rows(listed)
        self.list.setVisible(bool(listed))
        self._left.set_words(about(self.found, said) or self.desk.texts("stikproeve.om"))
        self._empty.show_why(trouble)
        self._empty.setVisible(not listed)
        if came:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_marked()

    # ---- what is marked

    @property
    def marked(self) -> Opslagsraekke | None:
        """The drawn look-up that the pane is about."""
        line, opened = self.list.marked, self.found.aabnet
        if not isinstance(line, Linje) or line.afsnit == TIDLIGERE or opened is None:
            return None
        return opened.raekker[line.plads] if line.plads < len(opened.raekker) else None

    @property
    def _earlier(self) -> Proevelinje | None:
        line, others = self.list.marked, self.found.andre
        if isinstance(line, Linje) and line.afsnit == TIDLIGERE and line.plads < len(others):
            return others[line.plads]
        return None

    def _show_marked(self) -> None:
        row, said = self.marked, said_of(self.desk)
        pairs = facts(self.found, row, said) if row else []
        self.pane.show_facts(self.desk.texts("stikproeve.opslag") if row else "", pairs)
        self.set_bar(*self._bar(row))

    def _bar(self, row: Opslagsraekke | None) -> list[BarButton | BarHint]:
        texts, due = self.desk.texts, self.found.er_forfalden(said_of(self.desk).dag)
        new = BarButton(
            "ny_stikproeve",
            texts("stikproeve.tag"),
            kind="primary" if due else "second",
            icon="list-check",
        )
        items: list[BarButton | BarHint] = []
        if row is not None and not row.eget:
            kind = "second" if due else "primary"
            items.append(BarButton("i_orden", texts("stikproeve.i_orden"), kind=kind, icon="check"))
            items.append(BarHint(("Enter",), texts("stikproeve.svar_paa")))
        if self._earlier is not None:
            items.append(BarHint(("Enter",), texts("stikproeve.aabn")))
        return [new, *items] if due else [*items, new]

    # ---- what is done

    def _connect(self) -> None:
        self.list.moved.connect(self._moved)
        self.list.opened.connect(self._opened)
        self.first.clicked.connect(self._first)
        self.on("ny_stikproeve", self._draw)
        self.on("i_orden", self._in_order)
        self.desk.changes.saved.connect(self._on_saved)

    def _moved(self, _line: object) -> None:
        self._show_marked()

    def _opened(self, _line: object) -> None:
        self._enter()

    def _first(self) -> None:
        if self.found.naeste is None:
            self.desk.shell.back()
        else:
            self._draw()

    def _draw(self) -> None:
        if self._draws:
            return
        self._draws, desk = True, self.desk
        desk.shell.done(Strip(STRIP, "info", desk.texts("stikproeve.traekker")))
        work = partial(draw, desk.store, desk.adgang)
        desk.jobs.run(work, done=self._drawn, failed=self._not_drawn, owner=self)

    def _drawn(self, saved: Saved) -> None:
        self._draws, self._rid = False, next(iter(saved.changes.ids), None)
        self.desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        self.refresh()
        if self.list.rows:
            self.list.mark(Linje("opslag", 0))
        self._show_marked()
        self.desk.shell.done(Strip(STRIP, "ok", self.desk.texts("stikproeve.er_trukket")))

    def _not_drawn(self, error: Exception) -> None:
        self._draws = False
        self.desk.shell.done(Strip(STRIP, "warn", self._words_of(error)))

    def _enter(self) -> None:
        if (earlier := self._earlier) is not None:
            self._rid = earlier.id
            self.refresh()
            self.list.mark(Linje("opslag", 0))
            self._show_marked()
        elif (row := self.marked) is not None:
            self._ask(row)

    def _ask(self, row: Opslagsraekke) -> None:
        opened = self.found.aabnet
        if opened is None:
            return
        if row.eget:
            self.desk.shell.done(Strip(STRIP, "info", self.desk.texts("fejl.stikproeve_egen")))
            return
        said = said_of(self.desk)
        who = ", ".join(value for _, value in facts(self.found, row, said)[:3]) if row.kig else ""
        panel = SvarPanel(self.desk, opened.proeve.id, row.plads, who)
        panel.given.connect(partial(self._given, panel, opened.proeve.id, row.plads))
        self.desk.shell.open_overlay(panel)

    def _given(self, panel: SvarPanel, proeve: RecordId, plads: int, svar: str, note: str) -> None:
        try:
            saved = self.desk.store.stikproever.svar(self.desk.adgang, proeve, plads, svar, note)
        except (StorageError, DomainError) as error:
            panel.refuse(self._words_of(error))
            return
        panel.close_saved()
        self._kept(saved)

    def _in_order(self) -> None:
        row, opened = self.marked, self.found.aabnet
        if row is None or opened is None:
            return
        try:
            saved = self.desk.store.stikproever.svar(
                self.desk.adgang, opened.proeve.id, row.plads, I_ORDEN
            )
        except (StorageError, DomainError) as error:
            self.desk.shell.done(Strip(STRIP, "warn", self._words_of(error)))
            return
        self._kept(saved)

    def _kept(self, saved: Saved) -> None:
        desk = self.desk
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        self.refresh()
        words = desk.texts("stikproeve.gemt")
        desk.shell.done(Strip(STRIP, "ok", words, buttons=(undo_button(desk, saved),)))

    def _words_of(self, error: Exception) -> str:
        texts = self.desk.texts
        key = "stikproeve.vaek" if isinstance(error, NotFound) else ""
        return texts(key) if key else text_of(error, texts) or texts("fejl.lager")

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(*_TYPES):
            self.refresh()
