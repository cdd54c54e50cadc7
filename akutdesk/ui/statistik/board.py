"""The face of Statistik: choices, the large numbers and the figures of a topic (mock-up 11)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.statistik import HB, H
from akutdesk.ui import keys
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import Divider, VBox
from akutdesk.ui.statistik.choices import Choices
from akutdesk.ui.statistik.columns import Columns, Layout, holds_focus
from akutdesk.ui.statistik.figure import Large
from akutdesk.ui.statistik.named_list import NamedList
from akutdesk.ui.statistik.number_line import NumberLine
from akutdesk.ui.statistik.state import COMPARISONS, Choice
from akutdesk.ui.statistik.topics import Topics
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_LEFT = Qt.AlignmentFlag.AlignLeft
"""Without it a list of fixed width would hold the whole column as narrow as itself."""
_AMONG = "planer"
"""The topic that has a choice of its own: among which contacts it is counted."""


class Board(QWidget):
    """Holds the choice, and no numbers of its own; `chosen` tells another choice."""

    chosen = Signal(object)

    def __init__(self, look: Look, texts: Texts, choice: Choice, topics: Topics) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self.choice = choice
        self.topics = topics
        self.mod = NamedList(
            look,
            texts("statistik.valg.mod"),
            [(kode, texts(f"statistik.mod.{kode or 'ingen'}")) for kode in COMPARISONS],
            width=140,
        )
        self.only = Button(
            look, texts("statistik.kun_tabel"), icon="table", keys=_hint("som_tabel")
        )
        self.choices = Choices(look, texts, choice, self.mod, self.only)
        self.numbers = NumberLine(look)
        self.among = NamedList(
            look,
            texts("statistik.valg.grundlag"),
            [(kode, texts(f"statistik.grundlag.{kode}")) for kode in (H, HB)],
            width=190,
            under=16,
        )
        self.columns = Columns(look)
        self.foot = Text(look, "", size=14, colour="text2")
        self.waiting = Text(look, "", colour="text2")
        self.waiting.hide()
        self._build()
        self.show_topic()
        topics.changed.connect(self.show_topic)
        self.choices.changed.connect(self._change)
        for name, each in (("mod", self.mod), ("grundlag", self.among)):
            each.box.currentIndexChanged.connect(partial(self._turn, name, each))

    def show_topic(self) -> None:
        """The topic's own choice stands over its figures."""
        self.among.setVisible(self.topics.now == _AMONG)

    def show_numbers(self, numbers: list[Large], foot: str) -> None:
        """The large numbers, and what they are made of."""
        self.numbers.show_numbers(numbers)
        self.foot.setText(foot)

    def wait(self, words: str) -> None:
        """Say instead of the figures why there are none yet."""
        self.waiting.setText(words)
        self.waiting.show()
        if holds_focus(self.columns):
            self.topics.take_focus()
        self.columns.hide()

    def show_figures(self, layout: Layout, *, only_table: bool) -> None:
        """The figures of the topic."""
        self.waiting.hide()
        self.columns.show()
        self.columns.show_figures(layout, only_table=only_table)
        self.only.set_words(
            self._texts("statistik.med_graf" if only_table else "statistik.kun_tabel")
        )

    def _turn(self, name: str, chosen: NamedList, _index: int = 0) -> None:
        self._change(name, chosen.box.chosen)

    def _change(self, name: str, value: str) -> None:
        choice = replace(self.choice, **{name: value})
        if choice != self.choice:
            self.choice = choice
            self.chosen.emit(choice)

    def _build(self) -> None:
        look = self._look
        self._page = VBox(look, self, margins=(24, 16, 24, 16))
        self._page.addWidget(self.choices)
        self._page.space(16)
        self._page.addWidget(self.numbers)
        self._page.space(16)
        self._page.addWidget(Divider(look))
        self._page.space(20)
        for each in (self.topics.box, self.among):
            self._page.addWidget(each)
            self._page.setAlignment(each, _LEFT)
        self._page.addWidget(self.waiting)
        self._page.addWidget(self.columns)
        self._page.space(20)
        self._page.addWidget(self.foot)
        self._page.addStretch(1)

    def show_where(self, *, at_side: bool) -> None:
        """The topics at the side, or over their figures where there is no room."""
        self._page.set_narrow(not at_side)
        self.topics.show_where(at_side=at_side)
        self.foot.setVisible(not at_side)  # the bar has room for it then


def _hint(action: str) -> str:
    return keys.hint(action, "statistik")
