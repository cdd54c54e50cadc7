"""Long poll: ask the server to say when there is something new, beside the rounds and without the store.

A job of its own with a client of its own. A middlebox that drops the wait costs nothing: whatever was
missed is there at the next round, which reads from the desk's own number (F39).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from akutdesk.storage.cursor import Cursor
from akutdesk.sync.client import Client
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.reply import Refused

WAIT_S: Final = 25


class Heard(Enum):
    """How a wait ended."""

    NYT = auto()
    """A round is due."""
    STILLE = auto()
    """Nothing came for as long as the server lets anybody wait."""
    VAEK = auto()
    """The line broke: the server, the network or something between does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a wait ended; `retry_after_s`: the server wants nobody before so many seconds have gone (F35)."""

    heard: Heard
    retry_after_s: int | None = None


def listen(client: Client, cursor: Cursor) -> Ending:
    """Wait up to 25 s; how that ended."""
    try:
        return Ending(heard=Heard.NYT if _is_new(client, cursor) else Heard.STILLE)
    except Offline as away:
        return Ending(heard=Heard.VAEK, retry_after_s=away.retry_after_s)
    except Refused as refusal:  # the round finds out what it means, and says it
        return Ending(heard=Heard.NYT, retry_after_s=refusal.problem.retry_after_s)


def heard_something(client: Client, cursor: Cursor) -> bool:
    """Wait up to 25 s; whether a round is due: something came, or the server is not where it was.

    Raises Offline.
    """
    try:
        return _is_new(client, cursor)
    except Refused:
        return True


def _is_new(client: Client, cursor: Cursor) -> bool:
    client.expects = cursor.incarnation
    return bool(client.events(cursor.seq, 1, wait_s=WAIT_S).headers)
