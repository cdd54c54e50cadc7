"""From a key press to the screen that answers it: one QAction per sequence of the key table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.screen import Screen
from akutdesk.ui.watch import Watch


@dataclass(frozen=True)
class Command:
    """Something that can be done now: its words, and its key; `here` if the screen in front does it."""

    action: str
    words: str
    keys: str
    here: bool = False


class Dispatch(QObject):
    """Asks the screens in front, front first, then the window.

    `in_front` gives the overlay, if any, then the full screen or page. A screen that does not pass
    an action on ends the search, so that nothing behind a lock ever answers.
    """

    def __init__(self, window: QWidget, in_front: Callable[[], tuple[Screen, ...]]) -> None:
        super().__init__(window)
        self._watch = Watch()
        self._in_front = in_front
        self._window_answers: dict[str, Callable[[], None]] = {}
        self._strips: Callable[[str], Callable[[], None] | None] = lambda _action: None
        self._first: dict[str, Callable[[], None]] = {}
        self._after: list[Callable[[str], None]] = []
        for sequence in keys.sequences():
            self._add(window, sequence)

    def on(self, action: str, do: Callable[[], None]) -> None:
        """The window's own answer to an action."""
        self._window_answers[action] = do

    def ask_strips(self, answer: Callable[[str], Callable[[], None] | None]) -> None:
        """Where to ask for what a strip that is shown answers, after every screen and the window."""
        self._strips = answer

    def first(self, action: str, do: Callable[[], None]) -> None:
        """An answer that goes before every screen's: the real telephone, while somebody practises."""
        self._first[action] = do

    def off(self, action: str) -> None:
        """The window answers this no longer, such as what the next person may not do."""
        self._window_answers.pop(action, None)

    def after(self, do: Callable[[str], None]) -> None:
        """Call `do` with the name of each action that was answered."""
        self._after.append(do)

    def run(self, action: str) -> bool:
        """Let whoever is in front answer; False if nobody did."""
        answer = self._answer(action)
        if answer is None:
            return False
        with self._watch.timed(action):
            answer()
        for do in self._after:
            do(action)
        return True

    def commands(self, texts: Texts) -> tuple[Command, ...]:
        """What somebody would answer now, for the palette and for help, in the table's order."""
        scope = self._scope()
        named = (key.action for key in keys.KEYS if key.scope in {"", scope})
        return tuple(
            Command(
                action,
                texts(f"skal.tast.{action}"),
                keys.hint(action, scope),
                here=self._here(action),
            )
            for action in named
            if self._answer(action) is not None
        )

    def _add(self, window: QWidget, sequence: str) -> None:
        action = QAction(window)
        action.setShortcut(QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(sequence in {"Ctrl++", "Ctrl+-", "Ctrl+PgDown", "Ctrl+PgUp"})
        action.triggered.connect(lambda: self._triggered(sequence))
        window.addAction(action)

    def _triggered(self, sequence: str) -> None:
        action = keys.action_of(sequence, self._scope())
        if action is not None:
            self.run(action)

    def _scope(self) -> str:
        front = self._in_front()
        return front[0].SCOPE if front else ""

    def _here(self, action: str) -> bool:
        return any(screen.answers(action) for screen in self._in_front())

    def _answer(self, action: str) -> Callable[[], None] | None:
        if action in self._first:
            return self._first[action]
        for screen in self._in_front():
            if screen.answers(action):
                return lambda: screen.run(action)
            if not screen.passes(action):
                return None
        return self._window_answers.get(action) or self._strips(action)
