"""laas.json: the little that the lock screen may know before anybody has unlocked (design.md 8.16).

Service name, phone directory, the bagvagt's number, palette, text size, and when clocks were started. No
name of a citizen, no word of a note. It is checked against the store at each unlock and written again if
somebody has changed it: a false bagvagt number would be a danger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, cast

from akutdesk.storage.durable import write_durably
from akutdesk.storage.instant import FIRST_MS, LAST_MS

FILE: Final = "laas.json"

_LONGEST: Final = 400
_MAX_FILE: Final = 1024 * 1024
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, kw_only=True)
class LaasOpslag:
    """One line of the akutkort: whom to call, the number, and when it was checked (ISO date)."""

    kode: str
    navn: str
    nummer: str
    tekst: str = ""
    kontrolleret_dato: str | None = None


@dataclass(frozen=True, kw_only=True)
class Laas:
    """What the lock screen shows. `palet` is a palette's name, `tekst_pct` the text size in per cent.

    `skift` is when the day, evening and night shift begin, "HH:MM": the lock names the shift (decision 0016).
    `ure` are the starts of clocks that run, UTC milliseconds, oldest first.
    """

    sted: str = ""
    opslag: tuple[LaasOpslag, ...] = ()
    bagvagt: str = ""
    palet: str = ""
    tekst_pct: int = 100
    skift: tuple[str, ...] = ()
    ure: tuple[int, ...] = ()


def read_laas(folder: Path) -> Laas | None:
    """What the lock screen may show; None if the file is missing or damaged, and then it shows less."""
    try:
        with (folder / FILE).open("rb") as file:
            return Laas(**_known(json.loads(file.read(_MAX_FILE)), _LAAS))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def write_laas(folder: Path, laas: Laas) -> None:
    """Keep it for the next lock. Raises DiskFull or DiskFault."""
    told = _told(laas)
    if laas.opslag:
        told["opslag"] = [_told(one) for one in laas.opslag]
    write_durably(folder / FILE, json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n")


def set_right(folder: Path, wanted: Laas) -> bool:
    """Make the file say what the store says. True if it said something else and was written again.

    `wanted.ure` is what the store knows of running clocks after the inbox has been taken in.
    """
    if read_laas(folder) == wanted:
        return False
    write_laas(folder, wanted)
    return True


def _told(value: Laas | LaasOpslag) -> dict[str, object]:
    """What differs from what goes without saying."""
    facts = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
    return {name: fact for name, (fact, usual) in facts.items() if fact != usual}


def _known(raw: object, checks: Mapping[str, Callable[[Any], object]]) -> dict[str, Any]:
    """The fields of a table that are known here. Raises ValueError or TypeError for any other than a desk writes."""
    if not isinstance(raw, dict):
        raise TypeError("NO_TABLE")
    table = cast("dict[str, Any]", raw)
    return {name: check(table[name]) for name, check in checks.items() if name in table}


def _line(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("NO_LINE")
    return value


def _date(value: Any) -> str | None:
    return None if value is None else _line(value)


def _clock(value: Any) -> str:
    if not _CLOCK.fullmatch(_line(value)):
        raise ValueError("NO_CLOCK")
    return value


def _whole(least: int, most: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError("NO_NUMBER")
        return value

    return check


def _each(check: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    def checked(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError("NO_LIST")
        return tuple(map(check, cast("list[Any]", value)))

    return checked


_OPSLAG: Final[Mapping[str, Callable[[Any], object]]] = {
    "kode": _line,
    "navn": _line,
    "nummer": _line,
    "tekst": _line,
    "kontrolleret_dato": _date,
}

_LAAS: Final[Mapping[str, Callable[[Any], object]]] = {
    "sted": _line,
    "opslag": _each(lambda raw: LaasOpslag(**_known(raw, _OPSLAG))),
    "bagvagt": _line,
    "palet": _line,
    "tekst_pct": _whole(50, 400),
    "skift": _each(_clock),
    "ure": _each(_whole(FIRST_MS, LAST_MS)),
}
