"""Typed text made fit for paper: composed, without control signs, with a box for what no font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from akutdesk.reports.fonts import BOX, Fonts

_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_ZWJ = "\u200d"
_JOINERS = {_ZWJ, "\ufe0e", "\ufe0f", "\u20e3"}
_UNSEEN = {"Cc", "Cf", "Zs"}
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)

GLUE = "\u00a0"
"""A space where a line may not break. It is drawn as an ordinary one, so that search finds the words."""


def paper_text(text: str, fonts: Fonts) -> str:
    """One paragraph of typed text as it is drawn. Line ends become spaces."""
    drawn = "".join(drawn for drawn, _ in _drawn(_composed(text), fonts.knows))
    return re.sub(" {2,}", " ", drawn).strip(" ")


def boxed_signs(text: str, fonts: Fonts) -> list[str]:
    """What stands behind each box of `paper_text`, in order, for a voice to say."""
    pairs = _drawn(_composed(text), fonts.knows)
    return ["".join(filter(_sayable, source)) for drawn, source in pairs if drawn == BOX]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _BREAKS.sub(" ", text))


def _sayable(sign: str) -> bool:
    return unicodedata.category(sign) != "Cs"


def typed_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that hold anything."""
    return tuple(line for line in _BREAKS.split(text) if shows(line))


def shows(text: str) -> bool:
    """Whether anything of a text would be seen on paper."""
    return any(
        not sign.isspace() and unicodedata.category(sign) not in _UNSEEN and sign not in _JOINERS
        for sign in text
    )


def glued(text: str, maaneder: str) -> str:
    """The text with its dates, clock times, pairs of digits and percentages held on one line.

    `maaneder` are the names of the months with spaces between.
    """
    names = maaneder.replace(" ", "|")
    text = re.sub(rf"(\d{{1,2}}\.) (?=(?:{names})\b)", rf"\1{GLUE}", text)
    text = re.sub(rf"({GLUE}(?:{names})) (?=\d{{4}}\b)", rf"\1{GLUE}", text)
    text = re.sub(r"\b([Kk]l\.|[Nn]r\.) (?=\d)", rf"\1{GLUE}", text)
    text = re.sub(r"(?<!\d)(\d\d) (?=\d\d(?!\d))", rf"\1{GLUE}", text)
    return re.sub(r"(\d) (?=%)", rf"\1{GLUE}", text)


def _drawn(text: str, known: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Each sign as it is drawn, with what was typed. A picture put together of several signs is one."""
    clusters: list[str] = []
    for sign in text:
        joined = clusters and not _known_start(clusters[-1], known)
        if joined and (_continues(sign) or clusters[-1].endswith(_ZWJ)):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    for cluster in clusters:
        yield _one(cluster[0], known), cluster


def _known_start(cluster: str, known: Callable[[str], bool]) -> bool:
    return _one(cluster[0], known) != BOX


def _one(sign: str, known: Callable[[str], bool]) -> str:
    """What is drawn for one sign: itself, nothing, its plain form, or the box."""
    category = unicodedata.category(sign)
    if sign == GLUE:
        return GLUE
    if sign.isspace() or category == "Zs":
        return " "
    if category in _UNSEEN or sign in _JOINERS:
        return ""
    if sign != BOX and known(sign):
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and all(known(part) and not part.isspace() for part in plain):
        return plain
    return BOX


def _continues(sign: str) -> bool:
    """Whether the sign only adds to the one before, as a skin tone adds to a hand."""
    return (
        sign in _JOINERS
        or ord(sign) in _SKIN_TONES
        or ord(sign) in _TAGS
        or unicodedata.category(sign) in {"Mn", "Me"}
    )
