"""The left half of the print dialog: edition, Diskret, printer and copies (mockups/16-udskriv)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.fields.button import Link
from akutdesk.ui.fields.chip_face import Choice as Chip
from akutdesk.ui.fields.choice_group import ChoiceGroup
from akutdesk.ui.fields.list_box import ListBox
from akutdesk.ui.fields.painted import StatusLine
from akutdesk.ui.fields.question import Question
from akutdesk.ui.fields.tick_box import TickBox
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.printer import Printer, PrinterState
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from akutdesk.ui.udskriv.receiver import Receiver
from akutdesk.ui.udskriv.state import EDITIONS, MOST_COPIES, Choice, preferred

SCOPE = "udskriv"

_STATES = {
    PrinterState.KLAR: ("udskriv.klar", "circle-check", "ok"),
    PrinterState.I_GANG: ("udskriv.i_gang", "clock", "text2"),
    PrinterState.SVARER_IKKE: ("udskriv.svarer_ikke_nu", "alert-triangle", "warn"),
}


class PrintForm(QWidget):
    """What is chosen; `changed` after each choice that makes other paper."""

    changed = Signal()
    lines_asked = Signal()
    copy_asked = Signal()

    def __init__(
        self, look: Look, texts: Texts, *, title: tuple[str, str], receiver: Receiver
    ) -> None:
        super().__init__()
        self.receiver = receiver
        self._look = look
        self._texts = texts
        self._printers: tuple[Printer, ...] = ()
        self.printers_known = False
        """Whether the search for printers has ended."""
        self.editions = ChoiceGroup(look, texts, self._question({}), columns=1, label="top")
        self.editions.set_chosen((EDITIONS[0],))
        self.editions.changed.connect(self.changed)
        self.diskret = TickBox(look, texts("udskriv.diskret"), keys=keys.hint("diskret", SCOPE))
        self.diskret.toggled.connect(self.changed)
        self.lines = Link(look, texts("udskriv.vaelg_linjer"))
        self.lines.clicked.connect(self.lines_asked)
        self.lines.hide()
        self.printer = ListBox(look, name=texts("udskriv.printer"))
        self.printer.currentIndexChanged.connect(self._show_state)
        self.copies = GuardedLine(look, name=texts("udskriv.antal"), limit=len(str(MOST_COPIES)))
        self.copies.setText("1")
        self.copies.refused.connect(self._show_copies)
        self._state = StatusLine(look)
        self._by_hand = Link(look, texts("udskriv.til_afskrift"))
        self._by_hand.clicked.connect(self.copy_asked)
        self._by_hand.hide()
        self._notes = Text(look, "", size=14, colour="warn")
        self._build(title)
        self._state.set_status(texts("udskriv.leder"))

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        chosen = Choice(
            edition=self.editions.chosen[0],
            diskret=self.diskret.isChecked(),
            printer=self.printer.chosen,
            modtager=self.receiver.modtager,
        )
        return chosen.with_copies(self.copies.text())

    @property
    def has_printer(self) -> bool:
        """Whether there is anything to print on."""
        return bool(self._printers)

    def show_printers(self, printers: Sequence[Printer], remembered: str) -> None:
        """Offer these printers."""
        self._printers = tuple(printers)
        self.printers_known = True
        self.printer.set_options([(one.navn, one.navn) for one in printers])
        self.printer.set_chosen(preferred(self._printers, remembered))
        self._by_hand.setVisible(not printers)
        self._show_state()

    def show_asides(self, asides: Mapping[str, str]) -> None:
        """How much paper each edition takes."""
        question = self._question(asides)
        if question == self.editions.question:
            return  # the chips that have the focus stay
        focused = QApplication.focusWidget()
        inside = focused is not None and self.editions.isAncestorOf(focused)
        self.editions.set_question(question)
        if inside:
            self.editions.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notes(self, notes: Sequence[str], *, lines: bool) -> None:
        """What will not be on the paper; `lines` offers to choose lines."""
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self.lines.setVisible(lines)

    def _question(self, asides: Mapping[str, str]) -> Question:
        chips = tuple(
            Chip(
                edition,
                self._texts(f"udskriv.{edition.lower()}"),
                digit=str(number),
                aside=asides.get(edition, ""),
            )
            for number, edition in enumerate(EDITIONS, 1)
        )
        return Question(self._texts("udskriv.udgave"), chips)

    def _build(self, title: tuple[str, str]) -> None:
        look, texts = self._look, self._texts
        box = VBox(look, self, margins=(31, 24, 33, 8))
        box.addWidget(Heading(look, *title, size=22))
        box.space(22)
        box.addWidget(self.editions)
        box.space(14)
        box.addWidget(self.receiver)
        box.space(14)
        box.addWidget(self.diskret)
        box.space(18)
        fields = HBox(look, gap=16)
        for heading, field, share in (
            (texts("udskriv.printer"), self.printer, 312),
            (texts("udskriv.antal"), self.copies, 96),
        ):
            column = VBox(look, gap=6)
            column.addWidget(Heading(look, heading))
            column.addWidget(field)
            fields.addLayout(column, share)
        box.addLayout(fields)
        box.space(8)
        state = HBox(look, gap=16).from_left(self._state)
        state.addWidget(self._by_hand)
        state.addWidget(self.lines)
        box.addLayout(state)
        box.space(4)
        box.addWidget(self._notes)
        box.addStretch(1)

    def _show_copies(self, _kode: str = "") -> None:
        """A number that is none prints one copy; that is said before it does."""
        typed = self.copies.text()
        wrong = bool(self.copies.fault) or not typed.isdecimal() or int(typed) > MOST_COPIES
        self.copies.set_error(wrong)
        if wrong:
            words = self._texts("udskriv.antal_fejl", n=MOST_COPIES)
            self._state.set_status(words, icon="alert-triangle", colour="warn")
        else:
            self._show_state()

    def _show_state(self) -> None:
        chosen = next((one for one in self._printers if one.navn == self.printer.chosen), None)
        if chosen is None:
            words = self._texts("udskriv.ingen_valgt")
            self._state.set_status(words, icon="printer-off", colour="warn")
            return
        key, icon, colour = _STATES[chosen.state]
        self._state.set_status(self._texts(key), icon=icon, colour=colour)
