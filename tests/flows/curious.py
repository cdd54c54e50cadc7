"""Somebody who goes everywhere in the program, and a judge who hears every marked word that comes to stand there.

A word of a record's content is looked for where it is painted, at that moment, and in what a screen reader reaches
after each step. It may stand there only if the log in the file says that whoever is in opened that record, or what
it hangs on (design.md 8.21); with a lock in front nobody is in, and no such word may stand there at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from akutdesk.domain.record import RecordId
from akutdesk.ui.keys import KEYS
from akutdesk.ui.paint import Brush
from akutdesk.ui.soeg.panel import SoegPanel
from tests.flows.marked import MARK, LookLog, MarkedDesk, carriers
from tests.flows.running_desk import ANNA, BO, VAGTKODER
from tests.flows.seen import visible_words
from tests.gates.invented_desk import LEADER, PASSWORDS
from tests.gates.walk import controls, told
from tests.gates.whole_program import WholeProgram

EVERYBODY = {ANNA: VAGTKODER[ANNA], BO: VAGTKODER[BO], LEADER: "370265"}
"""Who works that night, with the code of the shift."""
AT_THE_LOCK = ("F2", "F12", "Esc", "Tab", "Enter", "F1", "Ctrl+K", "Ctrl+1", "F8", "Ctrl+Z", "Down")
HAND = ("Tab", "Tab", "Shift+Backtab", "Enter", "Enter", "Down", "Up", "Space", "Esc", "Ctrl+Enter")
DIGITS = tuple("123456789")
ELSEWHERE = frozenset({"laas", "stoerre", "mindre", "normal", "oevelse"})
"""Keys that have a step of their own, that change how large the letters are, or that open another, invented desk."""


_STAYS_OUT = 0.4
"""How often somebody presses a key at the lock instead of unlocking it."""

_TRIES = 60
"""So many things somebody does at the lock after the keys: each screen there has a dozen controls."""

_BESIDE = 60


class Judge:
    """Hears of marked words. `seen` counts the records by type; `holes` tells what stood there and was not in the log."""

    def __init__(self, program: WholeProgram, desk: MarkedDesk, log: LookLog) -> None:
        self._program, self._desk, self._log = program, desk, log
        self.seen: Counter[str] = Counter()
        self.holes: dict[tuple[str, str], str] = {}
        self.step = ""

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear every line that is painted meanwhile, before it is."""
        painted = Brush.text

        def text(brush, at, words, ink, *, struck=False):
            device = brush.painter.device()
            self.hear(words, device if isinstance(device, QWidget) else None)
            return painted(brush, at, words, ink, struck=struck)

        Brush.text = text
        try:
            yield
        finally:
            Brush.text = painted

    def look(self) -> None:
        """What stands in the windows now, for eyes and for a screen reader."""
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                for widget in (top, *top.findChildren(QWidget)):
                    if widget.isVisible():
                        self.hear(_words_of(widget), widget)
        self.hear(" ".join(visible_words(self._program.window)), None)

    def hear(self, words: str, widget: QWidget | None) -> None:
        """Judge each marked word in these."""
        for word in set(MARK.findall(words)):
            self._judge(word.lower().replace("-", ""), widget, words)

    def _judge(self, word: str, widget: QWidget | None, words: str) -> None:
        marked, bruger = self._desk.words.get(word), self.bruger
        if marked is None:
            return
        self.seen[marked.type] += 1
        if bruger is not None and self._is_told(bruger, word, widget):
            return
        place = told(widget) if widget is not None else type(self._program.front).__name__
        self.holes.setdefault(
            (marked.type, place), f"{_around(word, words)!r} for {self.who} after {self.step}"
        )

    def _is_told(self, bruger: RecordId, word: str, widget: QWidget | None) -> bool:
        """Whether the log has it: the look-up, or the search in notes that an excerpt came with."""
        marked = self._desk.words[word]
        if self._log.has_one(bruger, marked.needs):
            return True
        if _in_search(self._program, widget) and self._log.has_searched(bruger):
            return True
        return self._log.has_one(bruger, carriers(self._program.store, word, marked.type))

    @property
    def bruger(self) -> RecordId | None:
        """Whoever is in; None with a lock in front."""
        limbs = self._program.desk.limbs
        inside = limbs.workplace.bruger
        return None if limbs.guard.locked or inside is None else inside.adgang.bruger

    @property
    def who(self) -> str:
        """The same in letters."""
        inside = self._program.desk.limbs.workplace.bruger
        return "nobody" if self.bruger is None or inside is None else inside.initialer


def _around(word: str, words: str) -> str:
    """The word with a little of what stands beside it."""
    at = max(0, words.lower().find(word))
    return words[max(0, at - _BESIDE) : at + _BESIDE]


