"""Alt+N and Alt+S of Medarbejdere: a new password for somebody, and the end of somebody's time here.

Neither can be taken back, so each says what will happen and waits for Ctrl+Enter (ux.md P6).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.reports.seddel import Seddel
from akutdesk.reports.udskrift import Afsender
from akutdesk.storage.bruger import Bruger
from akutdesk.ui import keys
from akutdesk.ui.adgangskode.slip_printing import SlipPrinting
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.leder.staff_access import StaffAccess
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.place import enhed_of
from akutdesk.ui.text import Facts, Text
from akutdesk.ui.udskriv.paper_job import Papers
from akutdesk.ui.udskriv.state import REMEMBERED

_WIDE = 620


class StaffPanel(FormPanel):
    """Whom it is about, what will happen, and the answer. `done` carries the person."""

    HELP: ClassVar[str] = "medarbejdere"
    done = Signal(object)

    def __init__(self, desk: Desk, access: StaffAccess, person: Bruger, *, deed: str) -> None:
        who = f"{person.navn} · {person.initialer}"
        super().__init__(desk.look, desk.texts(f"leder.{deed}_titel"), who, width=_WIDE)
        self.desk, self.access, self.person = desk, access, person
        self._deed = deed
        self._working = False
        texts = desk.texts
        role = desk.codes["rolle"].label(person.rolle)
        pairs = ((texts("opsaetning.ny_rolle"), role),)
        self.words = Text(desk.look, texts(f"leder.{deed}_tekst"))
        self.answer = Text(desk.look, "", size=15, weight=600, colour="err")
        self.answer.hide()
        self.facts = Facts(desk.look, pairs, label_width=140)
        self.add(self.facts, self.words, self.answer)

    def wait_for(self, do: Callable[[], None]) -> None:
        """The foot: the button of the deed, and the way back."""
        texts = self.desk.texts
        self.set_foot(texts(f"leder.{self._deed}_knap"), texts("leder.tilbage"), do)

    def begin(self) -> bool:
        """Whether the deed may begin: not twice."""
        if self._working:
            return False
        self._working = True
        self.say(self.desk.texts(f"leder.{self._deed}_arbejder"), colour="text2")
        return True

    def failed(self, error: Exception) -> None:
        """It was not done: why, and what to do."""
        self._working = False
        texts = self.desk.texts
        self.say(text_of(error, texts) or texts("fejl.lager"), colour="err")

    def say(self, words: str, *, colour: str) -> None:
        """Under the questions, and aloud."""
        self.answer.set_ink(weight=400, colour=colour)
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        self.refit()
        come_into_sight(self.answer)
        self.desk.shell.say(words, assertive=colour == "err")


class NyKodePanel(StaffPanel):
    """The temporary password is shown here once, and kept nowhere."""

    def __init__(self, desk: Desk, access: StaffAccess, person: Bruger) -> None:
        super().__init__(desk, access, person, deed="ny_kode")
        self.wait_for(self._finish)
        self.slip = Text(desk.look, "", size=28, weight=600)
        self.slip.hide()
        self.add(self.slip)
        self._print_button = Button(
            desk.look,
            desk.texts("adgangskode.seddel_knap"),
            icon="printer",
            keys=keys.hint("udskriv"),
            size="bar",
        )
        self._print_button.hide()
        self.add_to_foot(self._print_button)
        self._print_button.clicked.connect(self.print_slip)
        self.on("udskriv", self.print_slip)
        self._printing = SlipPrinting(
            desk.jobs,
            Papers(desk.printer, desk.papir),
            desk.texts,
            self,
            afsender=_sender(desk),
        )
        self._printing.said.connect(partial(self.say, colour="text2"))

    def print_slip(self) -> None:
        """Ctrl+P, once the code is there: on paper, so that nobody has to copy it."""
        if self.slip.text():
            person, remembered = self.person, self.desk.store.secret(REMEMBERED) or b""
            seddel = Seddel(navn=person.navn, initialer=person.initialer, kode=self.slip.text())
            self._printing.print_slip(seddel, remembered=remembered.decode("utf-8", "replace"))

    @override
    def first_focus(self) -> QWidget:
        return self.main

    @override
    def on_leave(self) -> None:
        self.slip.clear()

    def _finish(self) -> None:
        if self.slip.text():
            self.close_overlay()
        elif self.begin():
            self.desk.jobs.run(
                partial(self.access.new_password, self.person.id),
                done=self._made,
                failed=self.failed,
                owner=self,
            )

    def _made(self, slip: str) -> None:
        texts = self.desk.texts
        self.access.forget(self.person.id)
        for row in (self.answer, self.facts):
            row.hide()  # the code must stand there whole in the lowest window
        self.words.setText(texts("leder.ny_kode_seddel", navn=self.person.navn))
        self.slip.setText(slip)
        self.slip.setAccessibleName(f"{texts('opsaetning.ny_kode_navn')}: {slip}")
        self.slip.show()
        self.main.set_words(texts("leder.ny_kode_skrevet"))
        self.back.hide()
        self._print_button.show()
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refit()
        self.desk.shell.say(f"{self.words.text()} {slip}", assertive=True)
        self.done.emit(self.person)


def _sender(desk: Desk) -> Afsender:
    enhed = enhed_of(desk)
    return Afsender(navn=enhed.navn, telefon=enhed.telefon, adresse=enhed.adresse)


class StopPanel(StaffPanel):
    """The way back has the focus: nobody stops a colleague by pressing Enter twice."""

    def __init__(self, desk: Desk, access: StaffAccess, person: Bruger) -> None:
        super().__init__(desk, access, person, deed="stoppet")
        self.wait_for(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.back

    def _finish(self) -> None:
        if self.begin():
            self.desk.jobs.run(
                partial(self.access.stop, self.person.id),
                done=lambda _: self._stopped(),
                failed=self.failed,
                owner=self,
            )

    def _stopped(self) -> None:
        self.access.forget(self.person.id)
        self.close_overlay()
        self.done.emit(self.person)
