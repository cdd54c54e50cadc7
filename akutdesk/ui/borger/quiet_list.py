"""A list that marks a row only while one is in it; beside others a mark would look like an answer."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent

from akutdesk.assets import Texts
from akutdesk.ui.fields import RowList
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class QuietList(RowList):
    """Shows its mark with the focus, and hides it without."""

    def __init__(self, look: Look, texts: Texts, *, name: str) -> None:
        super().__init__(look, texts, name=name, ticks_with_space=False)
        self.show_mark = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.show_mark = True
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_mark = False
        super().focusOutEvent(event)
