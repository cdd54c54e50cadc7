"""A small panel with a list of lines to take one by one: ideas, or lines of the plan before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.back_row import BackRow
from akutdesk.ui.fields.row_list import RowList
from akutdesk.ui.fields.row_paint import Row
from akutdesk.ui.layout import VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.list_pane import ListPane


class LinePanel(Overlay):
    """Title, a line of help, the lines. Enter takes the marked one."""

    taken = Signal(object)

    def __init__(self, look: Look, texts: Texts, *, title: tuple[str, str], close: str) -> None:
        super().__init__(look, width=560, height=500, place="center")
        self.setAccessibleName(title[0])
        box = VBox(look, self, gap=8, margins=(32, 24, 32, 20))
        box.addWidget(Heading(look, title[0], title[1], size=22))
        self._help = Text(look, "", size=15, colour="text2")
        box.addWidget(self._help)
        self.list = RowList(look, texts, name=title[0], ticks_with_space=False)
        self.list.opened.connect(self.taken)
        box.addWidget(ListPane(look, self.list), 1)
        foot = BackRow(look, close, self.close_overlay)
        self._close = foot.button
        box.addWidget(foot)

    def show_rows(self, rows: Sequence[Row], help_text: str) -> None:
        """Show these lines under these words."""
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if not rows:
            self._close.setFocus()

    @override
    def first_focus(self) -> QWidget:
        return self._close if self.list.isHidden() else self.list
