"""Alt+D of Medarbejdere: the first and the last day on which somebody may unlock (decision 0155)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.storage.bruger import Bruger
from akutdesk.storage.vault_errors import LastLeader
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.leder import time_state
from akutdesk.ui.leder.staff_access import StaffAccess
from akutdesk.ui.leder.staff_panels import StaffPanel
from akutdesk.ui.leder.time_state import FRA, TIL
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override

_MOST = 40


class TidPanel(StaffPanel):
    """Two days, either of which may be left open."""

    def __init__(self, desk: Desk, access: StaffAccess, person: Bruger) -> None:
        super().__init__(desk, access, person, deed="tid")
        tid = person.tid
        self.lines: dict[str, GuardedLine] = {}
        self.rows = {FRA: self._row(FRA), TIL: self._row(TIL)}
        self.lines[FRA].setText(time_state.skrevet(tid.fra))
        self.lines[TIL].setText(time_state.skrevet(tid.til))
        self.add(*self.rows.values(), self.answer)
        draft = LooseDraft(desk, self, Place(rid=person.id, felt="adgangstid", type="medarbejder"))
        for felt, line in self.lines.items():
            draft.bind(felt, line)
        self.keep_draft(draft)
        self.wait_for(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.lines[TIL]

    @override
    def failed(self, error: Exception) -> None:
        super().failed(error)
        if isinstance(error, LastLeader):
            self.say(self.desk.texts("leder.fejl.uden_leder"), colour="err")

    def _row(self, felt: str) -> Labelled:
        texts = self.desk.texts
        line = GuardedLine(self.look, name=texts(f"leder.tid_{felt}"), limit=_MOST)
        line.returnPressed.connect(self._finish)
        self.lines[felt] = line
        row = Labelled(self.look, line.accessibleName(), line, note=texts("leder.tid_note"))
        line.refused.connect(partial(self._refused, row))
        return row

    def _refused(self, row: Labelled, kode: str) -> None:
        row.set_error(self.desk.texts(f"henvendelse.afvist.{kode}") if kode else "")
        self.refit()

    def _finish(self) -> None:
        read = time_state.laes(
            self.lines[FRA].text(), self.lines[TIL].text(), self.desk.clock.now()
        )
        for felt, row in self.rows.items():
            fault = read.fejl.get(felt, "")
            row.set_error(self.desk.texts(f"leder.fejl.{fault}") if fault else "")
        self.refit()
        if wrong := next((felt for felt in (FRA, TIL) if felt in read.fejl), None):
            self.lines[wrong].setFocus()
            self.desk.shell.say(self.lines[wrong].accessibleDescription(), assertive=True)
        elif self.begin():
            self.desk.jobs.run(
                partial(self.access.set_time, self.person.id, read.tid),
                done=lambda _: self._is_set(),
                failed=self.failed,
                owner=self,
            )

    def _is_set(self) -> None:
        self.close_saved()
        self.done.emit(self.person)
