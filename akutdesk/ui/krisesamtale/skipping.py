"""Passing a step over with a reason; the step about danger never (domain.md 3.4)."""

from __future__ import annotations

from akutdesk.domain.krisesamtale import FARE
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.krisesamtale import state
from akutdesk.ui.krisesamtale.shown_talk import ShownTalk
from akutdesk.ui.krisesamtale.skip_panel import SkipPanel


class Skipping:
    """Alt+S on one page of the talk."""

    def __init__(self, desk: Desk, page: ShownTalk) -> None:
        self._desk = desk
        self._page = page

    def ask(self) -> None:
        """Ask for the reason, or say why nothing is skipped here."""
        page, texts = self._page, self._desk.texts
        if not page.work.is_open:
            return
        if not state.can_skip(page.kode):
            key = "krisesamtale.trin_2" if page.kode == FARE else "krisesamtale.uden_trin"
            self._desk.shell.done(Strip("spring", "info", texts(key)))
            return
        navn = page.panel(page.kode).navn
        panel = SkipPanel(page.look, texts, self._desk.codes["trin_grund"], trin=navn)
        panel.chosen.connect(self._skip)
        self._desk.shell.open_overlay(panel)

    def _skip(self, grund: str) -> None:
        page, work = self._page, self._page.work
        page.editing.do(lambda: work.put(state.skipped(work.samtale, page.kode, grund)))
        page.show_step(state.after(work.spor, page.kode) or page.kode)
