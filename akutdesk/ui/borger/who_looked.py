"""Alt+L on a card: who of the staff looked at the person, day by day, for whoever reads the log (2.8, G98)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage.hvem_saa import ALTID, Seer
from akutdesk.ui.borger.looks import Words, rows_of, summary
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.list_overlay import ListOverlay
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.person.said import said_of
from akutdesk.ui.text import Text

DAGE: Final = 31
"""What is read at first: as far back as the month's sample. A long log takes seconds."""


class WhoLookedPanel(ListOverlay):
    """Read in a job; asking is an entry of the log first. Raises AdgangError for who may not read the log."""

    HELP: ClassVar[str] = "hvem_saa"

    def __init__(self, desk: Desk, rid: RecordId, navn: str) -> None:
        kraev(desk.adgang, "LAES_LOG")
        look, texts = desk.look, desk.texts
        super().__init__(desk, texts("skal.tast.hvem_saa"), size=(760, 600), note=navn)
        self._desk, self._rid = desk, rid
        self._siden = desk.clock.now() - timedelta(days=DAGE)
        self.told = Text(look, "", colour="text2")
        self.more = Button(look, texts("hvem_saa.alt"), icon="history", size="small")
        self.more.clicked.connect(self._read_all)
        top = QWidget()
        row = HBox(look, top, gap=16, margins=(0, 10, 0, 4))
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more)
        self.put_first(top)

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self._read()

    def _read_all(self) -> None:
        self._siden = ALTID
        self._read()

    def _read(self) -> None:
        """Until the log is read there is nothing but the way out."""
        desk = self._desk
        self.show_rows(())
        self.first_focus().setFocus()
        self.more.hide()
        self.told.setText(desk.texts("hvem_saa.laeser"))
        work = partial(_looked, desk, self._rid, self._siden)
        desk.jobs.run(work, done=self._show, failed=self._refuse, owner=self)

    def _show(self, seere: Sequence[Seer]) -> None:
        desk, waited = self._desk, QApplication.focusWidget() is self.first_focus()
        pcer = {pc: said_name(one, desk.texts) for pc, one in desk.store.net.called().items()}
        is_all = self._siden == ALTID
        self.show_rows(rows_of(seere, Words(said_of(desk), pcer)))
        self.more.setVisible(not is_all)
        self.told.setText(summary(seere, desk.texts, is_all=is_all))
        if waited:
            self.first_focus().setFocus()
        desk.shell.say(self.told.text())

    def _refuse(self, error: Exception) -> None:
        """A log that does not open says so here; nothing of it is lost."""
        texts = self._desk.texts
        self.told.setText(text_of(error, texts) or texts("fejl.uventet"))
        self._desk.shell.say(self.told.text(), assertive=True)


def _looked(desk: Desk, rid: RecordId, siden: datetime) -> tuple[Seer, ...]:
    with closing(desk.store.beside()) as mine:
        return mine.hvem_saa.liste(desk.adgang, rid, siden)
