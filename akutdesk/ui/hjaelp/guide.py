"""The lines of `resources/guides/hjaelp.toml`, one table a screen. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NAME = "hjaelp"


@dataclass(frozen=True, kw_only=True)
class Guide:
    """What a screen is for: its name in small print, and a few short lines."""

    titel: str = ""
    linjer: tuple[str, ...] = ()


NO_GUIDE = Guide()


def guides(raw: Mapping[str, Any]) -> Mapping[str, Guide]:
    """The guides by screen. Raises KeyError for a table without `titel` or `linjer`."""
    return {
        name: Guide(titel=str(table["titel"]), linjer=tuple(str(one) for one in table["linjer"]))
        for name, table in raw.items()
    }
