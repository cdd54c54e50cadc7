"""Leads a leader from a used sheet to two new ones; until the end the old ones go on opening (mockups/paper/11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from akutdesk.storage.bruger import Bruger
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.messages import text_of
from akutdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    # Read once in years.
    from akutdesk.ui.nye_ark.sheet_panel import SheetPanel
    from akutdesk.ui.nye_ark.sheets_screen import SheetsScreen, SheetsStep
    from akutdesk.ui.opsaetning.state import Opsaetning
    from akutdesk.ui.opsaetning.step import Bench

_STRIP = "nye_ark"
_AWAY = ("opkald", "kort_opkald", "laas")
"""The telephone and the lock go first."""


class NewSheets(QObject):
    """From the code of a sheet that counts to both new ones typed back."""

    def __init__(
        self,
        door: Door,
        workplace: Workplace,
        *,
        bench: Callable[[], Bench],
        akutkort: Callable[[], None],
    ) -> None:
        """`akutkort`: F12, which works here as everywhere."""
        super().__init__(workplace)
        self._door = door
        self._window = workplace.window
        self._bench = bench
        self._akutkort = akutkort
        self._screen: SheetsScreen | None = None
        self._step: SheetsStep | None = None
        self._state: Opsaetning | None = None
        self._working = False

    def begin(self, desk: Desk, leder: Bruger) -> None:
        """Ask for a sheet."""
        from akutdesk.ui.nye_ark.sheet_panel import SheetPanel

        panel = SheetPanel(desk.look, desk.texts)
        panel.proev.connect(partial(self._try, panel, desk, leder))
        self._window.open_overlay(panel)

    def put_away(self) -> None:
        """Nothing of the new codes stays: the next time there are others. What is being taken into use is."""
        if not self._working:
            self._door.noegler.glem_nye_ark()
        if self._screen is not None:
            self._screen = self._step = self._state = None
            self._window.leave_full()

    def _try(self, panel: SheetPanel, desk: Desk, leder: Bruger, kode: str) -> None:
        if self._working:
            return
        self._working = True

        def failed(error: Exception) -> None:
            self._working = False
            if self._window.layers.overlay is panel:
                panel.refuse(self._words(error))

        def opened(kits: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            self._working = False
            if self._window.layers.overlay is not panel:
                self.put_away()
                return
            panel.close_overlay()
            self._show(desk, leder, kits)

        work = partial(self._door.noegler.lav_nye_ark, kode)
        self._door.jobs.run(work, done=opened, failed=failed, owner=self)

    def _show(
        self, desk: Desk, leder: Bruger, kits: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> None:
        from akutdesk.ui.nye_ark.sheets_screen import SheetsScreen, SheetsStep
        from akutdesk.ui.nye_ark.sheets_state import sheets_of

        self._state = sheets_of(desk, kits)
        screen = self._screen = SheetsScreen(desk.look, desk.texts)
        step = self._step = SheetsStep(self._bench())
        step.show_state(self._state)
        step.changed.connect(self._typed)
        screen.show_step(step, number=1, done=())
        screen.can_leave()
        screen.luk.connect(self.put_away)
        screen.videre.connect(partial(self._next, leder))
        screen.udskriv.connect(step.print_sheets)
        screen.afskriv.connect(step.copy_next)
        screen.on("akutkort", self._akutkort)
        for action in _AWAY:
            screen.on(action, partial(self._leave_for, action))
        self._show_way()
        self._window.show_full(screen)

    def _leave_for(self, action: str) -> None:
        self.put_away()
        self._window.dispatch.run(action)

    def _typed(self, state: Opsaetning) -> None:
        self._state = state
        self._show_way()

    def _show_way(self) -> None:
        if self._screen is not None:
            texts = self._door.sight.texts
            word = "opsaetning.naeste_ark_2" if self._at_first() else "nye_ark.slut"
            self._screen.show_way(texts(word), back=False, note=texts("nye_ark.luk_senere"))

    def _at_first(self) -> bool:
        """Sheet 1 is typed back and sheet 2 is not open yet."""
        from akutdesk.ui.nye_ark.sheets_state import first_is_typed

        return first_is_typed(self._step, self._state)

    def _next(self, leder: Bruger) -> None:
        from akutdesk.ui.nye_ark.sheets_state import lacking

        screen, step, state = self._screen, self._step, self._state
        if self._working or screen is None or step is None or state is None:
            return
        if self._at_first():
            step.open_second()
            self._show_way()
            return
        words = lacking(state, self._door.noegler.krav, self._door.sight.texts)
        screen.show_missing(step.show_missing(words))
        if not words:
            self._take(screen, leder, state)

    def _take(self, screen: SheetsScreen, leder: Bruger, state: Opsaetning) -> None:
        self._working = True
        first, second = (tuple(one.tastet) for one in state.ark)

        def taken(_: object) -> None:
            self._working = False
            self.put_away()
            words = self._door.sight.texts("nye_ark.faerdig")
            self._window.clear(_STRIP)
            self._window.done(Strip(_STRIP, "ok", words, icon="lock"))

        def failed(error: Exception) -> None:
            self._working = False
            if self._screen is not screen or screen.step is None:
                self._window.alarm(Strip(_STRIP, "err", self._words(error)))
                return
            screen.show_missing([(self._words(error), screen.step)])

        work = partial(self._door.noegler.tag_nye_ark, leder, (first, second), state.kuverter)
        self._door.jobs.run(work, done=taken, failed=failed, owner=self)

    def _words(self, error: Exception) -> str:
        texts = self._door.sight.texts
        from akutdesk.storage.vault_errors import KitWrong

        if isinstance(error, KitWrong) and not error.groups:
            return texts("laas.ark_andet_sted")
        return text_of(error, texts) or texts("fejl.lager")
