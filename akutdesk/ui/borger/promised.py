"""What was promised a citizen: the first to be done, and the rest behind one key, so that the contacts stay in sight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.ui import keys
from akutdesk.ui.borger.columns import EDGE
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.text import Heading, Text

ALL_SHOWN: Final = 4
"""So many tasks stand there at once: with them the contacts are still seen at 1366×768."""
_FIRST: Final = 3
"""Of more than that so many stand there: the line that unfolds the rest takes the fourth's room."""
MORE: Final = "flere_opgaver"
"""The key that unfolds the rest; it is offered only where there is a rest."""
_AIR = 6  # a small button's own air, so that its words stand at the edge of the text


class Promised(QWidget):
    """The tasks in the order of the store: what is to be done first, then what was done."""

    outdent = EDGE
    asked = Signal(str)
    """An action of the key table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, self._texts = desk.look, desk.texts
        self.tasks = MarkedList(desk, self._texts("borger.opfoelgning"), ticks=True)
        self.more = Button(look, "", kind="faint", keys=keys.hint(MORE, "borger"), size="small")
        self._none = Text(look, self._texts("borger.ingen_opfoelgning"), colour="text2")
        self._rows: tuple[Row, ...] = ()
        self._is_unfolded = False
        self._last = _LastLine(desk, self.more)
        box = VBox(look, self, margins=(EDGE, 0, EDGE, 0))
        box.addWidget(Heading(look, self._texts("borger.opfoelgning")))
        box.space(6)
        for part in (self._none, self.tasks, self._last):
            box.addWidget(part)
        self.more.clicked.connect(partial(self.asked.emit, MORE))

    def show_tasks(self, rows: Sequence[Row]) -> None:
        """Show these, or the first of them."""
        self._rows = tuple(rows)
        self.tasks.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._show()

    @property
    def has_more(self) -> bool:
        """Whether there are more than stand there at first."""
        return len(self._rows) > ALL_SHOWN

    def turn(self) -> None:
        """Unfold the rest, or fold it again; the focus stays where somebody was."""
        self._is_unfolded = not self._is_unfolded
        self._show()

    def fold(self) -> None:
        """Whoever comes to the card again sees the first."""
        self._is_unfolded = False

    def _show(self) -> None:
        hidden = len(self._rows) - _FIRST if self.has_more else 0
        unfolded = self._is_unfolded or not hidden
        self.tasks.set_rows(self._rows if unfolded else self._rows[:_FIRST])
        words = self._texts("borger.faerre_opgaver")
        self.more.set_words(words if unfolded else self._texts("borger.flere_opgaver", n=hidden))
        self._last.setVisible(bool(hidden))


class _LastLine(QWidget):
    """The line under the list."""

    outdent = _AIR

    def __init__(self, desk: Desk, button: Button) -> None:
        super().__init__()
        HBox(desk.look, self).from_left(button)
