"""The system logs out: the window closes as by hand, drafts first."""

from __future__ import annotations

import signal
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def close_at_logout(window: QWidget) -> None:
    """From now on the signal that ends a program closes this window, once the event loop has its turn."""

    def close(_number: int, _frame: FrameType | None) -> None:
        # Python takes the signal between any two of its steps, also in the middle of a painted row: a window
        # that is gone by then ends the process with an abort of Qt.
        QTimer.singleShot(0, window, window.close)

    signal.signal(signal.SIGTERM, close)
