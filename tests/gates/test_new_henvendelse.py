"""A new henvendelse never shows a character of an earlier one, whatever went before (issue 2, "Must hold")."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count as numbers

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from akutdesk.ui.henvendelse.page import HenvendelsePage
from tests.gates.screens import SCREENS
from tests.gates.whole_program import WholeProgram
from tests.ui.spoken import spoken

VAGTBORD = next(place for place in SCREENS if place.name == "vagtbord")
Face = list[tuple[str, ...]]


class Night:
    """One person at the desk, doing one thing after the other; `words` never comes twice."""

    def __init__(self, program: WholeProgram) -> None:
        self.program = program
        self._number = numbers(1)

    def words(self) -> str:
        return f"hemmelig{next(self._number)} æøå"

    @property
    def form(self) -> HenvendelsePage | None:
        front = self.program.front
        return front if isinstance(front, HenvendelsePage) else None

    def write_note(self) -> None:
        if self.form is not None:
            self.form.body.words.note.setFocus()
            self.program.keys.write(self.words())

    def answer(self) -> None:
        if self.form is not None:
            self.form.body.groups["grad_foer"].stop().setFocus()
            self.program.press("2", "Tab", "1", "Tab", "1", "Tab", "1", "Tab", "1")

    def find_karen(self) -> None:
        if self.form is not None:
            self.program.press("Alt+I", "2", *"kar", "Enter")

    def name_somebody(self) -> None:
        """Somebody new, typed and not yet made."""
        if self.form is not None:
            self.program.press("Alt+I", "3")
            self.program.keys.write(self.words())

    def more(self) -> None:
        if self.form is not None:
            self.program.press("Alt+M")
            self.program.keys.write("7")

    def talk(self) -> None:
        if self.form is not None:
            self.program.press("F7")
            self.program.keys.write(self.words())

    def save(self) -> None:
        if self.form is not None:
            self.program.press("Ctrl+Enter")

    def park(self) -> None:
        self.program.press("Ctrl+1")

    def next_open(self) -> None:
        self.program.press("Ctrl+Tab")

    def undo(self) -> None:
        self.program.press("Ctrl+Z")

    def escape(self) -> None:
        self.program.press("Esc")

    def search(self) -> None:
        self.program.press("Ctrl+K")
        self.program.keys.write(self.words())
        self.program.press("Esc")

    def lock(self) -> None:
        self.program.press("Ctrl+L")
        self.program.unlock_screen()

    def jot_at_the_lock(self) -> None:
        self.program.press("Ctrl+L", "F2")
        self.program.keys.write(self.words())
        self.program.press("Esc")
        self.program.unlock_screen()


DEEDS: tuple[Callable[[Night], None], ...] = (
    Night.write_note,
    Night.answer,
    Night.find_karen,
    Night.name_somebody,
    Night.more,
    Night.talk,
    Night.save,
    Night.park,
    Night.next_open,
    Night.undo,
    Night.escape,
    Night.search,
    Night.lock,
    Night.jot_at_the_lock,
)
CALLS = st.sampled_from(("F2", "Ctrl+N"))
NIGHTS = st.lists(
    st.tuples(CALLS, st.lists(st.sampled_from(DEEDS), max_size=5)), min_size=1, max_size=4
)


def face_of(program: WholeProgram) -> Face:
    """All one can see, hear or come to on the form: words, answers, and where the cursor is."""
    page = program.front
    assert isinstance(page, HenvendelsePage)
    top = program.window.frame.top
    seen = [one for part in (top, page) for one in part.findChildren(QWidget) if one.isVisible()]
    focus = program.focus
    return [*(_said(one) for one in seen), ("focus", spoken(focus).name if focus else "")]


def _said(widget: QWidget) -> tuple[str, ...]:
    face = QAccessible.queryAccessibleInterface(widget)
    voice = spoken(widget)
    words = widget.text() if isinstance(widget, QLabel | QLineEdit | QAbstractButton) else ""
    if isinstance(widget, QPlainTextEdit):
        words = widget.toPlainText()
    checked = str(face.state().checked) if face is not None else ""
    return (type(widget).__name__, voice.name, voice.description, words, checked)


@pytest.fixture(scope="module")
def blank(opened) -> dict[str, Face]:
    """How the form looks on a desk where nobody has written anything yet."""
    faces = {}
    for key in ("F2", "Ctrl+N"):
        with opened(VAGTBORD) as program:
            program.press(key)
            faces[key] = face_of(program)
    return faces


@pytest.mark.long
def test_a_new_henvendelse_never_shows_a_character_of_an_earlier_one(opened, blank, count):
    @settings(
        max_examples=count("isolation"),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(NIGHTS)
    def nights(night):
        with opened(VAGTBORD) as program:
            hands = Night(program)
            for key, deeds in night:
                program.press("Ctrl+1", key)
                assert face_of(program) == blank[key]
                for deed in deeds:
                    deed(hands)

    nights()