def _words_of(widget: QWidget) -> str:
    own = (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    said = [widget.text()] if isinstance(widget, QLabel | QLineEdit) else []
    if isinstance(widget, QPlainTextEdit):
        said = [widget.toPlainText()]
    return " ".join((*own, *said))


def _in_search(program: WholeProgram, widget: QWidget | None) -> bool:
    """An excerpt of a search in notes is in the log as the search it is (ux.md 2.17)."""
    if widget is None:
        return isinstance(program.window.layers.overlay, SoegPanel)
    at: QWidget | None = widget
    while at is not None and not isinstance(at, SoegPanel):
        at = at.parentWidget()
    return at is not None


class Curious:
    """Hands that do one thing after the other, as the seed draws them."""

    def __init__(self, program: WholeProgram, desk: MarkedDesk, rng: Random) -> None:
        self._program, self._desk, self._rng = program, desk, rng
        keys = [key for key in KEYS if key.action not in ELSEWHERE]
        self._keys = [
            key.sequences[0].replace("PgDown", "PgDn").replace("Return", "Enter") for key in keys
        ]
        self._deeds: dict[str, tuple[int, Callable[[], str]]] = {
            "hand": (30, self._use_hand),
            "key": (25, self._press_key),
            "control": (20, self._press_control),
            "citizen": (8, self.find_citizen),
            "notes": (2, self._search_notes),
            "contact": (4, self._read_contact),
            "lock": (3, self._lock),
            "time": (2, self._turn_time),
        }

    def step(self) -> str:
        """Do something; gives what it was, without a word of anybody's."""
        weights = [weight for weight, _ in self._deeds.values()]
        (deed,) = self._rng.choices([deed for _, deed in self._deeds.values()], weights)
        return self._stand_at_lock() if self._program.desk.limbs.guard.locked else deed()

    def try_the_lock(self) -> Iterator[str]:
        """Every key of the desk, then hands on whatever stands at the lock, and codes that are nobody's."""
        for key in self._keys:
            yield self._press(key)
        for _ in range(_TRIES):
            yield self._rng.choice((self._use_hand, self._press_control, self._guess))()

    def begin(self) -> Iterator[str]:
        """What every walk does first: a card, its history, its plan, a contact, and a search in notes."""
        yield self._press("Ctrl+5")
        for key in ("Alt+C", "Alt+D", "Alt+H", "F8"):
            yield self.find_citizen(0)
            yield self._press(key)
        yield self._read_contact()
        yield self._search_notes()

    def _guess(self) -> str:
        self._program.keys.write(self._rng.choice(("AN", "0000", "x'; --", "999999", " ")))
        return "a guess, " + self._press(self._rng.choice(("Enter", "Tab")))

    def _press(self, *presses: str) -> str:
        self._program.press(*presses)
        return " ".join(presses)

    def _use_hand(self) -> str:
        return self._press(self._rng.choice((*HAND, self._rng.choice(DIGITS))))

    def _press_key(self) -> str:
        return self._press(self._rng.choice(self._keys))

    def _press_control(self) -> str:
        found = [one for one in controls(self._program.area) if shiboken6.isValid(one)]
        if not found:
            return "no control"
        control = self._rng.choice(found)
        name = told(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        self._program.wait()
        return f"a click on {name}"

    def find_citizen(self, nr: int | None = None) -> str:
        alias = self._rng.choice(self._desk.aliases) if nr is None else self._desk.aliases[nr]
        self._press("Esc", "Esc", "Ctrl+K")
        self._program.keys.write(alias)
        self._program.wait()
        return "Ctrl+K, a name, " + self._press("Enter")

    def _search_notes(self) -> str:
        self._press("Esc", "Esc", "Ctrl+K")
        self._program.keys.write("sove")
        self._program.wait()
        return "Ctrl+K, a word, " + self._press("Up", "Enter")

    def _read_contact(self) -> str:
        self._press("Esc", "Esc", "Ctrl+2")
        down = ["Down"] * self._rng.randrange(6)
        return self._press(*down, "Enter")

    def _lock(self) -> str:
        return self._press("Ctrl+L")

    def _stand_at_lock(self) -> str:
        if self._rng.random() < _STAYS_OUT:
            return self._press(self._rng.choice(AT_THE_LOCK)) + " at the lock"
        who = self._rng.choice(tuple(EVERYBODY))
        self._program.desk.composed.unlock(who, PASSWORDS[who], EVERYBODY[who])
        self._program.wait()
        return f"{who} unlocks"

    def _turn_time(self) -> str:
        self._program.desk.clock.turn(self._rng.randrange(20 * 60))
        self._program.wait()
        return "some minutes"
