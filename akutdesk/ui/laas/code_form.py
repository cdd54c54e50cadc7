"""The fields of the lock screen: the shift code, or initials and password (mockups/01-laas, 01-laas-fuld)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button, Link
from akutdesk.ui.fields.password_field import PasswordField
from akutdesk.ui.laas.initials_field import InitialsField
from akutdesk.ui.laas.state import Handling, LaasState, maa
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

_LONGEST = 128


class CodeForm(QWidget):
    """`proev`: Enter was pressed; `skift`: the other way in; `glemt`: the code is forgotten.

    `ark`: a leader has the sheet from the envelope.
    """

    proev = Signal()
    skift = Signal()
    glemt = Signal()
    ark = Signal()

    def __init__(self, look: Look, texts: Texts, *, initialer: tuple[str, ...] = ()) -> None:
        """`initialer` are those of the staff, where they may be known: never in a full lock."""
        super().__init__()
        self._look = look
        self._texts = texts
        self._who = QWidget()
        self.initials = InitialsField(look, name=texts("laas.initialer"), known=initialer)
        self.initials.set_tall()
        self._label = Heading(look, texts("laas.vagtkode"))
        self.code = PasswordField(look, name=texts("laas.vagtkode"), texts=texts)
        self.code.line.setMaxLength(_LONGEST)
        self._answer = Text(look, "", size=15, weight=600, colour="err")
        self._open = Button(
            look, texts("laas.laas_op"), kind="primary", icon="lock-open", keys="Enter", size="full"
        )
        self._forgotten = Link(look, texts("laas.glemt_link"))
        self._by_kit = Link(look, texts("laas.ark_link"))
        self._by_password = Link(look, texts("laas.med_adgangskode"))
        self._by_code = Link(look, texts("laas.med_vagtkode"))
        self._lay_out()
        self._connect()

    def show_state(self, state: LaasState) -> None:
        """Show which way in is asked for, and what there is to say."""
        word = "laas.adgangskode" if state.med_adgangskode else "laas.vagtkode"
        self._who.setVisible(state.med_adgangskode)
        self._label.set_words(self._texts(word))
        self.code.line.setAccessibleName(self._texts(word))
        self._open.set_words(self._texts("laas.arbejder" if state.arbejder else "laas.laas_op"))
        self._by_kit.setVisible(state.ark)
        either = maa(state.laas, Handling.BRUG_VAGTKODE)
        self._by_code.setVisible(either and state.med_adgangskode)
        self._by_password.setVisible(either and not state.med_adgangskode)

    def say(self, text: str, *, trouble: bool = True) -> None:
        """The answer to a try, under the field; "" takes it away."""
        self._answer.set_ink(weight=600 if trouble else 400, colour="err" if trouble else "text2")
        self._answer.setText(text)
        self._answer.setVisible(bool(text))
        self.code.set_error(bool(text) and trouble)

    def entered(self) -> tuple[str, str]:
        """Initials (empty when only a code is asked for) and what stands in the code field."""
        who = self.initials.text().strip() if self._who.isVisibleTo(self) else ""
        return who, self.code.text()

    def forget(self) -> None:
        """Empty the code field, its undo list with it."""
        self.code.clear()

    def begin_code(self, sign: str) -> None:
        """The first sign of the code was typed elsewhere: go on after it."""
        self.code.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.code.line.setText(sign)

    def begin_password(self, initialer: str) -> None:
        """The initials were typed elsewhere: go on with the password. Initials that stand here already stay."""
        if not self.initials.text():
            self.initials.setText(initialer.upper())
        self.code.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_field(self) -> QWidget:
        """Where the cursor begins: what is still to be typed."""
        asks_who = self._who.isVisibleTo(self) and not self.initials.text()
        return self.initials if asks_who else self.code.line

    def _lay_out(self) -> None:
        rows = VBox(self._look, self)
        who = VBox(self._look, self._who, gap=4)
        who.addWidget(Heading(self._look, self._texts("laas.initialer")))
        line = HBox(self._look).from_left(self.initials)
        who.addLayout(line)
        who.space(16)
        for widget in (self._who, self._label):
            rows.addWidget(widget)
        rows.space(4)
        rows.addWidget(self.code)
        rows.space(6)
        rows.addWidget(self._answer)
        rows.space(10)
        rows.addWidget(self._open)
        rows.space(20)
        links = HBox(self._look).from_left(self._forgotten)
        links.addWidget(self._by_kit)
        links.addWidget(self._by_password)
        links.addWidget(self._by_code)
        rows.addLayout(links)

    def _connect(self) -> None:
        self.code.entered.connect(self.proev)
        self.initials.returnPressed.connect(self.proev)
        self.initials.refused.connect(self._refused)
        self._open.clicked.connect(self.proev)
        self._forgotten.clicked.connect(self.glemt)
        self._by_kit.clicked.connect(self.ark)
        self._by_password.clicked.connect(self.skift)
        self._by_code.clicked.connect(self.skift)
        self.code.changed.connect(self._typed)

    def _typed(self) -> None:
        self.say("")

    def _refused(self, kode: str) -> None:
        self.say(self._texts(f"henvendelse.afvist.{kode}") if kode else "")
