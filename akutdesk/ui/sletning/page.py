"""Ctrl+Shift+G, Slet og bevar: what waits for a second person, what is kept, what is hidden, and who has erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev, maa
from akutdesk.domain.opbevaring import Kortstand
from akutdesk.domain.opbevaringsfrist import Udloebet
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import NotFound
from akutdesk.storage.sletning import Venter
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.person.said import said_of
from akutdesk.ui.reminders import SIGNATURE_WAITS
from akutdesk.ui.sletning.bar import Marked, bar_of
from akutdesk.ui.sletning.deeds import STRIP, SletDeeds
from akutdesk.ui.sletning.pane import FactPane, NothingHere
from akutdesk.ui.sletning.reading import Bagved, read, reader
from akutdesk.ui.sletning.state import (
    BEVARET,
    FRIST,
    KORT,
    STAND,
    VENTER,
    Bevaret,
    Kort,
    Linje,
    facts,
    navn_af,
    rows,
)
from akutdesk.ui.soon import Soon

_ENTER: Mapping[str, str] = {
    KORT: "slet",
    VENTER: "skriv_under",
    FRIST: "slet",
    BEVARET: "slip",
    STAND: "skjul_kort",
}
"""What Enter does in each section."""


class SletningPage(Page):
    """Arrows mark, the bar says what can be done with it. About a card, that card stands first.

    Raises AdgangError, NotFound, StorageError.
    """

    SCOPE: ClassVar[str] = "sletning"
    HELP: ClassVar[str] = "sletning"
    TITLE_KEY: ClassVar[str] = "sletning.titel"

    def __init__(self, desk: Desk, rid: RecordId | None = None) -> None:
        kraev(desk.adgang, "SLET_SAMMEN")
        super().__init__(desk)
        self.rid = rid
        self.leads, self.holds = (maa(desk.adgang, each) for each in ("SLET", "FASTHOLD"))
        self._beside = Bagved()
        self.found = read(desk, rid, self._beside)
        about = "sletning.om_leder" if self.leads else "sletning.om_anden"
        left = ListPane(desk, "sletning.liste", about)
        self.list = left.list
        self.none = NothingHere(desk, leads=self.leads)
        left.put_under(self.none)
        self.pane = FactPane(desk)
        self._both = TwoPanes(desk.look, left, self.pane)
        VBox(desk.look, self).addWidget(self._both)
        self.set_head(Head(desk.texts("sletning.titel")))
        self.deeds = SletDeeds(desk, self)
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.list if self.list.rows else self.none.button

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        """Whoever is here needs no line that leads here."""
        self.desk.shell.clear(SIGNATURE_WAITS)
        self.refresh()
        self._ask_beside()

    def refresh(self) -> None:
        """Read it again; a card that is erased by now is no longer what this is about."""
        try:
            self.found = read(self.desk, self.rid, self._beside)
        except NotFound:
            self.rid = None
            self.found = read(self.desk, None, self._beside)
        listed = rows(self.found, said_of(self.desk))
        self.list.set_rows(listed)
        came = bool(listed) and self.none.button.hasFocus()
        self.list.setVisible(bool(listed))
        self.none.setVisible(not listed)
        if came:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_marked()

    # ---- what is read beside the window

    def _ask_beside(self) -> None:
        if self.leads:
            work = reader(self.desk)
            self.desk.jobs.run(work, done=self._take, failed=self._unread, owner=self)

    def _take(self, found: Bagved) -> None:
        self._beside = found
        self.refresh()

    def _unread(self, error: Exception) -> None:
        words = text_of(error, self.desk.texts) or self.desk.texts("fejl.lager")
        self.desk.shell.done(Strip(STRIP, "warn", words))

    # ---- what is marked

    @property
    def _section(self) -> str:
        marked = self.list.marked
        return marked.afsnit if isinstance(marked, Linje) else ""

    @property
    def marked(self) -> Marked:
        """What the pane is about."""
        marked, found = self.list.marked, self.found
        section, place = marked if isinstance(marked, Linje) else ("", 0)
        listed = {
            KORT: (found.kort,),
            VENTER: found.venter,
            FRIST: found.udloebne,
            BEVARET: found.bevaret,
            STAND: found.stande,
        }.get(section, found.ordrer)
        return listed[place] if place < len(listed) else None

    def _show_marked(self, _row: object = None) -> None:
        self.pane.show_facts(*facts(self.found, self.list.marked, said_of(self.desk)))
        self.set_bar(*bar_of(self.desk, self.marked))

    # ---- what is done

    def _connect(self) -> None:
        self.list.moved.connect(self._show_marked)
        self.list.opened.connect(self._enter)
        self.deeds.done.connect(self.on_enter)
        self._soon = Soon(self, self.refresh)
        self.desk.changes.saved.connect(self._on_saved)
        self.on("skriv_under", self._sign)
        deeds = {
            "slet": self._order,
            "skjul_kort": self._hide,
            "afslut_forloeb": self._close,
            "fortryd_sletning": self._withdraw,
        }
        keeping = {"bevar": self._hold, "slip": self._let_go}
        for action, do in {
            **(deeds if self.leads else {}),
            **(keeping if self.holds else {}),
        }.items():
            self.on(action, do)

    def _enter(self, _row: object) -> None:
        action = _ENTER.get(self._section, "")
        if self.answers(action):
            self.run(action)

    def _on_saved(self, changed: Changed) -> None:
        if changed.initiator is not self.deeds:
            self._soon.start()

    def _order(self) -> None:
        marked = self.marked
        if isinstance(marked, Kort):
            self.deeds.order(marked)
        elif isinstance(marked, Udloebet) and marked.rids:
            self.deeds.approve(marked)

    def _hold(self) -> None:
        if isinstance(marked := self.marked, Kort):
            self.deeds.hold(marked)

    def _let_go(self) -> None:
        if isinstance(marked := self.marked, Bevaret):
            navn = navn_af(self.found, marked.rids, said_of(self.desk))
            self.deeds.let_go(marked, navn)

    def _sign(self) -> None:
        marked = self.marked
        if isinstance(marked, Venter) and marked.sammen_med == self.desk.adgang.bruger:
            _, pairs = facts(self.found, self.list.marked, said_of(self.desk))
            self.deeds.sign(marked, pairs)

    def _withdraw(self) -> None:
        if isinstance(marked := self.marked, Venter):
            self.deeds.withdraw(marked)

    def _hide(self) -> None:
        if stand := self._stand:
            self.deeds.hide(stand.rid, on=stand.skjult is None)

    def _close(self) -> None:
        if stand := self._stand:
            self.deeds.close(stand.rid, on=stand.afsluttet is None)

    @property
    def _stand(self) -> Kortstand | None:
        """How the marked card stands."""
        marked = self.marked
        if isinstance(marked, Kort):
            return marked.stand if marked.omfang.kort else None
        return marked if isinstance(marked, Kortstand) else None
