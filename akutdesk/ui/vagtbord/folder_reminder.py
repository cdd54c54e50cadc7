"""A quiet line on the Vagtbord while no new folder has been printed this month; done when one came out."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.domain.noedmappe import skal_fornyes
from akutdesk.domain.vagt import KBH
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Heading, Text

PRINT = "noedmappe"


class FolderReminder(QWidget):
    """Heading, what is the matter, and the one button that settles it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look, texts = desk.look, desk.texts
        self.words = Text(look, "")
        self.button = Button(
            look, texts("noedmappe.udskriv"), icon="printer", keys=keys.hint(PRINT)
        )
        self.button.clicked.connect(partial(desk.shell.run, PRINT))
        box = VBox(look, self)
        box.addWidget(Heading(look, texts("noedmappe.titel")))
        box.space(8)
        box.addWidget(self.words)
        box.space(12)
        box.addWidget(self.button)

    def refresh(self) -> None:
        """Look again; nothing is shown while the folder is of this month."""
        desk = self._desk
        printed = desk.store.papirskemaer.sidst_udskrevet(desk.adgang)
        due = skal_fornyes(printed, desk.clock.now())
        if due and printed is None:
            self.words.setText(desk.texts("noedmappe.ingen"))
        elif due and printed is not None:
            month = desk.codes["maaned"].label(str(printed.astimezone(KBH).month))
            self.words.setText(desk.texts("noedmappe.gammel", maaned=month))
        self.setVisible(due)
