"""Two links at the heading of the section in work: ideas, and lines from the plan before.

They are there for the mouse; the keys they show work from the keyboard, so Tab goes past them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.fields.button import KeyHint, Link
from akutdesk.ui.layout import HBox
from akutdesk.ui.theme import Look


class SectionTools(QWidget):
    """Stands at the right end of a heading, 28 high."""

    asked = Signal(str)
    """An action of the key table: ideer or hent_linjer."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._row = HBox(look, self, gap=16)
        self._fetch = self._pair(look, texts("kriseplan.fra_sidst.titel"), "hent_linjer")
        self._ideas = self._pair(look, texts("kriseplan.ideer.titel"), "ideer")

    def offer(self, *, ideas: bool, fetch: bool) -> None:
        """Which of the two there are for this section."""
        for pair, there in ((self._ideas, ideas), (self._fetch, fetch)):
            for part in pair:
                part.setVisible(there)
        self.adjustSize()

    def _pair(self, look: Look, text: str, action: str) -> tuple[QWidget, QWidget]:
        link = Link(look, text)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.clicked.connect(lambda: self.asked.emit(action))
        hint = KeyHint(look, keys.hint(action, "kriseplan"))
        pair = HBox(look, gap=8)
        pair.addWidget(link)
        pair.addWidget(hint)
        self._row.addLayout(pair)
        return link, hint
