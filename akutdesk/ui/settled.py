"""Layouts take their turn later; what takes the focus next must have its place before it is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

_NESTED = 4
"""A row's layout asks its section's, that one the pane's, and that one the scroll area's."""


def settle_layouts() -> None:
    """Let the layouts that were asked for happen now; no other event is handled."""
    for _ in range(_NESTED):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
