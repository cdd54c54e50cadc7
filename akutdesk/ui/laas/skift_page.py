"""Choosing one's own password in place of the one on a slip of paper (sync-and-security.md 2.15)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.adgangskode.new_password import NewPassword
from akutdesk.ui.fields.button import Button
from akutdesk.ui.laas.door_screen import DoorScreen, Forside, Sight
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text


class SkiftScreen(DoorScreen):
    """`valgt(kode)`: a password that holds was typed twice."""

    TITLE_KEY = "laas.adgangskode"

    valgt = Signal(str)

    def __init__(self, sight: Sight, forside: Forside, krav: Adgangskodekrav) -> None:
        super().__init__(sight, forside)
        texts, look = sight.texts, sight.look
        self.fields = NewPassword(look, texts, krav)
        self._answer = Text(look, "", size=15, weight=600, colour="err")
        self._use = Button(
            look, texts("laas.skift_knap"), kind="primary", keys="Enter", size="full"
        )
        self.rows.addWidget(Heading(look, texts("laas.skift_titel"), size=22))
        self.rows.space(4)
        self.rows.addWidget(Text(look, texts("laas.skift_tekst"), colour="text2"))
        self.rows.space(20)
        self.rows.addWidget(self.fields)
        self.rows.addWidget(self._answer)
        self.rows.space(8)
        self.rows.addWidget(self._use)
        self.say("")
        self.fields.entered.connect(self._chosen)
        self._use.clicked.connect(self._chosen)
        self.fields.changed.connect(lambda: self.say(""))

    @override
    def first_focus(self) -> QWidget | None:
        return self.fields.first.line

    def say(self, text: str) -> None:
        """Why the password will not do; "" takes it away."""
        self._answer.setText(text)
        self._answer.setVisible(bool(text))

    @override
    def on_leave(self) -> None:
        self.fields.forget()
        super().on_leave()

    def _chosen(self) -> None:
        if self.fields.missing():
            self.fields.wrong().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.valgt.emit(self.fields.text())
