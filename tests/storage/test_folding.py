"""Letters as the search compares them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.storage import folding


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Søren", "søren soren soeren SØREN Sören"),
        ("Soeren", "søren soren soeren"),
        ("Kjær", "kjær kjaer kjär KJÆR"),
        ("Kjaer", "kjær kjaer"),
        ("Åse", "åse aase ase ÅSE"),
        ("Aase", "åse aase ase"),
        ("Müller", "müller muller mueller"),
        ("Mueller", "müller muller mueller"),
        ("Søgaard", "søgaard soegaard sogaard søgård soegård sogard"),
        ("Søgård", "søgaard soegaard sogaard søgård"),
        ("José", "jose josé"),
        ("Łukasz", "lukasz Łukasz"),
        ("Weiß", "weiss weiß"),
        ("Đặng", "dang"),
        ("O'Brien", "o'brien obrien brien"),
        ("Anne-Marie", "anne-marie annemarie marie"),
        ("محمد", "محمد"),
        ("Ib", "ib IB"),
    ],
)
def test_every_spelling_of_a_name_is_found_letter_by_letter(stored, typed):
    for form in ("NFC", "NFD"):
        forms = folding.names(unicodedata.normalize(form, stored))
        for spelling in typed.split():
            for length in range(1, len(spelling) + 1):
                for word in folding.typed(unicodedata.normalize(form, spelling[:length])):
                    assert any(one.startswith(word) for one in forms), (spelling, length, forms)


def test_somebody_without_danish_letters_is_found_by_the_longer_spelling():
    assert folding.shortened("soeren") in folding.names("Soren")


@pytest.mark.parametrize("name", ["ø" * 40, "aaoeue" * 20, "", "!?", "\0", "\ud800"])
def test_odd_names_make_few_forms(name):
    assert len(folding.names(name)) <= 32


def test_the_danish_alphabet_ends_with_its_own_letters():
    names = ["Åse", "Zoe", "Ærø", "Aase", "Øjvind", "Anna", "Aksel", "Ülker", "ås"]
    assert sorted(names, key=folding.alphabet) == [
        "Aksel",
        "Anna",
        "Ülker",
        "Zoe",
        "Ærø",
        "Øjvind",
        "ås",
        "Åse",
        "Aase",
    ]


@given(st.text())
def test_a_note_is_found_by_each_of_its_own_words(text):
    words = folding.note(text).split()
    for word in words:
        assert folding.note(word) == word
    assert '"' not in "".join(words)


@given(st.text(), st.text())
def test_what_is_typed_never_holds_a_sign_of_the_search_language(one, other):
    for word in (*folding.typed(one), *folding.names(other), *folding.note(one).split()):
        assert not set(word) & set('"*:^(){}+- \0')
