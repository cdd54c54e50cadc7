"""Whom it is about where the panel does not know: a citizen to be found, or the code of somebody without a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled
from akutdesk.ui.henvendelse.about_row import AboutRow
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import VBox
from akutdesk.ui.maaling.om import Om, new_code

_LONGEST = 12


class Who(QWidget):
    """The code stands there already, new: it is told to the citizen, or the one they carry is typed over it."""

    found = Signal(object)
    """The BorgerHit of a citizen; the code counts no more."""
    code_typed = Signal()
    resized = Signal()

    def __init__(self, desk: Desk, om: Om) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        self.about = AboutRow(desk)
        self.code = GuardedLine(look, name=texts("maaling.kode"), limit=_LONGEST, size=18)
        self.code.setText(new_code())
        self._code_row = Labelled(
            look, texts("maaling.kode"), self.code, note=texts("maaling.kode_note"), label_at="top"
        )
        box = VBox(look, self, gap=14)
        box.addWidget(self.about)
        box.addWidget(self._code_row)
        if om.origin is not None:
            self.about.hide()
        if om.borger is not None:
            self.hide()
        self.about.finder.found.connect(self._found)
        self.about.resized.connect(self.resized)
        self.code.textEdited.connect(self._typed)

    def first(self) -> QWidget:
        """Where one begins."""
        return self.about.button

    def end(self) -> None:
        """The panel goes: the search is over and logged."""
        self.about.end()

    def refuse(self, words: str) -> None:
        """Say that what stands there is no code."""
        self._code_row.set_error(words)
        self.code.setFocus()
        self.resized.emit()

    def _found(self, hit: BorgerHit) -> None:
        self._code_row.hide()
        self.found.emit(hit)

    def _typed(self) -> None:
        self._code_row.set_error("")
        self.code_typed.emit()
