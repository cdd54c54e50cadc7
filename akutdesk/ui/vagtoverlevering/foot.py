"""Who gives the shift and who takes it: stands under the handover and is never scrolled away."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent

from akutdesk.ui.desk import Desk
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.panes import Foot
from akutdesk.ui.text import Text
from akutdesk.ui.vagtoverlevering.sign_row import SignRow

_ROOMY, _CLOSE = (27, 14, 24, 12), (16, 8, 16, 8)


class HandoverFoot(Foot):
    """Two names and two times as far as they are known; until the second is, the place to sign."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = look = desk.look
        self.sign = SignRow(desk)
        self._narrow = False
        self._given = Text(look, "", weight=600)
        self._taken = Text(look, "", weight=600)
        self._box = VBox(look, self, gap=6, margins=_ROOMY)
        for part in (self._given, self._taken, self.sign):
            self._box.addWidget(part)
        self.show_names("", "")

    def show_names(self, given: str, taken: str) -> None:
        """Who has given it and who has taken it; "" is not known yet."""
        for line, words in ((self._given, given), (self._taken, taken)):
            line.setText(words)
            line.setVisible(bool(words))
        self.sign.setVisible(not taken)
        self._fit()

    @override
    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - as in its base
        self._narrow = narrow
        self._box.set_measures(gap=6, margins=_CLOSE if narrow else _ROOMY)
        self._fit()

    def _fit(self) -> None:
        """In one column there is little room: until the shift is given, the place to sign says no more than it must."""
        self.sign.set_terse(terse=self._narrow and self._given.isHidden())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._look.color("hair"))
