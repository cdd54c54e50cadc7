"""What two desks wrote apart about a guest, told where it is settled (ux.md 3.2)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import StripView
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.layout import VBox


class TroubleLine(QWidget):
    """A strip in the page; hidden while there is nothing to settle."""

    asked = Signal(str)
    """An action of the key table, from its button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._box = VBox(desk.look, self)
        self._view: StripView | None = None
        self.hide()

    @property
    def words(self) -> str:
        """What it says; "" while it is hidden."""
        return self._view.strip.text if self._view is not None else ""

    def show_words(self, words: str, button: str) -> None:
        """Say this, with a button that leads to another place for the guest where `button` has words."""
        if words == self.words:
            return
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
            self._view = None
        if words:
            do = partial(self.asked.emit, "ret")
            buttons = (StripButton(button, do),) if button else ()
            strip = Strip("uenige", "warn", words, icon="alert-triangle", buttons=buttons)
            self._view = StripView(self._desk.look, strip)
            self._box.addWidget(self._view)
            self._desk.shell.say(words)
        self.setVisible(bool(words))
