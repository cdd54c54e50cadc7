"""Rounding off: what the citizen has said yes to, and the way to say yes or take it back (domain.md 3.3, step 8)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.samtykke import Samtykke
from akutdesk.ui import keys
from akutdesk.ui.borger.facts import consents
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.between_button import BetweenButton
from akutdesk.ui.krisesamtale.after_level import SCOPE
from akutdesk.ui.krisesamtale.work import TalkWork
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.person.said import said_of
from akutdesk.ui.samtykke.given import consents_of
from akutdesk.ui.text import Text

_ACTION = "samtykker"


class TalkConsents(QWidget):
    """Reads itself again when a consent was written, or somebody was named."""

    asked = Signal(str)

    def __init__(self, desk: Desk, work: TalkWork) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._desk, self._work = desk, work
        self.button = BetweenButton(
            look, texts("skal.tast.samtykker"), keys=keys.hint(_ACTION, SCOPE)
        )
        self.words = Text(look, "", size=15, colour="text2")
        row = QWidget()
        HBox(look, row).from_left(self.button)
        box = VBox(look, self, gap=8)
        box.addWidget(row)
        box.addWidget(self.words)
        self._read()
        self.button.clicked.connect(lambda: self.asked.emit(_ACTION))
        desk.changes.saved.connect(self._on_saved)

    def _read(self) -> None:
        line = consents(consents_of(self._desk, self._work.borger), said_of(self._desk))
        self.words.setText(line)
        self.words.setVisible(bool(line))

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(Samtykke.TYPE, Henvendelse.TYPE):
            self._read()
