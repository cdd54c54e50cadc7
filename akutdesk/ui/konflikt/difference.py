"""What is the same in two versions of a text, and what stands in one only: by words, not by characters (F44).

No Qt, no store. And the two made one, with every line of both in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

Span = tuple[int, int]
"""Where something begins in a line, and where it ends."""

_WORD: Final = re.compile(r"\S+")
_ALIKE: Final = 0.5
"""Lines with less in common than this are two lines, not one that was changed."""


def only_in(lines: Sequence[str], others: Sequence[Sequence[str]]) -> tuple[tuple[Span, ...], ...]:
    """For each line, the parts of it that stand in none of the other versions."""
    return tuple(_only_in_line(line, others) for line in lines)


def merged(values: Sequence[str]) -> str:
    """All versions in one text: what they share once, what one has alone in its place. No line is lost."""
    first, *rest = [value.split("\n") for value in values]
    for other in rest:
        first = _merged_lines(first, other)
    return "\n".join(first)


def _merged_lines(one: list[str], other: list[str]) -> list[str]:
    made: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        made += one[i1:i2]
        if tag != "equal":
            made += other[j1:j2]
    return made


def _only_in_line(line: str, others: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    words = list(_WORD.finditer(line))
    alone = set(range(len(words)))
    for other in others:
        alone &= _alone([word.group() for word in words], other)
    return _spans(words, alone)


def _alone(words: list[str], other: Sequence[str]) -> set[int]:
    """Which words the nearest line of another version has not; all of them where no line is near."""
    best, shared = _ALIKE, frozenset[int]()
    for line in other:
        matcher = SequenceMatcher(None, words, _WORD.findall(line), autojunk=False)
        ratio = matcher.ratio()
        if ratio >= best:
            best = ratio
            blocks = matcher.get_matching_blocks()
            shared = frozenset(at for one in blocks for at in range(one.a, one.a + one.size))
    return set(range(len(words))) - shared


def _spans(words: list[re.Match[str]], alone: set[int]) -> tuple[Span, ...]:
    """Words next to each other are one part."""
    spans: list[Span] = []
    for number, word in enumerate(words):
        if number not in alone:
            continue
        if spans and number - 1 in alone:
            spans[-1] = (spans[-1][0], word.end())
        else:
            spans.append(word.span())
    return tuple(spans)
