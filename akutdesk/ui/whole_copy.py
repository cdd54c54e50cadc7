"""Tells whoever is in that part of the file is broken, and leads to the rescue at the lock (decision 0170).

Three find it: the examination after a stop without closing, a backup that could not be made of the file, and a
leader's *Er alt i orden?*. The file itself is only looked at here; it is exchanged while nobody is in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from akutdesk.storage.errors import StorageError
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

if TYPE_CHECKING:
    from akutdesk.ui.workplace import Workplace

ACTION: Final = "hel_kopi"
STRIP: Final = "fil_syg"


class WholeCopy(QObject):
    """Of one window. `lock` is the full lock: whoever asked types their password in a fresh process."""

    def __init__(self, door: Door, workplace: Workplace, *, lock: Callable[[], None]) -> None:
        super().__init__(workplace)
        self._door = door
        self._window = workplace.window
        self._lock = lock
        self._examined = self._looking = False
        workplace.entered.connect(self.greet)

    def greet(self) -> None:
        """Somebody is in: they may ask for it; after a stop without closing the file is looked at once."""
        self._window.on(ACTION, self.offer)
        if not self._examined and self._door.noegler.store().condition.unclean:
            self.look()

    def look(self) -> None:
        """Something about the file does not hold: read it through, as a job, and tell what comes of it."""
        if self._looking:
            return
        self._examined = self._looking = True
        self._door.jobs.run(
            self._door.noegler.er_sund,
            done=lambda sound: self._over(ill=not sound),
            failed=lambda _: self._over(ill=True),
            owner=self,
        )

    def offer(self) -> None:
        """Say what happens, and do it when somebody wants it."""
        self._window.clear(STRIP)
        self._window.open_overlay(WholeCopyPanel(self._door, self._lock))

    def _over(self, *, ill: bool) -> None:
        self._looking = False
        if ill:
            self._tell()

    def _tell(self) -> None:
        texts = self._door.sight.texts
        buttons = (
            StripButton(texts("redning.syg_hent"), self.offer),
            StripButton(texts("redning.syg_senere"), lambda: self._window.clear(STRIP)),
        )
        words = texts("redning.syg")
        self._window.alarm(Strip(STRIP, "err", words, icon="alert-triangle", buttons=buttons))


class WholeCopyPanel(FormPanel):
    """Esc goes on working; Ctrl+Enter locks."""

    TITLE_KEY: ClassVar[str] = "redning.panel_titel"

    def __init__(self, door: Door, lock: Callable[[], None]) -> None:
        sight = door.sight
        look, texts = sight.look, sight.texts
        super().__init__(look, texts("redning.panel_titel"), width=560)
        self._door, self._lock = door, lock
        for line in ("panel_foerst", "panel_saa", "panel_gemt"):
            self.add(Text(look, texts(f"redning.{line}")))
        self.answer = Text(look, "", size=15, weight=600, colour="err")
        self.answer.hide()
        self.add(self.answer)
        self.set_foot(texts("redning.panel_laas"), texts("redning.panel_bliv"), self._go)

    @override
    def first_focus(self) -> QWidget:
        return self.main

    def _go(self) -> None:
        try:
            self._door.forhal.bed_om_kopi()
        except StorageError as error:
            texts = self._door.sight.texts
            words = text_of(error, texts) or texts("fejl.lager")
            self.answer.setText(words)
            self.answer.show()
            self.refit()
            self._door.shell.say(words, assertive=True)
            return
        self.close_overlay()
        self._lock()
