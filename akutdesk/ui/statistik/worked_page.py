"""One shift that was worked, from the rows behind a number: who held the phone, and what came in (domain.md 6)."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import Vagt
from akutdesk.storage.raekker import KontaktRaekke
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.head import BarHint, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.opened import opened
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtbord.rows import contact_row, count_of, words_of


class WorkedPage(Page):
    """Enter opens a contact; a short call has nothing more to show. Esc goes back to the shifts."""

    SCOPE: ClassVar[str] = "statistik"
    HELP: ClassVar[str] = "statistik_vagt_raekker"
    TITLE_KEY: ClassVar[str] = "statistik.raekker.vagt_titel"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        kraev(desk.adgang, "STATISTIK_ALT")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self._rid = rid
        self._rows: tuple[KontaktRaekke, ...] = ()
        self.heading = Heading(look, "", size=18)
        self.phone = Text(look, "")
        self.list = RowList(look, texts, name=texts("statistik.raekker.vagt_titel"))
        content = QWidget()
        box = VBox(look, content, gap=8, margins=(24, 16, 24, 16))
        for part in (self.heading, self.phone, self.list):
            box.addWidget(part)
        box.addStretch(1)
        VBox(look, self).addWidget(ScrollPane(look, content))
        self.set_head(Head(texts("statistik.raekker.vagt_titel")))
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self._open)

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def on_enter(self) -> None:
        """Read it as it stands now. Raises NotFound, AdgangError, DiskFull."""
        desk, words = self.desk, words_of(self.desk)
        vagt = opened(desk, Vagt, self._rid)
        start, slut = vagt.start, vagt.slut or desk.clock.now()
        found = () if start is None else desk.store.henvendelser.i_vagten(desk.adgang, start, slut)
        self._rows = found
        self.heading.set_words(self._name(vagt), count_of(words, found))
        who = words.staff.get(vagt.akut_ansvarlig, "") if vagt.akut_ansvarlig else ""
        key = "telefon" if who else "ingen_telefon"
        self.phone.setText(desk.texts(f"statistik.raekker.vagt_{key}", navn=who))
        shown = [replace(contact_row(words, row), high=40) for row in found]
        self.list.set_rows(shown or [Row("", desk.texts("statistik.raekker.vagt_tom"))])
        self._show_bar()

    def _show_bar(self) -> None:
        texts = self.desk.texts
        opens = [BarHint(("Enter",), texts("statistik.raekker.aabn"))] if self._rows else []
        self.set_bar(*opens, BarHint((keys.hint("luk"),), texts("skal.tilbage")))

    def _name(self, vagt: Vagt) -> str:
        desk, calendar = self.desk, words_of(self.desk).calendar
        kind = desk.codes["vagttype"].label(vagt.vagttype) if vagt.vagttype else ""
        day = calendar.ugedag(calendar.dato(vagt.start)) if vagt.start else ""
        return " · ".join(part for part in (kind, day) if part)

    def _open(self, rid: object) -> None:
        row = next((one for one in self._rows if one.rid == rid), None)
        if row is not None and row.type == "henvendelse":
            self.desk.shell.go("henvendelse", row.rid)
