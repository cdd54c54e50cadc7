"""A file of rows that a leader chose in the system's window, read from the disk as a spreadsheet wrote it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

_SUFFIXES: Final = "*.csv *.txt"
_ENCODINGS: Final = ("utf-8-sig", "cp1252")
"""What spreadsheets write; the second reads any byte that stands for a letter."""
_UNICODE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What Excel calls Unicode text says so itself in its first two bytes."""
_BYTES_A_SIGN: Final = 4

Found = TypeVar("Found")


def name_filter(words: str) -> str:
    """What the window offers, under these words."""
    return f"{words} ({_SUFFIXES})"


def read_table_file(path: Path, read: Callable[[str], Found], *, most: int) -> Found | None:
    """What `read` finds in a file of at most so many signs; None if it cannot be read. Passes on TabelfilError.

    Of a longer file one sign too many comes to `read`, which says so.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(most * _BYTES_A_SIGN + 2)  # whole signs, in every encoding
    except OSError:
        return None
    for encoding in _encodings(raw):
        try:
            return read(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return None


def _encodings(raw: bytes) -> Sequence[str]:
    """How the bytes may be meant; in no way where they are a spreadsheet itself and no table."""
    if raw.startswith(_UNICODE_MARKS):
        return ("utf-16",)
    return () if b"\0" in raw else _ENCODINGS
