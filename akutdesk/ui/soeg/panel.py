"""V11, the palette: find a citizen, do something, and, as a step of its own, search in notes (ux.md 2.17)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.storage.raekker import NoteHit
from akutdesk.ui.announce import announce
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import RowList
from akutdesk.ui.head import Strip
from akutdesk.ui.layout import Divider, VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.soeg.edges import Foot, Top
from akutdesk.ui.soeg.outcome import carry_out
from akutdesk.ui.soeg.people_search import PeopleSearch
from akutdesk.ui.soeg.rows import PaletteRows
from akutdesk.ui.soeg.state import (
    MOST_CITIZENS,
    Choice,
    Deed,
    Found,
    SearchNotes,
    nothing_found,
    partners_found,
    sections,
)
from akutdesk.ui.text import Text


class SoegPanel(Overlay):
    """Opened anew each time; what was typed is forgotten when it closes."""

    HELP: ClassVar[str] = "soeg"
    TITLE_KEY: ClassVar[str] = "soeg.titel"

    def __init__(self, desk: Desk, deeds: Sequence[Deed]) -> None:
        super().__init__(desk.look, width=680, place="top")
        self._desk = desk
        self._deeds = tuple(deeds)
        self._rows = PaletteRows(desk)
        self._people = PeopleSearch(desk)
        self._found = Found()
        self._partners: tuple[Samarbejdspartner, ...] = ()
        self._kinds = {one.kode: one.label for one in desk.codes["partner_type"].koder}
        self._fitted = 0
        texts, look = desk.texts, desk.look
        self.setAccessibleName(texts("soeg.titel"))
        self.top = Top(look, texts)
        self.line = self.top.line
        self.list = RowList(look, texts, name=texts("soeg.liste"), ticks_with_space=False)
        self.nothing = Text(look, "")
        self.foot = Foot(look, texts)
        self._empty, self._inside = QWidget(), QWidget()
        self._pane = self._make_pane()
        box = VBox(look, self)
        for part in (self.top, Divider(look), self._pane, Divider(look), self.foot):
            box.addWidget(part)
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.line

    @override
    def on_enter(self) -> None:
        self._people.begin()
        self._partners = self._desk.store.setup(self._desk.adgang, Samarbejdspartner)
        self._search()

    @override
    def on_leave(self) -> None:
        self._people.end()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        """As high as what was found; in a low window the list scrolls between the edges."""
        inside = self._inside
        natural = inside.heightForWidth(arg__1)
        rows = natural if natural >= 0 else inside.sizeHint().height()
        return self.top.height() + rows + self.foot.height() + 2

    # ---- what is shown

    def _make_pane(self) -> ScrollPane:
        look = self._desk.look
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        VBox(look, self._empty, margins=(0, 10, 0, 4)).addWidget(self.nothing)
        rows = VBox(look, self._inside, margins=(20, 8, 20, 12))
        rows.addWidget(self._empty)
        rows.addWidget(self.list)
        return ScrollPane(look, self._inside)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(lambda: self._take(self.list.marked))
        self.list.opened.connect(self._take)
        self.on("gem_luk", self._search_notes)

    def _search(self, _typed: str = "") -> None:
        """After each key: what the store finds among citizens, in its fixed order."""
        hits = self._people.hits(self.line.text(), MOST_CITIZENS + 1)
        may = maa(self._desk.adgang, "SOEG_NOTER")
        typed = self.line.text()
        partners = partners_found(self._partners, typed, self._kinds) if typed.strip() else ()
        self._show(Found(citizens=hits, partners=partners, may_search_notes=may))

    def _show(self, found: Found) -> None:
        self._found = found
        typed = self.line.text()
        rows = self._rows.rows(sections(typed, found, self._deeds), typed)
        self.list.set_rows(rows)
        first = next((row.id for row in rows if not row.heading), None)
        self.list.setVisible(first is not None)
        self.list.mark(first)
        self.nothing.setText(self._nothing_words(typed))
        self._empty.setVisible(bool(self.nothing.text()))
        self.foot.set_count(self._count(typed))
        self._pane.verticalScrollBar().setValue(0)
        self._say_marked()
        self._fit()

    def _fit(self) -> None:
        """Stand anew only when the panel gets another height; else nothing behind it is painted again."""
        high = self.heightForWidth(self.width())
        if high != self._fitted:
            self._fitted = high
            self.refit()

    def _nothing_words(self, typed: str) -> str:
        if not nothing_found(typed, self._found, self._deeds):
            return ""
        key = "soeg.tom" if self._found.notes is None else "soeg.tom_noter"
        return self._desk.texts(key, q=typed.strip())

    def _count(self, typed: str) -> str:
        texts, found = self._desk.texts, self._found
        if found.notes is not None:
            count = len(found.notes)
            one = texts("soeg.antal.note")
            return one if count == 1 else texts("soeg.antal.noter", n=count)
        count = len(found.citizens)
        if not typed.strip() or not count:
            return ""
        if count > MOST_CITIZENS:
            return texts("soeg.antal.flere", n=MOST_CITIZENS)
        return texts("soeg.antal.en") if count == 1 else texts("soeg.antal.borgere", n=count)

    def _step(self, by: int) -> None:
        self.list.step(by)
        place = self.list.visualRect(self.list.currentIndex())
        self._pane.reveal(self.list, QRect(place))
        self._say_marked()

    def _say_marked(self) -> None:
        """The cursor stays in the field, so a screen reader is told what Enter would open."""
        marked = next((row for row in self.list.rows if row.id == self.list.marked), None)
        words = marked.spoken(self._desk.texts) if marked else self.nothing.text()
        self.line.setAccessibleDescription(words)
        announce(self.line, words)

    # ---- what is done

    def _take(self, choice: object) -> None:
        if isinstance(choice, SearchNotes):
            self._search_notes()
        elif isinstance(choice, Choice):
            self.close_overlay()
            carry_out(self._desk, choice)

    def _search_notes(self) -> None:
        """The deliberate second step: in a job, and logged before it answers."""
        typed, desk = self.line.text(), self._desk
        if not typed.strip() or not maa(desk.adgang, "SOEG_NOTER"):
            return

        def search() -> tuple[NoteHit, ...]:
            beside = desk.store.beside()
            try:
                return beside.search_notes(desk.adgang, typed)
            finally:
                beside.close()

        desk.jobs.run(
            search, done=partial(self._notes_found, typed), failed=self._notes_failed, owner=self
        )

    def _notes_found(self, typed: str, hits: tuple[NoteHit, ...]) -> None:
        if typed == self.line.text():
            self._show(Found(notes=hits))

    def _notes_failed(self, error: Exception) -> None:
        words = text_of(error, self._desk.texts) or self._desk.texts("fejl.noter")
        self._desk.shell.done(Strip("log", "err", words))
