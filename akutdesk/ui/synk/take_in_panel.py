"""A leader takes in what a copied PC wrote that will never come back to tell it again (2.18, decision 0159)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.storage.left_behind import LeftBehind
from akutdesk.storage.step import Step
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.outcome import Outcome
from akutdesk.ui.override import override
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.synk.state import Says
from akutdesk.ui.synk.take_in_work import look, take_in
from akutdesk.ui.waiting_panel import WaitingPanel


class TakeInPanel(WaitingPanel):
    """One row for each PC: what kind of words it left, never the words. Ctrl+Enter takes the marked one's in."""

    HELP: ClassVar[str] = "synk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "synk.tag_ind.titel")
        texts = desk.texts
        self._says = Says(texts=texts, kalender=kalender(desk.codes), nu=desk.clock.now())
        self._pcs = desk.store.net.called()
        self._found: dict[object, LeftBehind] = {}
        self.list = RowList(
            desk.look, texts, name=texts("synk.tag_ind.liste"), ticks_with_space=False
        )
        self.list.hide()
        lead = self.words_of("synk.tag_ind.forklaring", "synk.tag_ind.hvornaar")
        self.add(*lead, self.list, self.said)
        self.set_foot(texts("synk.tag_ind.knap"), texts("pcer.tilbage"), self.take)
        self.list.opened.connect(self._lead_to_button)

    def _lead_to_button(self, _row: object) -> None:
        """It cannot be undone: Enter on a row only leads there."""
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def first_focus(self) -> QWidget:
        return self.back if self.list.isHidden() else self.list

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self.working()
        self._look()

    def take(self) -> None:
        """Take in what the marked PC wrote; what of it cannot be is said, and stays."""
        one = self._found.get(self.list.marked)
        if one is None or not one.typer:
            self.trouble("synk.tag_ind.intet" if one else "synk.tag_ind.tom")
            return
        self.working()
        desk = self._desk
        desk.synk.errands.send(
            desk.jobs,
            lambda errand: take_in(lambda: desk.store, errand, desk.adgang, one.device),
            told=self._taken,
            owner=self,
        )

    def _look(self, after: str = "") -> None:
        desk = self._desk
        desk.synk.errands.send(
            desk.jobs,
            lambda errand: look(lambda: desk.store, errand, desk.adgang),
            told=partial(self._show, after),
            owner=self,
        )

    def _show(self, after: str, found: Outcome[tuple[LeftBehind, ...]]) -> None:
        if found.value is None:
            self.trouble(found.fejl)
            return
        self._found = {one.device: one for one in found.value}
        self.list.set_rows([self._row(one) for one in found.value])
        self.list.setVisible(bool(found.value))
        self.main.setVisible(bool(found.value))
        if self.back.hasFocus() and found.value:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not found.value:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        if after or not found.value:
            self.answer(after or self.texts("synk.tag_ind.tom"))
        else:
            self.tell("")
            self.refit()

    def _taken(self, step: Outcome[Step]) -> None:
        if step.value is None:
            self.trouble(step.fejl)
            return
        changes = step.value.changes
        self._desk.changes.tell(changes.types, changes.ids)
        ting = self._says.things(step.value.nye)
        self._look(self.texts("synk.tag_ind.taget", ting=ting))

    def _row(self, one: LeftBehind) -> Row:
        texts = self.texts
        known = self._pcs.get(one.device)
        pc = texts("synk.karantaene.ukendt_pc") if known is None else said_name(known, texts)
        calendar = self._says.kalender
        return Row(
            one.device,
            texts("synk.tag_ind.kopi", pc=pc),
            time="" if one.sidst is None else calendar.kort(calendar.dato(one.sidst)),
            lines=self._lines(one),
            right=self._says.things(sum(one.typer.values())),
            high=60,
        )

    def _lines(self, one: LeftBehind) -> str:
        texts = self.texts
        kinds = [
            texts("synk.tag_ind.slags", type=texts(f"synk.type.{kind}"), antal=count)
            for kind, count in one.typer.items()
        ]
        rest = texts("synk.tag_ind.rest", ting=self._says.things(one.rest))
        return " · ".join([*kinds, *([rest] if one.rest else [])])
