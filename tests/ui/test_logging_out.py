"""The system logs out: the window closes as by hand, and never in the middle of being painted."""

import os
import signal

import pytest
from PySide6.QtWidgets import QWidget

from akutdesk.ui.logout import close_at_logout

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows logs out without a signal")


@pytest.fixture
def handler():
    """Whoever heard the signal before hears it again afterwards."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


class Painted(QWidget):
    """A window that is told to end while it paints itself."""

    def __init__(self):
        super().__init__()
        self.open_while_painted = []

    def paintEvent(self, _event):  # noqa: N802 - Qt calls it so
        if not self.open_while_painted:
            signal.raise_signal(signal.SIGTERM)
            self.open_while_painted.append(self.isVisible())


@pytest.mark.usefixtures("handler")
def test_window_that_is_told_to_end_while_it_paints_closes_after_it(qtbot):
    window = Painted()
    qtbot.addWidget(window)
    close_at_logout(window)
    window.show()
    qtbot.waitUntil(lambda: window.open_while_painted != [])
    assert window.open_while_painted == [True]
    qtbot.waitUntil(lambda: not window.isVisible())
