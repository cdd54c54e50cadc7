"""Every call about an org is refused to whoever has no token of just that org (T10, ASVS 8.4.1).

The matrix is made from the table of calls itself, so a new call is in it from its first day.
"""

from __future__ import annotations

from typing import Any

from akutdesk.central.calls import OPEN_CALLS, ORG_CALLS
from akutdesk.wire import messages as m
from akutdesk.wire.codec import pack
from tests.central.desks import found
from tests.central.running import running_over
from tests.central.test_enrolment import request_of

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


class Watched:
    """A part of the store, and what it was asked with."""

    def __init__(self, part: object, asked: list[bytes]) -> None:
        self._part, self._asked = part, asked

    def __getattr__(self, name: str) -> Any:
        given = getattr(self._part, name)
        if not callable(given):
            return given

        def ask(*args: Any, **options: Any) -> Any:
            self._asked.extend(each for each in (*args, *options.values()) if type(each) is bytes)
            return given(*args, **options)

        return ask


def test_nothing_is_looked_up_of_an_org_for_who_has_no_token_of_it(store, monkeypatch):
    """So an answer takes as long whether there is such an org or not, and whatever it holds."""
    asked: list[bytes] = []
    for part in ("_orgs", "_events"):
        monkeypatch.setattr(store, part, Watched(getattr(store, part), asked))
    with running_over(store) as server:
        ours, theirs = found(server), found(server)
        asked.clear()
        ask_all(server, theirs.device.org.id, ours.token)
        ask_all(server, theirs.device.org.id, None)
        assert asked == []
        ask_all(server, ours.device.org.id, ours.token)
        assert ours.device.org.id in asked  # the watch sees what is looked up


def test_a_genesis_without_a_code_tells_nothing_of_an_org_that_is_there(server):
    theirs = found(server).device.org
    ask = pack(m.AskGenesis(code="0" * 20, statements=tuple(theirs.statements)))
    answers = {
        (each.status, each.body)
        for org in (theirs.id, b"n" * 16)
        for each in [server.send("POST", f"/v1/orgs/{org.hex()}/genesis", ask)]
    }
    assert {status for status, _ in answers} == {403}
    assert len(answers) == 1


def test_a_pc_of_another_org_is_let_in_by_nobody_of_ours(server):
    """Its id is a secret; who knows it all the same cannot let the PC into an org that it does not belong to."""
    ours, theirs = found(server), found(server)
    newcomer = theirs.device.org.device()
    asked = request_of(newcomer)
    assert server.send("POST", "/v1/enrolments", pack(asked)).status == 201
    path = f"enrolments/{asked.id.hex()}"
    answer = ours.post(path, m.AnswerEnrolment(approved=True))
    assert (answer.status, answer.code) == (422, "refused")


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
