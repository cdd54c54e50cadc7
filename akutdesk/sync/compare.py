"""Each start's log beside the server's heads, once in a round that may heal (2.8, T5, F87).

What is there and gone here comes back: everything is read again from the beginning, and what is here already is only
compared. What is another here than there stays as it is, and a leader is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from akutdesk.sync.gather import gather
from akutdesk.sync.pull import pull
from akutdesk.sync.result import Progress
from akutdesk.sync.talk import Talk

_HEADS: Final = 1000


def compare(talk: Talk) -> Iterator[Progress]:
    """Compare, and fetch what is lacking. Raises Offline, Refused, PageRefused."""
    lacking, after = False, 0
    while (page := talk.client.writers(after, _HEADS)).writers:
        last = talk.client.last
        found = talk.net.compare_heads(page.writers, upto=last.head if last else None)
        talk.tally.log_faults += len(found.places)
        lacking = lacking or found.lacking
        yield talk.progress()
        if page.next <= after:
            break
        after = page.next
    if lacking:
        yield from _read_again(talk)


def _read_again(talk: Talk) -> Iterator[Progress]:
    """From the beginning: certificates, then every page."""
    talk.net.read_lists_again()
    yield from gather(talk)
    cursor = talk.net.cursor()
    if cursor is not None:
        talk.net.move_cursor(cursor.incarnation, talk.net.checkpoints()[-1])
        yield from pull(talk)
