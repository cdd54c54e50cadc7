"""What is typed or pasted is kept byte for byte, or refused with a sentence (issue 2, "Must hold")."""

from __future__ import annotations

import pytest
import shiboken6

from tests.ui.gates.naughty import (
    NAUGHTY,
    fill,
    held_since,
    last_event,
    sentences,
    typing_fields,
    words_in,
)
from tests.ui.gates.screens import SCREENS
from tests.ui.gates.walk import told

KEPT_AT_ONCE = [place for place in SCREENS if place.front.endswith("Page")]


@pytest.mark.long
@pytest.mark.parametrize("spot", KEPT_AT_ONCE, ids=lambda place: place.name, indirect=True)
def test_words_in_a_page_are_kept_byte_for_byte_or_refused_with_a_sentence(fresh, rng, count):
    page, broken = _page(fresh), []
    names = rng.sample(sorted(NAUGHTY), k=min(count("naughty"), len(NAUGHTY)))
    for field in typing_fields(page):
        if shiboken6.isValid(field) and field.isVisible():
            broken += [(told(field), *found) for found in _try(fresh, field, names)]
        assert _page(fresh) is page
    assert broken == []


def _page(program):
    return program.window.frame.pages.page


def _try(program, field, names):
    """What is wrong with what became of these texts in one field."""
    clean = words_in(field)
    before = sentences(program)
    for name in names:
        if not shiboken6.isValid(field) or not field.isVisible():
            return
        found = _wrong(program, field, NAUGHTY[name], before)
        if found:
            yield name, found
        if shiboken6.isValid(field) and field.isVisible():
            fill(program, field, clean)
            _leave(program)


def _leave(program):
    program.press("Tab")
    _page(program).on_leave()


def _wrong(program, field, text, before):
    last = last_event(program)
    fill(program, field, text)
    stands = words_in(field)
    said = set() if stands == text else sentences(program) - before
    _leave(program)
    held = held_since(program, last)
    if held.holds(text) or (not text.strip() and stands == text):
        return ""
    said |= sentences(program) - before
    if not said:
        return f"no sentence; the field has {stands[:20]!r}"
    parts = [
        part
        for part in (*held.texts, *held.drafts)
        if len(part) > 2 and part.strip() and part in text
    ]
    return f"changed: {parts[0][:30]!r}" if parts else ""
