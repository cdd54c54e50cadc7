"""Where whoever takes the shift over signs: initials and code, at the bottom right of V7 (mock-up 10)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import PasswordField
from akutdesk.ui.laas.initials_field import InitialsField
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.text import Heading, Text

_LONGEST = 128
_CODE_WIDE = 232


class SignRow(QWidget):
    """`signed(initialer, kode)`: Enter was pressed. The code is forgotten as soon as it was tried."""

    signed = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        self._texts = texts
        self._terse = False
        self._fields = QWidget()
        self._title = Heading(look, texts("vagtoverlevering.tegn.modtaget"))
        self.initials = InitialsField(
            look,
            name=texts("vagtoverlevering.tegn.initialer"),
            hint=texts("vagtoverlevering.tegn.initialer"),
        )
        self.initials.set_tall()
        self.code = PasswordField(look, name=texts("vagtoverlevering.tegn.kode"), texts=texts)
        self.code.line.setMaxLength(_LONGEST)
        self.code.line.setPlaceholderText(texts("vagtoverlevering.tegn.kode_kort"))
        self.code.setFixedWidth(look.px(_CODE_WIDE))
        self._look = look
        look.changed.connect(self._measure)
        self._note = Text(look, "", size=14, colour="text2")
        self._answer = Text(look, "", size=15, weight=600, colour="err")
        self._lay_out()
        self.initials.returnPressed.connect(self.enter)
        self.code.entered.connect(self.enter)
        self.initials.textChanged.connect(self._typed)
        self.code.changed.connect(self._typed)
        self.say("")

    def ask(self, shift: str) -> None:
        """Ask this shift to sign."""
        self._note.setText(self._texts("vagtoverlevering.tegn.selv", vagt=shift))
        self.say("")

    def begin(self) -> None:
        """Go to what is to be filled first."""
        target = self.code.line if self.initials.text().strip() else self.initials
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_begun(self) -> bool:
        """Whether somebody has written here."""
        return bool(self.initials.text().strip() or self.code.text())

    def say(self, words: str, *, trouble: bool = True) -> None:
        """Why it did not go, or that it is being looked at; "" takes it away."""
        self._answer.set_ink(colour="err" if trouble else "text2")
        self._answer.setText(words)
        self._answer.setVisible(bool(words))
        self._show_note()
        self.code.set_error(bool(words) and trouble)

    def set_terse(self, *, terse: bool) -> None:
        """Leave out who is meant and what opens, as long as nobody is asked."""
        self._terse = terse
        self._show_note()

    def refuse(self, words: str) -> None:
        """The code is gone; the initials stay."""
        self.code.clear()
        self.say(words)
        self.begin()

    def forget(self) -> None:
        """Drop everything typed here."""
        self.code.clear()
        self.initials.clear()
        self.say("")

    def enter(self) -> None:
        """Sign with what stands here, or say what is missing."""
        initials, code = self.initials.text().strip(), self.code.text()
        if initials and not code and self.initials.hasFocus():
            self.begin()
        elif not initials or not code:
            self.say(self._texts("vagtoverlevering.tegn.tom"))
            self.begin()
        else:
            self.signed.emit(initials, code)

    def _lay_out(self) -> None:
        look = self._look
        row = HBox(look, self._fields, gap=8)
        row.addWidget(self._title)
        row.space(10)
        row.addWidget(self.initials)
        row.addWidget(self.code)
        row.addStretch(1)
        box = VBox(look, self, gap=6)
        for part in (self._fields, self._note, self._answer):
            box.addWidget(part)

    def _show_note(self) -> None:
        self._note.setVisible(not self._terse and self._answer.isHidden())

    def _measure(self) -> None:
        self.code.setFixedWidth(self._look.px(_CODE_WIDE))

    def _typed(self) -> None:
        if self._answer.text():
            self.say("")
