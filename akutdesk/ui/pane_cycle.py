"""F6: from pane to pane, each with its cursor where it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.ui.focus import tab_stops


def focus_neighbour(panes: Sequence[QWidget], *, step: int) -> None:
    """Go where F6 (`step` 1) or Shift+F6 (-1) leads, if any pane can take the focus.

    A pane keeps the widget that had the focus in it last; Qt's `focusWidget` remembers it.
    """
    usable = [pane for pane in panes if pane.isVisible() and _stops(pane)]
    if not usable:
        return
    focused = QApplication.focusWidget()
    here = next((i for i, pane in enumerate(usable) if _holds(pane, focused)), None)
    start = here if here is not None else (-1 if step > 0 else 0)
    pane = usable[(start + step) % len(usable)]
    last = pane.focusWidget()
    stops = _stops(pane)
    (last if last in stops else stops[0]).setFocus()


def _stops(pane: QWidget) -> list[QWidget]:
    own = [pane] if pane.focusPolicy().value & 1 and pane.isEnabled() else []
    return own or tab_stops(pane)


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
