"""The server's log: one line of JSON a call, with counts and device ids; never a body, a token or a person."""

from __future__ import annotations

import logging
from typing import Final

import msgspec

LOGGER: Final = logging.getLogger("akutdesk.central")


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is written of a call. `call` is its route, without the ids in it; `code` is that of a refusal."""

    call: str
    status: int
    ms: int
    code: str = ""
    org: str = ""
    device: str = ""
    events: int = 0
    took: int = 0
    """Bytes of the body that came."""
    gave: int = 0
    """Bytes of the body that went."""


def note(line: Line) -> None:
    """Write a line."""
    LOGGER.info("%s", msgspec.json.encode(line).decode())


class JournalFormatter(logging.Formatter):
    """Time, level and message; of an exception its kind alone, for its text could hold anything."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        kind = record.exc_info[0] if record.exc_info else None
        what = f"failed with {kind.__name__}" if kind else record.getMessage()
        return f"{self.formatTime(record)} {record.levelname} {record.name} {what}"
