"""What stands in the window when the desk cannot open: a sentence, what is safe, what to do (ux.md 3.3)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button
from akutdesk.ui.keys import hint
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_WIDE = 620


class RefusalScreen(FullScreen):
    """`luk`: the person has read it. `akutkort`: F12 works here as everywhere."""

    TITLE_KEY = "fejl.afvist_titel"

    luk = Signal()
    akutkort = Signal()

    def __init__(self, look: Look, texts: Texts, sentences: str) -> None:
        """`sentences`: the first is the heading."""
        super().__init__(look)
        self._close = Button(
            look, texts("fejl.afvist_luk"), kind="primary", keys="Enter", size="bar"
        )
        self._close.setDefault(True)
        self._card = Button(
            look,
            texts("laas.akutkort"),
            kind="akut",
            icon="lifebuoy",
            keys=hint("akutkort"),
            size="bar",
        )
        self._lay_out(paragraphs(texts, sentences))
        self._close.clicked.connect(self.luk)
        self._card.clicked.connect(self.akutkort)
        self.on("akutkort", self.akutkort.emit)
        self.on("luk", self.luk.emit)

    @override
    def first_focus(self) -> QWidget | None:
        return self._close

    def _lay_out(self, lines: tuple[str, ...]) -> None:
        look = self.look
        place = QWidget()
        place.setFixedWidth(look.px(_WIDE))
        column = VBox(look, place)
        column.addWidget(Text(look, lines[0], size=22, weight=600))
        column.space(12)
        for line in lines[1:]:
            column.addWidget(Text(look, line))
            column.space(8)
        column.space(16)
        row = HBox(look, gap=8).from_left(self._close, self._card)
        column.addLayout(row)
        across = HBox(look, self, margins=(48, 48, 48, 48))
        across.addStretch(1)
        across.addWidget(place, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)


def paragraphs(texts: Texts, sentences: str) -> tuple[str, ...]:
    """What happened, what is safe, what to do: heading first. The same words go to standard error."""
    first, _, rest = sentences.partition(". ")
    lines = [f"{first}.", rest] if rest else [first]
    return (*lines, texts("fejl.afvist_uroert"), texts("fejl.afvist_papir"))
