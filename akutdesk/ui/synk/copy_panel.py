"""Hent fra en kopi: what another desk keeps on a stick, taken in here while the net is away (2.14)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.ui.desk import Desk
from akutdesk.ui.outcome import Outcome
from akutdesk.ui.override import override
from akutdesk.ui.synk.copy_work import Brought, bring
from akutdesk.ui.synk.state import Says
from akutdesk.ui.waiting_panel import WaitingPanel


class CopyPanel(WaitingPanel):
    """Says what came and stays, so that the next stick can follow."""

    HELP: ClassVar[str] = "synk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "synk.hent.titel")
        self._says = Says(texts=desk.texts, kalender=kalender(desk.codes), nu=desk.clock.now())
        self.folder, row = self.line("synk.hent.mappe", "synk.hent.mappe_hint")
        self.add(*self.words_of("synk.hent.forklaring", "synk.hent.saadan"), row, self.said)
        self.set_foot(desk.texts("synk.hent.knap"), desk.texts("pcer.tilbage"), self.fetch)
        self.folder.returnPressed.connect(self.fetch)

    @override
    def first_focus(self) -> QWidget:
        return self.folder

    def fetch(self) -> None:
        """Enter: take in what is new in the folder."""
        folder, desk = self.folder.text().strip(), self._desk
        if not folder:
            self.trouble("synk.hent.mangler")
            self.folder.setFocus()
            return
        self.tell(self.texts("synk.hent.arbejder"))
        desk.synk.errands.send(
            desk.jobs,
            lambda errand: bring(lambda: desk.store, errand, folder),
            told=self._told,
            owner=self,
        )

    def _told(self, brought: Outcome[Brought]) -> None:
        if brought.value is None:
            self.trouble(brought.fejl)
            return
        came = brought.value
        self._desk.changes.tell(came.types, came.ids)
        ting = self._says.things(came.fetched.nye)
        self.answer(self.texts(f"synk.hent.{came.fetched.svar}", ting=ting))
