"""Alt+R of Medarbejdere: another role for somebody, at every PC from its next round (domain.md 2.2)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import ROLLER
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ListBox
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.leder.staff_access import StaffAccess
from akutdesk.ui.leder.staff_panels import StaffPanel
from akutdesk.ui.override import override


class RollePanel(StaffPanel):
    """The role of today stands chosen; whoever is in with it meanwhile loses no word."""

    def __init__(self, desk: Desk, access: StaffAccess, person: Bruger) -> None:
        super().__init__(desk, access, person, deed="rolle")
        texts, labels = desk.texts, desk.codes["rolle"]
        options = [(kode, labels.label(kode)) for kode in ROLLER]
        self.role = ListBox(self.look, name=texts("leder.rolle_felt"), options=options)
        self.role.set_chosen(person.rolle)
        self.row = Labelled(self.look, texts("leder.rolle_felt"), self.role)
        self.add(self.row, self.answer)
        self.wait_for(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.role

    def _finish(self) -> None:
        chosen = self.role.chosen
        if chosen == self.person.rolle:
            self.row.set_error(self.desk.texts("leder.fejl.samme_rolle"))
            self.refit()
            self.role.setFocus()
            self.desk.shell.say(self.desk.texts("leder.fejl.samme_rolle"), assertive=True)
            return
        self.row.set_error("")
        if self.begin():
            self.desk.jobs.run(
                partial(self.access.set_role, self.person.id, chosen),
                done=lambda _: self._is_set(),
                failed=self.failed,
                owner=self,
            )

    def _is_set(self) -> None:
        self.close_overlay()
        self.done.emit(self.person)
