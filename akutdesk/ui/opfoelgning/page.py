"""V7, Opfølgning: do what was promised (ux.md 2.13, left half; mock-up 10)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.frist import Frist
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.opfoelgning import rows, state
from akutdesk.ui.opfoelgning.deeds import TaskDeeds
from akutdesk.ui.opfoelgning.move_panel import MovePanel
from akutdesk.ui.opfoelgning.new_panel import NewTaskPanel
from akutdesk.ui.opfoelgning.pane import SCOPE, TaskPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.vagtbord.deeds import open_task, place_of
from akutdesk.ui.vagtbord.rows import words_of
from akutdesk.ui.vagtbord.state import is_done

DONE_SHOWN = timedelta(hours=12)
"""How long a task that is done still stands in the list (store_api: vagtbord.opfoelgninger)."""


class OpfoelgningPage(Page):
    """Space done, Alt+I not reached, Alt+F another day, Enter what it is about."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "opfoelgning"
    TITLE_KEY: ClassVar[str] = "opfoelgning.titel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pane = TaskPane(desk)
        self._tasks: dict[object, OpfoelgningRaekke] = {}
        self._deeds = TaskDeeds(desk, self.refresh)
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, self.pane))
        texts = desk.texts
        self.set_head(Head(texts("opfoelgning.titel")))
        self.set_bar(
            BarButton("ny_opfoelgning", texts("opfoelgning.ny"), kind="primary", icon="plus"),
            BarHint(("Enter",), texts("opfoelgning.aabn")),
        )
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.pane.first()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.pane,)

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read both lists again."""
        store, adgang = self.desk.store, self.desk.adgang
        now = self.desk.clock.now()
        day = state.today(now)
        due = store.opfoelgninger.i_vagten(adgang, now - DONE_SHOWN, day.slut)
        coming = state.later(store.opfoelgninger.liste(adgang, fra=day.slut), day)
        self._tasks = {row.rid: row for row in (*due, *coming)}
        words = words_of(self.desk)
        self.pane.show_tasks(
            [rows.task_row(words, row, now) for row in due],
            [rows.task_row(words, row, now) for row in coming],
        )

    def _connect(self) -> None:
        for one in self.pane.lists:
            one.opened.connect(self._open)
            one.ticked.connect(self._tick)
        self.pane.asked.connect(self._asked)
        self.on("ikke_naaet", self._not_reached)
        self.on("flyt", self._move)
        self.on("ny_opfoelgning", self._new)
        self.desk.changes.saved.connect(self._on_saved)

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and changed.initiator is not self._deeds:
            self.refresh()

    def _asked(self, action: str) -> None:
        if action in {"ikke_naaet", "flyt"}:
            self.run(action)
        else:
            self._tick(self.pane.marked)

    def _marked_open(self) -> OpfoelgningRaekke | None:
        """The task that the buttons are about, unless it is done already."""
        row = self._tasks.get(self.pane.marked)
        return None if row is None or is_done(row) else row

    def _open(self, rid: object) -> None:
        row = self._tasks.get(rid)
        if row is not None and place_of(row)[1] is not None:
            open_task(self.desk, row)

    def _tick(self, rid: object) -> None:
        row = self._tasks.get(rid)
        if row is None:
            return
        self.pane.mark_after(rid)
        self._deeds.tick(row)

    def _not_reached(self) -> None:
        row = self._marked_open()
        if row is not None:
            self._deeds.not_reached(row)

    def _move(self) -> None:
        row = self._marked_open()
        if row is None:
            return
        panel = MovePanel(self.desk, row)
        panel.chosen.connect(partial(self._moved, row))
        self.desk.shell.open_overlay(panel)

    def _moved(self, row: OpfoelgningRaekke, frist: Frist, day: str) -> None:
        self._deeds.move(row, frist, day)

    def _new(self) -> None:
        panel = NewTaskPanel(self.desk)
        panel.made.connect(self._made)
        self.desk.shell.open_overlay(panel)

    def _made(self, task: Opfoelgning) -> None:
        self._deeds.add(task)
