"""Whatever is typed is kept byte for byte, or refused whole with a sentence (issue 2, "Must hold")."""

from __future__ import annotations

import unicodedata

import pytest

from akutdesk.domain.borger import Borger
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import T1, only

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
UNKEPT = ("a\0b", "x" * 1_000_000)


def refused(night, words):
    """The sentence that refuses one of these."""
    kode = "NUL" if "\0" in words else "LANG"
    return night.desk.texts(f"henvendelse.afvist.{kode}")


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


@pytest.mark.parametrize("words", UNKEPT)
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


@pytest.mark.parametrize("words", UNKEPT)
def test_a_name_that_cannot_be_kept_is_refused_whole(night, keyboard, words):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.write("Åse")
    keyboard.paste(words)
    new = night.page.body.person.new
    assert new.navn.text() == "Åse"
    assert new._error.text() == f"Kaldenavn: {refused(night, words)}"
    assert new._error.text() == new.navn.accessibleDescription()
    keyboard.write("n")
    assert (new.navn.text(), new._error.text()) == ("Åsen", "")


@pytest.mark.parametrize("words", UNKEPT)
def test_a_search_that_cannot_be_kept_is_refused_whole(night, keyboard, words):
    keyboard.press("F2", "Alt+I", "2", "k")
    keyboard.paste(words)
    finder = night.page.body.person._finder
    assert (finder.line.text(), finder._nobody.text()) == ("k", refused(night, words))


@pytest.mark.parametrize("words", UNKEPT)
def test_a_time_that_cannot_be_kept_is_refused_whole(night, keyboard, words):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "5", "Tab")
    row = night.page.body.words.dues["OPKALD"]
    keyboard.write("i morgen kl. 10")
    keyboard.paste(words)
    assert (row.words, row.missing) == ("i morgen kl. 10", True)
    assert row.fields.accessibleDescription() == refused(night, words)
    keyboard.write(".")
    assert not row.missing


def test_the_sentence_names_the_field_where_several_stand_together(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "5")
    row = night.page.body.words.dues["OPKALD"]
    row.fields.number.setFocus()
    keyboard.paste("12\0")
    words = row.fields.accessibleDescription()
    assert words == "Nummer at ringe til: " + refused(night, "\0")
    keyboard.press("Alt+T")
    night.page.body.time._fields.dag.setFocus()
    keyboard.paste("x" * 41)
    words = night.page.body.time._fields.accessibleDescription()
    assert words == f"Dag: {refused(night, 'x')}"


@pytest.mark.parametrize("words", UNKEPT)
def test_a_reason_to_annul_that_cannot_be_kept_is_refused_whole(night, keyboard, words):
    keyboard.press("F2", "Alt+M")
    night.page.body.more.annul.button.click()
    settle()
    keyboard.press("3")
    keyboard.paste(words)
    line = night.window.focusWidget()
    assert (line.text(), line.accessibleDescription()) == ("", refused(night, words))


@pytest.mark.parametrize("words", UNKEPT)
def test_a_task_that_cannot_be_kept_is_refused_whole(night, keyboard, words):
    keyboard.press("F2", *T1, "Ctrl+Enter")
    (strip,) = night.window.frame.done_area.strips
    strip.buttons[1].do()
    settle()
    keyboard.press("1", "Tab")
    for _ in range(2):
        keyboard.write("kl. 10")
        keyboard.paste(words)
        line = night.window.focusWidget()
        assert (line.text(), line.accessibleDescription()) == ("kl. 10", refused(night, words))
        keyboard.press("Tab")


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
