"""The two panes of the Vagtbord: what to do and what happened; the house, the handover, the noedmappe."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.layout import VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtbord.folder_reminder import FolderReminder
from akutdesk.ui.vagtbord.handover import Handover, Reminders

_GUTTER = 40


class LeftPane(QWidget):
    """Skal gøres, and I denne vagt under it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._title = Heading(look, texts("vagtbord.opgaver"))
        self.tasks = MarkedList(desk, texts("vagtbord.opgaver"), ticks=True)
        self._no_tasks = Text(look, texts("vagtbord.ingen_opgaver"))
        self._shift = Heading(look, texts("vagtbord.i_denne_vagt"))
        self.contacts = MarkedList(desk, texts("vagtbord.i_denne_vagt"))
        self._no_contacts = Text(look, texts("vagtbord.ingen_henvendelser"))
        self._quiet = Text(look, texts("vagtbord.tom"), size=18)
        self._texts = texts
        box = VBox(look, self, margins=(24, 0, _GUTTER, 16))
        box.addWidget(self._quiet)
        box.addWidget(self._title)
        box.space(8)
        for part in (self.tasks, self._no_tasks):
            box.addWidget(part)
        box.space(28)
        box.addWidget(self._shift)
        box.space(8)
        for part in (self.contacts, self._no_contacts):
            box.addWidget(part)
        box.addStretch(1)

    def show_tasks(self, rows: Sequence[Row], title: str) -> None:
        """Show the tasks, or that there is none."""
        self._title.set_words(title)
        self.tasks.set_rows(rows)
        self.tasks.setVisible(bool(rows))

    def show_contacts(self, rows: Sequence[Row], note: str) -> None:
        """Show the shift's contacts, or that there is none."""
        self._shift.set_words(self._texts("vagtbord.i_denne_vagt"), note)
        self.contacts.set_rows(rows)
        self.contacts.setVisible(bool(rows))

    def show_quiet(self, *, quiet: bool) -> None:
        """One calm line where there is nothing to do and nothing has happened."""
        self._quiet.setVisible(quiet)
        self._title.setVisible(not quiet)
        self._no_tasks.setVisible(not self.tasks.rows and not quiet)
        self._no_contacts.setVisible(not self.contacts.rows and not quiet)
        self._shift.setVisible(not quiet)

    def after(self, rid: object) -> object:
        """The task to mark when this one is ticked off: the next open one, else the same."""
        ids = [row.id for row in self.tasks.rows]
        place = ids.index(rid) if rid in ids else 0
        later = (row.id for row in self.tasks.rows[place + 1 :] if not row.done)
        return next(later, rid)


class RightPane(QWidget):
    """I huset i nat, what the shift before told, and Husk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._house = Heading(look, texts("vagtbord.i_huset"))
        self.beds = MarkedList(desk, texts("vagtbord.i_huset"))
        self.handover = Handover(desk)
        self.reminders = Reminders(desk)
        self.folder = FolderReminder(desk)
        box = VBox(look, self, gap=28, margins=(27, 0, 36, 16))
        house = VBox(look, gap=8)
        house.addWidget(self._house)
        house.addWidget(self.beds)
        box.addLayout(house)
        box.addWidget(self.handover)
        box.addWidget(self.reminders)
        box.addWidget(self.folder)
        box.addStretch(1)

    def show_beds(self, rows: Sequence[Row]) -> None:
        """Show the places; none where overnatning is not in use."""
        self.beds.set_rows(rows)
        self.beds.setVisible(bool(rows))
        self._house.setVisible(bool(rows))
