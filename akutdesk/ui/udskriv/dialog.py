"""V13: choose an edition, see the real page, press Enter (ux.md 2.19, mockups/16-udskriv)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from akutdesk.domain.katalog import Katalog, maa_trykkes
from akutdesk.storage.errors import StorageError
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.head import Person
from akutdesk.ui.layout import HBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.printer import Printer
from akutdesk.ui.strip_saver import StripSaver
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS
from akutdesk.ui.udskriv.form import SCOPE, PrintForm
from akutdesk.ui.udskriv.lines_panel import LinesPanel
from akutdesk.ui.udskriv.overview import Overview, overview
from akutdesk.ui.udskriv.papers import Kept, PlanPapers
from akutdesk.ui.udskriv.pdf_file import plan_file
from akutdesk.ui.udskriv.receiver import Receiver
from akutdesk.ui.udskriv.sending import STRIP, Sending
from akutdesk.ui.udskriv.sheets import SheetView
from akutdesk.ui.udskriv.state import REMEMBERED
from akutdesk.ui.udskriv.two_parts import TwoPartPanel
from akutdesk.ui.visning.screen import BorgerScreen

_PAUSE_MS = 30
_FOOT = (
    ("knap", "primary", keys.shown("Return")),
    ("gem_pdf", "second", keys.hint("gem_pdf", SCOPE)),
    ("luk", "quiet", keys.hint("luk")),
)
_HIGH = 720
"""Room for the editions and for who gets the plan, in a window of 768."""


class PrintDialog(TwoPartPanel):
    """Prints one plan. Diskret begins empty each time; the printer is remembered per PC."""

    SCOPE: ClassVar[str] = SCOPE
    LOOK_EVERY_MS: ClassVar[int] = LOOK_EVERY_MS

    def __init__(self, desk: Desk, papers: PlanPapers, *, katalog: Katalog, person: Person) -> None:
        super().__init__(desk.look, high=_HIGH)
        self._desk = desk
        self._papers = papers
        self._katalog = katalog
        self._person = person
        self._kept = Kept()
        self._overview: Overview | None = None
        self._wants_print = False
        texts = desk.texts
        self.setAccessibleName(texts("udskriv.titel_plan"))
        about = " · ".join(part for part in (person.navn, person.facts) if part)
        self.receiver = Receiver(desk, papers.plan, SCOPE)
        title = (texts("udskriv.titel_plan"), about)
        self.form = PrintForm(desk.look, texts, title=title, receiver=self.receiver)
        self.sheets = SheetView(desk.look, texts, desk.jobs)
        self.saver = StripSaver(desk, self, texts="udskriv.gem_fil.", strip=STRIP)
        self.saver.saved.connect(self.close_overlay)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look_over)
        foot = _foot(desk, self._print, self._save, self.close_overlay)
        self.set_parts(self.form, foot, self.sheets)
        self._connect()

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        return self.form.editions.stop()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.form, self.sheets)

    @override
    def on_leave(self) -> None:
        self.saver.put_away()

    @override
    def on_enter(self) -> None:
        """Look for printers and make the papers, both beside the window's own work."""
        port = self._desk.printer
        self._desk.jobs.run(
            port.printers, done=self._found, failed=lambda _: self._found(()), owner=self
        )
        self._look_over()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        else:
            self._print()

    # ---- choosing

    def _look_over(self) -> None:
        diskret = self.form.choice.diskret
        work = partial(overview, self._papers, self._kept, diskret=diskret)
        self._desk.jobs.run(work, done=self._show, failed=self._failed, owner=self)

    def _show(self, made: Overview) -> None:
        choice = self.form.choice
        if made.diskret != choice.diskret:
            return  # the box was ticked meanwhile; its own overview is on the way
        self._overview = made
        texts = self._desk.texts
        self.form.show_asides(made.asides(texts))
        self._show_choice()
        self._go_on()

    def _show_choice(self) -> None:
        made, choice, texts = self._overview, self.form.choice, self._desk.texts
        if made is None:
            return
        self.sheets.show_sheets(made.sheets(choice, texts))
        notes = made.notes(choice, texts) if self.form.has_printer else self._no_printer(made)
        changed = self._kept != Kept()
        self.form.show_notes(notes, lines=made.too_much(choice) or choice.diskret or changed)

    def _no_printer(self, made: Overview) -> tuple[str, ...]:
        texts = self._desk.texts
        return (texts("udskriv.ingen"), *made.notes(self.form.choice, texts))

    def _found(self, printers: tuple[Printer, ...]) -> None:
        remembered = self._desk.store.secret(REMEMBERED) or b""
        self.form.show_printers(printers, remembered.decode("utf-8", "replace"))
        self._show_choice()
        self._go_on()

    def _changed(self) -> None:
        made, choice = self._overview, self.form.choice
        if made is not None and made.diskret == choice.diskret:
            self._show_choice()
        else:
            self._overview = None
            self._pause.start()

    def _choose_lines(self) -> None:
        made, choice = self._overview, self.form.choice
        if made is None:
            return
        card = made.too_much(choice) or choice.papers == ("LOMMEKORT",)
        panel = LinesPanel(self._desk, self._papers, self._kept, choice, card=card)
        panel.chosen.connect(self._keep)
        self._desk.shell.open_overlay(panel)
        panel.closed.connect(self._regain)

    def _regain(self) -> None:
        """The chip that had the focus may be another one by now."""
        if QApplication.focusWidget() is None:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, kept: Kept) -> None:
        self._kept = kept
        self._overview = None
        self._look_over()

    # ---- paper, file, or by hand

    def _print(self) -> None:
        """Print as soon as it is known on what, that everything fits, and that it may be given."""
        if self._may_give():
            self._wants_print = True
            self._go_on()

    def _may_give(self) -> bool:
        """A consent is looked at again at the moment of sharing."""
        may = self.receiver.look_again()
        if not may:
            self.receiver.refuse()
        return may

    def _go_on(self) -> None:
        made = self._overview
        if not self._wants_print or made is None or not self.form.printers_known:
            return
        self._wants_print = False
        choice = self.form.choice
        if made.too_much(choice):
            self._choose_lines()
        elif self.form.has_printer:
            self._send()

    def _send(self) -> None:
        choice = self.form.choice
        reopen = partial(reopened, self._desk, self._papers, self._katalog, self._person)
        sending = Sending(self._desk, self._papers, self._kept, reopen=reopen)
        sending.look_every_ms = self.LOOK_EVERY_MS
        try:
            self._desk.store.keep_secret(REMEMBERED, choice.printer.encode())
            sending.send(choice)
        except StorageError as error:
            self._failed(error)
            return
        self.close_overlay()

    def _save(self) -> None:
        made, choice = self._overview, self.form.choice
        if not self._may_give():
            return
        if made is not None and made.too_much(choice):
            self._choose_lines()
        elif made is not None:
            self.saver.ask(plan_file(self._desk, self._papers, self._kept, choice))

    def _by_hand(self) -> None:
        """Show the words large, to copy them with a pen."""
        plan, desk = self._papers.plan, self._desk
        may_print = partial(maa_trykkes, katalog=self._katalog)
        self.close_overlay()
        desk.shell.show_full(BorgerScreen(desk, lambda: plan, may_print))

    def _failed(self, error: Exception) -> None:
        self.form.show_notes((text_of(error, self._desk.texts) or "",), lines=False)

    # ---- parts

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.lines_asked.connect(self._choose_lines)
        self.on("nyt_samtykke", self.receiver.write_consent)
        self.form.copy_asked.connect(self._by_hand)
        self.on("diskret", self.form.diskret.toggle)
        self.on("gem_pdf", self._save)
        self.on("gem_luk", self._print)
        self.on("naeste_trin", partial(self.sheets.turn, 1))
        self.on("forrige_trin", partial(self.sheets.turn, -1))


def _foot(desk: Desk, *deeds: Callable[[], object]) -> HBox:
    """Print, save as a file, close."""
    look, texts = desk.look, desk.texts
    row = HBox(look, gap=8, margins=(31, 0, 33, 0))
    for (key, kind, hint), do in zip(_FOOT, deeds, strict=True):
        button = Button(look, texts(f"udskriv.{key}"), kind=kind, keys=hint, size="bar")
        button.clicked.connect(do)
        row.addWidget(button)
    row.addStretch(1)
    return row


def reopened(desk: Desk, papers: PlanPapers, katalog: Katalog, person: Person) -> None:
    """Show the dialog again, for another printer or a file."""
    desk.shell.open_overlay(PrintDialog(desk, papers, katalog=katalog, person=person))
