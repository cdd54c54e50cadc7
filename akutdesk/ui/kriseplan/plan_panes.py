"""The two panes of the screen: what is missing and what one writes or reads; the page beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.error_summary import ErrorSummary
from akutdesk.ui.kriseplan.editor import Editor, EditorWords
from akutdesk.ui.kriseplan.preview import Preview
from akutdesk.ui.kriseplan.read_pane import ReadPane
from akutdesk.ui.layout import VBox
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.visning.state import Block

_PREVIEW_WIDE = 501


class PlanPanes(QWidget):
    """Editor or read pane on the left, preview on the right; under each other when narrow."""

    def __init__(self, desk: Desk, words: EditorWords) -> None:
        super().__init__()
        look = desk.look
        self._texts = desk.texts
        self.editor = Editor(look, words)
        self.read = ReadPane(look)
        self.preview = Preview(look, desk.texts, desk.jobs)
        self.summary = ErrorSummary(look, desk.texts)
        left = QWidget()
        rows = VBox(look, left)
        self._frame = QWidget()
        VBox(look, self._frame, margins=(24, 16, 28, 0)).addWidget(self.summary)
        self._frame.hide()
        rows.addWidget(self._frame)
        rows.addWidget(self.editor)
        rows.addWidget(self.read)
        rows.addStretch(1)
        self.read.hide()
        self._both = TwoPanes(
            look, left, self.preview, right_width=_PREVIEW_WIDE, colours=("", "bg")
        )
        VBox(look, self).addWidget(self._both)

    def panes(self) -> tuple[QWidget, ...]:
        """For F6."""
        return self._both.panes

    def show_editor(self) -> None:
        """Let the plan be written."""
        self.read.hide()
        self.editor.show()

    def show_words(self, note: str, parts: Sequence[Sequence[Block]]) -> None:
        """Show a plan that is only to read."""
        self.clear_missing()
        self.read.show_plan(note, parts)
        self.editor.hide()
        self.read.show()

    def show_missing(self, lacking: Sequence[tuple[str, str]]) -> None:
        """Say at the top and at each section what is missing; section number and text key."""
        if not lacking:
            self.clear_missing()
            return
        self._frame.show()
        pairs = [(self._texts(key), self.editor.sections[nr]) for nr, key in lacking]
        for text, section in pairs:
            section.set_error(text)
        self.summary.show_missing(pairs)

    def clear_missing(self) -> None:
        """Nothing is missing."""
        self.summary.clear()
        self._frame.hide()
