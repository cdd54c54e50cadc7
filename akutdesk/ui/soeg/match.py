"""Which letters of a name were typed, and which words a search finds; the same folding as the store's."""

from __future__ import annotations

import re

from akutdesk.storage import folding

Span = tuple[int, int]
"""From and to of some letters in a text."""

_WORD = re.compile(r"[^\W_]+")


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """The letters of `text` that `typed` matches: the beginnings of its words, in any spelling."""
    sought = _sought(typed)
    found = [
        (word.start(), word.start() + length)
        for word in _WORD.finditer(text)
        if (length := _length(word.group(), sought))
    ]
    return tuple(found)


def with_found(shown: str, full: str, typed: str) -> str:
    """The name of a row, with the letters of a name it does not show that were typed: "Laila Kj…".

    So one sees why a row is there, and nothing one did not type oneself (design.md 8.21).
    """
    unseen = tuple(one for one in folding.typed(typed) if not matches(shown, one))
    sought = _sought(" ".join(unseen))
    found = [
        word if length == len(word) else f"{word[:length]}…"
        for word in _WORD.findall(full)
        if (length := _length(word, sought))
    ]
    return " ".join([shown, *dict.fromkeys(found)])


def matches(words: str, typed: str) -> bool:
    """Whether every word typed begins some word of `words`."""
    stored = folding.names(words)
    sought = folding.typed(typed)
    return bool(sought) and all(
        any(form.startswith((one, folding.shortened(one))) for form in stored) for one in sought
    )


def _sought(typed: str) -> tuple[str, ...]:
    """The typed words, longest first, each also as somebody without Danish letters writes it."""
    words = folding.typed(typed)
    both = {*words, *(folding.shortened(word) for word in words)}
    return tuple(sorted(both, key=len, reverse=True))


def _length(word: str, sought: tuple[str, ...]) -> int:
    """How many letters from the beginning of a word were typed: the fewest whose forms hold a sought one."""
    for one in sought:
        for end in range(1, len(word) + 1):
            if any(form.startswith(one) for form in folding.names(word[:end])):
                return end
    return 0
