"""Where the focus can go, and who is told when it moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def on_focus_moved(do: Callable[[QWidget | None, QWidget | None], None]) -> None:
    """Call `do(old, new)` each time the focus moves; a method of a widget that is gone is dropped.

    Raises TypeError before there is an application.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    app.focusChanged.connect(do)


def tab_stops(within: QWidget) -> list[QWidget]:
    """The widgets Tab reaches inside `within`, in the order of the focus chain."""
    found: list[QWidget] = []
    widget = within.nextInFocusChain()
    while widget is not None and widget is not within:
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tab and widget.isVisible() and widget.isEnabled() and within.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def move_focus(stops: list[QWidget], *, forward: bool) -> bool:
    """Go to the next or the previous of these, from the end to the beginning; always True."""
    if stops:
        current = QApplication.focusWidget()
        step = 1 if forward else -1
        here = stops.index(current) if current in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + step) % len(stops)].setFocus(reason)
    return True


def focus_first(within: QWidget, wanted: QWidget | None) -> None:
    """Put the focus on what is wanted first, else on the first tab stop, else on the widget itself."""
    target = wanted
    if target is None:
        stops = tab_stops(within)
        target = stops[0] if stops else within
    target.setFocus(Qt.FocusReason.OtherFocusReason)
