"""The right pane: the marked row in facts; and what stands at the left while there is no row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.text import Facts, Heading, Text

_LABEL = 132


class FactPane(QWidget):
    """Nothing is changed here: the bar below has the deeds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self.title = Heading(look, "", size=22)
        self.facts = Facts(look, (), label_width=_LABEL)
        box = VBox(look, self, gap=12, margins=(28, 19, 24, 24))
        box.addWidget(self.title)
        box.addWidget(self.facts)
        box.addStretch(1)

    def show_facts(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these; nothing for no row."""
        self.title.set_words(title)
        self.facts.set_pairs(pairs)
        for part in (self.title, self.facts):
            part.setVisible(bool(pairs))


class NothingHere(QWidget):
    """What to do instead: a leader finds a citizen, the others go back."""

    def __init__(self, desk: Desk, *, leads: bool) -> None:
        super().__init__()
        look, texts, shell = desk.look, desk.texts, desk.shell
        words = "sletning.intet" if leads else "sletning.intet_anden"
        self.button = Button(look, texts("skal.tast.skaerm_3" if leads else "skal.tilbage"))
        self.button.clicked.connect(lambda: shell.go("borgere") if leads else shell.back())
        row = QWidget()
        HBox(look, row).from_left(self.button)
        box = VBox(look, self, gap=12)
        box.addWidget(Text(look, texts(words)))
        box.addWidget(row)
