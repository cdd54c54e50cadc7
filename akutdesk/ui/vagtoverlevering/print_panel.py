"""Ctrl+P: the handover's real sheet, and the printer it goes to (ux.md 2.19, 5.8)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from akutdesk.domain.vagtoverlevering import Vagtoverlevering
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.vagtoverlevering import Overleveringsark, render_vagtoverlevering
from akutdesk.storage.errors import StorageError
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, ListBox
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.printer import Printer
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.udskriv.paper_job import Papers, find_printers
from akutdesk.ui.udskriv.sheets import Sheet, SheetView
from akutdesk.ui.udskriv.state import REMEMBERED, preferred
from akutdesk.ui.udskriv.two_parts import TwoPartPanel
from akutdesk.ui.vagtoverlevering.printing import Printing


class HandoverPrint(TwoPartPanel):
    """Enter prints; the printer is remembered for each PC. What it prints outlives the panel."""

    HELP: ClassVar[str] = "opfoelgning"

    def __init__(self, desk: Desk, ark: Overleveringsark) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._ark = ark
        self._made: Dokument | None = None
        self._wants_print = False
        texts, look = desk.texts, desk.look
        self.setAccessibleName(texts("vagtoverlevering.ark.titel"))
        self.printer = ListBox(look, name=texts("udskriv.printer"))
        self.sheets = SheetView(look, texts, desk.jobs)
        self._note = Text(look, texts("udskriv.leder"), size=15, colour="text2")
        self.set_parts(self._choices(), self._foot(), self.sheets)
        self.on("gem_luk", self._print)
        self.on("naeste_trin", partial(self.sheets.turn, 1))
        self.on("forrige_trin", partial(self.sheets.turn, -1))

    @override
    def first_focus(self) -> QWidget:
        return self._main

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._left, self.sheets)

    @override
    def on_enter(self) -> None:
        desk = self._desk
        papers = Papers(desk.printer, desk.papir)
        find_printers(desk.jobs, papers, done=self._found, owner=self)
        work = partial(render_vagtoverlevering, desk.papir, self._ark)
        desk.jobs.run(work, done=self._show, failed=self._failed, owner=self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton):
            focused.click()
        else:
            self._print()

    def _choices(self) -> QWidget:
        texts, look = self._desk.texts, self.look
        made = QWidget()
        box = VBox(look, made, gap=12, margins=(32, 24, 32, 16))
        box.addWidget(Heading(look, texts("vagtoverlevering.ark.titel"), size=22))
        box.addWidget(Text(look, texts("vagtoverlevering.ark.note"), colour="text2"))
        box.space(8)
        box.addWidget(Heading(look, texts("udskriv.printer")))
        box.addWidget(self.printer)
        box.addWidget(self._note)
        box.addStretch(1)
        return made

    def _foot(self) -> HBox:
        texts, look = self._desk.texts, self.look
        hint = keys.shown("Return")
        self._main = Button(look, texts("udskriv.knap"), kind="primary", keys=hint, size="bar")
        self._main.clicked.connect(self._print)
        close = Button(look, texts("udskriv.luk"), kind="quiet", keys=keys.hint("luk"), size="bar")
        close.clicked.connect(self.close_overlay)
        return HBox(look, gap=8, margins=(31, 0, 33, 0)).from_left(self._main, close)

    def _found(self, printers: tuple[Printer, ...]) -> None:
        desk = self._desk
        remembered = (desk.store.secret(REMEMBERED) or b"").decode("utf-8", "replace")
        self.printer.set_options([(one.navn, one.navn) for one in printers])
        self.printer.set_chosen(preferred(printers, remembered))
        self._say("" if printers else desk.texts("vagtoverlevering.ark.ingen"), bad=not printers)
        self._go_on()

    def _show(self, made: Dokument) -> None:
        self._made = made
        name = self._desk.texts("vagtoverlevering.ark.navn")
        self.sheets.show_sheets([Sheet(made, side, name) for side in range(1, made.sider + 1)])
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._say(text_of(error, self._desk.texts) or "", bad=True)

    def _print(self) -> None:
        """Print as soon as there is a sheet, and a printer for it."""
        self._wants_print = True
        self._go_on()

    def _go_on(self) -> None:
        made, printer = self._made, self.printer.chosen
        if not self._wants_print or made is None or not printer:
            return
        self._wants_print = False
        desk = self._desk
        try:
            desk.store.log(desk.adgang, "UDSKRIV", objekt_type=Vagtoverlevering.TYPE)
            desk.store.keep_secret(REMEMBERED, printer.encode())
        except StorageError as error:
            self._failed(error)
            return
        self.close_overlay()
        Printing(desk, made.pdf, printer).send()

    def _say(self, words: str, *, bad: bool) -> None:
        self._note.set_ink(colour="err" if bad else "text2")
        self._note.setText(words)
        self._note.setVisible(bool(words))
