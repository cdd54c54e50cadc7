"""The lock screen, for both locks (mockups/01-laas, 01-laas-fuld). Nothing personal ever stands on it.

It shows a `LaasState` and tells what was pressed; whoever owns it decides. F2, F12 and text size work in
front of it, every other key of the desk does nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.laas.code_form import CodeForm
from akutdesk.ui.laas.door_screen import COLUMN, DoorScreen, Forside, Sight
from akutdesk.ui.laas.state import ADVICE, Laas, LaasState
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text

if TYPE_CHECKING:
    from akutdesk.ui.laas.notat import NotatPanel

_TWO_COLUMNS = 900
_LINES, _LOW_LINES = 12, 4


class LaasScreen(DoorScreen):
    """`proev(initialer, kode)`; `skift`: the other way in; `glemt`; `notat(nummer, tekst)`: to be sealed."""

    proev = Signal(str, str)
    skift = Signal()
    glemt = Signal()
    ark = Signal()
    notat = Signal(int, str)
    notat_lukket = Signal()

    def __init__(self, sight: Sight, forside: Forside) -> None:
        # Before the base measures: it calls `measure`, which knows both columns.
        self._jot_place = QWidget()
        super().__init__(sight, forside)
        self._state: LaasState | None = None
        self._jot: NotatPanel | None = None
        self._jot_number = 0
        self._low = False
        self._saved = "laas.kladder_gemt"
        self.form = CodeForm(sight.look, sight.texts, initialer=forside.initialer)
        self._title = Heading(sight.look, "", size=22)
        self._what = Text(sight.look, "", colour="text2")
        self._jot_rows = VBox(sight.look, self._jot_place)
        self._fill()
        self.form.proev.connect(lambda: self.proev.emit(*self.form.entered()))
        self.form.skift.connect(self.skift)
        self.form.glemt.connect(self.glemt)
        self.form.ark.connect(self.ark)
        self.form.code.changed.connect(self._code_typed)
        self.on("luk", self.notat_lukket.emit)

    @override
    def first_focus(self) -> QWidget | None:
        return self._jot.field if self._jot is not None else self.form.first_field()

    def show_state(self, state: LaasState, answer: str = "") -> None:
        """Show the lock as it is now; `answer` is what there is to say about the last try."""
        before, self._state = self._state, state
        full = state.laas is Laas.FULD
        self._title.set_words(self.texts("laas.fuld_titel" if full else "laas.skaerm_titel"))
        how = "laas.tekst" if state.med_adgangskode else "laas.tekst_kode"
        self._what.setText(f"{self.texts(self._saved)}\n{self.texts(how)}")
        self.form.show_state(state)
        self.form.say(answer, trouble=state.besked not in ADVICE)
        self._show_jot(state)
        self.show_clocks(state.ure)
        if before is not None and before.med_adgangskode != state.med_adgangskode:
            self.form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def jot_said(self, text: str) -> None:
        """What there is to say about the jotting: sealed when, or not at all."""
        if self._jot is not None:
            self._jot.say(text)

    def tell_unsaved(self, key: str) -> None:
        """Say with these words that the last ones may not be saved, where it said that they were."""
        self._saved = key
        self.forget_saved()
        if self._state is not None:
            self.show_state(self._state)

    def seal_now(self) -> None:
        """Hand over the words that are still on the screen."""
        if self._jot is not None:
            self._jot.seal_now()

    def forget(self) -> None:
        """Drop everything typed here."""
        self.form.forget()
        if self._jot is not None:
            self._jot.forget()

    @override
    def on_leave(self) -> None:
        self.forget()
        super().on_leave()

    @override
    def measure(self) -> None:
        super().measure()
        self._jot_place.setFixedWidth(self.look.px(COLUMN))

    @override
    def set_low(self, *, low: bool) -> None:
        super().set_low(low=low)
        self._low = low
        self._what.setVisible(not low)
        self._arrange()

    def _fill(self) -> None:
        self.rows.addWidget(self._title)
        self.rows.space(6)
        self.rows.addWidget(self._what)
        self.rows.space(20)
        self.rows.addWidget(self.form)
        self.across.insertWidget(2, self._jot_place, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show_jot(self, state: LaasState) -> None:
        if state.notat is None:
            self._drop_jot()
        elif self._jot is None or self._jot_number != state.notat:
            self._drop_jot()
            self._open_jot(state, state.notat)
        if self._jot is not None:
            self._jot.takes_digits = state.med_adgangskode
        self._arrange()

    def _open_jot(self, state: LaasState, number: int) -> None:
        # Imported here: what keeps a jotting is not needed to paint a lock (design.md 6).
        from akutdesk.ui.laas.notat import NotatPanel

        siden = self.kalender.klokken(state.ure[number])
        self._jot = NotatPanel(self.look, self.texts, siden=siden)
        self._jot_number = number
        self._jot.skrevet.connect(self._jotted)
        self._jot.lukket.connect(self.notat_lukket)
        self._jot.ciffer.connect(self._code_begun)
        self._jot.initialer.connect(self._initials_begun)
        self._jot_rows.addWidget(self._jot)
        self._jot_place.show()
        self._jot.show()
        self._jot.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_jot(self) -> None:
        if self._jot is not None:
            self._jot.forget()
            self._jot_rows.removeWidget(self._jot)
            self._jot.deleteLater()
            self._jot = None
            self.column.show()
            self.form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _jotted(self, text: str) -> None:
        self.notat.emit(self._jot_number, text)

    def _code_begun(self, ciffer: str) -> None:
        """Tired hands go on with the code after F2: it goes where it is hidden (ux.md 2.22, decision 0177)."""
        self._bring_form()
        self.form.begin_code(ciffer)

    def _initials_begun(self, initialer: str) -> None:
        """So they do with initials and password: what follows is hidden, and the jotting keeps the letters."""
        self._bring_form()
        self.form.begin_password(initialer)

    def _bring_form(self) -> None:
        if self.column.isHidden():
            self.notat_lukket.emit()

    def _code_typed(self) -> None:
        if self._jot is not None and self._jot.takes(self.form.code.text()):
            self.form.forget()

    def _arrange(self) -> None:
        """Form and jotting side by side; where there is no room, the jotting alone."""
        if self._jot is not None:
            self._jot.field.set_lines(_LOW_LINES if self._low else _LINES)
        wide = self.width() >= self.look.px(_TWO_COLUMNS)
        self._jot_place.setVisible(self._jot is not None)
        self.column.setVisible(self._jot is None or wide)
