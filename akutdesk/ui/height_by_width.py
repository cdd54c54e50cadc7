"""Widgets that need more height the narrower they are."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

_PREFERRED = QSizePolicy.Policy.Preferred


def height_by_width(
    widget: QWidget,
    *,
    across: QSizePolicy.Policy = _PREFERRED,
    down: QSizePolicy.Policy = _PREFERRED,
) -> None:
    """Have layouts ask `widget.heightForWidth`. A QLabel forgets it with each setText, and must say so itself."""
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def size_by_width(widget: QWidget, least: int) -> QSize:
    """The size hint of such a widget: as wide as it is, `least` pixels before it has its place."""
    wide = max(widget.width(), least)
    return QSize(wide, widget.heightForWidth(wide))
