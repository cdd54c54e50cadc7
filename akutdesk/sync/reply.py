"""Whether an answer is our server's, and what its headers say; anything else is as good as no network (F31)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.retry_after import retry_after, sane
from akutdesk.sync.transport import Answer
from akutdesk.wire import messages as m
from akutdesk.wire.codec import ID_SIZE

_GATEWAY: Final = frozenset({502, 503, 504})
_LATER: Final = frozenset({429, 503})
"""Where a gateway before the server may say when to come again."""
_YES: Final = range(200, 300)
_NO: Final = range(400, 600)
_PROBLEM: Final = msgspec.json.Decoder(m.Problem)


class Refused(Exception):
    """The server has heard and says no. `code` is one of `messages.ProblemCode`, or a newer server's."""

    def __init__(self, problem: m.Problem) -> None:
        self.code = problem.type.removeprefix(m.PROBLEM_PREFIX)
        self.problem = problem
        super().__init__(f"{problem.status} {self.code}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer of the server's. `incarnation` and `head` are there on answers about an org.

    `damaged`: events that the server asks for anew, because its own copy rotted (F63). `backed_up`: up to which
    number its newest checked backup goes.
    """

    status: int
    time_ms: int
    server_id: bytes
    incarnation: bytes | None
    head: int | None
    damaged: tuple[m.Named, ...] = ()
    backed_up: int = 0
    body: bytes


def read_reply(answer: Answer) -> Reply:
    """What the server says of itself on any answer. Raises Offline where somebody else answered."""
    try:
        return _reply(answer)
    except (KeyError, ValueError):
        obstacle = Obstacle.FORBINDELSE if answer.status in _GATEWAY else Obstacle.PORTAL
        later = retry_after(answer.headers) if answer.status in _LATER else None
        raise Offline(obstacle, retry_after_s=later) from None


def take_no(answer: Answer) -> None:
    """Raise Refused if this is the server's no, and Offline if it is neither a yes nor a no."""
    media = answer.headers.get("content-type", "").partition(";")[0].strip()
    if media == m.PROBLEM_TYPE and answer.status in _NO:
        raise Refused(_problem(answer))
    if answer.status not in _YES or (answer.body and media != m.MEDIA_TYPE):
        raise Offline(Obstacle.PORTAL)


def _reply(answer: Answer) -> Reply:
    headers = answer.headers
    incarnation = headers.get(m.INCARNATION.lower())
    head = headers.get(m.HEAD_SEQ.lower())
    return Reply(
        status=answer.status,
        time_ms=int(headers[m.SERVER_TIME.lower()]),
        server_id=_id(headers[m.SERVER_ID.lower()]),
        incarnation=None if incarnation is None else _id(incarnation),
        head=None if head is None else int(head),
        backed_up=int(headers.get(m.BACKED_UP.lower(), 0)),
        damaged=m.read_damaged(headers.get(m.DAMAGED.lower(), "")),
        body=answer.body,
    )


def _id(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != ID_SIZE:
        raise ValueError
    return found


def _problem(answer: Answer) -> m.Problem:
    try:
        problem = _PROBLEM.decode(answer.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Offline(Obstacle.PORTAL) from None
    if not problem.type.startswith(m.PROBLEM_PREFIX):
        raise Offline(Obstacle.PORTAL)
    return msgspec.structs.replace(problem, retry_after_s=_wait_of(problem, answer))


def _wait_of(problem: m.Problem, answer: Answer) -> int | None:
    wait = retry_after(answer.headers)
    return sane(problem.retry_after_s) if wait is None else wait
