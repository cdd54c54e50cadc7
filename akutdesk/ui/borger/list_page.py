"""Ctrl+3, Borgere: the latest first; typing filters, as in the palette."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.announce import announce
from akutdesk.ui.borger.facts import small
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import NARROW, NARROW_EDGE, HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.soeg.match import spans, with_found
from akutdesk.ui.soeg.people_search import PeopleSearch
from akutdesk.ui.soeg.rows import facts_of
from akutdesk.ui.soeg.search_line import LONGEST
from akutdesk.ui.soon import Soon
from akutdesk.ui.text import Text

PAGE = 50
"""Citizens shown at a time."""


class BorgerePage(Page):
    """The field has the cursor; arrow down goes into the list, Enter opens the marked card."""

    HELP: ClassVar[str] = "borgere"
    TITLE_KEY: ClassVar[str] = "borger.liste_titel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._search = PeopleSearch(desk)
        self._shown = PAGE
        self._kalender = kalender(desk.codes)
        texts, look = desk.texts, desk.look
        name = texts("borger.filter")
        self.line = GuardedLine(look, name=name, limit=LONGEST, hint=name)
        self.line.installEventFilter(self)
        self.list = RowList(look, texts, name=texts("skal.tast.skaerm_3"), ticks_with_space=False)
        self.none = Text(look, "")
        self.more = Button(look, texts("borger.flere"), icon="chevron-down")
        self._build()
        self.set_head(Head(texts("skal.tast.skaerm_3")))
        self.set_bar(
            BarButton("ny_borger", texts("skal.tast.ny_borger"), kind="primary", icon="user-plus"),
            BarHint(("Enter",), texts("borger.aabn")),
        )
        self.line.textChanged.connect(self._typed)
        self.list.opened.connect(self._open)
        self.more.clicked.connect(self._show_more)
        self._soon = Soon(self, self.refresh)
        desk.changes.saved.connect(self._on_saved)

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        return self.line

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.line, self.list)

    @override
    def on_enter(self) -> None:
        self._search.begin()
        self.refresh()

    @override
    def on_leave(self) -> None:
        self._search.end()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down leaves the field for the list; Enter opens what stands first."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            if not isinstance(event, QKeyEvent):
                return False
            if event.key() == Qt.Key.Key_Down and self.list.rows:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.rows:
                self._open(self.list.marked)
                return True
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = NARROW_EDGE if self.width() < self.look.px(NARROW) else 24
        self._rows.set_measures(gap=0, margins=(edge, 4, edge, 16))
        self._top.set_measures(gap=0, margins=(edge, 16, edge, 12))

    # ---- what is shown

    def refresh(self) -> None:
        """Read the list again."""
        typed = self.line.text()
        found = self._found(typed)
        rows = [self._row(hit, typed) for hit in found[: self._shown]]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.more.setVisible(len(found) > self._shown)
        texts = self.desk.texts
        words = texts("soeg.tom", q=typed.strip()) if typed.strip() else texts("borger.tom_liste")
        self.none.setText(words)
        self.none.setVisible(not rows)

    def _found(self, typed: str) -> tuple[BorgerHit, ...]:
        """One more than is shown, so that one knows whether there are more."""
        if typed.strip() and self._search.is_on:
            return self._search.hits(typed, self._shown + 1)
        return self.desk.store.borgere.liste(self.desk.adgang, limit=self._shown + 1)

    def _row(self, hit: BorgerHit, typed: str) -> Row:
        texts = self.desk.texts
        navn = with_found(hit.navn or texts("borger.uden_navn"), hit.fuldt_navn, typed)
        facts = [facts_of(self.desk, hit)]
        identiteter = self.desk.codes["identitet"]
        if hit.identitet in identiteter:
            facts.append(small(identiteter.label(hit.identitet or "")))
        last = self._kalender.dato(hit.sidst) if hit.sidst else None
        this_year = self._kalender.dato(self.desk.clock.now()).year
        year = f"-{last.year % 100:02}" if last and last.year != this_year else ""
        return Row(
            hit.rid,
            navn,
            aside=" · ".join(part for part in facts if part),
            right=texts("henvendelse.finder.sidst", dag=f"{self._kalender.kort(last)}{year}")
            if last
            else "",
            icon="user",
            bold=spans(navn, typed),
            high=40,
        )

    # ---- inside

    def _build(self) -> None:
        look = self.look
        content = QWidget()
        self._rows = rows = VBox(look, content, margins=(24, 4, 24, 16))
        for part in (self.none, self.list):
            rows.addWidget(part)
        rows.space(8)
        foot = HBox(look).from_left(self.more)
        rows.addLayout(foot)
        rows.addStretch(1)
        self._top = top = HBox(look, margins=(24, 16, 24, 12))
        top.addWidget(self.line, 3)
        top.addStretch(2)
        box = VBox(look, self)
        box.addLayout(top)
        box.addWidget(ScrollPane(look, content), 1)

    def _typed(self, _text: str) -> None:
        self._shown = PAGE
        self.refresh()
        if self.list.rows:
            self.list.mark(self.list.rows[0].id)
        count = len(self.list.rows)
        announce(
            self.line, self.none.text() if not count else self.desk.texts("borger.i_alt", n=count)
        )

    def _show_more(self) -> None:
        """The next page; the cursor stands on its first citizen."""
        before = self._shown
        self._shown += PAGE
        self.refresh()
        if len(self.list.rows) > before:
            self.list.mark(self.list.rows[before].id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, rid: object) -> None:
        if isinstance(rid, bytes):
            self.desk.shell.go("borger", RecordId(rid))

    def _on_saved(self, changed: Changed) -> None:
        if changed.touches("borger", "henvendelse"):
            self._soon.start()
