"""A letter in the note costs its own row and nothing more: this is what keeps the echo short."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from akutdesk.ui.henvendelse.guarded import GuardedText
from tests.ui.conftest import settle


class Painted(QObject):
    """Which kinds of widgets were painted."""

    def __init__(self):
        super().__init__()
        self.kinds = set()

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.kinds.add(type(watched).__name__)
        return False


def test_a_letter_in_the_note_paints_no_question(night, keyboard):
    keyboard.press("F2")
    settle()
    night.page.body.words.note.setFocus()
    settle()
    painted = Painted()
    QApplication.instance().installEventFilter(painted)
    keyboard.write("k")
    QApplication.instance().removeEventFilter(painted)
    assert GuardedText.__name__ in painted.kinds
    assert painted.kinds.isdisjoint({"CheckChip", "RadioChip", "ChoiceGroup", "SuggestionRow"})
