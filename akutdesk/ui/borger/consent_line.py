"""At the foot of the card: what the citizen has said yes to, and the way to all consents (mock-up 06)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.ui import keys
from akutdesk.ui.borger.parts import SCOPE
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, StatusLine
from akutdesk.ui.layout import HBox

_ACTION = "samtykker"


class ConsentLine(QWidget):
    """The button says it when there is nothing to say beside it."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._texts = texts
        hint = keys.hint(_ACTION, SCOPE)
        words = texts("skal.tast.samtykker")
        self.button = Button(look, words, kind="faint", keys=hint, size="small")
        self.button.clicked.connect(lambda: self.asked.emit(_ACTION))
        self.line = StatusLine(look)
        HBox(look, self, gap=12).from_left(self.button, self.line)

    def show_line(self, line: str) -> None:
        """Show it; "" for a citizen who has said yes to nothing."""
        self.line.set_status(line)
        self.line.setVisible(bool(line))


def open_consents(desk: Desk, borger: Borger) -> None:
    """All that the citizen has said yes to."""
    from akutdesk.ui.samtykke.panel import SamtykkerPanel

    navn = visningsnavn(borger) or desk.texts("borger.uden_navn")
    desk.shell.open_overlay(SamtykkerPanel(desk, borger, navn))
