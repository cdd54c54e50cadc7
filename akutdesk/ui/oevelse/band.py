"""The walkthrough above the desk: what one hears, what one can do, and the way on; no clock, no score."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.oevelse import Sag
from akutdesk.ui import keys
from akutdesk.ui.fields import Button
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

NEXT, BACK = "naeste_oevetrin", "forrige_oevetrin"


class CaseBand(QWidget):
    """`moved(step)` is asked for with the buttons; `stopped` too."""

    moved = Signal(int)
    stopped = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        height_by_width(self)
        self.heading = Heading(look, texts("oevelse.ord"), size=18)
        self.back = Button(look, texts("oevelse.tilbage"), size="tight", keys=keys.hint(BACK))
        self.next = Button(look, texts("oevelse.naeste"), size="tight", keys=keys.hint(NEXT))
        self.stop = Button(look, texts("oevelse.stop"), size="tight", keys=keys.hint("luk"))
        # How far one is stands over the words: beside the buttons there is no room for it in large text.
        self.count = Heading(look, texts("oevelse.siger"), size=14)
        self.heard, self.can = Text(look, "", size=15), Text(look, "", size=15)
        self.steps = QWidget()
        self._build()
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self.stop.clicked.connect(self.stopped)
        self.show_choice()

    def show_choice(self) -> None:
        """No case is chosen yet: only the word, and the way out."""
        self.heading.set_words(self._texts("oevelse.ord"), "")
        for part in (self.steps, self.back, self.next):
            part.hide()

    def show_step(self, sag: Sag, nr: int) -> None:
        """Step `nr`, from 0."""
        texts, count = self._texts, len(sag.siger)
        self.heading.set_words(texts("oevelse.ord"), sag.titel)
        where = texts("oevelse.trin", nr=nr + 1, antal=count)
        self.count.set_words(texts("oevelse.siger"), where)
        self.heard.setText(f"”{sag.siger[nr]}”")
        self.can.setText(sag.goer[nr])
        last = nr + 1 == count
        self.next.set_words(texts("oevelse.slut" if last else "oevelse.naeste"))
        self.back.setVisible(nr > 0)
        self.next.show()
        self.steps.show()
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._look.color("warn_bg"))

    def _build(self) -> None:
        look, texts = self._look, self._texts
        rows = VBox(look, self, gap=6, margins=(16, 6, 12, 8))
        top = HBox(look, gap=8)
        top.addWidget(self.heading, 1)
        for button in (self.back, self.next, self.stop):
            top.addWidget(button)
        rows.addLayout(top)
        both = HBox(look, self.steps, gap=24)
        over = Heading(look, texts("oevelse.goer"), size=14)
        for title, words in ((self.count, self.heard), (over, self.can)):
            column = VBox(look, gap=0)
            column.addWidget(title)
            column.addWidget(words)
            column.addStretch(1)
            both.addLayout(column, 1)
        rows.addWidget(self.steps)
