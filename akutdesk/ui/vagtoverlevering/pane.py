"""The right half of V7: the handover as it stands, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.fields.button_flow import ButtonFlow
from akutdesk.ui.fields.point_list import PointList, PointRow
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtoverlevering.foot import HandoverFoot
from akutdesk.ui.vagtoverlevering.sign_row import SignRow

SCOPE: Final = "opfoelgning"
_MARGINS: Final = (27, 19, 24, 16)
_ABOUT_ONE: Final = ("ret_punkt", "vigtigt", "udelad", "til_kilden")
_OWN_KEY: Final = {"ret_punkt": "Enter"}
_WORDS: Final = {
    "nyt_punkt": "tilfoej",
    "tal_med": "tal_med",
    "ret_punkt": "ret",
    "vigtigt": "vigtigt",
    "udelad": "udelad",
    "til_kilden": "kilde",
    "tidligere": "tidligere",
}
_ICONS: Final = {"nyt_punkt": "plus", "tal_med": "message-2"}


class Points(PointList):
    """Alt with an arrow moves the marked item."""

    shifted = Signal(object, int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if by and alt and self.marked is not None:
            self.shifted.emit(self.marked, by)
        else:
            super().keyPressEvent(event)


class HandoverPane(QWidget):
    """Shows rows and says what was asked; it knows no store."""

    asked = Signal(str)
    """An action of the key table, from a button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        self._texts, self._look = texts, look
        self.heading = Heading(look, "", keys=keys.hint("naeste_rude"))
        self.summary = Text(look, "", size=18)
        self._empty = Text(look, texts("vagtoverlevering.tom"))
        self.points = Points(look, name=texts("vagtoverlevering.titel"))
        self.foot = HandoverFoot(desk)
        """Stands under this pane, where the page puts it."""
        self._buttons = {action: self._button(action) for action in _WORDS}
        self._build()

    def show_points(self, rows: Sequence[PointRow], summary: str) -> None:
        """Show these items under the line that sums up."""
        self.summary.setText(summary)
        self.points.set_rows(rows)
        self.points.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        for action in _ABOUT_ONE:
            self._buttons[action].setEnabled(bool(rows))

    def show_title(self, title: str, note: str) -> None:
        """Whom it is for, and how far it has come."""
        self.heading.set_words(title, note)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 stops at."""
        return (self, self.sign)

    @property
    def sign(self) -> SignRow:
        """Where whoever takes it signs."""
        return self.foot.sign

    def _button(self, action: str) -> Button:
        made = Button(
            self._look,
            self._texts(f"vagtoverlevering.{_WORDS[action]}"),
            icon=_ICONS.get(action, ""),
            keys=_OWN_KEY.get(action) or keys.hint(action, SCOPE),
            size="tight",
        )
        made.clicked.connect(partial(self.asked.emit, action))
        return made

    def _build(self) -> None:
        look, button = self._look, self._buttons
        upper = VBox(look, self, margins=_MARGINS)
        for part, after in ((self.heading, 13), (self.summary, 8), (self._empty, 0)):
            upper.addWidget(part)
            upper.space(after)
        upper.addWidget(self.points)
        upper.space(12)
        upper.addWidget(ButtonFlow(look, button["nyt_punkt"], button["tal_med"]))
        upper.space(8)
        about = (*_ABOUT_ONE, "tidligere")
        upper.addWidget(ButtonFlow(look, *(button[action] for action in about)))
        upper.addStretch(1)
