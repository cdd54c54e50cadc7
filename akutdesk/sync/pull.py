"""What came after our number, page by page, until there is no more (2.12.4)."""

from __future__ import annotations

from collections.abc import Iterator

from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.result import Progress
from akutdesk.sync.talk import Talk
from akutdesk.wire.messages import Page


def pull(talk: Talk) -> Iterator[Progress]:
    """Take pages in until one is empty. Raises Offline, Refused, PageRefused."""
    while (page := _page(talk)).headers:
        yield from talk.taking(talk.net.apply(page, talk.stride))
        talk.pace = talk.pace.faster()
    yield from talk.taking(talk.net.settle())


def _page(talk: Talk) -> Page:
    cursor = talk.net.cursor()
    after = 0 if cursor is None else cursor.seq
    limit = min(talk.page_events, talk.pace.events * 2)
    try:
        return talk.client.events(after, limit, check=talk.check)
    except Offline as away:
        if away.obstacle is Obstacle.TID:
            talk.pace = talk.pace.slower()
        raise
