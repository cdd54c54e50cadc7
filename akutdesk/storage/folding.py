"""Letters as the search compares them: æ/ae, ø/o/oe, å/a/aa, ü/u/ue, accents, case, NFC and NFD (design.md D13).

A name is stored under every usual spelling, so that what is typed needs one form only and each further
key only narrows the answer. Notes are folded to one short form on both sides.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final

_SPELLINGS: Final = {
    "æ": ("ae",),
    "ø": ("o", "oe"),
    "å": ("a", "aa"),
    "ä": ("ae", "a"),
    "ö": ("o", "oe"),
    "ü": ("u", "ue"),
    "oe": ("oe", "o"),
    "aa": ("aa", "a"),
    "ue": ("ue", "u"),
}
_TYPED: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "ü": "u"})
_OTHER: Final = {"đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "œ": "oe", "ħ": "h"}
_SORTED: Final = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
_SHORT: Final = tuple(
    (letter, forms[0]) for letter, forms in _SPELLINGS.items() if len(letter) == 1
)
_BLANKED: Final = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_PIECE: Final = re.compile("[æøåäöü]|oe|aa|ue")
_DIGRAPH: Final = re.compile("oe|aa|ue")
_WORD: Final = re.compile(r"[^\W_]+")
_MOST_SPELLINGS: Final = 16


def names(text: str) -> tuple[str, ...]:
    """Every form that a part of this name is stored under; hyphenated parts also run together."""
    return tuple(dict.fromkeys(form for piece in _lower(text).split() for form in _piece(piece)))


def whole(text: str) -> tuple[str, ...]:
    """Every form of a whole name in one piece, for the exact match."""
    return _forms("".join(_WORD.findall(_lower(text))))


def typed(text: str) -> tuple[str, ...]:
    """The words of what was typed into the search, each in the one form that is looked for."""
    return tuple(_WORD.findall(_plain(_lower(text).translate(_TYPED))))


def shortened(word: str) -> str:
    """A typed word as somebody without the Danish letters may have stored it: "soeren" as "soren"."""
    return _DIGRAPH.sub(_first_letter, word)


def note(text: str) -> str:
    """A note's words in their one short form, parted by blanks."""
    plain = _lower(text)
    if not plain.isascii():
        for letter, short in _SHORT:
            plain = plain.replace(letter, short)
    if not plain.isascii():
        return " ".join(_WORD.findall(_without_digraphs(_plain(plain))))
    return _without_digraphs(plain).encode().translate(_BLANKED).decode()


def alphabet(text: str) -> str:
    """A key that sorts names as the Danish alphabet does: æ, ø, å last, aa with å."""
    lower = _lower(text).replace("aa", "å")
    return lower if lower.isascii() else _plain(lower.translate(_SORTED))


def _lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _plain(text: str) -> str:
    """Without accents, and with the letters of neighbours as Danes write them."""
    if text.isascii():
        return text
    for letter, plain in _OTHER.items():
        text = text.replace(letter, plain)
    bare = unicodedata.normalize("NFD", text)
    for sign in set(bare):
        if unicodedata.combining(sign):
            bare = bare.replace(sign, "")
    return bare


@lru_cache(maxsize=2048)
def _piece(text: str) -> tuple[str, ...]:
    """The forms of what stands between blanks: of its parts, and of the whole where it has several."""
    parts = _WORD.findall(text)
    if len(parts) > 1:
        parts.append("".join(parts))
    return tuple(form for part in parts for form in _forms(part))


@lru_cache(maxsize=2048)
def _forms(word: str) -> tuple[str, ...]:
    pieces = _PIECE.findall(word)
    if not pieces:
        return (_plain(word),)
    between = [_plain(rest) for rest in _PIECE.split(word)]
    choices = [_SPELLINGS[piece] for piece in pieces]
    made = itertools.islice(itertools.product(*choices), _MOST_SPELLINGS)
    return tuple(
        dict.fromkeys(
            "".join(itertools.chain.from_iterable(zip(between, (*chosen, ""), strict=True)))
            for chosen in made
        )
    )


def _without_digraphs(text: str) -> str:
    """As `shortened`, quicker for a long text, and until none is left."""
    for pair in ("oe", "ue", "aa"):
        while pair in text:
            text = text.replace(pair, pair[0])
    return text


def _first_letter(match: re.Match[str]) -> str:
    return match.group()[0]
