"""Typed text on paper: what is drawn, what becomes a box, and what holds together."""

from __future__ import annotations

import unicodedata

import pytest

from akutdesk.reports.fonts import BOX, FILES
from akutdesk.reports.papir import Papir
from akutdesk.reports.signs import boxed_signs, paper_text, shows, typed_lines


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Søren Kjær på Ærø", "Søren Kjær på Ærø"),
        (unicodedata.normalize("NFD", "Åse Møller"), "Åse Møller"),
        ("  to\tord\r\nher ", "to ord her"),
        ("bl\u00adød\u200bt\x00", "blødt"),
        ("\u202eRTL", "RTL"),
        ("１２３", "123"),
        ("tak 🙏", f"tak {BOX}"),
        ("hånd 👋🏽!", f"hånd {BOX}!"),
        ("familie 👩‍👩‍👧", f"familie {BOX}"),
        ("\ud800", BOX),
        ("سلام", BOX * 4),
        ("Привет", "Привет"),
    ],
)
def test_signs_are_drawn_or_boxed(papir: Papir, typed: str, drawn: str):
    assert paper_text(typed, papir.fonts) == drawn


def test_a_box_remembers_its_sign(papir: Papir):
    assert boxed_signs("a 👩‍👩‍👧 b 👋🏽", papir.fonts) == ["👩‍👩‍👧", "👋🏽"]
    assert boxed_signs("ren tekst", papir.fonts) == []


def test_every_text_face_draws_the_same_signs(papir: Papir):
    plex = [papir.fonts.faces[name] for name in FILES if "mono" not in name]
    assert len({frozenset(face.advances) for face in plex}) == 1


def test_only_what_shows_counts_as_written():
    assert not any(shows(text) for text in ("", " \n", "\u200b\u00ad", "\x00", "\ufe0f"))
    assert shows("å")
    assert typed_lines("et\n\n \x00\nto\u2028tre") == ("et", "to", "tre")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("den 3. november 2026 igen", "3.\u00a0november\u00a02026"),
        ("kl. 02.14 i nat", "kl.\u00a002.14"),
        ("Ring 04 61 20 35 nu", "04\u00a061\u00a020\u00a035"),
        ("100 % sikker", "100\u00a0%"),
        ("nr. 4", "nr.\u00a04"),
    ],
)
def test_what_belongs_together_is_glued(papir: Papir, text: str, held: str):
    assert held in papir.glued(text)
    assert papir.glued(text).replace("\u00a0", " ") == text


def test_ordinary_words_are_not_glued(papir: Papir):
    text = "Vi er 2 nye i 2026, og 100 kr. rækker til 3 dage"
    assert papir.glued(text) == text
