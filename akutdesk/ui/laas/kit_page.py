"""The two screens of a leader with the sheet from the envelope: the code, and then who it is (design.md 8.25)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.fields.button import Button
from akutdesk.ui.keys import hint
from akutdesk.ui.laas.door_screen import DoorScreen, Forside, Sight
from akutdesk.ui.layout import HBox
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegleark.ark import Ark
from akutdesk.ui.noegleark.kit_grid import KitGrid
from akutdesk.ui.noegleark.who_form import Appointed, WhoForm
from akutdesk.ui.override import override
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.text import Heading, Text

_CLOSE = (48, 8, 48, 16)


class _KitStep(DoorScreen):
    """A title, what is asked, an answer, and two buttons. `tilbage`: Esc."""

    tilbage = Signal()

    def __init__(self, sight: Sight, forside: Forside, *, title: str, words: str) -> None:
        super().__init__(sight, forside)
        self.rows.addWidget(Heading(sight.look, self.texts(title), size=22))
        self.rows.space(4)
        self.rows.addWidget(Text(sight.look, self.texts(words), colour="text2"))
        self.rows.space(16)
        self.answer = Text(sight.look, "", size=15, weight=600, colour="err")
        self.on("luk", self.tilbage.emit)

    def say(self, text: str) -> None:
        """Why it does not go on; "" takes it away."""
        self.answer.setText(text)
        self.answer.setVisible(bool(text))
        if text:
            come_into_sight(self.answer)

    def work(self, text: str) -> None:
        """It takes a moment."""
        self.main.set_words(text)

    @override
    def set_low(self, *, low: bool) -> None:
        """Fields and an answer fit without scrolling where the text is of the usual size."""
        super().set_low(low=low)
        if not low:
            self.across.set_measures(gap=64, margins=_CLOSE)

    def set_foot(self, words: str, do: Callable[[], None]) -> None:
        """The answer's line and the buttons; the main one does `do`."""
        look = self.look
        self.main = Button(look, words, kind="primary", keys="Enter", size="full")
        back = Button(look, self.texts("laas.ark_tilbage"), keys=hint("luk"))
        self.rows.space(6)
        self.rows.addWidget(self.answer)
        self.rows.space(10)
        self.rows.addWidget(self.main)
        self.rows.space(8)
        row = HBox(look).from_left(back)
        self.rows.addLayout(row)
        back.clicked.connect(self.tilbage)
        self.main.clicked.connect(do)
        self.say("")


class KitScreen(_KitStep):
    """`proev(kode)`: eight groups stand there and hold."""

    TITLE_KEY = "laas.ark_titel"

    proev = Signal(str)

    def __init__(self, sight: Sight, forside: Forside) -> None:
        super().__init__(sight, forside, title="laas.ark_titel", words="laas.ark_tekst")
        self._ark = Ark()
        self.grid = KitGrid(sight.look, sight.texts, nummer=1)
        self.grid.show_ark(self._ark, None)
        self.rows.addWidget(self.grid)
        self.set_foot(self.texts("laas.ark_naeste"), self.finish)
        self.grid.changed.connect(self._typed)
        for number, field in enumerate(self.grid.fields, start=1):
            # Nobody has said which of the two sheets it is.
            field.setAccessibleName(self.texts("opsaetning.afskrift_gruppe", n=number))
            field.returnPressed.connect(self.finish)

    @override
    def first_focus(self) -> QWidget | None:
        return self.grid.first_open()

    @override
    def on_leave(self) -> None:
        self._typed(Ark())
        super().on_leave()

    def finish(self) -> None:
        """Enter: a whole code is given on; else what is missing is said."""
        if ark.skrevet_af(self._ark):
            self.proev.emit(" ".join(self._ark.tastet))
            return
        self.say(self.texts("laas.ark_mangler"))
        self.grid.first_open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, typed: Ark) -> None:
        self._ark = typed
        self.grid.show_ark(typed, None)
        self.say("")


class KitWhoScreen(_KitStep):
    """`valgt(Bruger, kode, vidne)`: who is a leader now, with which password, and the id of who stands by."""

    TITLE_KEY = "laas.ark_hvem_titel"

    valgt = Signal(object, str, object)

    def __init__(
        self, sight: Sight, forside: Forside, people: Sequence[Bruger], krav: Adgangskodekrav
    ) -> None:
        super().__init__(sight, forside, title="laas.ark_hvem_titel", words="laas.ark_hvem_tekst")
        self.form = WhoForm(sight.look, sight.texts, people, krav)
        self.who, self.beside, self.fields = self.form.who, self.form.beside, self.form.fields
        self.rows.addWidget(self.form)
        self.set_foot(self.texts("laas.ark_gem"), self.finish)
        self.form.entered.connect(self.finish)
        self.form.changed.connect(lambda: self.say(""))

    @override
    def first_focus(self) -> QWidget | None:
        return self.who

    @override
    def on_leave(self) -> None:
        self.fields.forget()
        super().on_leave()

    @override
    def set_low(self, *, low: bool) -> None:
        """Two questions and a password twice leave no room for the clock."""
        super().set_low(low=low)
        self.clock.hide()

    def finish(self) -> None:
        """Enter: who it is and the new password are given on; else what is missing is said."""
        found = self.form.read()
        if isinstance(found, Appointed):
            self.valgt.emit(found.leder, found.kode, found.vidne)
        elif found:
            self.say(found)
