"""The mark on a page whose record two have written: "også sat til … af … kl. …", and the way to both (ux.md 3.2)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.storage.konflikter import Konflikt
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.synk.told import kind_of

if TYPE_CHECKING:
    from akutdesk.ui.main_window import MainWindow

NAME: Final = "konflikt_her"
_PAGES: Final = frozenset(
    {"borger", "borger_ret", "henvendelse", "henvendelse_ret", "krisesamtale", "kriseplan"}
)


class Marks(QObject):
    """For one Desk. Nothing is read for a page that is about nobody; no mark takes the focus."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show)
        window.frame.pages.shown.connect(self._soon.start)
        desk.changes.saved.connect(self._soon.start)

    def show(self) -> None:
        """Mark the page in front, or take the mark away."""
        found: Konflikt | None = None
        with suppress(StorageError, DomainError):
            found = self._here()
        shell = self._desk.shell
        if found is None:
            shell.clear(NAME)
            return
        with suppress(StorageError, DomainError):
            self._put(self._strip(found))

    def _put(self, strip: Strip) -> None:
        """Under the top bar, said politely: nobody is held up by it."""
        area = self._window.frame.alarm_area
        if strip.text not in {one.text for one in area.strips if one.name == NAME}:
            self._desk.shell.say(strip.text)
        area.put(strip)

    def _here(self) -> Konflikt | None:
        place = self._window.frame.pages.place
        if place is None or place[1] is None or place[0] not in _PAGES:
            return None
        rids = {place[1], *self._about()}
        for one in self._desk.store.konflikter.liste(self._desk.adgang):
            if not rids.isdisjoint({one.rid, one.anden, one.borger_id} - {None}):
                return one
        return None

    def _about(self) -> frozenset[RecordId]:
        page = self._window.frame.pages.page
        return page.about if page is not None else frozenset()

    def _strip(self, one: Konflikt) -> Strip:
        texts = self._desk.texts
        see = StripButton(
            texts("konflikt.se_begge"), lambda: self._desk.shell.go("konflikt", one.rid)
        )
        return Strip(NAME, "warn", self._words(one), icon="files", buttons=(see,))

    def _words(self, one: Konflikt) -> str:
        """What else was set, where it is one answer and no number that is logged when it is shown."""
        from akutdesk.ui.konflikt.reading import other_answer

        felt = one.felter[0] if one.felter else ""
        if one.anden is None and one.type != "kriseplan" and felt != "cpr":
            return other_answer(self._desk, one, felt)
        return self._desk.texts(f"konflikt.kort.{kind_of(one)}")
