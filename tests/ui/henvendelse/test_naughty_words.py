"""Whatever is typed is kept byte for byte, or refused whole with a sentence (issue 2, "Must hold")."""

from __future__ import annotations

import unicodedata

import pytest

from akutdesk.domain.borger import Borger
from tests.ui.henvendelse.test_page import only

KEPT = (
    "👩‍👩‍👧 og 🫠",
    "مرحبا بك",
    "\u202eomvendt\u202c",
    unicodedata.normalize("NFD", "Åse Kjær"),
    "hårdt\u00a0mellemrum",
    "' OR 1=1; --",
    "<b>fed</b> {navn} %s",
    "tab\tog linje\nto",
    "\u200bnul bred",
)


@pytest.mark.parametrize("words", KEPT)
def test_a_note_is_kept_as_it_was_pasted(night, keyboard, words):
    keyboard.press("F2")
    night.page.body.words.note.setFocus()
    keyboard.paste(words)
    keyboard.press("Ctrl+S")
    assert only(night).notat == words


@pytest.mark.parametrize("words", [words for words in KEPT if "\n" not in words])
def test_a_name_is_kept_as_it_was_pasted(night, keyboard, words):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.paste(words)
    keyboard.press("Enter")
    assert only(night, Borger).kaldenavn == words


@pytest.mark.parametrize("words", ["a\0b", "x" * 1_000_000])
def test_what_cannot_be_kept_is_refused_with_a_sentence(night, keyboard, words):
    keyboard.press("F2")
    note = night.page.body.words.note
    note.setFocus()
    keyboard.write("Kan ikke sove")
    keyboard.paste(words)
    assert note.words == "Kan ikke sove"
    assert night.page.body.words.note_row.missing
    keyboard.write(".")
    assert not night.page.body.words.note_row.missing
    keyboard.press("Ctrl+S")
    assert only(night).notat == "Kan ikke sove."


@pytest.mark.parametrize("words", ["a\0b", "x" * 1_000_000])
def test_a_name_that_cannot_be_kept_is_refused_whole(night, keyboard, words):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.paste(words)
    assert night.page.body.person.new.navn.text() == "Åse"


def test_a_note_takes_no_sign_too_many(night, keyboard):
    keyboard.press("F2")
    note = night.page.body.words.note
    note.setFocus()
    keyboard.paste("æ" * 3999)
    keyboard.write("ab")
    assert len(note.words) == 4000
    assert night.page.body.words.note_row.missing


def test_nothing_typed_stands_in_a_window_title(night, keyboard, kanarie):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.paste(kanarie.navn)
    keyboard.press("Enter")
    night.page.body.words.note.setFocus()
    keyboard.paste(f"{kanarie.navn} {kanarie.cpr}")
    keyboard.press("Ctrl+S")
    assert not kanarie.sings_in(night.window.windowTitle())
