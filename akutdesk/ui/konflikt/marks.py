"""The marks on a page whose record two have written: at each field, or above where it shows no such field (ux.md 3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import OPSAETNING
from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.storage.konflikter import Fortrudt, Konflikt
from akutdesk.ui.desk import Desk
from akutdesk.ui.field_mark import FieldMark
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.page import Page
from akutdesk.ui.synk.told import kind_of, place_of

if TYPE_CHECKING:
    from akutdesk.ui.main_window import MainWindow

NAME: Final = "konflikt_her"
_PAGES: Final = frozenset(
    {"borger", "borger_ret", "henvendelse", "henvendelse_ret", "krisesamtale", "kriseplan"}
)
_SETUP_PAGES: Final = frozenset({"opsaetning", "telefonliste"})
"""Pages that are about the house; what two leaders set apart is told on each."""
_At = tuple[RecordId, str, str]
"""A mark by its record, its field and its words."""


class Marks(QObject):
    """For one Desk. Nothing is read for a page that is about nobody; no mark takes the focus."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._marks: dict[tuple[QWidget, _At], FieldMark] = {}
        self._page: Page | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show)
        window.frame.pages.shown.connect(self._soon.start)
        desk.changes.saved.connect(self._soon.start)

    def show(self) -> None:
        """Mark the page in front, or take the marks away."""
        self._follow(self._window.frame.pages.page)
        found: tuple[Konflikt, ...] = ()
        with suppress(StorageError, DomainError):
            found = self._here()
        wanted: dict[tuple[QWidget, _At], FieldMark] = {}
        left: list[Konflikt] = []
        with suppress(StorageError, DomainError):
            for one in found:
                marks = dict(self._at_fields(one))
                wanted |= marks
                if len(marks) < max(1, len(one.felter)):
                    left.append(one)
        self._take_away(set(self._marks) - set(wanted))
        self._marks = wanted
        self._show_strip(left)

    # ---- at the fields

    def _at_fields(self, one: Konflikt) -> Iterator[tuple[tuple[QWidget, _At], FieldMark]]:
        """A mark at each field that this page shows."""
        page = self._page
        if page is None:
            return
        places = page.fields_shown()
        for felt in one.felter:
            field = places.get((one.rid, felt))
            if field is None or not field.isVisibleTo(page):
                continue
            key = field, (one.rid, felt, self._words(one, felt))
            mark = self._marks.get(key) or self._made(key)
            if mark is not None:
                yield key, mark

    def _made(self, key: tuple[QWidget, _At]) -> FieldMark | None:
        field, (rid, _, words) = key
        mark = FieldMark(self._desk.look, words, self._desk.texts("konflikt.se_begge"))
        if not mark.stand_under(field):
            mark.deleteLater()
            return None
        mark.asked.connect(lambda: self._desk.shell.go("konflikt", rid))
        self._desk.shell.say(words)
        return mark

    def _take_away(self, gone: set[tuple[QWidget, _At]]) -> None:
        for key in gone:
            mark = self._marks[key]
            if shiboken6.isValid(mark):
                mark.leave()

    def _follow(self, page: Page | None) -> None:
        """Look again when the page shows other fields."""
        if page is self._page:
            self._marks = {
                key: mark for key, mark in self._marks.items() if shiboken6.isValid(mark)
            }
            return
        if self._page is not None and shiboken6.isValid(self._page):
            self._page.fields_changed.disconnect(self._soon.start)
            self._take_away(set(self._marks))
        self._marks = {}
        self._page = page
        if page is not None:
            page.fields_changed.connect(self._soon.start)

    # ---- above

    def _show_strip(self, left: list[Konflikt]) -> None:
        """Under the top bar, said politely: nobody is held up by it."""
        if not left:
            self._desk.shell.clear(NAME)
            return
        with suppress(StorageError, DomainError):
            strip = self._strip(left[0])
            area = self._window.frame.alarm_area
            if strip.text not in {one.text for one in area.strips if one.name == NAME}:
                self._desk.shell.say(strip.text)
            area.put(strip)

    def _strip(self, one: Konflikt) -> Strip:
        texts = self._desk.texts
        if one.fortrudt is not None:
            return self._undone(one.fortrudt)
        see = StripButton(texts("konflikt.se_begge"), lambda: self._desk.shell.go(*place_of(one)))
        alone = one.anden is None and len(one.felter) == 1 and one.type != "kriseplan"
        words = self._words(one, one.felter[0]) if alone else texts(f"konflikt.kort.{kind_of(one)}")
        return Strip(NAME, "warn", words, icon="files", buttons=(see,))

    def _undone(self, undone: Fortrudt) -> Strip:
        from akutdesk.ui.konflikt.reading import undone_words
        from akutdesk.ui.undo import see_undone

        desk = self._desk
        seen = StripButton(desk.texts("konflikt.er_set"), lambda: see_undone(desk, undone))
        return Strip(NAME, "warn", undone_words(desk, undone), icon="files", buttons=(seen,))

    # ---- what is here

    def _here(self) -> tuple[Konflikt, ...]:
        place = self._window.frame.pages.place
        if place is not None and place[0] in _SETUP_PAGES:
            every = self._desk.store.konflikter.liste(self._desk.adgang)
            return tuple(one for one in every if one.type in OPSAETNING)
        if place is None or place[1] is None or place[0] not in _PAGES:
            return ()
        rids = {place[1], *self._about()}
        return tuple(
            one
            for one in self._desk.store.konflikter.liste(self._desk.adgang)
            if not rids.isdisjoint({one.rid, one.anden, one.borger_id} - {None})
        )

    def _about(self) -> frozenset[RecordId]:
        return self._page.about if self._page is not None else frozenset()

    def _words(self, one: Konflikt, felt: str) -> str:
        """What else it was set to, where that is short and no number that is logged when it is shown."""
        from akutdesk.ui.konflikt.reading import other_answer

        return other_answer(self._desk, one, felt)
