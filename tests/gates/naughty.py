"""Texts that break programs, and what became of one: kept byte for byte, or refused with a sentence.

Half a sign (a lone surrogate) is not among them: PySide hands none on, so none can reach a field. The
store's own tests hold that it is refused.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from akutdesk.ui.draft_field import exact_text
from akutdesk.ui.fields import PasswordField
from akutdesk.ui.noegleark.kit_grid import GroupField
from akutdesk.ui.soeg.search_line import SearchLine
from tests.conftest import Kanarie
from tests.gates.painted import is_whole, listening
from tests.gates.whole_program import WholeProgram
from tests.ui.conftest import settle

_NAME = "Søren Åse Müller é"
NAUGHTY: dict[str, str] = {
    "a name of nobody": Kanarie().navn,
    "emoji joined to one": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "right to left": "\u202eabc\u202c \u0645\u0631\u062d\u0628\u0627 \u200f\u200e",
    "composed": unicodedata.normalize("NFC", _NAME),
    "decomposed": unicodedata.normalize("NFD", _NAME),
    "piled accents": "Z̸̧̛͚̺͓a̷̡̲l̶̰̅g̵̬̈́o̴͖͑",
    "NUL": "før\0efter",
    "a megabyte": "abc æøå " * 2**17,
    "SQL": "'; DROP TABLE henvendelse; --",
    "HTML": "<b>fed</b> &amp; <script>alert(1)</script>",
    "places": "%s %n %(navn)s {0} {navn} ${HOME}",
    "null": "null",
    "a very long word": "speciallægepraksisplanlægningsstabiliseringsperiode" * 3,
    "only blanks": " \u00a0\u2003\u3000 ",
    "hard blanks": "to\u00a0ord",
    "line and paragraph separators": "en\u2028to\u2029tre",
    "lines": "en\nto\n\nfire",
    "controls": "a\tb\x01\x07\x1b[31mc\x7fd\x85e",
    "unseen signs": "x\ufeff\u200ba\u00adb\u2060",
    "not a sign": "a\ufffeb\ufdd0c\uffff",
}


@dataclass(frozen=True)
class Held:
    """What the store holds of words: every text of its records since, and of its drafts."""

    texts: frozenset[str]
    drafts: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """Whether this text is kept byte for byte, alone or in the draft of a row of fields."""
        return text in self.texts or any(text in draft for draft in self.drafts)

    def holds_lines(self, text: str) -> bool:
        """Whether each line of it is kept by itself: a list takes a paste of several lines as several rows."""
        return all(line in self.texts for line in text.split("\n") if line.strip())


def typing_fields(area: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Every field one can type words into: not those of passwords and codes, nor of a search, which keeps nothing."""
    return [
        field
        for field in area.findChildren(QWidget)
        if isinstance(field, QLineEdit | QPlainTextEdit)
        if field.isVisible() and field.isEnabled() and not field.isReadOnly()
        if not isinstance(field.parentWidget(), PasswordField)
        if not isinstance(field, GroupField | SearchLine)
    ]


def passing_fields(area: QWidget) -> list[QLineEdit]:
    """The others: of passwords and codes, and of a search. What is typed there is kept nowhere."""
    return [
        field
        for field in area.findChildren(QLineEdit)
        if field.isVisible() and field.isEnabled() and not field.isReadOnly()
        if isinstance(field.parentWidget(), PasswordField)
        or isinstance(field, GroupField | SearchLine)
    ]


def words_in(field: QLineEdit | QPlainTextEdit) -> str:
    """What stands in the field, byte for byte."""
    return exact_text(field) if isinstance(field, QPlainTextEdit) else field.text()


def last_event(program: WholeProgram) -> int:
    """The newest event of the store."""
    db = program.store._file.db
    return db.execute("SELECT coalesce(max(eid), 0) FROM event WHERE stream = 1").fetchone()[0]


def held_since(program: WholeProgram, eid: int) -> Held:
    """The words that came into the store after this event, and those that wait as drafts."""
    file = program.store._file
    found: set[str] = set()
    new = file.db.execute("SELECT eid FROM event WHERE stream = 1 AND eid > ?", (eid,)).fetchall()
    for event in file.log.by_ids(eid for (eid,) in new).values():
        for op in event.payload.ops:
            found.update(_texts(op.vaerdi))
    rows = file.db.execute("SELECT text FROM draft WHERE dropped_ms IS NULL").fetchall()
    for (text,) in rows:
        found.update(_texts(_drafted(text)))
    return Held(frozenset(found), tuple(text for (text,) in rows))


def _drafted(text: str) -> Any:
    """The texts of several fields are one draft, written as JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def sentences(program: WholeProgram) -> set[tuple[str, int]]:
    """Every line that can be read on the screen, and in which widget it stands."""
    with listening() as lines:
        program.area.grab()
        for pane in program.area.findChildren(QScrollArea):
            content = pane.widget()
            if pane.isVisible() and content is not None and not is_whole(content):
                content.grab()
    return {(line.whole, id(line.widget)) for line in lines}


def quiet(program: WholeProgram) -> None:
    """Take away what was said about the text before."""
    for strip in program.window.frame.done_area.strips:
        program.window.clear(strip.name)


def fill(program: WholeProgram, field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Put a text in place of what stands in a field: pasted, or typed where a clipboard would change it."""
    field.setFocus()
    settle()
    if words_in(field):
        program.keys.press("Ctrl+A", "Delete")
    clipboard = QApplication.clipboard()
    clipboard.setText(text)
    if clipboard.text() == text:
        program.keys.press("Ctrl+V")
    else:
        program.keys.write(text)
