"""Why a call is refused: one exception, one table of codes (RFC 9457, wire/messages.py)."""

from __future__ import annotations

from typing import Final

from akutdesk.wire.messages import PROBLEM_PREFIX, Problem, ProblemCode

STATUS: Final[dict[ProblemCode, int]] = {
    "malformed": 400,
    "unauthorised": 401,
    "forbidden": 403,
    "revoked": 403,
    "unknown": 404,
    "gap": 409,
    "fork": 409,
    "moved": 409,
    "ahead": 409,
    "conflict": 409,
    "expired": 410,
    "incarnation": 412,
    "too-large": 413,
    "media-type": 415,
    "refused": 422,
    "client-too-old": 426,
    "too-many": 429,
    "internal": 500,
    "busy": 503,
    "full": 507,
}

_TITLES: Final[dict[ProblemCode, str]] = {
    "malformed": "The call cannot be read",
    "unauthorised": "The device has not proved itself",
    "forbidden": "The token is for another place",
    "revoked": "The device is no longer one of the org's",
    "unknown": "There is nothing here",
    "gap": "Events are missing before these",
    "fork": "Another event has this place already",
    "moved": "The chain of statements ends elsewhere",
    "ahead": "The server has fewer events than this",
    "conflict": "Something else stands here",
    "expired": "The time for this is over",
    "incarnation": "The server was restored since",
    "too-large": "More than the server takes at once",
    "media-type": "The body has another form than asked for",
    "refused": "The content does not hold",
    "client-too-old": "The program must be brought up to date",
    "too-many": "Too many calls",
    "internal": "The server failed",
    "busy": "The server is busy",
    "full": "The server is full",
}


class Refusal(Exception):
    """A call is refused. Holds a code and numbers, never anything of the call itself."""

    def __init__(
        self,
        code: ProblemCode,
        *,
        expected_n: int | None = None,
        index: int | None = None,
        incarnation: bytes | None = None,
        retry_after_s: int | None = None,
        status: int | None = None,
    ) -> None:
        """`status` for the one code that has two: "unknown" is also a method that a path lacks (405)."""
        super().__init__(code)
        self.code = code
        self.problem = Problem(
            type=PROBLEM_PREFIX + code,
            title=_TITLES[code],
            status=status or STATUS[code],
            expected_n=expected_n,
            index=index,
            incarnation=None if incarnation is None else incarnation.hex(),
            retry_after_s=retry_after_s,
        )
