"""Before any event: who belongs to the org, which starts their PCs had, and the keys of records (2.12.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from akutdesk.sync.loss import LostThere
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Progress
from akutdesk.sync.talk import Talk
from akutdesk.wire.messages import Erase, Statements, Wraps

_PAGE: Final = 500
_WRAPS: Final = 1000
_TRIES: Final = 3
_LATER: Final = frozenset({"forbidden", "revoked", "refused", "conflict"})
"""The server's no to one certificate: what hangs on it stays here, and the rest goes on."""


def gather(talk: Talk) -> Iterator[Progress]:
    """Statements first, since they say whose certificates hold; then certificates, then keys."""
    if talk.look and not talk.tally.repaired:
        talk.look = False
        _look(talk)
    yield from _members(talk)
    yield from _erase(talk)
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
            # what they erased goes before anything else that the line could keep us from
            yield from talk.taking(talk.net.forget())
        yield talk.progress()
        net.say_orders()
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


def _erase(talk: Talk) -> Iterator[Progress]:
    """What two people erased goes here before anything of it is shown, and the server tells that it has none (2.9)."""
    yield from talk.taking(talk.net.forget())
    index = talk.net.erasures_to_ask()
    if index is None:
        return
    try:
        talk.client.erase(Erase(index=index))
    except Refused as refusal:
        if refusal.code not in {*_LATER, "gap", "busy"}:
            raise
    else:
        talk.net.erasures_told(index)
    yield talk.progress()


def _look(talk: Talk) -> None:
    """Read the last rows that were taken once more. Raises LostThere if others stand there now, or none (2.18).

    Of a server that was put back the same one may stand there, and others before it than were read.
    """
    client, net = talk.client, talk.net
    _look_at_members(talk)
    if net.lacks_rows():
        net.read_lists_again()
        return
    certified, wrapped = net.sessions_after(), net.wraps_after()
    if certified:
        last = client.certificates(certified - 1, 1).certificates
        if not (last and net.knows_certificate(last[0])):
            raise LostThere
    if wrapped:
        keys = client.wraps(wrapped - 1, 1).wraps
        if not (keys and net.knows_wrap(keys[0])):
            raise LostThere


def _look_at_members(talk: Talk) -> None:
    """The last statement that the server confirmed, once more. Raises LostThere."""
    confirmed, _ = talk.net.statements_to_send()
    if not confirmed:
        return
    said = talk.client.statements(confirmed - 1).statements
    if not (said and talk.net.knows_statement(confirmed - 1, said[0])):
        raise LostThere


def _sessions(talk: Talk) -> Iterator[Progress]:
    """Theirs, then ours. Ours count as sent once the list was read past them: `_look` starts from there."""
    yield from _read_sessions(talk)
    refused: set[bytes] = set()
    while certificates := _unsent(talk, refused):
        sent = [each for each in certificates if _certified(talk, each)]
        yield from _read_sessions(talk)
        talk.net.certificates_sent(sent)
        refused.update(set(certificates) - set(sent))


def _read_sessions(talk: Talk) -> Iterator[Progress]:
    def take(after: int) -> tuple[int, int]:
        page = talk.client.certificates(after, _PAGE)
        if page.certificates:
            talk.net.take_certificates(page.certificates, page.next)
        return len(page.certificates), page.next

    return _to_the_end(talk, talk.net.sessions_after, take)


def _unsent(talk: Talk, refused: set[bytes]) -> list[bytes]:
    some = talk.net.certificates_to_send(_PAGE + len(refused))
    return [each for each in some if each not in refused]


def _certified(talk: Talk, certificate: bytes) -> bool:
    try:
        talk.client.certify(certificate)
    except Refused as refusal:
        if refusal.code not in _LATER:
            raise
        talk.tally.uncertified = True
        return False
    talk.tally.gathered += 1
    return True


def _wraps(talk: Talk) -> Iterator[Progress]:
    """Theirs first: the first for a record and epoch stays, and ours may be spared."""
    yield from _read_wraps(talk)
    yield from give_wraps(talk)


def give_wraps(talk: Talk) -> Iterator[Progress]:
    """Ours, as many as there are now. Nothing is asked where there are none. Raises Offline, Refused."""
    while (out := talk.net.wraps_to_send(_WRAPS)).wraps:
        talk.client.give_wraps(Wraps(wraps=out.wraps))
        yield from _read_wraps(talk)
        talk.net.wraps_sent(out.upto)
        if len(out.wraps) < _WRAPS:
            return  # what was made since then waits, or a busy hand would hold the round


def _read_wraps(talk: Talk) -> Iterator[Progress]:
    def take(after: int) -> tuple[int, int]:
        page = talk.client.wraps(after, _PAGE)
        if page.wraps:
            talk.net.take_wraps(page.wraps, page.next)
        return len(page.wraps), page.next

    return _to_the_end(talk, talk.net.wraps_after, take)


def _to_the_end(
    talk: Talk, place: Callable[[], int], take: Callable[[int], tuple[int, int]]
) -> Iterator[Progress]:
    """Take a list page by page from our place in it; `take` says how many rows came, and where the next begin.

    A page that leads no further ends it too, so that no server can hold a round for ever.
    """
    while True:
        after = place()
        taken, following = take(after)
        talk.tally.gathered += taken
        yield talk.progress()
        if not taken or following <= after:
            return
