"""What is typed or pasted is kept byte for byte, or refused with a sentence; no file tells of it (issue 2, "Must hold").

One typing serves both: a name of nobody is among the texts of every run, and the canary sings
by itself if it comes to stand in a log, an error or a title (tests/conftest.py, decision 0158).
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import shiboken6

from akutdesk.storage.reserve import Reserve
from akutdesk.ui.kriseplan.row_stack import RowStack
from tests.conftest import Kanarie
from tests.gates.naughty import (
    NAUGHTY,
    fill,
    held_since,
    last_event,
    passing_fields,
    quiet,
    sentences,
    typing_fields,
    words_in,
)
from tests.gates.screens import SCREENS
from tests.gates.views import USUAL
from tests.gates.walk import told

NEVER_KEPT = {"borgere", "opsaetning for leder", "kopi", "opfoelgning", "overlevering, givet"}
"""Pages whose words are a search, a folder of the PC that is looked at before it is kept, or who signs."""
NAME = "a name of nobody"
KEPT, SAID = "kept", "said"
"""What may become of a text: it lies in the store byte for byte, or whoever types sees what became of it."""
AT_ONCE = [one for one in SCREENS if one.front.endswith("Page") and one.name not in NEVER_KEPT]
IN_THE_END = [one for one in SCREENS if one not in AT_ONCE and one.name != "afvist"]


@pytest.fixture
def fresh(program, standing):
    """The program in a whole window and usual letters, by day or night, the focus where the screen begins."""
    if (program.view.size, program.view.percent) != (USUAL.size, USUAL.percent):
        standing.show(program, USUAL)
    program.begin()
    return program


PASSING = [
    one
    for one in SCREENS
    if one.name in {"soeg", "opsaetning, soegt", "fuld laas", "ny adgangskode", "ark fra kuverten"}
]
"""Screens with a search, a password and a sheet's code."""
Names = Callable[[int], list[str]]


@pytest.fixture
def names(request, pytestconfig, count) -> Names:
    """The naughty texts of a field, by its number on the screen: each field has others, so that a run meets them all."""
    others = sorted(NAUGHTY.keys() - {NAME})
    random.Random(f"{pytestconfig.option.seed} {request.node.name}").shuffle(others)
    many = min(count("naughty") - 1, len(others))

    def of(nr: int) -> list[str]:
        return [NAME, *(others[(nr * many + step) % len(others)] for step in range(many))]

    return of


@pytest.mark.spends(1)
@pytest.mark.parametrize("place", AT_ONCE, ids=lambda place: place.name, indirect=True)
def test_words_in_a_page_are_kept_byte_for_byte_or_refused_with_a_sentence(fresh, names):
    page, broken = fresh.window.frame.pages.page, []
    for nr, field in enumerate(typing_fields(page)):
        if _is_there(field):
            broken += [
                (told(field), *found) for found in _each(fresh, field, names(nr), _wrong_in_store)
            ]
        assert fresh.window.frame.pages.page is page
    assert broken == []


@pytest.mark.spends(1)
@pytest.mark.parametrize("place", IN_THE_END, ids=lambda place: place.name, indirect=True)
def test_words_elsewhere_stand_there_byte_for_byte_or_are_refused_with_a_sentence(fresh, names):
    """Panels, doors and searches: what stands there is what will be saved, searched for, or put away."""
    broken = []
    for nr, field in enumerate(typing_fields(fresh.area)):
        if _is_there(field):
            broken += [
                (told(field), *found) for found in _each(fresh, field, names(nr), _wrong_in_field)
            ]
    assert broken == []


@pytest.mark.spends(1)
@pytest.mark.parametrize("place", PASSING, ids=lambda place: place.name, indirect=True)
def test_a_search_or_a_code_stands_whatever_is_typed(fresh):
    """What it makes of a text is its own affair (`storage/test_search.py`); the screen and its words stay."""
    fields = passing_fields(fresh.area)
    assert fields
    front, before = fresh.front, len(_told_by_files(fresh))
    for field in fields:
        for text in NAUGHTY.values():
            fill(fresh, field, text)
            fresh.wait()
            assert fresh.front is front
            assert _is_there(field)
        fill(fresh, field, "")
    assert len(_told_by_files(fresh)) == before


def _told_by_files(program) -> list[str]:
    """Files of the data folder that name the person who was typed; before there is a desk nothing is sealed yet."""
    zeros = Reserve(program.desk.folder).path  # 64 MB, which nobody writes in
    files = [one for one in program.desk.folder.rglob("*") if one.is_file() and one != zeros]
    named = [path.name for path in files if Kanarie().sings_in(path.name)]
    if program.has_desk:
        named += [path.name for path in files if Kanarie().navn.encode() in path.read_bytes()]
    return named


def _is_there(field) -> bool:
    return shiboken6.isValid(field) and field.isVisible() and field.isEnabled()


def _each(program, field, names, wrong):
    """What is wrong with what became of these texts in one field."""
    clean = words_in(field)
    # An edit that goes well takes away what was said about the field beside it.
    fill(program, field, "1")
    fill(program, field, clean)
    quiet(program)
    before = sentences(program)
    for name in names:
        if not _is_there(field):
            return
        found = wrong(program, field, NAUGHTY[name], before)
        if found not in {KEPT, SAID}:
            yield name, found
        if name == NAME:
            _leave(program)
            sung = _told_by_files(program)
            if sung:
                yield name, f"it stands in {sung}"
        if found != KEPT and _is_there(field):
            # what was said of this text would be taken for a sentence about the next one
            _clean(program, field, clean)
        quiet(program)
    if _is_there(field):
        _clean(program, field, clean)


def _clean(program, field, clean):
    fill(program, field, clean)
    _leave(program)
    quiet(program)


def _leave(program):
    program.press("Tab")
    page = program.window.frame.pages.page
    if page is not None and program.front is page:
        page.on_leave()


def _wrong_in_store(program, field, text, before):
    last = last_event(program)
    fill(program, field, text)
    stands = words_in(field)
    said = set() if stands == text else sentences(program) - before
    is_row = isinstance(field.parentWidget().parentWidget(), RowStack)
    _leave(program)
    held = held_since(program, last)
    if held.holds(text) or (not text.strip() and stands == text):
        return KEPT
    if is_row and held.holds_lines(text):
        return SAID
    said |= sentences(program) - before
    if not said:
        return f"no sentence; the field has {stands[:20]!r}"
    parts = [
        part
        for part in (*held.texts, *held.drafts)
        if len(part) > 2 and part.strip() and part in text
    ]
    return f"changed: {parts[0][:30]!r}" if parts else SAID


def _wrong_in_field(program, field, text, before):
    front = program.front
    fill(program, field, text)
    if program.front is not front or words_in(field) == text:
        return SAID
    if sentences(program) - before:
        return SAID if words_in(field) in {"", *_begun(text)} else "changed"
    return f"no sentence; the field has {words_in(field)[:20]!r}"


def _begun(text):
    """A text typed sign by sign is refused at the sign that cannot be kept; what went before it stands."""
    return {text[:length] for length in range(len(text))} if len(text) < 500 else set()
