"""The two edges of the palette: the field above, the keys and the count below."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.bottom_bar import HintLine
from akutdesk.ui.fields import KeyHint, StatusLine
from akutdesk.ui.head import BarHint
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.soeg.search_line import SearchLine
from akutdesk.ui.theme import Look

_ICON_ROOM = 54  # and 2 of the field's own
_HIGH = 64
_FOOT = 43


class Top(QWidget):
    """A magnifying glass, the field, and the key that closes."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self.line = SearchLine(look, name=texts("soeg.felt"), hint=texts("soeg.felt"))
        row = HBox(look, self, gap=12, margins=(_ICON_ROOM, 0, 20, 0))
        row.addWidget(self.line, 1)
        row.addWidget(KeyHint(look, keys.hint("luk")))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._measure)
        self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._look.px
        rect = QRectF(px(20), (self.height() - px(22)) / 2, px(22), px(22))
        self._look.icon(QPainter(self), rect, "search", colour="text2")

    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(_HIGH))


class Foot(QWidget):
    """What the keys do, and how many were found."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self.count = StatusLine(look)
        row = HBox(look, self, gap=20, margins=(20, 0, 20, 0))
        for sequence, words in (("↑ ↓", "vaelg"), (keys.shown("Return"), "aabn"), ("Esc", "luk")):
            row.addWidget(HintLine(look, BarHint((sequence,), texts(f"soeg.tast.{words}"))))
        row.addStretch(1)
        row.addWidget(self.count)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._measure)
        self._measure()

    def set_count(self, text: str) -> None:
        """Say how many were found; "" says nothing."""
        self.count.set_status(text)
        self.count.setVisible(bool(text))

    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(_FOOT))
