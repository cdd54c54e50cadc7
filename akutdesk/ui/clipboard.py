"""What staff copy does not stay behind (sync-and-security.md 2.16).

A copy of ours is marked so that clipboard histories leave it alone, and is gone after twenty seconds, or at once
when the desk locks. What another program put there is never touched.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

KEPT_MS = 20_000

_SECRET = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    ("Clipboard Viewer Ignore", b"1"),
    ("application/x-nspasteboard-concealed-type", b"1"),
)
"""The marks that clipboard histories of Linux, Windows and macOS know, as KeePassXC sets them."""


class ClipboardGuard(QObject):
    """Guards one clipboard for as long as it lives."""

    def __init__(
        self,
        clipboard: QClipboard,
        *,
        owns: Callable[[QClipboard.Mode], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`owns` tells whether what lies there is ours; the platform knows, unless it has no window system."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._owns: Callable[[QClipboard.Mode], bool] = owns or partial(_owns, clipboard)
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear_ours)
        clipboard.dataChanged.connect(self._copied)

    def clear_ours(self) -> None:
        """Empty the clipboard and the marked selection, where they are ours."""
        self._timer.stop()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._owns(mode):
                self._clipboard.clear(mode)

    def _copied(self) -> None:
        if not self._owns(QClipboard.Mode.Clipboard):
            self._timer.stop()
            return
        text = self._clipboard.text()
        if not text:
            return
        self._timer.start()
        if not self._clipboard.mimeData().hasFormat(_SECRET[0][0]):
            self._clipboard.setMimeData(_marked(text))


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Selection:
        return clipboard.ownsSelection()
    return clipboard.ownsClipboard()


def _marked(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for name, value in _SECRET:
        data.setData(name, value)
    return data
