"""Every call about an org is refused to whoever has no token of just that org (T10, ASVS 8.4.1).

The matrix is made from the table of calls itself, so a new call is in it from its first day.
"""

from __future__ import annotations

from akutdesk.central.calls import OPEN_CALLS, ORG_CALLS
from akutdesk.wire import messages as m
from tests.central.desks import found

ABOUT_THE_ORG = {m.HEAD_SEQ.lower(), m.INCARNATION.lower()}


def ask_all(server, org, token):
    """Every call about an org, by its name, with a token or none."""
    authorization = {"Authorization": f"Bearer {token}"} if token else {}
    return {
        f"{call.method} {call.path}": server.send(
            call.method,
            call.path.format(org=org.hex(), enrolment="e" * 32),
            b"\x80" if call.most else None,
            **authorization,
        )
        for call in ORG_CALLS
    }


def test_a_token_of_another_org_is_refused_at_every_call(server):
    ours, theirs = found(server), found(server)
    answers = ask_all(server, theirs.device.org.id, ours.token)
    assert len(answers) >= 14
    got = {name: (each.status, each.code) for name, each in answers.items()}
    assert got == dict.fromkeys(answers, (403, "forbidden"))
    assert not any(ABOUT_THE_ORG & set(each.headers) for each in answers.values())


def test_an_org_that_is_not_there_looks_like_one_that_is(server):
    ours, theirs = found(server), found(server)
    there = ask_all(server, theirs.device.org.id, ours.token)
    nowhere = ask_all(server, b"n" * 16, ours.token)
    assert {name: (each.status, each.body, set(each.headers)) for name, each in there.items()} == {
        name: (each.status, each.body, set(each.headers)) for name, each in nowhere.items()
    }


def test_without_a_token_every_call_is_refused(server):
    answers = ask_all(server, found(server).device.org.id, None)
    got = {name: (each.status, each.code) for name, each in answers.items()}
    assert got == dict.fromkeys(answers, (401, "unauthorised"))
    assert not any(ABOUT_THE_ORG & set(each.headers) for each in answers.values())


def test_what_needs_no_token_is_what_comes_before_there_can_be_one():
    assert {call.path for call in OPEN_CALLS} == {
        "/v1/info",
        "/v1/auth/challenge",
        "/v1/auth/token",
        "/v1/orgs/{org}/genesis",
        "/v1/enrolments",
        "/v1/enrolments/{enrolment}",
    }
