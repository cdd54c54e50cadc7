"""A screen of the first run without steps: one card, and the way on below it (mock-up 14-opsaetning)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal

from akutdesk.assets import Texts
from akutdesk.ui.layout import VBox
from akutdesk.ui.opsaetning.first_run_screen import FirstRunScreen
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look


class CardScreen(FirstRunScreen):
    """`akutkort`: F12, never out of reach."""

    akutkort = Signal()

    def __init__(self, look: Look, texts: Texts, *, title: str, words: tuple[str, ...]) -> None:
        super().__init__(look, texts, where=texts("opsaetning.titel"))
        self.rows = VBox(look, self.inside, gap=14)
        self.heading = Heading(look, texts(title), size=22)
        self.rows.addWidget(self.heading)
        self.lead = tuple(Text(look, texts(key)) for key in words)
        for line in self.lead:
            self.rows.addWidget(line)
        self.said = Text(look, "")
        self.said.hide()
        self.on("akutkort", self.akutkort.emit)
        self._fit()

    def finish(self, words: str, *, back: bool = True) -> None:
        """The content stands: what the main button says ("" has none), and whether there is a way back."""
        self.rows.addWidget(self.said)
        self.rows.addStretch(1)
        self.show_way(words, back=back)

    def show_way(self, words: str, *, back: bool) -> None:
        """Another way on."""
        self.next_button.set_words(words)
        self.next_button.setVisible(bool(words))
        self.back_button.setVisible(back)

    def say(self, words: str, *, trouble: bool = False) -> None:
        """How it stands, or why it does not go on."""
        self.said.set_ink(weight=600 if trouble else 400, colour="err" if trouble else "text2")
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.said.updateGeometry()
        if words:
            # once it has its place
            QTimer.singleShot(0, self, partial(self.pane.reveal_whole, self.said))

    @override
    def fit(self, *, narrow: bool) -> None:
        super().fit(narrow=narrow)
        wide = 12 if narrow else 200
        inside = 16 if narrow else 48
        self.middle.set_measures(gap=0, margins=(wide, 8 if narrow else 32, wide, 0))
        foot = (wide, 8, wide, 8) if narrow else (wide + inside, 24, wide, 32)
        self.foot.set_measures(gap=8, margins=foot)
        self.rows.set_measures(gap=14, margins=(inside, 16 if narrow else 31, inside, 16))
