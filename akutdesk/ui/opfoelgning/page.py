"""V7: do what was promised, and tell the next shift (ux.md 2.13, mock-up 10)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.frist import Frist
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarItem, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.opfoelgning import rows, state
from akutdesk.ui.opfoelgning.deeds import TaskDeeds
from akutdesk.ui.opfoelgning.give_panel import GivePanel
from akutdesk.ui.opfoelgning.move_panel import MovePanel
from akutdesk.ui.opfoelgning.new_panel import NewTaskPanel
from akutdesk.ui.opfoelgning.pane import GJORT, SCOPE, TaskPane
from akutdesk.ui.opfoelgning.talks_panel import TalksPanel
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.soon import Soon
from akutdesk.ui.vagtbord.deeds import open_task, place_of
from akutdesk.ui.vagtbord.rows import words_of
from akutdesk.ui.vagtbord.state import is_done
from akutdesk.ui.vagtoverlevering.receiver import Receiver
from akutdesk.ui.vagtoverlevering.side import HandoverSide

DONE_SHOWN = timedelta(hours=12)
"""How long a task that is done still stands in the list (store_api: vagtbord.opfoelgninger)."""
_RIGHT = 645
"""The right pane of mock-up 10, in units."""
_MOST_RIGHT = 0.57


class OpfoelgningPage(Page):
    """Space done, Alt+I not reached, Alt+F another day, Enter what it is about."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "opfoelgning"
    TITLE_KEY: ClassVar[str] = "vagtoverlevering.titel"

    def __init__(self, desk: Desk, receiver: Receiver | None = None) -> None:
        """`receiver` is the door that whoever takes the shift over proves themselves at."""
        super().__init__(desk)
        self.pane = TaskPane(desk)
        self.handover = HandoverSide(desk, self, receiver)
        self._tasks: dict[object, OpfoelgningRaekke] = {}
        self._deeds = TaskDeeds(desk, self.refresh)
        panes = TwoPanes(desk.look, self.pane, self.handover.pane, right_width=_RIGHT)
        panes.most = _MOST_RIGHT
        panes.stand_under(self.handover.pane.foot)
        VBox(desk.look, self).addWidget(panes)
        self.set_head(Head(desk.texts("vagtoverlevering.titel")))
        self._soon = Soon(self, self.refresh)
        self._connect()

    @override
    def first_focus(self) -> QWidget:
        return self.pane.first()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.pane, *self.handover.pane.panes)

    @override
    def on_enter(self) -> None:
        self.refresh()

    @override
    def on_leave(self) -> None:
        self.handover.pane.sign.forget()

    def refresh(self) -> None:
        """Read the tasks again, and the handover, which tells of them."""
        self._read_tasks()
        self.handover.refresh()
        self.set_bar(*self._bar())

    def _bar(self) -> list[BarItem]:
        texts, vagten = self.desk.texts, self.handover.vagten
        given = vagten is not None and vagten.rapport is not None
        items: list[BarItem] = []
        if vagten is not None and not vagten.er_taget:
            words = texts(f"vagtoverlevering.{'modtag' if given else 'overlever'}")
            items.append(BarButton("gem_luk", words, kind="primary"))
        items.append(BarButton("udskriv", texts("vagtoverlevering.udskriv"), icon="printer"))
        items.append(BarButton("vis_borger", texts("vagtoverlevering.laes_op.titel")))
        return items

    def _read_tasks(self) -> None:
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
        self.on("giv_opgave", self._give)
        self.on("ny_opfoelgning", self._new)
        if maa(self.desk.adgang, "LAES_DROEFTELSER"):
            self.on("droeftelser", self._talks)
        for action, do in self.handover.answers.items():
            self.on(action, do)
        self.handover.pane.asked.connect(self.run)
        self.desk.changes.saved.connect(self._on_saved)

    def _on_saved(self, changed: Changed) -> None:
        if changed.initiator is not self._deeds.keeper:
            self._soon.start()

    def _asked(self, action: str) -> None:
        if action == GJORT:
            self._tick(self.pane.marked)
        else:
            self.run(action)

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

    def _give(self) -> None:
        row = self._marked_open()
        if row is None:
            return
        panel = GivePanel(self.desk, row.navn)
        panel.chosen.connect(partial(self._given, row, panel))
        self.desk.shell.open_overlay(panel)

    def _given(self, row: OpfoelgningRaekke, panel: GivePanel, kode: str) -> None:
        self._deeds.give(row, kode, panel.name_of(kode))

    def _new(self) -> None:
        panel = NewTaskPanel(self.desk)
        panel.made.connect(self._made)
        self.desk.shell.open_overlay(panel)

    def _talks(self) -> None:
        panel = TalksPanel(self.desk)
        panel.chosen.connect(partial(self.desk.shell.go, "henvendelse"))
        self.desk.shell.open_overlay(panel)

    def _made(self, task: Opfoelgning) -> None:
        self._deeds.add(task)
