"""The calls of protocol v1: one row each, and from the rows the routes, the tests and the journal's names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.central.asked import Asked, Reply
from akutdesk.central.auth import Caller
from akutdesk.central.service import Service
from akutdesk.wire import messages as m
from akutdesk.wire.batch import MAX_BATCH
from akutdesk.wire.codec import pack

KIB: Final = 1024
SMALL: Final = 32 * KIB
MEDIUM: Final = 1024 * KIB
LARGE: Final = MAX_BATCH + 64 * KIB
"""A batch, and the MessagePack around its parts."""


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that anybody may make. `most` is the longest body in bytes; 0 for none."""

    method: str
    path: str
    answer: Callable[[Service, Asked], Reply]
    most: int = 0


@dataclass(frozen=True, slots=True)
class OrgCall:
    """A call of an org's device, with a token for just this org. `pulls`: refused to a client that is too old.

    `grows`: refused where there is no room for more. `root`: also for ROOT, who speaks where no PC is left (2.18).
    """

    method: str
    path: str
    answer: Callable[[Service, Asked, Caller], Reply]
    most: int = 0
    pulls: bool = False
    grows: bool = False
    root: bool = False


def _info(service: Service, _: Asked) -> Reply:
    return Reply(body=pack(service.info()))


def _challenge(service: Service, asked: Asked) -> Reply:
    return Reply(body=pack(service.auth.challenge(asked.message(m.AskChallenge), asked.host)))


def _token(service: Service, asked: Asked) -> Reply:
    return Reply(body=pack(service.auth.token(asked.message(m.AskToken), asked.host)))


def _genesis(service: Service, asked: Asked) -> Reply:
    begun = service.founding.found(asked.id("org"), asked.message(m.AskGenesis))
    return Reply(status=201 if begun else 200)


def _ask_enrolment(service: Service, asked: Asked) -> Reply:
    return Reply(status=201, body=pack(service.enrolling.ask(asked.message(m.AskEnrolment))))


def _enrolment(service: Service, asked: Asked) -> Reply:
    return Reply(body=pack(service.enrolling.state(asked.id("enrolment"))))


def _sessions(service: Service, asked: Asked, caller: Caller) -> Reply:
    after, limit = asked.number("after") or 0, asked.number("limit")
    return Reply(body=pack(service.pages.certificates(caller, after, limit)))


def _add_session(service: Service, asked: Asked, caller: Caller) -> Reply:
    new = service.pages.add_certificate(caller, asked.body)
    return Reply(status=201 if new else 200)


def _writers(service: Service, asked: Asked, caller: Caller) -> Reply:
    wanted = asked.many("only")
    if wanted is not None:
        return Reply(body=pack(service.pages.some_writers(caller, wanted)))
    after, limit = asked.number("after") or 0, asked.number("limit")
    return Reply(body=pack(service.pages.writers(caller, after, limit)))


def _append(service: Service, asked: Asked, caller: Caller) -> Reply:
    taken = service.intake.append(caller, asked.body)
    new = taken.appended.seq_to - taken.appended.seq_from + 1 if taken.appended.seq_to else 0
    return Reply(body=pack(taken.appended), org=taken.org, events=new)


def _events(service: Service, asked: Asked, caller: Caller) -> Reply:
    after, limit = asked.number("after") or 0, asked.number("limit")
    page = service.pages.page(caller, after, limit)
    if asked.number("check"):
        service.rot.look(caller, page)
    count = len(page.headers)
    # events may have come since the caller was let in: no answer may name a head below its own page
    org = replace(caller.org, seq=max(caller.org.seq, after + count))
    return Reply(body=pack(page), org=org, events=count, empty=not count)


def _digest(service: Service, asked: Asked, caller: Caller) -> Reply:
    return Reply(body=pack(service.receipts.digest_at(caller, asked.number("seq") or 0)))


def _wraps(service: Service, asked: Asked, caller: Caller) -> Reply:
    after, limit = asked.number("after") or 0, asked.number("limit")
    return Reply(body=pack(service.records.wraps(caller, after, limit)))


def _add_wraps(service: Service, asked: Asked, caller: Caller) -> Reply:
    return Reply(body=pack(service.records.add_wraps(caller, asked.message(m.Wraps))))


def _statements(service: Service, asked: Asked, caller: Caller) -> Reply:
    return Reply(body=pack(service.statements.since(caller, asked.number("index") or 0)))


def _add_statements(service: Service, asked: Asked, caller: Caller) -> Reply:
    return Reply(body=pack(service.statements.add(caller, asked.message(m.Statements))))


def _request(service: Service, asked: Asked, _: Caller) -> Reply:
    return _enrolment(service, asked)


def _answer(service: Service, asked: Asked, caller: Caller) -> Reply:
    answer = asked.message(m.AnswerEnrolment)
    return Reply(body=pack(service.enrolling.answer(caller, asked.id("enrolment"), answer)))


def _erase(service: Service, asked: Asked, caller: Caller) -> Reply:
    return Reply(events=service.records.erase(caller, asked.message(m.Erase)))


def _evidence(service: Service, asked: Asked, caller: Caller) -> Reply:
    return Reply(status=202, org=service.receipts.weigh(caller, asked.message(m.Evidence)))


_ORG: Final = "/v1/orgs/{org}"

OPEN_CALLS: Final = (
    OpenCall("GET", "/v1/info", _info),
    OpenCall("POST", "/v1/auth/challenge", _challenge, SMALL),
    OpenCall("POST", "/v1/auth/token", _token, SMALL),
    OpenCall("POST", f"{_ORG}/genesis", _genesis, LARGE),
    OpenCall("POST", "/v1/enrolments", _ask_enrolment, SMALL),
    OpenCall("GET", "/v1/enrolments/{enrolment}", _enrolment),
)

ORG_CALLS: Final = (
    OrgCall("GET", f"{_ORG}/sessions", _sessions),
    OrgCall("POST", f"{_ORG}/sessions", _add_session, SMALL, grows=True),
    OrgCall("GET", f"{_ORG}/writers", _writers),
    OrgCall("GET", f"{_ORG}/events", _events, pulls=True),
    OrgCall("POST", f"{_ORG}/events", _append, LARGE, grows=True),
    OrgCall("GET", f"{_ORG}/digest", _digest),
    OrgCall("GET", f"{_ORG}/keywraps", _wraps),
    OrgCall("POST", f"{_ORG}/keywraps", _add_wraps, MEDIUM, grows=True),
    OrgCall("GET", f"{_ORG}/membership", _statements, root=True),
    OrgCall("POST", f"{_ORG}/membership", _add_statements, LARGE, root=True),
    OrgCall("GET", f"{_ORG}/enrolments/{{enrolment}}", _request),
    OrgCall("POST", f"{_ORG}/enrolments/{{enrolment}}", _answer, SMALL),
    OrgCall("POST", f"{_ORG}/erase", _erase, SMALL),
    OrgCall("POST", f"{_ORG}/evidence", _evidence, SMALL),
)


def about(reply: Reply, caller: Caller) -> Reply:
    """The reply, with whom it was about where the answer did not say so itself."""
    return replace(reply, org=reply.org or caller.org, device=caller.device)
