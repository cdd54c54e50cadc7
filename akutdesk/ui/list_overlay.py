"""A panel to read one list in: its title and the way out stay, the rows scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading, Text

Size = tuple[float, float]


class ListOverlay(Overlay):
    """Only the rows, the way out and what is put above the rows can be pressed. `above`: a sentence over them; `size` in units."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        *,
        size: Size,
        note: str = "",
        above: str = "",
        ticks: bool = False,
    ) -> None:
        look, texts = desk.look, desk.texts
        super().__init__(look, width=size[0], height=size[1])
        self.setAccessibleName(title)
        self.list = RowList(look, texts, name=title, ticks_with_space=ticks)
        self._close = Button(look, texts("borger.luk"), kind="quiet", keys=keys.hint("luk"))
        self._close.clicked.connect(self.close_overlay)
        top = HBox(look, margins=(32, 20, 22, 14))
        top.addWidget(Heading(look, title, note, size=22))
        top.addStretch(1)
        top.addWidget(self._close)
        content = QWidget()
        rows = VBox(look, content, gap=8, margins=(32, 12 if above else 4, 32, 16))
        if above:
            rows.addWidget(Text(look, above, size=15, colour="text2"))
        rows.addWidget(self.list)
        rows.addStretch(1)
        self._rows = rows
        box = VBox(look, self)
        box.addLayout(top)
        box.addWidget(Divider(look))
        box.addWidget(ScrollPane(look, content), 1)

    def put_first(self, part: QWidget) -> None:
        """Put something between the sentence and the rows."""
        self._rows.insertWidget(self._rows.indexOf(self.list), part)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; without any there is only the way out."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))

    @override
    def first_focus(self) -> QWidget:
        return self._close if self.list.isHidden() else self.list
