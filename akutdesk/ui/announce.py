"""Says a sentence to a screen reader without moving the cursor (WCAG 2.2, 4.1.3)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Say `text` on behalf of a widget; politely, or at once if it cannot wait."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if assertive else manner.Polite)
    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """The voice of one window."""

    said = Signal(str, bool)
    """The sentence, and whether it interrupts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def say(self, text: str, *, assertive: bool = False) -> None:
        """Announce `text` for the whole window."""
        announce(self._window, text, assertive=assertive)
        self.said.emit(text, assertive)
