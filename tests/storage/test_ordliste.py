import re

import pytest

from akutdesk.assets import AssetDamaged, find_resources
from akutdesk.storage.ordliste import FILE, read_ordliste
from akutdesk.wire.enrolment import WORDS, place_words

SHORT, LONG = 3, 9
UNKIND = {
    "blod", "bro", "død", "fejl", "galge", "gris", "hund", "kniv", "ko", "krig", "kugle", "lort",
    "patient", "pik", "pille", "pistol", "reb", "risiko", "savn", "sorg", "so", "systemet", "tog",
    "tvang", "tæve", "ugyldig", "vold", "våben", "øl", "spiritus", "snaps", "vin", "øse",
}  # fmt: skip


@pytest.fixture(scope="module")
def words():
    return read_ordliste(find_resources()).ord


def test_there_are_1024_short_danish_words_in_the_order_of_the_alphabet(words):
    assert len(words) == len(set(words)) == 1024
    assert all(re.fullmatch(rf"[a-zæøå]{{{SHORT},{LONG}}}", word) for word in words)
    letters = "abcdefghijklmnopqrstuvwxyzæøå"
    assert list(words) == sorted(words, key=lambda word: [letters.index(sign) for sign in word])


def test_no_word_becomes_another_by_one_letter_more_less_or_else(words):
    near: dict[str, set[str]] = {}
    for word in words:
        for form in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            near.setdefault(form, set()).add(word)
    alike = {frozenset(pair) for pair in near.values() if len(pair) > 1}
    assert [sorted(pair) for pair in alike if _one_apart(pair)] == []


def _one_apart(group):
    return any(_distance(one, other) < 2 for one in group for other in group if one < other)


def _distance(one, other):
    row = list(range(len(other) + 1))
    for number, sign in enumerate(one, 1):
        above, row = row, [number]
        for at, there in enumerate(other):
            row.append(min(above[at + 1] + 1, row[at] + 1, above[at] + (sign != there)))
    return row[-1]


def test_no_word_hurts_somebody_at_three_in_the_morning(words):
    assert UNKIND.isdisjoint(words)


def test_a_list_that_lost_a_word_is_damage(tmp_path):
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("abrikos\nagern\n", encoding="utf-8")
    with pytest.raises(AssetDamaged) as caught:
        read_ordliste(tmp_path)
    assert caught.value.file == FILE


def test_a_place_has_six_words_that_stay_the_same():
    said = read_ordliste(find_resources()).of(place_words(b"r" * 32)).split()
    assert len(said) == WORDS
    assert said == read_ordliste(find_resources()).of(place_words(b"r" * 32)).split()
    assert said != read_ordliste(find_resources()).of(place_words(b"s" * 32)).split()
