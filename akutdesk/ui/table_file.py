"""A file of rows that a leader chose in the system's window, read from the disk as a spreadsheet wrote it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

_SUFFIXES: Final = "*.csv *.txt"
_ENCODINGS: Final = ("utf-8-sig", "cp1252")
"""What spreadsheets write; the second reads any byte that stands for a letter."""
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
            raw = file.read(most * _BYTES_A_SIGN + 1)
    except OSError:
        return None
    for encoding in _ENCODINGS:
        try:
            return read(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return None
