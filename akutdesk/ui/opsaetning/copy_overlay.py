"""The code of one sheet, large, to be copied onto paper by hand where there is no printer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.button import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

_ROW = 44
_FOUR = 4


class CopyOverlay(Overlay):
    """`copied`: the person says that it stands on paper."""

    copied = Signal()

    def __init__(self, look: Look, texts: Texts, *, nummer: int, kode: tuple[str, ...]) -> None:
        super().__init__(look, width=640)
        rows = VBox(look, self, margins=(32, 20, 32, 20))
        rows.addWidget(Heading(look, texts("opsaetning.afskrift_titel", n=nummer), size=22))
        rows.space(4)
        rows.addWidget(Text(look, texts("opsaetning.afskrift_tekst")))
        rows.space(16)
        rows.addWidget(_Code(look, texts, kode))
        rows.space(20)
        self._done = Button(look, texts("opsaetning.afskrift_knap"), kind="primary", keys="Enter")
        self._done.setDefault(True)
        self._done.clicked.connect(self._finish)
        last = HBox(look).from_left(self._done)
        rows.addLayout(last)

    @override
    def first_focus(self) -> QWidget | None:
        return self._done

    def _finish(self) -> None:
        self.close_overlay()
        self.copied.emit()


class _Code(QWidget):
    """Two columns of numbered groups, the check sign thinner, as on the paper."""

    def __init__(self, look: Look, texts: Texts, kode: tuple[str, ...]) -> None:
        super().__init__()
        self._look = look
        self._kode = kode
        spoken = [
            f"{texts('opsaetning.afskrift_gruppe', n=number)}: {' '.join(group)}"
            for number, group in enumerate(kode, start=1)
        ]
        self.setAccessibleName(". ".join(spoken))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self._look.px(_ROW * len(self._kode) // 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        brush, px = Brush(QPainter(self), self._look), self._look.px
        for number, group in enumerate(self._kode):
            row, column = divmod(number, 2)
            left = column * self.width() / 2
            middle = px(_ROW) * (row + 0.5)
            at = QPointF(left, brush.baseline(middle, 28, 600))
            brush.text(at, str(number + 1), Ink(15, 400, "text2"))
            end = brush.text(at + QPointF(px(28), 0), group[:_FOUR], Ink(28, 600))
            brush.text(QPointF(end + px(10), at.y()), group[_FOUR:], Ink(28, 400))
