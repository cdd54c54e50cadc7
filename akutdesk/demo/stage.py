"""The stage of the played night: the program in front, hands on its keys, time in the hand, eyes on the screen.

Hands press keys and nothing else. Eyes find widgets only to read what they show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.app import Composed
from akutdesk.assets import Assets
from akutdesk.demo.clock import HandClock
from akutdesk.demo.hands import Hands
from akutdesk.demo.night_words import NightWords
from akutdesk.demo.pictures import SIZE, Album
from akutdesk.demo.player import Question, Steps, at_once
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.screen import Screen

_MOST_TABS: Final = 60


class Lost(Exception):
    """Tab never came to a field of this name."""


@dataclass(kw_only=True)
class Stage:
    """What a scene works with."""

    composed: Composed
    clock: HandClock
    assets: Assets
    words: NightWords
    album: Album
    hands: Hands = field(default_factory=Hands)

    # ---- hands

    def sit_down(self) -> Steps:
        """Come to this desk: the next keys go to its window."""
        self.window.look.refresh()
        self.fit()
        yield lambda: QApplication.activeWindow() is self.window

    def press(self, *combinations: str) -> Steps:
        """Press keys, one after the other: "F2", "Ctrl+Enter"."""
        for combination in combinations:
            self.hands.press(combination)
            yield at_once

    def write(self, words: str) -> Steps:
        """Type words where the cursor is."""
        self.hands.write(words)
        yield at_once

    def tab_to(self, name: str) -> Steps:
        """Press Tab until the cursor stands in the field or question of this name, or its first line.

        Raises Lost if there is none.
        """
        for _ in range(_MOST_TABS):
            if any(one == name or one.startswith(f"{name},") for one in self.names_at_cursor()):
                return
            yield from self.press("Tab")
        raise Lost

    def picture(self, name: str, *, large: bool = False) -> Steps:
        """Keep what is shown as pictures."""
        yield from self.album.take(self.window, name, large=large)

    def pass_time(self, *, minutes: float = 0, seconds: float = 0) -> Steps:
        """Let time pass at the desk; the window's own clock goes on with it."""
        self.clock.forward(minutes * 60 + seconds)
        self.window.frame.tick()
        yield at_once

    def wait_until(self, instant: datetime) -> Steps:
        """Let time pass until then."""
        yield from self.pass_time(seconds=(instant - self.clock.now()).total_seconds())

    # ---- eyes

    @property
    def window(self) -> MainWindow:
        """The program's window."""
        return self.composed.window

    @property
    def front(self) -> Screen | None:
        """The screen one works in: a panel, what covers the window, or the page."""
        layers = self.window.layers
        in_front = layers.in_front()
        return in_front[0] if in_front else self.window.frame.pages.page

    def is_at(self, screen: str) -> Question:
        """Whether the screen in front is one of this class."""
        return lambda: type(self.front).__name__ == screen

    def shows(self, words: str) -> Question:
        """Whether these words can be read somewhere in the window."""
        return lambda: any(words in seen for seen in self.seen())

    def pill_says(self, key: str) -> Question:
        """Whether the foot of the window says this of the net, whatever its number or time."""
        words = self.assets.text(key).partition("{")[0]
        return lambda: self.window.frame.bottom.net.text().startswith(words)

    def seen(self) -> Iterator[str]:
        """Everything that can be read now."""
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible():
                text = getattr(widget, "text", None)
                yield widget.accessibleName()
                yield str(text()) if callable(text) else ""

    @property
    def focused(self) -> QWidget | None:
        """Where the next key goes."""
        return QApplication.focusWidget()

    def names_at_cursor(self) -> Iterator[str]:
        """What the field with the cursor is called, and what it is a part of, inside out."""
        widget = self.focused
        while widget is not None and not isinstance(widget, Screen):
            yield widget.accessibleName()
            widget = widget.parentWidget()

    def busy(self) -> bool:
        """Whether the program still works on something."""
        return self.composed.door.jobs.busy

    def rests(self) -> bool:
        """Whether no round with the server is under way."""
        desk = self.composed.limbs.workplace.desk
        return desk is None or not desk.synk.under_way

    def enter(self, fresh: Composed) -> None:
        """A fresh program comes to the front of the stage."""
        self.composed = fresh
        self.fit()

    def fit(self) -> None:
        """Give the window the size of the pictures, whatever screen this machine has."""
        self.window.showNormal()
        self.window.resize(SIZE)
        self.window.activateWindow()
