"""A drop-down list with its name before it, as the choices over the figures have it (mock-up 11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.ui.fields import ListBox
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look


class NamedList(QWidget):
    """`width` of the box in units, and the air `under` it."""

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        width: float,
        under: float = 0,
    ) -> None:
        super().__init__()
        self._look = look
        self._width, self._under = width, under
        self.box = ListBox(look, name=name, options=options)
        row = HBox(look, self, gap=8)
        row.addWidget(Text(look, name, size=15, colour="text2"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.box)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed, fixed)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.box.setFixedWidth(self._look.px(self._width))
        self.setContentsMargins(0, 0, 0, self._look.px(self._under))
        self.updateGeometry()
