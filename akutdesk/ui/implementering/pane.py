"""The right pane: the marked point, what a 4 means, what was answered, and what the records show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.codes import Code
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.implementering.state import Round, earlier_facts, score_facts
from akutdesk.ui.layout import VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.person.said import Said
from akutdesk.ui.text import Facts, Heading, Text

_LABEL = 132


class PointPane(QWidget):
    """Enter in the list of numbers opens where one comes from."""

    opened = Signal(object)
    """The place of a number in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._texts = texts
        self._title = Text(look, "", size=22, weight=600)
        self._best = Text(look, "", size=15, colour="text2")
        self.facts = Facts(look, (), label_width=_LABEL)
        self._evidence_title = Heading(look, texts("implementering.bevis_titel"))
        self.evidence = MarkedList(desk, texts("implementering.bevis_titel"))
        self.evidence.opened.connect(self.opened)
        self._note = Text(look, texts("implementering.bevis_note"), size=14, colour="text2")
        self._earlier_title = Heading(look, texts("implementering.tidligere"))
        self.earlier = Facts(look, (), label_width=_LABEL)
        box = VBox(look, self, gap=8, margins=(28, 19, 24, 24))
        for part in (self._title, self._best, self.facts):
            box.addWidget(part)
        box.space(12)
        for part in (self._evidence_title, self.evidence, self._note):
            box.addWidget(part)
        box.space(12)
        for part in (self._earlier_title, self.earlier):
            box.addWidget(part)
        box.addStretch(1)

    def show_point(self, found: Round, code: Code, said: Said) -> None:
        """Show this point of the round."""
        self._title.setText(code.label)
        self._best.setText(self._texts("implementering.fire", hvad=code.hjaelp))
        self.facts.set_pairs(score_facts(found, code, said))
        before = earlier_facts(found, code, said)
        self.earlier.set_pairs(before)
        for part in (self._earlier_title, self.earlier):
            part.setVisible(bool(before))

    def show_evidence(self, rows: Sequence[Row]) -> None:
        """Show what the records show about it; nothing while it is counted."""
        self.evidence.set_rows(rows)
        for part in (self._evidence_title, self.evidence, self._note):
            part.setVisible(bool(rows))
