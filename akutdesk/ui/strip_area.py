"""Where message lines stand: what was done above the bottom bar, what cannot go on under the top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields.strip_view import StripView
from akutdesk.ui.head import Strip
from akutdesk.ui.layout import Margins, VBox
from akutdesk.ui.theme import Look

LEAST_MS = 10_000  # a strip that may go stays at least this long (`ux.md` 3.2)


class StripArea(QWidget):
    """A stack of strips; gone when there are none. A strip replaces the one of the same name."""

    def __init__(self, look: Look, *, margins: Margins) -> None:
        super().__init__()
        self._look = look
        self._box = VBox(look, self, gap=8, margins=margins)
        self._views: dict[str, StripView] = {}
        self.hide()

    def put(self, strip: Strip) -> None:
        """Show a strip."""
        self.take(strip.name)
        view = StripView(self._look, strip)
        self._views[strip.name] = view
        self._box.addWidget(view)
        self.show()

    def take(self, name: str) -> None:
        """Take a strip away, if it is here."""
        view = self._views.pop(name, None)
        if view is not None:
            self._box.removeWidget(view)
            view.hide()
            view.deleteLater()
        if not self._views:
            self.hide()

    def set_margins(self, margins: Margins) -> None:
        """Stand with other air around, for a narrow window."""
        self._box.set_measures(gap=8, margins=margins)

    @property
    def strips(self) -> tuple[Strip, ...]:
        """What is said now."""
        return tuple(view.strip for view in self._views.values())

    def answer(self, action: str) -> Callable[[], None] | None:
        """What the button with the key of this action does, if one is shown."""
        buttons = (button for strip in self.strips for button in strip.buttons)
        return next((button.do for button in buttons if button.action == action), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The strips that are shown."""
        return tuple(self._views)


class DoneArea(StripArea):
    """Strips about something done: one at a time, at least ten seconds, until the next action."""

    def __init__(self, look: Look, *, margins: Margins) -> None:
        super().__init__(look, margins=margins)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LEAST_MS)

    def put(self, strip: Strip) -> None:
        """Show a strip in place of the one before it."""
        self.clear()
        super().put(strip)
        self._timer.start()

    def action_taken(self) -> None:
        """Somebody went on; a strip that has stood long enough goes."""
        if not self._timer.isActive():
            self.clear()

    def make_room(self) -> None:
        """Something urgent is said: a reminder goes, for on a small screen both would take the page's room."""
        for strip in self.strips:
            if strip.reminder:
                self.take(strip.name)

    def clear(self) -> None:
        """Somebody else is in front now: what was said, and its keys, would be read as about them."""
        for name in self.names:
            self.take(name)
