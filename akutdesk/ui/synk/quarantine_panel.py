"""The leader's view of what was not taken in, and why (sync-and-security.md 2.12)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.kalender import kalender
from akutdesk.storage.quarantine import Quarantined
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.layout import HBox
from akutdesk.ui.list_overlay import ListOverlay
from akutdesk.ui.pc_name import said_name

_SHOWN = 200
_BRANCH = "GREN"


class QuarantinePanel(ListOverlay):
    """To read: nothing is thrown away here, and nothing let in by mistake. A leader may go on to what a copy wrote."""

    HELP: ClassVar[str] = "synk"

    def __init__(self, desk: Desk) -> None:
        texts = desk.texts
        title, why = texts("synk.karantaene.titel"), texts("synk.karantaene.forklaring")
        super().__init__(desk, title, size=(744, 560), above=why)
        self._desk = desk
        self._pcs = desk.store.net.called()
        self.take = Button(desk.look, texts("synk.tag_ind.titel"))
        row = QWidget()
        HBox(desk.look, row).from_left(self.take)
        self.put_first(row)
        self.take.clicked.connect(self._take_in)
        self.show_found()

    def show_found(self) -> None:
        """Read again what lies aside."""
        desk = self._desk
        found = desk.store.net.quarantine()
        branches = any(one.grund == _BRANCH and one.device is not None for one in found)
        self.take.setVisible(branches and maa(desk.adgang, "SKRIV_OPSAETNING"))
        rows = [self._row(number, one) for number, one in enumerate(found[:_SHOWN])]
        self.show_rows(rows)

    def _take_in(self) -> None:
        from akutdesk.ui.synk.take_in_panel import TakeInPanel

        panel = TakeInPanel(self._desk)
        panel.closed.connect(self.show_found)
        self._desk.shell.open_overlay(panel)

    def _row(self, number: int, one: Quarantined) -> Row:
        texts, calendar = self._desk.texts, kalender(self._desk.codes)
        when = "" if one.tid is None else calendar.kort(calendar.dato(one.tid))
        known = None if one.device is None else self._pcs.get(one.device)
        pc = texts("synk.karantaene.ukendt_pc") if known is None else said_name(known, texts)
        return Row(
            number,
            texts(f"synk.karantaene.{one.grund}"),
            time=when,
            lines=texts("synk.karantaene.fra", pc=pc),
            high=60,
        )
