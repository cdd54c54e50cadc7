"""The server was restored, rolled back or emptied: find how far both agree, and give it back what it lost (2.18).

Never adopts a digest that this desk did not compute itself, and never sends the cursor forward.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from akutdesk.storage.cursor import Checkpoint
from akutdesk.sync.client import Client
from akutdesk.sync.result import Progress
from akutdesk.sync.talk import Talk

_HEADS: Final = 1000


def agreed(client: Client, checkpoints: tuple[Checkpoint, ...]) -> Checkpoint:
    """The newest of our checkpoints (newest first, ending with number 0) that the server's history holds.

    Histories agree up to some number and never after it, so halving finds it in few questions.
    """
    oldest_first = checkpoints[::-1]
    beyond = bisect_left(oldest_first, 1, lo=1, key=lambda each: int(not holds(client, each)))
    return oldest_first[beyond - 1]


def holds(client: Client, checkpoint: Checkpoint) -> bool:
    """Whether the server's history went through this point too."""
    return client.digest(checkpoint.seq).digest == checkpoint.digest


def ask_all_heads(talk: Talk) -> Iterator[Progress]:
    """Learn how far the server has every writer, so that whatever it lacks goes out again, whoever wrote it."""
    after = 0
    while (page := talk.client.writers(after, _HEADS)).writers:
        talk.net.take_heads(page.writers)
        yield talk.progress()
        if page.next <= after:
            return
        after = page.next
