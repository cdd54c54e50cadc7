"""A scrolling pane for a list in a panel, with room for the marked row and its ring outside the text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.row_list import RowList
from akutdesk.ui.layout import VBox
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.theme import Look

_ROOM = 26  # for the marked row, its ring, and the bar of the pane beside it


class ListPane(ScrollPane):
    """The text of the rows stands on the edge of the panel's other text."""

    outdent = _ROOM

    def __init__(self, look: Look, rows: RowList) -> None:
        inside = QWidget()
        box = VBox(look, inside, margins=(_ROOM, 4, _ROOM, 4))
        box.addWidget(rows)
        box.addStretch(1)
        super().__init__(look, inside)
