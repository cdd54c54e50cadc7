"""The words that two screens are compared with: six short Danish words stand for a key (sync-and-security.md 2.15)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.assets import AssetDamaged
from akutdesk.wire.enrolment import WORD_BITS

FILE: Final = "ordliste/ord.txt"


@dataclass(frozen=True, slots=True)
class Ordliste:
    """1024 words in their order, which never changes: a word's number is ten bits of a fingerprint."""

    ord: tuple[str, ...]

    def of(self, numbers: Iterable[int]) -> str:
        """The words with these numbers, with a space between."""
        return " ".join(self.ord[number] for number in numbers)


def read_ordliste(resources: Path) -> Ordliste:
    """The bundled list, resources/ordliste/ord.txt. Raises AssetDamaged."""
    try:
        lines = (resources / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise AssetDamaged(FILE, 1) from None
    words = tuple(line for line in lines if line and not line.startswith("#"))
    if len(set(words)) != 1 << WORD_BITS or len(words) != len(set(words)):
        raise AssetDamaged(FILE, 1)
    return Ordliste(words)
