"""All henvendelser, newest first, a page at a time (Ctrl+2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.storage.raekker import KontaktRaekke
from akutdesk.ui import keys
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.head import BarHint, Head
from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.soon import Soon
from akutdesk.ui.text import Text
from akutdesk.ui.vagtbord import rows

PAGE = 50
"""Rows of one page: a month of nights, and drawn at once."""
_MOMENT = timedelta(milliseconds=1)


class HenvendelserPage(Page):
    """Enter opens one; Ctrl+PgDn goes to the older ones, Ctrl+PgUp back."""

    HELP: ClassVar[str] = "henvendelser"
    TITLE_KEY: ClassVar[str] = "henvendelse.liste.titel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self.list = RowList(look, texts, name=texts("henvendelse.liste.titel"))
        self._empty = Text(look, texts("henvendelse.liste.tom"))
        self._pages: list[tuple[KontaktRaekke, ...]] = []
        content = QWidget()
        box = self._box = VBox(look, content, margins=(24, 16, 24, 16))
        box.addWidget(self._empty)
        box.addWidget(self.list)
        box.addStretch(1)
        self._pane = ScrollPane(look, content)
        VBox(look, self).addWidget(self._pane)
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self._open)
        self.on("naeste_trin", self.older)
        self.on("forrige_trin", self.newer)
        self._soon = Soon(self, self.on_enter)
        desk.changes.saved.connect(self._on_saved)

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._box.set_narrow(self.width() < self.look.px(NARROW))

    @override
    def on_enter(self) -> None:
        """The newest page again, or the one that was shown."""
        marked, depth = self.list.marked, max(1, len(self._pages))
        self._pages = []
        for _ in range(depth):
            self._load()
        self._show(marked)

    def older(self) -> None:
        """The page after this one, if there is one."""
        if self._pages and len(self._pages[-1]) == PAGE and self._load():
            self._show(None)

    def newer(self) -> None:
        """The page before this one."""
        if len(self._pages) > 1:
            self._pages.pop()
            self._show(None)

    def _load(self) -> bool:
        """Read the page after those that are known; False if it is empty.

        Several may have begun in the moment of the last row, so that moment is asked for again.
        """
        known = [row for page in self._pages for row in page]
        last = known[-1].start if known else None
        again = [row.rid for row in known if row.start == last]
        found = self.desk.store.henvendelser.liste(
            self.desk.adgang,
            til=last + _MOMENT if last is not None else None,
            limit=PAGE + len(again),
        )
        page = tuple(row for row in found if row.rid not in again)[:PAGE]
        if page or not self._pages:
            self._pages.append(page)
        return bool(page)

    def _show(self, marked: object) -> None:
        shown = self._pages[-1]
        words = rows.words_of(self.desk)
        self.list.set_rows(_with_days(words, shown))
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.list.mark(marked if marked is not None else (shown[0].rid if shown else None))
        self._pane.verticalScrollBar().setValue(0)
        texts = self.desk.texts
        note = texts("henvendelse.liste.side", nr=len(self._pages)) if len(self._pages) > 1 else ""
        self.set_head(Head(texts("henvendelse.liste.titel"), note=note))
        hints = [BarHint(("Enter",), texts("henvendelse.liste.aabn"))]
        if len(shown) == PAGE:
            older = texts("henvendelse.liste.aeldre")
            hints.append(BarHint((keys.hint("naeste_trin"),), older))
        if len(self._pages) > 1:
            newer = texts("henvendelse.liste.nyere")
            hints.append(BarHint((keys.hint("forrige_trin"),), newer))
        self.set_bar(*hints)

    def _open(self, rid: object) -> None:
        found = next((row.rid for row in self._pages[-1] if row.rid == rid), None)
        if found is not None:
            self.desk.shell.go("henvendelse", found)

    def _on_saved(self, changed: Changed) -> None:
        if changed.touches("henvendelse"):
            self._soon.start()


def _with_days(words: rows.Words, shown: Sequence[KontaktRaekke]) -> list[Row]:
    """The rows under a heading for each day."""
    made: list[Row] = []
    day = None
    for row in shown:
        begun = words.calendar.dato(row.start) if row.start else None
        if begun != day and begun is not None:
            day = begun
            made.append(Row(str(day), words.calendar.ugedag(day), heading=True))
        made.append(rows.list_row(words, row))
    return made
