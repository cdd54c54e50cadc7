"""A place without a guest: free, or to be made ready first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overnatning.state import SCOPE
from akutdesk.ui.overnatning.time_line import said_time
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtbord.senge import Seng, plads


class FreePane(QWidget):
    """One sentence, and what one does with the place beside booking it, which stands in the bar."""

    asked = Signal(str)
    """An action of the key table, from a button."""

    def __init__(self, desk: Desk, seng: Seng) -> None:
        super().__init__()
        self.seng = seng
        texts, look = desk.texts, desk.look
        used = seng.brugt
        words = (
            texts("overnatning.er_ledig")
            if used is None
            else texts("overnatning.skal_goeres_klar", tid=said_time(desk, used.siden))
        )
        deeds = (("afvis", "hand-stop"),)
        if used is not None:
            deeds = (("goer_klar", "check"), *deeds)
        row = HBox(look, gap=8)
        self.buttons = [self._button(desk, action, icon) for action, icon in deeds]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        box = VBox(look, self, margins=(27, 13, 24, 16))
        box.addWidget(Heading(look, plads(texts, seng.plads), size=22))
        box.space(12)
        box.addWidget(Text(look, words))
        box.space(16)
        box.addLayout(row)
        box.addStretch(1)

    def _button(self, desk: Desk, action: str, icon: str) -> Button:
        words = desk.texts(f"overnatning.knap.{action}")
        made = Button(desk.look, words, icon=icon, keys=keys.hint(action, SCOPE), size="tight")
        made.clicked.connect(partial(self.asked.emit, action))
        return made


class UnusedPane(QWidget):
    """Overnatning is not in use: the leader has not entered the municipality's decision (design.md 8.23)."""

    def __init__(self, desk: Desk, *, is_leader: bool) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        box = VBox(look, self, margins=(27, 13, 24, 16))
        box.addWidget(Heading(look, texts("overnatning.ikke_i_brug"), size=22))
        box.space(12)
        box.addWidget(Text(look, texts("overnatning.ikke_i_brug_mere")))
        if is_leader:
            box.space(16)
            self.button = Button(look, texts("overnatning.skriv_beslutning"), icon="settings")
            self.button.clicked.connect(lambda: desk.shell.go("opsaetning_overnatning"))
            box.addLayout(HBox(look).from_left(self.button))
        box.addStretch(1)


class SentencePane(QWidget):
    """One sentence about a guest whom this user may not open."""

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__()
        box = VBox(desk.look, self, margins=(27, 13, 24, 16))
        box.addWidget(Text(desk.look, words))
        box.addStretch(1)
