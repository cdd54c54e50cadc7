"""The pages that are open, how one goes from one to the next, and where the cursor was in each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import OpeningReasonRequired
from akutdesk.ui.focus import focus_first
from akutdesk.ui.page import Page
from akutdesk.ui.screen import Screen

KEPT = 8  # pages without unfinished work that are kept as they were left

Place = tuple[str, RecordId | None]


class PageStack(QStackedWidget):
    """Pages by route and record; a page that is returned to is as it was left (`ux.md` P2)."""

    shown = Signal()
    """Another page is in front."""
    made = Signal(object)
    """A page was made."""

    def __init__(self) -> None:
        super().__init__()
        self._makers: dict[str, Callable[[RecordId | None], Page]] = {}
        self._pages: dict[Place, Page] = {}  # the one seen last comes last
        self._trail: list[Place] = []
        self.ask_why: Callable[[RecordId, Callable[[], None]], None] | None = None
        """Asks, and goes on with what was to be done; set with the pages of one person."""
        self._home: Place | None = None
        self._seen: Place | None = None
        self.on_another = False
        """The page in front is about somebody or something else than the one before, which is still open."""
        self._focus: dict[Place, QWidget] = {}

    def route(self, name: str, make: Callable[[RecordId | None], Page]) -> None:
        """Say how the pages of a route are made."""
        self._makers[name] = make

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._trail[-1]) if self._trail else None

    @property
    def place(self) -> Place | None:
        """Route and record of the page in front."""
        return self._trail[-1] if self._trail else None

    def go(self, route: str, rid: RecordId | None = None) -> None:
        """Show a page, making it if it is not open. Raises KeyError for an unknown route."""
        place = self._kept((route, rid))
        if place == self.place:
            self._settle(place)
            return
        if place not in self._pages and not self._make(place):
            return
        self.leave()
        if place in self._trail:
            self._trail.remove(place)
        self._trail.append(place)
        self._home = self._home or place
        self._pages[place] = self._pages.pop(place)
        self._drop_oldest()
        self._settle(place)

    def _make(self, place: Place) -> bool:
        """Make a page; False while it is asked why a record is opened that is closed to others."""
        try:
            page = self._makers[place[0]](place[1])
        except OpeningReasonRequired as closed:
            if self.ask_why is None:
                raise
            self.ask_why(closed.rid, lambda: self.go(*place))
            return False
        self._pages[place] = page
        self.addWidget(page)
        self.made.emit(page)
        return True

    def shows(self, route: str, rid: RecordId | None) -> bool:
        """Whether the page in front is the one that `go` would lead to."""
        return self._kept((route, rid)) == self.place

    def back(self) -> None:
        """Show the page before this one, and in the end the first one, which stays.

        The page that is left is kept, but is no longer on the way: back never leads forth again.
        """
        if len(self._trail) <= 1:
            self._go_home()
            return
        self.leave()
        self._trail.pop()
        self._settle(self._trail[-1])

    def close_page(self, page: Screen) -> bool:
        """Put a page away for good, and what belongs to it; the page before it comes to the front.

        True if the page in front then holds unfinished work.
        """
        place = next((key for key, one in self._pages.items() if one is page), None)
        if place is not None:
            was_front = place == self.place
            page.on_leave()
            takes_along = self._pages[place].TAKES_ALONG
            self._forget(place)
            for other in self._belonging_to(place[1]) if takes_along else ():
                self._forget(other)
            if was_front and self._trail:
                self._settle(self._trail[-1])
            elif was_front:
                self._go_home()
        return self.page is not None and self.page.unfinished

    def close_all(self) -> None:
        """Put every page away, for another person or the full lock."""
        with ExitStack() as each:
            for place, page in self._pages.items():
                each.callback(self._forget, place)
                each.callback(page.on_leave)
        self._home = None

    def leave(self) -> None:
        """Remember where the cursor is, and let the page in front put its drafts away."""
        page, place = self.page, self.place
        if page is None or place is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and page.isAncestorOf(focused):
            self._focus[place] = focused
        page.on_leave()

    def settle_focus(self) -> None:
        """Give the page in front its cursor back, or its first focus."""
        page, place = self.page, self.place
        if page is None or place is None:
            return
        last = self._focus.get(place)
        alive = (
            last is not None
            and shiboken6.isValid(last)
            and page.isAncestorOf(last)
            and last.isVisibleTo(page)
        )
        focus_first(page, last if alive else page.first_focus())

    def _kept(self, place: Place) -> Place:
        """Where the page for this place is kept: two pages never show one record for writing."""
        route, rid = place
        alike = (key for key, page in self._pages.items() if key[0] == route and rid in page.about)
        return place if place in self._pages else next(alike, place)

    def _go_home(self) -> None:
        if self._home is not None and self._home != self.place:
            self.leave()
            self._trail.clear()
            self.go(*self._home)

    def _settle(self, place: Place) -> None:
        page = self._pages[place]
        self.on_another = self._is_another(self._seen, place)
        self._seen = place
        page.on_enter()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused) and not page.isAncestorOf(focused):
            focused.clearFocus()  # else Qt walks the whole window for somebody to take it, and it moves again
        self.setCurrentWidget(page)
        self.shown.emit()
        self.settle_focus()

    def _is_another(self, before: Place | None, now: Place) -> bool:
        if before is None or before not in self._pages or now[1] is None or before[1] == now[1]:
            return False
        related = self._pages[now].belongs_to(before[1]) if before[1] is not None else False
        return not related and not self._pages[before].belongs_to(now[1])

    def _belonging_to(self, rid: RecordId | None) -> list[Place]:
        pages = self._pages.items()
        return [place for place, page in pages if rid is not None and page.belongs_to(rid)]

    def _drop_oldest(self) -> None:
        idle = [place for place, page in self._pages.items() if not page.unfinished]
        for place in idle[: max(0, len(idle) - KEPT)]:
            self._forget(place)

    def _forget(self, place: Place) -> None:
        page = self._pages.pop(place)
        self._focus.pop(place, None)
        if place in self._trail:
            self._trail.remove(place)
        self.removeWidget(page)
        page.hide()
        page.deleteLater()
