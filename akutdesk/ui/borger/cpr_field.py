"""The CPR number in the form: hidden until somebody asks, which is logged; typed anew at any time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain.cpr import maskeret
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text

LONGEST = 16
"""Signs: ten, a hyphen, and some blanks around them."""


class CprField(QWidget):
    """A masked number with a button that opens it; without a number the field itself."""

    asked = Signal()
    """The number is to be shown; the page logs it and calls `open_with`."""
    kept = Signal()
    """"Gem alligevel" was pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        self._mask = Text(look, "")
        self._open = Button(
            look, texts("borger.knap.ret_cpr"), keys=keys.hint("vis_cpr", "borger"), size="tight"
        )
        name = texts("borger.felt.cpr")
        self.line = GuardedLine(look, name=name, limit=LONGEST, hint=texts("borger.hjaelp.cpr"))
        self.keep = Button(look, texts("fejl.cpr_gem"), size="tight")
        row = HBox(look, self, gap=12)
        row.addWidget(self._mask)
        row.addWidget(self._open)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._open.clicked.connect(self.asked)
        self.keep.clicked.connect(self.kept)
        self.keep.hide()
        self.setFocusProxy(self.line)
        self.show_masked("")

    @property
    def is_open(self) -> bool:
        """Whether the number can be typed now."""
        return not self.line.isHidden()

    def show_masked(self, siffer: str) -> None:
        """Hide the stored number; without one the field stands open and empty."""
        self._mask.setText(maskeret(siffer))
        for part in (self._mask, self._open):
            part.setVisible(bool(siffer))
        self.line.setVisible(not siffer)
        self.line.clear()
        self.keep.hide()

    def reveal(self) -> None:
        """Show the field in place of the mask."""
        self._mask.hide()
        self._open.hide()
        self.line.show()

    def open_with(self, vist: str) -> None:
        """Show the number, to be read or corrected."""
        self.reveal()
        self.line.setText(vist)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline."""
        self.line.set_error(wrong)
        if not wrong:
            self.keep.hide()
