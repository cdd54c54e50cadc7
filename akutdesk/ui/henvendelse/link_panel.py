"""Alt+K: whom a closed contact was about, found out later, or that it was somebody else (G46)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.about_row import AboutRow
from akutdesk.ui.henvendelse.reason_panel import OTHER, ReasonPanel
from akutdesk.ui.override import override

REASONS = ("SAGT", "NOTE", "ANDEN_PERSON", OTHER)


class LinkPanel(ReasonPanel):
    """Somebody is found, and it is said how one knows; the contact can be let go again just so."""

    HELP: ClassVar[str] = "henvendelse"

    linked = Signal(object, str)
    """The BorgerHit, or None for nobody known; and the reason in words."""

    def __init__(self, desk: Desk, hit: BorgerHit | None) -> None:
        super().__init__(desk, "tilknytning.hvem.", REASONS, columns=2)
        self._before = hit
        self.about = AboutRow(desk, om="tilknytning.om", mangler="tilknytning.mangler_borger")
        self.about.show_hit(hit)
        self.put_first(self.about)
        self.about.resized.connect(self.refit)
        self.chosen.connect(self._tell)
        self._lets_go = False
        if hit is not None:
            free = Button(desk.look, desk.texts("tilknytning.loesn"), icon="user", size="bar")
            free.clicked.connect(partial(self._end, lets_go=True))
            self.add_to_foot(free)

    @override
    def first_focus(self) -> QWidget:
        return self.about.button

    @override
    def on_enter(self) -> None:
        if self.about.hit is None:
            self.about.begin()

    @override
    def on_leave(self) -> None:
        self.about.end()

    @override
    def _finish(self) -> None:
        self._end(lets_go=False)

    def _end(self, *, lets_go: bool) -> None:
        if not lets_go and (self.about.hit is None or self.about.hit == self._before):
            self.about.refuse()
            return
        self._lets_go = lets_go
        super()._finish()

    def _tell(self, grund: str) -> None:
        self.linked.emit(None if self._lets_go else self.about.hit, grund)
