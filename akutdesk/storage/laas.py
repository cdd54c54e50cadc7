"""laas.json: the little that the lock screen may know before anybody has unlocked (design.md 8.16).

Service name, phone directory, the bagvagt's number, palette, text size, and when clocks were started. No
name of a citizen, no word of a note. It is checked against the store at each unlock and written again if
somebody has changed it: a false bagvagt number would be a danger.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import msgspec

from akutdesk.storage.columns import FIRST_MS, LAST_MS
from akutdesk.storage.durable import write_durably

FILE: Final = "laas.json"

_Line = Annotated[str, msgspec.Meta(max_length=400)]
_Clock = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
_Instant = Annotated[int, msgspec.Meta(ge=FIRST_MS, le=LAST_MS)]
_MAX_FILE: Final = 1024 * 1024


class LaasOpslag(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the akutkort: whom to call, the number, and when it was checked (ISO date)."""

    kode: _Line
    navn: _Line
    nummer: _Line
    tekst: _Line = ""
    kontrolleret_dato: _Line | None = None


class Laas(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the lock screen shows. `palet` is a palette's name, `tekst_pct` the text size in per cent.

    `skift` is when the day, evening and night shift begin, "HH:MM": the lock names the shift (decision 0016).
    `ure` are the starts of clocks that run, UTC milliseconds, oldest first.
    """

    sted: _Line = ""
    opslag: tuple[LaasOpslag, ...] = ()
    bagvagt: _Line = ""
    palet: _Line = ""
    tekst_pct: Annotated[int, msgspec.Meta(ge=50, le=400)] = 100
    skift: tuple[_Clock, ...] = ()
    ure: tuple[_Instant, ...] = ()


_DECODER = msgspec.json.Decoder(Laas)


def read_laas(folder: Path) -> Laas | None:
    """What the lock screen may show; None if the file is missing or damaged, and then it shows less."""
    try:
        with (folder / FILE).open("rb") as file:
            return _DECODER.decode(file.read(_MAX_FILE))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def write_laas(folder: Path, laas: Laas) -> None:
    """Keep it for the next lock. Raises DiskFull or DiskFault."""
    data = msgspec.json.encode(laas)
    write_durably(folder / FILE, msgspec.json.format(data, indent=1) + b"\n")


def set_right(folder: Path, wanted: Laas) -> bool:
    """Make the file say what the store says. True if it said something else and was written again.

    `wanted.ure` is what the store knows of running clocks after the inbox has been taken in.
    """
    if read_laas(folder) == wanted:
        return False
    write_laas(folder, wanted)
    return True
