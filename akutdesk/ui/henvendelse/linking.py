"""Links a closed contact to whoever it was about, tells it, and offers to take it back (G46)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.link_panel import LinkPanel
from akutdesk.ui.henvendelse.why_panel import with_reason
from akutdesk.ui.henvendelse.work import HenvendelseWork
from akutdesk.ui.keys import hint
from akutdesk.ui.opened import opened
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

SCOPE = "laes"


class Linking(QObject):
    """`show` reads the contact again and shows it."""

    def __init__(self, work: HenvendelseWork, parent: QObject, show: Callable[[], None]) -> None:
        super().__init__(parent)
        self._work = work
        self._desk: Desk = work.desk
        self._show = show
        keys = hint("knyt", SCOPE)
        self.button = Button(work.desk.look, self._words, icon="user", keys=keys)
        self.button.clicked.connect(self.begin)

    @property
    def _words(self) -> str:
        linked = self._work.shown.borger_id is not None
        return self._desk.texts("tilknytning.knap_en" if linked else "tilknytning.knap_ingen")

    def show_button(self, *, offered: bool) -> None:
        """Say what can be done now; an annulled contact is linked to nobody."""
        self.button.set_words(self._words)
        self.button.setVisible(offered)

    def begin(self) -> None:
        """Ask whom it was about."""
        if self.button.isHidden():
            return
        panel = LinkPanel(self._desk, self._work.hit)
        panel.linked.connect(self._link)
        self._desk.shell.open_overlay(panel)

    def _link(self, hit: BorgerHit | None, grund: str) -> None:
        with_reason(self._desk, partial(self._link_to, hit, grund))

    def _link_to(self, hit: BorgerHit | None, grund: str) -> None:
        desk, texts = self._desk, self._desk.texts
        if hit is not None:
            opened(desk, Borger, hit.rid)  # a card that is closed to others asks why first
        try:
            saved = self._work.link_later(hit, grund)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        self._show()
        words = texts("tilknytning.loesnet")
        if hit is not None:
            words = texts("tilknytning.gjort", navn=hit.navn or texts("henvendelse.uden_navn"))
        undo = undo_button(desk, saved, self._show)
        desk.shell.done(Strip("henvendelse", "ok", words, buttons=(undo,)))
