"""The left half of V7: what is due today, what is due later, and what one does with the marked task."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.adgang import maa
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.fields.button_flow import ButtonFlow
from akutdesk.ui.layout import VBox
from akutdesk.ui.opfoelgning.state import neighbour
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

SCOPE = "opfoelgning"
GJORT = "gjort"
"""What Space does with the marked task."""
_ABOUT_ONE = (
    ("gjort", GJORT),
    ("ikke_truffet_knap", "ikke_naaet"),
    ("flyt_knap", "flyt"),
    ("giv.knap", "giv_opgave"),
)
_DEEDS = (*_ABOUT_ONE, ("ny", "ny_opfoelgning"))
_MARGINS = (24, 19, 24, 24)


class TaskList(RowList):
    """A list whose arrows go on into the next one; only the list in use shows its mark."""

    left = Signal(int)
    """Past the end: 1 below the last row, -1 above the first."""
    entered = Signal()

    def __init__(self, look: Look, texts: Texts, *, name: str) -> None:
        super().__init__(look, texts, name=name)
        self.show_mark = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self.currentIndex().row() == before:
            self.left.emit(step)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def mark_end(self, step: int) -> None:
        """Mark the first row when one comes from above (1), the last from below (-1)."""
        if self.rows:
            self.mark(self.rows[0 if step > 0 else -1].id)


class TaskPane(QWidget):
    """Shows rows and says what was asked of the marked one; it knows no store."""

    asked = Signal(str)
    """An action of the key table, from a button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._texts, self._look = desk.texts, desk.look
        self._is_leader = maa(desk.adgang, "LAES_DROEFTELSER")
        self.today = self._list("i_dag")
        self.later = self._list("senere")
        self._current = self.today
        self._later_title = Heading(desk.look, desk.texts("opfoelgning.senere"))
        self._empty = Text(desk.look, desk.texts("opfoelgning.tom"))
        self._deeds = self._buttons()
        box = VBox(desk.look, self, margins=_MARGINS)
        box.addWidget(Heading(desk.look, desk.texts("opfoelgning.i_dag")))
        box.space(8)
        for part in (self._empty, self.today):
            box.addWidget(part)
        self._gap = QWidget()
        VBox(desk.look, self._gap, margins=(0, 24, 0, 8)).addWidget(self._later_title)
        for part in (self._gap, self.later, self._deeds):
            box.addWidget(part)
        box.addStretch(1)
        self._connect()

    @property
    def lists(self) -> tuple[TaskList, TaskList]:
        """Today and later."""
        return self.today, self.later

    @property
    def marked(self) -> object | None:
        """The id of the task that the buttons are about."""
        return self._current.marked

    def first(self) -> QWidget:
        """The list with the first open task."""
        usable = [one for one in self.lists if one.rows]
        return usable[0] if usable else self._deeds.findChildren(Button)[-1]

    def show_tasks(self, today: Sequence[Row], later: Sequence[Row]) -> None:
        """Show these; the marked ones stay marked."""
        held = any(one.hasFocus() for one in self.lists)
        self.today.set_rows(today)
        self.later.set_rows(later)
        self.today.setVisible(bool(today))
        self.later.setVisible(bool(later))
        self._gap.setVisible(bool(later))
        self._empty.setVisible(not any(row.ticked is False for row in today))
        for button in self._about_one:
            button.setEnabled(bool(today or later))
        if not self._current.rows:
            self._use(self.later if self.later.rows else self.today)
            if held:
                self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_after(self, rid: object) -> None:
        """The task is dealt with: mark the one that comes next."""
        self._current.mark(neighbour([row.id for row in self._current.rows], rid))

    def _list(self, name: str) -> TaskList:
        made = TaskList(self._look, self._texts, name=self._texts(f"opfoelgning.{name}"))
        made.entered.connect(partial(self._use_named, name))
        return made

    def _buttons(self) -> QWidget:
        deeds = _DEEDS if not self._is_leader else (*_DEEDS, ("droeft.knap", "droeftelser"))
        made = [self._button(name, action) for name, action in deeds]
        self._about_one = made[: len(_ABOUT_ONE)]
        box = QWidget()
        VBox(self._look, box, margins=(0, 12, 0, 0)).addWidget(ButtonFlow(self._look, *made))
        return box

    def _button(self, name: str, action: str) -> Button:
        hint = self._texts("skal.mellemrum") if action == GJORT else keys.hint(action, SCOPE)
        button = Button(self._look, self._texts(f"opfoelgning.{name}"), keys=hint, size="tight")
        button.clicked.connect(partial(self.asked.emit, action))
        return button

    def _connect(self) -> None:
        self.today.left.connect(partial(self._cross, self.later, 1))
        self.later.left.connect(partial(self._cross, self.today, -1))

    def _cross(self, target: TaskList, way: int, step: int) -> None:
        if step == way and target.rows:
            target.mark_end(step)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_named(self, name: str) -> None:
        self._use(self.today if name == "i_dag" else self.later)

    def _use(self, current: TaskList) -> None:
        self._current = current
        for one in self.lists:
            one.show_mark = one is current
            one.viewport().update()
