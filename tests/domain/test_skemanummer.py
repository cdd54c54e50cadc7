"""The number on a paper form: never the same from two PCs, and a slip of the hand is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.kontroltegn import ALFABET
from akutdesk.domain.skemanummer import laes_skemanummer, skemanummer

PCS, RUNNING = st.integers(1, 600), st.integers(1, 99_999_999)


def test_a_number_is_a_letter_a_running_number_and_a_check():
    assert skemanummer(1, 231).startswith("A-0231-")
    assert skemanummer(2, 231).startswith("B-0231-")
    assert skemanummer(22, 1)[0] == "Z"
    assert skemanummer(23, 1).startswith("AA-0001-")


@given(st.lists(st.tuples(PCS, RUNNING), unique=True, min_size=2, max_size=2))
def test_two_forms_never_bear_one_number(forms):
    first, second = (skemanummer(pc, loeb) for pc, loeb in forms)
    assert first != second


@given(PCS, RUNNING)
def test_what_is_printed_is_read_again(pc, loeb):
    number = skemanummer(pc, loeb)
    assert laes_skemanummer(number) == number


@pytest.mark.parametrize("typed", ["a0231{c}", " A 231 {c}", "A–0231–{c}", "a.o231.{c}"])
def test_it_is_read_however_it_is_written(typed):
    number = skemanummer(1, 231)
    assert laes_skemanummer(typed.format(c=number[-1].lower())) == number


@given(PCS, st.integers(1, 9999), st.data())
def test_one_wrong_sign_is_found(pc, loeb, data):
    number = skemanummer(pc, loeb)
    places = [place for place, sign in enumerate(number) if sign != "-"]
    place = data.draw(st.sampled_from(places))
    sign = data.draw(st.sampled_from([sign for sign in ALFABET if sign != number[place]]))
    wrong = number[:place] + sign + number[place + 1 :]
    assert laes_skemanummer(wrong) is None


def test_a_letter_for_the_first_zero_is_found_whatever_the_number():
    for loeb in range(1, 1000):
        number = skemanummer(1, loeb)
        assert all(laes_skemanummer(f"A-{sign}{number[3:]}") is None for sign in ALFABET[10:])


@pytest.mark.parametrize("typed", ["", "A", "A-0231", "0231", "🙂", "A-0231-H-H", "A-" + "9" * 99])
def test_what_is_not_whole_is_no_number(typed):
    assert laes_skemanummer(typed) is None
