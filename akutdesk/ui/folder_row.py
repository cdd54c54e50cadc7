"""A folder that is typed, or chosen in the system's own window for folders; no disk is looked at here."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields import Button, LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.file_window import ask_folder
from akutdesk.ui.layout import HBox
from akutdesk.ui.theme import Look


class FolderRow(QWidget):
    """`line` holds the path, and takes what is chosen. Whoever holds the row puts it away when it leaves."""

    taken = Signal()
    """A folder was chosen in the window; it stands in the line."""

    def __init__(self, look: Look, texts: Texts, *, name: str, hint: str) -> None:
        super().__init__()
        self._texts, self._name = texts, name
        self.line = LineField(look, name=name, hint=hint)
        self.choose = Button(look, texts("gem_fil.vaelg_mappe"), icon="folder")
        self.dialog: QFileDialog | None = None
        row = HBox(look, self, gap=8)
        row.addWidget(Labelled(look, name, self.line, label_at="top"), 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.choose.clicked.connect(self._ask)

    def text(self) -> str:
        """The folder as it stands there, without the spaces around it."""
        return self.line.text().strip()

    def put_away(self) -> None:
        """Close the window for folders: it is the system's, and would stand over whatever comes."""
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.close()

    def _ask(self) -> None:
        self.dialog = ask_folder(self, self._texts, self._name, self._take)

    def _take(self, path: str) -> None:
        self.line.setText(path)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken.emit()
