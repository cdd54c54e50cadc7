"""A copied phone number does not lie around on the desk's PC."""

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from akutdesk.ui.clipboard import KEPT_MS, ClipboardGuard


@pytest.fixture
def theirs():
    return set()


@pytest.fixture
def guard(qapp, theirs):
    # The off-screen platform does not know whose a copy is; tests/desktop asks a real X server.
    guard = ClipboardGuard(
        QGuiApplication.clipboard(), owns=lambda mode: mode not in theirs, parent=qapp
    )
    yield guard
    QGuiApplication.clipboard().dataChanged.disconnect(guard._copied)
    QGuiApplication.clipboard().clear()


def test_copy_of_ours_is_gone_after_twenty_seconds(guard):
    QGuiApplication.clipboard().setText("00 00 00 00")
    assert guard._timer.isActive()
    assert guard._timer.interval() == KEPT_MS == 20_000
    guard._timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_copy_is_marked_for_clipboard_histories_and_keeps_its_text(guard):
    QGuiApplication.clipboard().setText("Åse 🙂")
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert mime.text() == "Åse 🙂"
    assert guard._timer.isActive()


def test_lock_takes_the_copy_at_once(guard):
    QGuiApplication.clipboard().setText("00 00 00 00")
    guard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""
    assert not guard._timer.isActive()


def test_other_programs_copy_is_left_alone(guard, theirs):
    theirs.add(QClipboard.Mode.Clipboard)
    QGuiApplication.clipboard().setText("fra et andet program")
    assert not guard._timer.isActive()
    guard.clear_ours()
    assert QGuiApplication.clipboard().text() == "fra et andet program"
