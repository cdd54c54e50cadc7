"""The left pane of V6: every place, and under them the counts of the brandliste, always in sight (mock-up 09)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.layout import Divider, VBox
from akutdesk.ui.overnatning.counts import Counts
from akutdesk.ui.overnatning.reading import Hus
from akutdesk.ui.overnatning.state import SCOPE
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading

_MARGINS = (24, 16, 24, 16)


class PlacesPane(QWidget):
    """A list whose marked row is shown beside it."""

    asked = Signal(str)
    """An action of the key table, from a button."""
    answered = Signal(str)
    """A digit on a row of the list: what is decided about whoever has that place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        self._texts = texts
        self._title = Heading(look, texts("overnatning.pladser"))
        self.list = RowList(look, texts, name=texts("overnatning.pladser"))
        self.counts = Counts(look)
        here = Button(
            look,
            texts("overnatning.knap.her"),
            icon="users",
            keys=keys.hint("hvem_er_her", SCOPE),
            size="tight",
        )
        here.clicked.connect(partial(self.asked.emit, "hvem_er_her"))
        box = VBox(look, self, margins=_MARGINS)
        box.addWidget(self._title)
        box.space(8)
        box.addWidget(self.list)
        box.space(24)
        box.addWidget(Divider(look))
        box.space(20)
        box.addWidget(Heading(look, texts("overnatning.brandliste")))
        box.space(6)
        box.addWidget(self.counts)
        box.space(12)
        box.addWidget(here)
        box.addStretch(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list has no use for comes here."""
        if self.list.hasFocus() and event.text().isdigit():
            self.answered.emit(event.text())
        else:
            super().keyPressEvent(event)

    def show_places(self, rows: Sequence[Row], free: int) -> None:
        """Show these, and how many of them are free."""
        one = self._texts("overnatning.antal_ledige_1")
        note = one if free == 1 else self._texts("overnatning.antal_ledige", n=free)
        self._title.set_words(self._texts("overnatning.pladser"), note)
        self.list.set_rows(rows)

    def show_house(self, hus: Hus) -> None:
        """Show how many are in the house."""
        guests = len(hus.bookinger)
        named = {"gaester": guests, "beboere": hus.beboere, "ansatte": len(hus.ansatte)}
        self.counts.show_counts(
            [(self._texts(f"overnatning.{who}"), str(count)) for who, count in named.items()]
        )
