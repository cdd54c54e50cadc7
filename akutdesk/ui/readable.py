"""Keeps rows no wider than the eye finds its way across, from a name at the left to its value at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.ui.layout import HBox
from akutdesk.ui.theme import Look

_MOST = 700
"""Units, padding and all."""


class Readable(QWidget):
    """The content stands at the left; what is more of the pane stays empty."""

    def __init__(self, look: Look, content: QWidget) -> None:
        super().__init__()
        self._look = look
        self._content = content
        row = HBox(look, self)
        row.addWidget(content, 1)
        row.addStretch(0)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._content.setMaximumWidth(self._look.px(_MOST))
