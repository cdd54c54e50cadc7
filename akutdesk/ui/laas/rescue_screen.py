"""The screen of a rescue at the door: it looks, says what it found, brings it back, and lets go on (decision 0160).

F2 and F12 work in front of it as at the lock. Nothing personal stands on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.button import Button
from akutdesk.ui.folder_row import FolderRow
from akutdesk.ui.keys import hint
from akutdesk.ui.laas.door_screen import DoorScreen, Forside, Sight
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.text import Heading, Text

COLUMN = 520


class Trin(Enum):
    """How far it is."""

    LEDER = auto()
    FUNDET = auto()
    INGEN = auto()
    HENTER = auto()
    HER = auto()


_MAIN = {Trin.FUNDET: "redning.hent", Trin.INGEN: "redning.led"}


class RescueScreen(DoorScreen):
    """`hent`: bring the backup back. `led(str)`: look in this folder. `videre`: go on. `tilbage`: Esc."""

    TITLE_KEY = "redning.titel"

    hent = Signal()
    led = Signal(str)
    videre = Signal()
    tilbage = Signal()

    def __init__(self, sight: Sight, forside: Forside, title: str, *, back: str) -> None:
        super().__init__(sight, forside)
        look, texts = sight.look, sight.texts
        self.trin = Trin.LEDER
        self.heading = Heading(look, title, size=22)
        self._lines = QWidget()
        self._line_rows = VBox(look, self._lines, gap=8)
        self.place = FolderRow(
            look, texts, name=texts("redning.mappe"), hint=texts("kopi.mappe_hjaelp")
        )
        self.answer = Text(look, "", size=15, weight=600, colour="err")
        self.main = Button(look, "", kind="primary", keys="Enter", size="full")
        self.back = Button(look, back, keys=hint("luk"))
        self._fill()
        self.main.clicked.connect(self._press)
        self.place.line.returnPressed.connect(self._press)
        self.back.clicked.connect(self._leave)
        self.on("luk", self._leave)

    @override
    def first_focus(self) -> QWidget | None:
        if self.trin is Trin.INGEN:
            return self.place.line
        return self.back if self.trin in {Trin.LEDER, Trin.HENTER} else self.main

    @override
    def measure(self) -> None:
        self.column.setFixedWidth(self.look.px(COLUMN))

    @override
    def on_leave(self) -> None:
        self.place.put_away()
        super().on_leave()

    def show_step(self, trin: Trin, lines: Sequence[str], *, main: str = "") -> None:
        """Say these lines and offer what one can do now; `main` is the main button's word where it is the end."""
        self.trin = trin
        self._say_lines(lines)
        self.say("")
        word = main or (self.texts(_MAIN[trin]) if trin in _MAIN else "")
        self.main.set_words(word)
        self.main.setVisible(bool(word))
        self.place.setVisible(trin is Trin.INGEN)
        self.back.setVisible(trin in {Trin.LEDER, Trin.FUNDET, Trin.INGEN})
        self._stand()

    def show_end(self, title: str, lines: Sequence[str], main: str) -> None:
        """It is over: what came of it, and the way on."""
        self.heading.set_words(title)
        self.show_step(Trin.HER, lines, main=main)

    def say(self, words: str) -> None:
        """Why it does not go on; "" takes it away."""
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        if words:
            come_into_sight(self.answer)

    def _stand(self) -> None:
        where = self.first_focus()
        if where is not None and where.isVisible():
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for widget, after in (
            (self.heading, 8),
            (self._lines, 16),
            (self.place, 8),
            (self.answer, 8),
            (self.main, 8),
        ):
            self.rows.addWidget(widget)
            self.rows.space(after)
        row = HBox(self.look).from_left(self.back)
        self.rows.addLayout(row)

    def _say_lines(self, lines: Sequence[str]) -> None:
        while (item := self._line_rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._line_rows.addWidget(Text(self.look, line))

    def _press(self) -> None:
        if self.trin is Trin.FUNDET:
            self.hent.emit()
        elif self.trin is Trin.HER:
            self.videre.emit()
        elif self.trin is Trin.INGEN:
            self._look_there()

    def _look_there(self) -> None:
        folder = self.place.text()
        if folder:
            self.led.emit(folder)
            return
        self.say(self.texts("redning.mappe_mangler"))
        self.place.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.trin is Trin.HER:
            self.videre.emit()
        elif self.trin is not Trin.HENTER:
            self.tilbage.emit()
