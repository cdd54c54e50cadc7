"""What every screen has: actions it answers to, a first focus, panes, and a moment to put things away."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.override import override
from akutdesk.ui.paint import flood
from akutdesk.ui.theme import Look

APPEARANCE = frozenset({"stoerre", "mindre", "normal", "dag_nat"})
"""Actions that change only how things look; they work everywhere, also when locked."""


class Screen(QWidget):
    """The base of pages, full-window screens and overlays.

    `SCOPE` names the family of keys (`keys.py`), `HELP` the guide of F1, `TITLE_KEY` the text of
    the window title: the name of the screen, never of a person. `PASSES` are the actions this
    screen leaves to the window when it has not bound them itself; None means all.
    """

    SCOPE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""
    TITLE_KEY: ClassVar[str] = "skal.titel"
    PASSES: ClassVar[frozenset[str] | None] = None

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._answers: dict[str, Callable[[], None]] = {}

    def on(self, action: str, do: Callable[[], None]) -> None:
        """Answer an action of the key table while this screen is in front."""
        self._answers[action] = do

    def answers(self, action: str) -> bool:
        """Whether this screen has bound the action."""
        return action in self._answers

    def run(self, action: str) -> None:
        """Do what was bound to the action. Raises KeyError if nothing was."""
        self._answers[action]()

    def passes(self, action: str) -> bool:
        """Whether the window may answer an action that this screen has not bound."""
        return self.PASSES is None or action in self.PASSES

    def first_focus(self) -> QWidget | None:
        """What has the focus when the screen is opened. Every screen names it."""
        return None

    def panes(self) -> tuple[QWidget, ...]:
        """The parts F6 goes through, in order."""
        return (self,)

    def on_enter(self) -> None:
        """The screen is about to be seen: read again what it shows."""

    def on_leave(self) -> None:
        """The screen is about to be hidden, locked or closed: put drafts away now."""


class FullScreen(Screen):
    """A screen that covers the whole window; nothing of the shell answers behind it but help."""

    PASSES: ClassVar[frozenset[str] | None] = APPEARANCE | {"hjaelp"}
    GROUND: ClassVar[str] = "bg"

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        flood(QPainter(self), event.rect(), self.look.color(self.GROUND))
