"""Two versions of a text: what one has alone is marked by words, and made one nothing of either is lost (F44)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.ui.konflikt.difference import merged, only_in

LINES = st.lists(st.text(alphabet="ab æ", max_size=4), min_size=1, max_size=6)


def parts(line: str, *others: str) -> list[str]:
    (spans,) = only_in([line], [[other] for other in others])
    return [line[start:end] for start, end in spans]


def test_a_changed_word_is_marked_alone():
    one = "Karen vil gerne ringes op i morgen tidlig"
    assert parts(one, "Karen vil gerne ringes op i aften efter otte") == ["morgen tidlig"]


def test_a_word_is_whole_or_not_marked():
    assert parts("hun kom i gaar med bussen", "hun kom i gang med bussen") == ["gaar"]


def test_two_lines_with_little_in_common_are_two_lines():
    mine = "Dagvagten ringer til mig i morgen kl. 10"
    assert parts(mine, "Lone kommer til mig tirsdag kl. 16") == [mine]


def test_the_same_line_has_no_mark_and_a_longer_one_only_what_is_new():
    assert parts("Gå ned til åen", "Gå ned til åen") == []
    assert parts("Gå ned til åen, også når det regner", "Gå ned til åen, også") == [
        "når det regner"
    ]


def test_of_three_versions_only_what_nobody_else_has_is_marked():
    assert parts("ring kl. 10 i dag", "ring kl. 10 i aften", "ring kl. 12 i dag") == []
    assert parts("ring kl. 10 i dag", "ring kl. 10 i aften", "ring kl. 10 nu") == ["dag"]


def test_what_both_have_stands_once_when_they_are_made_one():
    assert merged(("a\nb\nc", "a\nx\nc")) == "a\nb\nx\nc"
    assert merged(("ens", "ens")) == "ens"


def is_within(some: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in some)


@given(st.lists(LINES, min_size=2, max_size=3))
def test_no_character_of_any_version_is_lost(versions):
    texts = ["\n".join(lines) for lines in versions]
    whole = merged(texts).split("\n")
    for text in texts:
        assert is_within(text.split("\n"), whole)


@given(LINES, LINES)
def test_marks_lie_within_their_line_in_order(one, other):
    for line, spans in zip(one, only_in(one, [other]), strict=True):
        flat = [edge for span in spans for edge in span]
        assert flat == sorted(set(flat))
        assert all(0 <= edge <= len(line) for edge in flat)
