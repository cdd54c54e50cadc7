"""One calm line between two questions, with a link if there is somewhere to go; never a pop-up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.fields import Link
from akutdesk.ui.focus import typed_on
from akutdesk.ui.henvendelse.answer_column import AnswerColumn
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look


class _QuietLink(Link):
    """Came between two questions; the digit of the next answer goes on to it."""

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not typed_on(self, arg__1):
            super().keyPressEvent(arg__1)


class QuietLine(AnswerColumn):
    """Text 15 and a link behind it."""

    asked = Signal()

    def __init__(self, look: Look, text: str, link: str = "") -> None:
        content = QWidget()
        super().__init__(look, content)
        row = HBox(look, content, gap=10)
        words = Text(look, text, size=15)
        row.addWidget(words, 0 if link else 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        if link:
            self.link = _QuietLink(look, link)
            self.link.clicked.connect(self.asked)
            row.addWidget(self.link)
            row.addStretch(1)
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def stop(self) -> QWidget:
        """The link, where there is one."""
        return self.link
