"""The rows behind a number: as many as it counted, newest first; each opens as in its own list (ux.md 2.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.record import RecordId
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import RowList
from akutdesk.ui.head import BarHint, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.statistik.asking import Asking
from akutdesk.ui.statistik.figure_pane import Pointed
from akutdesk.ui.statistik.lookup import Lookup
from akutdesk.ui.statistik.reading import looking_behind
from akutdesk.ui.statistik.row_words import rows_of, where_to
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtbord.rows import words_of

if TYPE_CHECKING:
    from akutdesk.storage.talraekke import Talraekke

PAGE = 50
"""Rows of one page, as in Henvendelser."""


class RowsPage(Page):
    """Enter opens one; Ctrl+PgDn shows the older ones; Esc goes back to the number."""

    SCOPE: ClassVar[str] = "statistik"
    HELP: ClassVar[str] = "statistik_raekker"
    TITLE_KEY: ClassVar[str] = "statistik.raekker.titel"

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        kraev(desk.adgang, "STATISTIK_ALT")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self._lookup = lookup
        self._pointed: Pointed | None = None
        self._number = 0
        self._rows: tuple[Talraekke, ...] = ()
        self._asking: Asking[tuple[Talraekke, ...]] = Asking(desk, self)
        self.heading = Heading(look, "")
        self._told = Text(look, "")
        self.list = RowList(look, texts, name=texts("statistik.raekker.titel"))
        content = QWidget()
        box = VBox(look, content, gap=8, margins=(24, 16, 24, 16))
        for part in (self.heading, self._told, self.list):
            box.addWidget(part)
        box.addStretch(1)
        self._pane = ScrollPane(look, content)
        VBox(look, self).addWidget(self._pane)
        self.set_head(Head(texts("statistik.raekker.titel")))
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self._open)
        self.on("naeste_trin", lambda: self._step(1))
        self.on("forrige_trin", lambda: self._step(-1))
        self._asking.answered.connect(self._show)
        self._asking.refused.connect(self._refuse)

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def on_enter(self) -> None:
        if self._pointed != self._lookup.pointed:
            self._pointed = self._lookup.pointed
            self._number = 0
            self._rows = ()
            self.list.set_rows([])  # those of another number never stand under this one
            self._say(self.desk.texts("statistik.raekker.laeser"))
        self._ask()

    def _ask(self) -> None:
        if self._pointed is None:
            return
        pointed, desk = self._pointed, self.desk
        name = " · ".join(part for part in (pointed.line, pointed.column) if part)
        self.heading.set_words(name, pointed.count)
        work = looking_behind(
            desk.store, desk.adgang, pointed.behind, offset=self._number * PAGE, limit=PAGE + 1
        )
        self._asking.ask(work)

    def _step(self, by: int) -> None:
        more = len(self._rows) > PAGE if by > 0 else self._number > 0
        if more:
            self._number += by
            self._ask()
            self._pane.verticalScrollBar().setValue(0)

    def _show(self, found: tuple[Talraekke, ...]) -> None:
        self._rows = found
        shown = found[:PAGE]
        self.list.set_rows(rows_of(words_of(self.desk), shown))
        self.list.setVisible(bool(shown))
        self._say("" if shown else self.desk.texts("statistik.raekker.tom"))
        self._show_bar()

    def _refuse(self, error: Exception) -> None:
        self.list.set_rows([])
        self._say(text_of(error, self.desk.texts) or "")

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _show_bar(self) -> None:
        texts = self.desk.texts
        hints = [BarHint(("Enter",), texts("statistik.raekker.aabn"))]
        if len(self._rows) > PAGE:
            hints.append(BarHint((keys.hint("naeste_trin"),), texts("statistik.raekker.aeldre")))
        if self._number:
            hints.append(BarHint((keys.hint("forrige_trin"),), texts("statistik.raekker.nyere")))
        hints.append(BarHint((keys.hint("luk"),), texts("skal.tilbage")))
        self.set_bar(*hints)

    def _open(self, at: object) -> None:
        row = self._rows[at] if isinstance(at, int) and at < len(self._rows) else None
        place = where_to(row) if row is not None else None
        if place is not None:
            route, rid = place
            self.desk.shell.go(route, RecordId(rid))
