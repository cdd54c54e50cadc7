"""What follows from the chosen level: whom to ring in doubt, whom it was discussed with, who takes over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import sikkerhedsafklaring as rules
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.fields.between_button import BetweenButton
from akutdesk.ui.guide.ask_row import AskRow
from akutdesk.ui.guide.deed import DeedStrip
from akutdesk.ui.krisesamtale.danger import Seen
from akutdesk.ui.krisesamtale.deeds import Deeds
from akutdesk.ui.krisesamtale.notes import TextNote
from akutdesk.ui.krisesamtale.state import level_deed
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.text import Heading, Text

SCOPE = "krisesamtale"


class AfterLevel(QWidget):
    """Level 1 and up names the bagvagt (design.md 8.22); 2 and up asks who has taken over."""

    asked = Signal(str)
    """An action of the key table."""

    def __init__(
        self, desk: Desk, deeds: Deeds, discussed: Sequence[AskRow], reason: TextNote
    ) -> None:
        """`discussed`: the rows of whom it was discussed with. `reason`: why nobody took over."""
        super().__init__()
        self._deeds = deeds
        self._look, self._texts = desk.look, desk.texts
        self.deed = DeedStrip(desk.look, desk.texts("guide.ring"))
        self.doubt = DeedStrip(desk.look, desk.texts("guide.ring"), calm=True)
        self.reason = reason
        self._plan = self._button("krisesamtale.sikkerhedsdel", "kriseplan")
        self._write = self._button("krisesamtale.skriv_aftale", "skriv_aftale")
        self._rung = self._button("akutkort.ringet_nu", "ringet")
        self._contacts = Text(desk.look, "")
        self._over = QWidget()
        self._plan_row = self._row(self._plan)
        box = VBox(desk.look, self, gap=12)
        for part in (self.deed, self.doubt, self._plan_row, self._over):
            box.addWidget(part)
        self._fill_over(discussed)
        for strip in (self.deed, self.doubt):
            strip.call_asked.connect(lambda: self.asked.emit("akutkort"))

    def show_level(self, seen: Seen, contacts: Sequence[str], *, confirmed: bool) -> None:
        """`contacts`: the contacts out, one line each; `confirmed`: somebody has taken over."""
        level = seen.handleniveau
        due = level_deed(level, rules.eskaleringer(seen.svar))
        if due is not None:
            self.deed.say(*self._deeds.say(due, seen.navn, seen.nu))
        self.deed.setVisible(due is not None)
        self.doubt.say(self._deeds.in_doubt())
        heavy = rules.kraever_overdragelse(level)
        self.doubt.setVisible(rules.tilbyd_sikkerhedsdel(level))
        self._plan_row.setVisible(rules.tilbyd_sikkerhedsdel(level))
        self._over.setVisible(heavy)
        self._contacts.setText("\n".join(contacts))
        self._contacts.setVisible(bool(contacts))
        self.reason.setVisible(heavy and not confirmed)

    def _fill_over(self, discussed: Sequence[AskRow]) -> None:
        texts = self._texts
        rows = VBox(self._look, self._over, gap=10, margins=(0, 6, 0, 0))
        for row in discussed:
            rows.addWidget(row)
        note = texts("krisesamtale.overtager_note")
        rows.addWidget(Heading(self._look, texts("krisesamtale.overtager"), note))
        rows.addWidget(self._contacts)
        rows.addWidget(self._row(self._rung, self._write))
        rows.addWidget(self.reason)

    def _row(self, *buttons: Button) -> QWidget:
        row = QWidget()
        HBox(self._look, row, gap=8).from_left(*buttons)
        return row

    def _button(self, key: str, action: str) -> Button:
        button = BetweenButton(self._look, self._texts(key), keys=keys.hint(action, SCOPE))
        button.clicked.connect(lambda: self.asked.emit(action))
        return button
