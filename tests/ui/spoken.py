"""What a screen reader gets of a window: every control's role, name and description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Spoken:
    """One control as it is announced."""

    widget: QWidget
    role: QAccessible.Role
    name: str
    description: str


def spoken(widget: QWidget) -> Spoken:
    """What is announced of one widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    name, description = QAccessible.Text.Name, QAccessible.Text.Description
    return Spoken(widget, face.role(), face.text(name), face.text(description))


def controls(within: QWidget) -> Iterator[Spoken]:
    """Everything seen inside `within` that can take the focus or be pressed."""
    for widget in within.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy().value:
            yield spoken(widget)
