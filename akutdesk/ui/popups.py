"""Menus, open lists and hints: windows of their own, which no screen of ours covers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip

_OWN = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def close_popups() -> None:
    """Close every one of them: an open list may hold names, and a lock is about to fall over its window."""
    QToolTip.hideText()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget.windowType() in _OWN:
            widget.close()
