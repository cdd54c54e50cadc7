"""One round with the server (sync-and-security.md 2.12): who belongs, sessions, keys, push, pull.

A generator that a job takes in slices: each slice is one call over the network or one short transaction,
and any of them may be the last, since the next round goes on where this one ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from akutdesk.storage.net_errors import NetError, PageRefused, ServerChanged
from akutdesk.storage.store import Store
from akutdesk.storage.stride import Stride
from akutdesk.sync.client import Client
from akutdesk.sync.compare import compare
from akutdesk.sync.gather import gather
from akutdesk.sync.loss import LostThere, OtherHistory
from akutdesk.sync.meeting import Meeting
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.pace import Pace
from akutdesk.sync.pull import pull
from akutdesk.sync.push import Forked, push
from akutdesk.sync.repair import ask_all_heads
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Outcome, Progress, RoundResult
from akutdesk.sync.server_change import Accepted
from akutdesk.sync.talk import Talk
from akutdesk.wire.errors import WireError
from akutdesk.wire.messages import Info

_NOES: Final = {
    "busy": Outcome.VENT,
    "too-many": Outcome.VENT,
    "moved": Outcome.VENT,
    "incarnation": Outcome.VENT,  # changed in the middle of a round: the next one repairs
    "full": Outcome.FULD,
    "ahead": Outcome.ALARM,  # and it would not see why
    "revoked": Outcome.SPAERRET,
    "unauthorised": Outcome.UKENDT_STED,
    "unknown": Outcome.UKENDT_STED,
}
_SERVERS_OWN: Final = 500


class Round:
    """One round; used once.

    `heal`: whether a doubt may be looked into again, and each start be compared with the server's, which costs some pages. `stride`: how much of a page
    goes into one transaction. `accept`: a leader who has said that a server which is another one than before is ours.
    """

    def __init__(
        self,
        client: Client,
        store: Store,
        *,
        pace: Pace | None = None,
        heal: bool = True,
        stride: Stride | None = None,
        accept: Accepted | None = None,
    ) -> None:
        most = pace or Pace()
        self._client = client
        self._talk = Talk(
            client=client,
            net=store.net,
            pace=most,
            most=Pace(),
            page_events=Pace().events,
            stride=stride or Stride(),
            look=heal,
        )
        self._meeting = Meeting(self._talk, heal=heal, accept=accept)
        self._result: RoundResult | None = None
        self._compares = heal

    @property
    def pace(self) -> Pace:
        """How much went into a call at the end: where the next round begins."""
        return self._talk.pace

    @property
    def result(self) -> RoundResult:
        """What came of it. Raises RuntimeError before the last step."""
        if self._result is None:
            raise RuntimeError("UNDER_WAY")
        return self._result

    def run(self) -> RoundResult:
        """All steps at once, for commands and tests."""
        for _ in self.steps():
            pass
        return self.result

    def steps(self) -> Iterator[Progress]:
        """The round, slice by slice. What the world can do to it ends up in `result`; StorageError passes."""
        try:
            yield from self._whole()
        except TROUBLES as trouble:
            ending = ending_of(trouble)
        else:
            self._talk.net.round_ended()
            ending = RoundResult(outcome=Outcome.FAERDIG)
        ending = replace(ending, clocks_differ=self._client.skew.wrong)
        self._result = self._talk.tally.result(ending)

    # ---------------------------------------------------------------- the way of a round

    def _whole(self) -> Iterator[Progress]:
        info = self._client.info()
        self._mind(info)
        yield self._talk.progress()
        yield from self._meeting.meet(info)
        self._talk.net.clock_seen(self._client.believed_skew())
        try:
            yield from self._exchange()
        except (LostThere, OtherHistory, PageRefused, Refused) as trouble:
            if not self._meeting.was_rolled_back(trouble):
                raise
            yield from self._meeting.meet(info, lost=isinstance(trouble, LostThere))
            yield from self._exchange()

    def _mind(self, info: Info) -> None:
        limits = info.limits
        self._talk.most = Pace(events=limits.batch_events, bytes=limits.batch_bytes)
        self._talk.page_events = limits.page_events

    def _exchange(self) -> Iterator[Progress]:
        """Push before pull: get data off the PC first, also where the list of members does not hold."""
        alarm: NetError | WireError | None = None
        try:
            yield from self._part(gather)
        except (NetError, WireError) as error:
            alarm = error
        if self._talk.tally.repaired:
            yield from self._part(ask_all_heads)
        yield from self._send()
        if alarm is not None:
            raise alarm
        yield from self._part(pull)
        self._meeting.look_into_doubt()
        if self._compares:
            self._compares = False
            yield from self._part(compare)
        if self._client.last is not None:
            self._talk.net.backed_up(self._client.last.backed_up)

    def _send(self) -> Iterator[Progress]:
        """Push. A start of this PC that goes on elsewhere too gets a new name, and has none to lose then (F69)."""
        try:
            yield from self._part(push)
        except Forked as fork:
            yield from self._begin_anew(fork.writer)
            yield from self._send()

    def _begin_anew(self, forked: bytes) -> Iterator[Progress]:
        """Go on as a new writer, after what both places share has been read; its certificate goes first."""
        yield from self._part(pull)
        yield from self._talk.taking(self._talk.net.continue_anew(forked))
        yield from self._part(gather)

    def _part(self, part: Callable[[Talk], Iterator[Progress]]) -> Iterator[Progress]:
        """One part. A server that wants a newer program refuses some, and still gets what we have (F38)."""
        try:
            yield from part(self._talk)
        except Refused as refusal:
            self._talk.bear(refusal)


TROUBLES: Final = (
    Offline,
    Refused,
    NetError,
    WireError,
    LostThere,
    OtherHistory,
    Forked,
)
"""What the world can do to a talk with the server."""


def ending_of(trouble: Exception) -> RoundResult:
    """One of TROUBLES as the end of a round."""
    if isinstance(trouble, Offline):
        return RoundResult(
            outcome=Outcome.OFFLINE,
            obstacle=trouble.obstacle,
            retry_after_s=trouble.retry_after_s,
        )
    if isinstance(trouble, Refused):
        return refused(trouble)
    if isinstance(trouble, ServerChanged):
        return RoundResult(outcome=Outcome.ANDEN_SERVER)
    code = f"{type(trouble).__name__} {trouble}".rstrip()
    return RoundResult(outcome=Outcome.ALARM, code=code)


def refused(refusal: Refused) -> RoundResult:
    """What a round comes to whose call was refused."""
    return RoundResult(
        outcome=_NOES.get(refusal.code, _unforeseen(refusal)),
        code=refusal.code,
        retry_after_s=refusal.problem.retry_after_s,
    )


def _unforeseen(refusal: Refused) -> Outcome:
    """A fault of the server's own passes; what it will not have from us does not."""
    return Outcome.VENT if refusal.problem.status >= _SERVERS_OWN else Outcome.AFVIST
