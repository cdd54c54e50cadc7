"""The letters that are shown in bold are the letters that were typed, in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.ui.soeg.match import matches, spans, with_found


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


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("kar", "Karen"),
        ("kj", "Karen Kj…"),
        ("kjaer", "Karen Kjær"),
        ("", "Karen"),
        ("12", "Karen"),
    ],
)
def test_a_row_shows_why_it_was_found_and_no_letter_more(typed, row):
    assert with_found("Karen", "Karen Marie Kjær", typed) == row


def test_both_other_names_are_shown_as_far_as_they_were_typed():
    assert with_found("Kalle", "Karen Kjær", "kja ma") == "Kalle Kjæ…"
    assert with_found("Kalle", "Søren Müller", "soe mue") == "Kalle Sø… Mü…"
