"""A window of PySide6 with one word in it: what no program with a window can be faster or smaller than.

Run as a script: says "painted" once it stands there, and its memory in bytes a moment later.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

from akutdesk.ui.override import override
from tests.benchmarks.measure import resident


class Bare(QLabel):
    """Tells of its first painting."""

    said = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        if not self.said:
            self.said = True
            QTimer.singleShot(0, self, tell)


def tell() -> None:
    """Painted; measured when the loop has nothing left to do."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    QTimer.singleShot(200, end)


def end() -> None:
    """The memory, and out."""
    sys.stdout.write(f"{resident()}\n")
    sys.stdout.flush()
    os._exit(0)


app = QApplication(sys.argv[:1])
window = Bare("akutdesk")
window.resize(1366, 768)
window.show()
app.exec()
