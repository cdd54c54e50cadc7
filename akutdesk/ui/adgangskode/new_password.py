"""The two fields in which a password is chosen, with one calm line about it while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.storage.adgangskode import HOEJST, Adgangskodekrav
from akutdesk.ui.adgangskode.styrke import Styrke, duer, vurder
from akutdesk.ui.announce import announce
from akutdesk.ui.fields.password_field import PasswordField
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look


class NewPassword(QWidget):
    """`changed`: another sign was typed; `entered`: Enter in the second field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, texts: Texts, krav: Adgangskodekrav) -> None:
        super().__init__()
        self._texts = texts
        self._krav = krav
        self._egne: tuple[str, ...] = ()
        self.first = PasswordField(look, name=texts("adgangskode.felt_ny"), texts=texts)
        self.second = PasswordField(look, name=texts("adgangskode.felt_igen"), texts=texts)
        self._wrong = self.first
        self._help = Text(look, "", size=14, colour="text2")
        self._same = Text(look, "", size=14, colour="text2")
        rows = VBox(look, self, gap=4)
        for field, line in ((self.first, self._help), (self.second, self._same)):
            field.line.setMaxLength(HOEJST + 1)
            field.changed.connect(self._typed)
            rows.addWidget(Heading(look, field.line.accessibleName()))
            rows.addWidget(field)
            rows.addWidget(line)
            rows.space(8)
        self.first.entered.connect(self.second.line.setFocus)
        self.second.entered.connect(self.entered)
        self.setFocusProxy(self.first.line)
        self._typed()

    def guess_also(self, egne: tuple[str, ...]) -> None:
        """Words that anybody here would try first."""
        self._egne = egne
        self._say()

    def text(self) -> str:
        """What stands in the first field."""
        return self.first.text()

    def again(self) -> str:
        """What stands in the second field."""
        return self.second.text()

    def missing(self) -> str:
        """What still stops these fields, "" if nothing does; said here, once, at the field it is about."""
        styrke = vurder(self.first.text(), self._krav, self._egne)
        if not duer(styrke):
            words, self._wrong = self._words(styrke), self.first
            _tell(self.first, self._help, words)
            return words
        if self.first.text() == self.second.text():
            return ""
        words, self._wrong = self._texts("adgangskode.ikke_ens"), self.second
        _tell(self.second, self._same, words)
        return words

    def wrong(self) -> QWidget:
        """The field that `missing` spoke of last."""
        return self._wrong.line

    def say(self, text: str) -> None:
        """What the vault had to say about the password."""
        _tell(self.first, self._help, text)

    def forget(self) -> None:
        """Empty both fields."""
        for field in (self.first, self.second):
            field.clear()
        self._say()

    def _typed(self) -> None:
        for field in (self.first, self.second):
            field.set_error(False)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        for line in (self._help, self._same):
            line.set_ink(weight=400, colour="text2")
        styrke = vurder(self.first.text(), self._krav, self._egne)
        self._help.setText(
            self._words(styrke) if self.first.text() else self._texts("adgangskode.hjaelp")
        )
        same = self.first.text() == self.second.text()
        word = "adgangskode.ens_to" if same else ""
        self._same.setText(self._texts(word) if word and self.second.text() else "")

    def _words(self, styrke: Styrke) -> str:
        return self._texts(f"adgangskode.{styrke}", n=len(self.first.text()))


def _tell(field: PasswordField, line: Text, words: str) -> None:
    field.set_error(bool(words))
    line.set_ink(weight=600, colour="err")
    line.setText(words)
    announce(field, words, assertive=True)
