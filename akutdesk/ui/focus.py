"""Where the focus can go, and who is told when it moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def on_focus_moved(do: Callable[[QWidget | None, QWidget | None], None]) -> None:
    """Call `do(old, new)` each time the focus moves; a method of a widget that is gone is dropped.

    Raises TypeError before there is an application.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    app.focusChanged.connect(do)


def tab_stops(within: QWidget) -> list[QWidget]:
    """The widgets Tab reaches inside `within`, in the order one reads (A09).

    That is the order of the layouts, so that what is put in or made anew later stands where it is seen.
    What no layout holds follows in the order of the focus chain.
    """
    chain = _focus_chain(within)
    return [stop for child in _in_order(within, chain) for stop in _stops_of(child, chain)]


def _stops_of(widget: QWidget, chain: dict[QWidget, int]) -> list[QWidget]:
    if not widget.isVisible() or not widget.isEnabled() or widget.isWindow():
        return []
    own = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    return own + [stop for child in _in_order(widget, chain) for stop in _stops_of(child, chain)]


def _in_order(widget: QWidget, chain: dict[QWidget, int]) -> list[QWidget]:
    layout = widget.layout()
    laid = _laid_out(layout) if layout is not None else []
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    loose = [one for one in widget.findChildren(QWidget, options=direct) if one not in laid]
    return laid + sorted(loose, key=lambda one: chain.get(one, 0))


def _laid_out(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _laid_out(inner)
    return found


def _focus_chain(within: QWidget) -> dict[QWidget, int]:
    chain: dict[QWidget, int] = {}
    widget = within.nextInFocusChain()
    while widget is not None and widget is not within:
        chain[widget] = len(chain)
        widget = widget.nextInFocusChain()
    return chain


def move_focus(stops: list[QWidget], *, forward: bool) -> bool:
    """Go to the next or the previous of these, from the end to the beginning; always True."""
    if stops:
        current = QApplication.focusWidget()
        step = 1 if forward else -1
        here = stops.index(current) if current in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + step) % len(stops)].setFocus(reason)
    return True


def typed_on(widget: QWidget, event: QKeyEvent) -> bool:
    """What is typed in a stop that came between two fields, and takes no words, goes into the next one.

    The hands go on as they always do: Tab, and the digit of the next answer. False if it was no sign.
    """
    held = event.modifiers() & (_CTRL | _ALT)
    if held or not event.text().strip() or not event.text().isprintable():
        return False
    move_focus(tab_stops(widget.window()), forward=True)
    field = QApplication.focusWidget()
    if field is not None and field is not widget:
        QApplication.sendEvent(field, event)
    return True


def put_away(row: QWidget, *, shown: bool) -> None:
    """Show or hide a row; if it has the focus, that goes on to the next tab stop beside it, as Tab would.

    Left to itself Qt would look for one outside the page.
    """
    focused, around = QApplication.focusWidget(), row.parentWidget()
    if not shown and focused is not None and around is not None and row.isAncestorOf(focused):
        stops = tab_stops(around)
        inside = [place for place, stop in enumerate(stops) if row.isAncestorOf(stop)]
        after = stops[inside[-1] + 1 :] + stops[: inside[0]][::-1] if inside else stops
        focus_first(around, after[0] if after else None)
    row.setVisible(shown)


def focus_first(within: QWidget, wanted: QWidget | None) -> None:
    """Put the focus on what is wanted first, else on the first tab stop, else on the widget itself."""
    target = wanted
    if target is None:
        stops = tab_stops(within)
        target = stops[0] if stops else within
    target.setFocus(Qt.FocusReason.OtherFocusReason)
