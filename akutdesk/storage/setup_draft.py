"""The place's own facts between two starts of the first run, before there is any key (design.md 8.3).

Name, numbers, municipalities: what laas.json and every plan will say anyway. Never a password or a code. The
file goes when the desk is made, and while it lies there, a vault beside it may be an unfinished one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec

from akutdesk.storage.claim import SETUP
from akutdesk.storage.durable import remove_durably, write_durably

FILE: Final = SETUP

_Text = Annotated[str, msgspec.Meta(max_length=400)]
Facts = dict[str, _Text | list[_Text]]
"""Field name to text, or to a list of texts."""

_DECODER = msgspec.json.Decoder(Facts)


def read(folder: Path) -> Facts:
    """What was kept; nothing if there is no file or it is damaged."""
    try:
        return _DECODER.decode((folder / FILE).read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def is_kept(folder: Path) -> bool:
    """Whether a first run was begun here and not ended."""
    return (folder / FILE).exists()


def write(folder: Path, facts: Facts) -> None:
    """Keep them. Raises DiskFull or DiskFault."""
    write_durably(folder / FILE, msgspec.json.format(msgspec.json.encode(facts), indent=1))


def forget(folder: Path) -> None:
    """The desk is made. Raises DiskFault."""
    if is_kept(folder):
        remove_durably(folder / FILE)
