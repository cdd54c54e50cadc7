"""The letters that are shown in bold are the letters that were typed, in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.ui.soeg.match import matches, spans


@pytest.mark.parametrize(
    ("name", "typed", "bold"),
    [
        ("Karen", "kar", ["Kar"]),
        ("Karsten Bro", "bro", ["Bro"]),
        ("Søren Kjær", "soeren kj", ["Søren", "Kj"]),
        ("Søren Kjær", "sor", ["Sør"]),
        ("Åse", "aa", ["Å"]),
        ("Aase", "å", ["A"]),
        ("Müller", "muel", ["Mül"]),
        ("Ea", "EA", ["Ea"]),
        ("Kåre Karsten", "ka", ["Kå", "Ka"]),
        ("Karen", "ren", []),
        ("Karen", "", []),
        ("", "kar", []),
    ],
)
def test_what_was_typed_is_bold(name, typed, bold):
    assert [name[start:stop] for start, stop in spans(name, typed)] == bold


@given(name=st.text(max_size=20), typed=st.text(max_size=8))
def test_bold_letters_lie_inside_the_name_and_never_overlap(name, typed):
    ends = [0, *(end for span in spans(name, typed) for end in span), len(name)]
    assert ends == sorted(ends)


def test_every_typed_word_must_begin_a_word():
    assert matches("Kort opkald", "opk kort")
    assert matches("Overnatning seng plads", "se")
    assert not matches("Kort opkald", "kort bord")
    assert not matches("Kort opkald", " ")
