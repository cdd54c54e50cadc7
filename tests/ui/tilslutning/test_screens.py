"""A PC that is no desk yet asks one thing at a time, and keys are enough."""

from __future__ import annotations

from akutdesk.ui.tilslutning.screens import AskScreen, InScreen, QuestionScreen, WaitScreen
from akutdesk.ui.tilslutning.way import Way
from tests.ui.keyboard import Keyboard


def test_the_first_question_begins_at_a_new_place(look, texts, shown):
    screen = QuestionScreen(look, texts)
    shown(screen)
    assert screen.first_focus() is screen.new
    asked = []
    screen.nyt.connect(lambda: asked.append("nyt"))
    screen.findes.connect(lambda: asked.append("findes"))
    screen.known.click()
    screen.new.click()
    assert asked == ["findes", "nyt"]


def test_asking_needs_an_address_or_a_stick(look, texts, shown):
    screen = AskScreen(look, texts, Way())
    shown(screen)
    asked = []
    screen.bed.connect(asked.append)
    screen.first_focus().setFocus()
    hands = Keyboard(screen)
    hands.press("Return")
    assert asked == []
    assert screen.said.isVisible()
    hands.write(" https://server.kommune.dk ")
    hands.press("Return")
    assert asked == [Way(url="https://server.kommune.dk")]


def test_the_code_and_the_words_stand_in_large_type(look, texts, shown):
    screen = WaitScreen(look, texts, kode="7K4MX Q2TXA", ord="a b c d e f", by_stick=False)
    shown(screen)
    assert screen.code.words == ("7K4MX", "Q2TXA")
    assert screen.words.words == tuple("abcdef")
    assert not screen.next_button.isVisible()
    assert screen.first_focus() is screen.back_button


def test_at_the_end_there_is_one_way_on(look, texts, shown):
    screen = InScreen(look, texts, "a b c d e f")
    shown(screen)
    assert not screen.back_button.isVisible()
    assert screen.first_focus() is screen.next_button
