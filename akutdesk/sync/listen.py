"""Long poll: ask the server to say when there is something new, beside the rounds and without the store.

A job of its own with a client of its own. A middlebox that drops the wait costs nothing: whatever was
missed is there at the next round, which reads from the desk's own number (F39).
"""

from __future__ import annotations

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


def listen(client: Client, cursor: Cursor) -> Heard:
    """Wait up to 25 s; how that ended."""
    try:
        return Heard.NYT if heard_something(client, cursor) else Heard.STILLE
    except Offline:
        return Heard.VAEK


def heard_something(client: Client, cursor: Cursor) -> bool:
    """Wait up to 25 s; whether a round is due: something came, or the server is not where it was.

    Raises Offline.
    """
    client.expects = cursor.incarnation
    try:
        page = client.events(cursor.seq, 1, wait_s=WAIT_S)
    except Refused:
        return True  # the round finds out what it means, and says it
    return bool(page.headers)
