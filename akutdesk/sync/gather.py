"""Before any event: who belongs to the org, which starts their PCs had, and the keys of records (2.12.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Progress
from akutdesk.sync.talk import Talk
from akutdesk.wire.messages import Statements, Wraps

_PAGE: Final = 500
_TRIES: Final = 3
_LATER: Final = frozenset({"forbidden", "revoked", "refused", "conflict"})
"""The server's no to one certificate: what hangs on it stays here, and the rest goes on."""


def gather(talk: Talk) -> Iterator[Progress]:
    """Statements first, since they say whose certificates hold; then certificates, then keys."""
    yield from _members(talk)
    yield from _sessions(talk)
    yield from _wraps(talk)
    yield from talk.taking(talk.net.settle())


def _members(talk: Talk) -> Iterator[Progress]:
    """Take what others said, then say ours. Whoever was first to a place stays there (F74)."""
    client, net = talk.client, talk.net
    for _ in range(_TRIES):
        index, _ours = net.statements_to_send()
        theirs = client.statements(index)
        if theirs.statements:
            talk.tally.unsaid += net.take_statements(theirs.index, theirs.statements)
            talk.tally.gathered += len(theirs.statements)
        yield talk.progress()
        index, ours = net.statements_to_send()
        if not ours:
            return
        if _said(talk, Statements(index=index, statements=ours)):
            return


def _said(talk: Talk, ours: Statements) -> bool:
    """Whether there is nothing more to say; False if somebody was first, and theirs must be read."""
    try:
        talk.client.say(ours)
    except Refused as refusal:
        if refusal.code == "moved":
            return False
        if refusal.code not in _LATER:
            raise
        talk.tally.members_refused = True
    else:
        talk.net.take_statements(ours.index, ours.statements)
        talk.tally.gathered += len(ours.statements)
    return True


def _sessions(talk: Talk) -> Iterator[Progress]:
    client, net = talk.client, talk.net
    while True:
        after = net.sessions_after()
        page = client.certificates(after, _PAGE)
        if page.certificates:
            net.take_certificates(page.certificates, page.next)
            talk.tally.gathered += len(page.certificates)
        yield talk.progress()
        if not page.certificates or page.next <= after:
            break
    refused: set[bytes] = set()
    while certificates := _unsent(talk, refused):
        for certificate in certificates:
            if _certified(talk, certificate):
                net.certificates_sent([certificate])
                talk.tally.gathered += 1
            else:
                refused.add(certificate)
                talk.tally.uncertified = True
            yield talk.progress()


def _unsent(talk: Talk, refused: set[bytes]) -> list[bytes]:
    some = talk.net.certificates_to_send(_PAGE + len(refused))
    return [each for each in some if each not in refused]


def _certified(talk: Talk, certificate: bytes) -> bool:
    try:
        talk.client.certify(certificate)
    except Refused as refusal:
        if refusal.code not in _LATER:
            raise
        return False
    return True


def _wraps(talk: Talk) -> Iterator[Progress]:
    """Theirs first: the first for a record and epoch stays, and ours may be spared."""
    client, net = talk.client, talk.net
    while True:
        after = net.wraps_after()
        page = client.wraps(after)
        if page.wraps:
            net.take_wraps(page.wraps, page.next)
            talk.tally.gathered += len(page.wraps)
        yield talk.progress()
        if not page.wraps or page.next <= after:
            break
    while (out := net.wraps_to_send()).wraps:
        client.give_wraps(Wraps(wraps=out.wraps))
        net.wraps_sent(out.upto)
        talk.tally.gathered += len(out.wraps)
        yield talk.progress()
