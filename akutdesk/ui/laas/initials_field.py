"""The field for initials: capitals whatever is typed, and the first letter completes where staff are known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

LONGEST = 8
WIDE = 120


class InitialsField(GuardedLine):
    """Completes inline; nothing pops up."""

    def __init__(
        self, look: Look, *, name: str, known: tuple[str, ...] = (), hint: str = ""
    ) -> None:
        super().__init__(look, name=name, limit=LONGEST, hint=hint)
        if known:
            completer = QCompleter(sorted(known), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            self.setCompleter(completer)
        look.changed.connect(self._measure)
        self._measure()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        text = arg__1.text()
        if text != text.upper():
            arg__1 = QKeyEvent(arg__1.type(), arg__1.key(), arg__1.modifiers(), text.upper())
        super().keyPressEvent(arg__1)

    def _measure(self) -> None:
        self.setFixedWidth(self._look.px(WIDE))
