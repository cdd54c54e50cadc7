"""The first question of new sheets: the code of one that counts, for only whoever has it can make others."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegleark.ark import Ark
from akutdesk.ui.noegleark.kit_grid import KitGrid
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_WIDE = 684


class SheetPanel(FormPanel):
    """`proev(kode)`: eight groups stand there and hold."""

    HELP: ClassVar[str] = "medarbejdere"

    proev = Signal(str)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, texts("nye_ark.titel"), width=_WIDE)
        self._texts = texts
        self._ark = Ark()
        self.grid = KitGrid(look, texts, nummer=1)
        self.grid.show_ark(self._ark, None)
        for number, field in enumerate(self.grid.fields, start=1):
            # Nobody has said which of the two sheets it is.
            field.setAccessibleName(texts("opsaetning.afskrift_gruppe", n=number))
            field.setPlaceholderText(str(number))
            field.returnPressed.connect(self._finish)
        self.answer = Text(look, "", size=15, colour="err")
        self.answer.hide()
        self.add(Text(look, texts("nye_ark.tekst")), self.grid, self.answer)
        self.set_foot(texts("nye_ark.naeste"), texts("nye_ark.tilbage"), self._finish)
        self.grid.changed.connect(self._typed)

    @override
    def first_focus(self) -> QWidget:
        return self.grid.first_open()

    @override
    def on_leave(self) -> None:
        self._typed(Ark())

    def refuse(self, words: str) -> None:
        """Why it does not go on."""
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        self.refit()

    def _typed(self, typed: Ark) -> None:
        self._ark = typed
        self.grid.show_ark(typed, None)
        self.refuse("")

    def _finish(self) -> None:
        if ark.skrevet_af(self._ark):
            self.proev.emit(" ".join(self._ark.tastet))
            return
        self.refuse(self._texts("laas.ark_mangler"))
        self.grid.first_open().setFocus(Qt.FocusReason.OtherFocusReason)
