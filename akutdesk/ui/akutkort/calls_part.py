"""The calls out of one contact on its own pages: written from the form, read and answered on the closed one (G59)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.ui import keys
from akutdesk.ui.akutkort.aftale_work import row_of
from akutdesk.ui.akutkort.calling import Calling
from akutdesk.ui.changes import Changed
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.reading import ReadingPage
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.page import Page
from akutdesk.ui.text import Heading

ACTION = "skriv_aftale"


class CallsPart(QWidget):
    """Whom was rung, when, and their answer; Enter writes the answer that came later."""

    outdent = 12

    def __init__(self, page: ReadingPage) -> None:
        super().__init__()
        desk = self._desk = page.desk
        self._rid = page.work.shown.id
        self._calling = Calling(desk, self._rid)
        look, texts = desk.look, desk.texts
        self.list = MarkedList(desk, texts("akutkort.kontakter"))
        hint = keys.hint(ACTION, page.SCOPE)
        self.write = Button(look, texts("akutkort.skriv"), icon="pencil", keys=hint)
        row = QWidget()
        HBox(look, row).from_left(self.write)
        self._title = Heading(look, texts("akutkort.kontakter"))
        box = VBox(look, self, gap=8, margins=(self.outdent, 0, self.outdent, 0))
        for part in (self._title, self.list, row):
            box.addWidget(part)
        self.list.opened.connect(self._open)
        self.write.clicked.connect(self.begin)
        desk.changes.saved.connect(self._on_saved)
        self.refresh()

    def refresh(self) -> None:
        """Read the calls again."""
        self._calling.read()
        calendar = kalender(self._desk.codes)
        whom = self._calling.whom
        rows = [row_of(one, whom, self._desk, calendar) for one in self._calling.made]
        self.list.set_rows(rows)
        for part in (self._title, self.list):
            part.setVisible(bool(rows))

    def begin(self) -> None:
        """Write down one more."""
        self._calling.write_down(self.refresh, new=True)

    def _open(self, rid: object) -> None:
        one = next((each for each in self._calling.made if each.id == rid), None)
        if one is not None:
            self._calling.write_down(self.refresh, kontakt=one)

    def _on_saved(self, changed: Changed) -> None:
        if changed.touches("partnerkontakt", "samtykke"):
            self.refresh()


def with_calls_out(page: Page) -> Page:
    """The page of a contact, on which Alt+N writes down whom was rung."""
    if isinstance(page, ReadingPage):
        part = CallsPart(page)
        page.put_under_facts(part)
        page.on(ACTION, part.begin)
    elif isinstance(page, HenvendelsePage):
        page.on(ACTION, partial(_from_form, page))
    return page


def _from_form(page: HenvendelsePage) -> None:
    page.editing.flush()
    Calling(page.desk, page.work.shown.id).write_down(page.editing.refresh)
