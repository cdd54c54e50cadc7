"""Everything the server lacks goes out, batch by batch: this PC's events first, then anybody's (2.12, 2.18)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from akutdesk.sync.gather import give_wraps
from akutdesk.sync.loss import LostThere
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Progress, Stuck
from akutdesk.sync.talk import Talk
from akutdesk.wire.batch import Batch

_STUCK: Final = frozenset({"refused", "forbidden", "unknown", "conflict", "malformed"})
"""The server will not have it, however often it is asked: it stays here and is shown."""


class Forked(Exception):
    """A start of this PC goes on in another place too: go on as a new writer (2.18, F69)."""

    def __init__(self, writer: bytes) -> None:
        super().__init__(writer.hex())
        self.writer = writer


@dataclass(slots=True)
class _Pass:
    """One pass over what is to go. `least`: nothing larger than this gets through today (413)."""

    blocked: set[bytes] = field(default_factory=set[bytes])
    asked: set[bytes] = field(default_factory=set[bytes])
    least: int = 0


def push(talk: Talk) -> Iterator[Progress]:
    """Send what is there and can go. Raises Offline, Refused, LostThere, Forked, ReceiptRefused.

    What is saved from now on waits for the next round, or a busy hand would keep this one from ever pulling.
    """
    now = _Pass()
    writer, upto = talk.net.newest()
    while (batch := _next(talk, now)) is not None:
        if batch.writer == writer and batch.first > upto:
            now.blocked.add(writer)
            continue
        yield from _keys_first(talk)
        try:
            appended = talk.client.append(batch)
        except Offline as away:
            if away.obstacle is Obstacle.TID:
                talk.pace = talk.pace.slower()
            raise
        except Refused as refusal:
            _refused(talk, now, batch, refusal)
            yield talk.progress()
        else:
            talk.net.received(batch, appended)
            talk.tally.pushed += _fresh(appended.seq_from, appended.seq_to)
            talk.pace = talk.pace.faster()
            yield talk.progress()


def _keys_first(talk: Talk) -> Iterator[Progress]:
    """The keys of records that were made after keys were sent: no desk shall hold an event that it cannot read.

    A no to them holds up no event; the next round asks again and says what it means.
    """
    with suppress(Refused):
        yield from give_wraps(talk)


def _next(talk: Talk, now: _Pass) -> Batch | None:
    size = talk.pace.within(talk.most.events, talk.most.bytes)
    events = min(size.events, now.least) if now.least else size.events
    return talk.net.batch_to_send(events, size.bytes, now.blocked)


def _fresh(first: int, last: int) -> int:
    return last - first + 1 if last else 0


def _refused(talk: Talk, now: _Pass, batch: Batch, refusal: Refused) -> None:
    """What one no means for the rest. Raises it again where it is a no to all."""
    code = refusal.code
    if code == "too-large":
        _smaller(talk, now, batch, refusal.problem.index)
    elif code == "gap":
        _behind(talk, now, batch)
    elif code == "unknown" and not (talk.tally.repaired or talk.tally.uncertified):
        raise LostThere  # it had this writer's certificate once
    elif code == "fork":
        _forked(talk, now, batch)
    elif code in _STUCK or (code == "revoked" and refusal.problem.index is not None):
        _leave(talk, now, (batch.writer, batch.first + (refusal.problem.index or 0), code))
    else:
        raise refusal


def _smaller(talk: Talk, now: _Pass, batch: Batch, index: int | None) -> None:
    """413: what comes before the event that is too large, or half as much; that event stays, others flow (F37)."""
    count = batch.last - batch.first + 1
    if count == 1 or index == 0 or (now.least and count > now.least):
        _leave(talk, now, (batch.writer, batch.first + (index or 0), "too-large"))
    else:
        now.least = index or count // 2


def _behind(talk: Talk, now: _Pass, batch: Batch) -> None:
    """409 gap: ask how far the server has this writer. If that does not help, the server lost something."""
    if batch.writer in now.asked:
        raise LostThere
    now.asked.add(batch.writer)
    heads = talk.client.writers_only([batch.writer]).writers
    now.blocked.update(talk.net.take_heads(heads))


def _forked(talk: Talk, now: _Pass, batch: Batch) -> None:
    """409 fork: raises Forked, once, for a start of this PC; what cannot go on under a new name is left."""
    if batch.writer not in talk.forked and talk.net.is_ours(batch.writer):
        talk.forked.add(batch.writer)
        raise Forked(batch.writer)
    _leave(talk, now, (batch.writer, batch.first, "fork"))


def _leave(talk: Talk, now: _Pass, what: tuple[bytes, int, str]) -> None:
    writer, n, code = what
    now.blocked.add(writer)
    now.least = 0
    talk.tally.stuck.append(Stuck(writer=writer, n=n, code=code))
