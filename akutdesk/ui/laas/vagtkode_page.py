"""Choosing the shift code, once at the start of a shift (design.md 8.18)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.password_field import PasswordField
from akutdesk.ui.laas.door_screen import DoorScreen, Forside, Sight
from akutdesk.ui.laas.vagtkode import HOEJST
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text


class VagtkodeScreen(DoorScreen):
    """`valgt(kode)`: Enter was pressed."""

    TITLE_KEY = "laas.vagtkode"

    valgt = Signal(str)

    def __init__(self, sight: Sight, forside: Forside) -> None:
        super().__init__(sight, forside)
        texts, look = sight.texts, sight.look
        self.code = PasswordField(look, name=texts("laas.vaelg_felt"), texts=texts)
        self.code.line.setMaxLength(HOEJST)
        self._answer = Text(look, "", size=15, weight=600, colour="err")
        use = Button(look, texts("laas.vaelg_knap"), kind="primary", keys="Enter", size="full")
        self.rows.addWidget(Heading(look, texts("laas.vaelg_titel"), size=22))
        self.rows.space(4)
        self.rows.addWidget(Text(look, texts("laas.vaelg_tekst"), colour="text2"))
        self.rows.addWidget(Text(look, texts("laas.vaelg_hvorfor"), colour="text2"))
        self.rows.space(24)
        self.rows.addWidget(Heading(look, texts("laas.vaelg_felt")))
        self.rows.space(4)
        self.rows.addWidget(self.code)
        self.rows.space(6)
        self.rows.addWidget(self._answer)
        self.rows.space(10)
        self.rows.addWidget(use)
        self.say("")
        self.code.entered.connect(self._chosen)
        use.clicked.connect(self._chosen)
        self.code.changed.connect(self._typed)

    @override
    def first_focus(self) -> QWidget | None:
        return self.code.line

    def say(self, text: str) -> None:
        """Why the code will not do; "" takes it away."""
        self._answer.setText(text)
        self._answer.setVisible(bool(text))
        self.code.set_error(bool(text))

    @override
    def on_leave(self) -> None:
        self.code.clear()
        super().on_leave()

    def _typed(self) -> None:
        self.say("")

    def _chosen(self) -> None:
        self.valgt.emit(self.code.text())
