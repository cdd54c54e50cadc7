"""Measurements on the card: before → after with their days, in numbers and words. No colour, no judgement."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.progressionsmaal import Maalepar
from akutdesk.ui import keys
from akutdesk.ui.borger.columns import EDGE
from akutdesk.ui.desk import Desk
from akutdesk.ui.layout import VBox
from akutdesk.ui.maaling.words import Saying, linje
from akutdesk.ui.text import Facts, Heading

_NAME = 140


class MeasuresPart(QWidget):
    """Hidden while nothing was measured; Ctrl+M measures."""

    outdent = EDGE

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        texts = desk.texts
        self._saying = Saying(texts=texts, codes=desk.codes, kalender=kalender(desk.codes))
        title = Heading(desk.look, texts("maaling.paa_kortet"), keys=keys.hint("maaling"))
        self.lines = Facts(desk.look, (), label_width=_NAME)
        box = VBox(desk.look, self, gap=7, margins=(EDGE, 20, EDGE, 0))
        box.addWidget(title)
        box.addWidget(self.lines)

    def show_pairs(self, pairs: Sequence[Maalepar]) -> None:
        """Each pair: what was measured, when and with what words, and the numbers under it."""
        told = [linje(each, self._saying) for each in pairs]
        self.lines.set_pairs([(one.navn, f"{one.dage}\n{one.tal}") for one in told])
        self.setVisible(bool(told))
