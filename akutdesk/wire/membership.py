"""What the chain of statements adds up to: the org's devices, staff, epoch keys and log readers.

Applying a statement checks its place, its signature and the signer's right to say it, so that neither
the server nor a member of staff can add a desk or a leader (sync-and-security.md 2.15).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from akutdesk.wire import statement as s
from akutdesk.wire.errors import WireError
from akutdesk.wire.root import ROOT_ID

LEDER: Final = "LEDER"


class StatementRefusedError(WireError):
    """A statement has no place in the chain or no right to be there. `code` says which rule."""

    def __init__(self, index: int, code: str) -> None:
        super().__init__(f"{index} {code}")
        self.index = index
        self.code = code


@dataclass(frozen=True, slots=True)
class Signer:
    """Who says something: a person's id or ROOT_ID, and their private signing key."""

    id: bytes
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The org as of statement number `count` (the next one's index), whose hash is `head`."""

    org: bytes
    genesis: s.Genesis
    count: int
    head: bytes
    devices: Mapping[bytes, s.Device] = field(default_factory=dict[bytes, s.Device])
    admitted: Mapping[bytes, int] = field(default_factory=dict[bytes, int])
    people: Mapping[bytes, s.Person] = field(default_factory=dict[bytes, s.Person])
    epochs: Mapping[int, s.Epoch] = field(default_factory=dict[int, s.Epoch])
    audit: s.AuditReaders | None = None

    @property
    def epoch(self) -> int:
        """The number of the newest epoch; 0 before the first."""
        return max(self.epochs, default=0)

    def counts(self, device: bytes, writer: bytes, n: int) -> bool:
        """Whether event (writer, n) of a device belongs to the org: always for an active PC (2.15)."""
        known = self.devices.get(device)
        if known is None:
            return False
        return known.active or n <= self.admitted.get(writer, 0)

    def epoch_key(self, recipient: bytes, private: bytes, number: int) -> bytes:
        """An epoch key, opened by a device or ROOT. Raises KeyError if it was not sealed to them."""
        sealed = self.epochs[number].seals[recipient]
        return s.open_epoch(private, sealed, (self.org, number, recipient))


def read_membership(signed: Iterable[bytes]) -> Membership:
    """The org that a chain of statements makes. Raises WireError for the first that does not hold."""
    chain = iter(signed)
    first = next(chain, None)
    if first is None:
        raise StatementRefusedError(0, "EMPTY")
    state = _begin(first)
    for each in chain:
        state = apply(state, each)
    return state


def apply(state: Membership, signed: bytes) -> Membership:
    """The org after one more statement. Raises StatementRefusedError, BadSignatureError, MalformedError."""
    statement = s.read_statement(signed)
    if (statement.org, statement.index, statement.previous) != (state.org, state.count, state.head):
        raise StatementRefusedError(statement.index, "PLACE")
    s.verify_statement(signed, _signer(state, statement))
    if not _may_say(state, statement):
        raise StatementRefusedError(statement.index, "RIGHT")
    after = _with(state, statement)
    if _leaders(state) and not _leaders(after):
        raise StatementRefusedError(statement.index, "LAST_LEADER")
    return replace(after, count=state.count + 1, head=s.statement_hash(signed))


def extend(
    state: Membership, signer: Signer, contents: Iterable[s.Content], now_ms: int
) -> tuple[tuple[bytes, ...], Membership]:
    """Say these things in order: the signed statements, and the org after them.

    Raises StatementRefusedError for what `signer` may not say; nothing of it has then been said.
    """
    said: list[bytes] = []
    for content in contents:
        statement = s.Statement(
            org=state.org,
            index=state.count,
            previous=state.head,
            at_ms=now_ms,
            signer=signer.id,
            content=content,
        )
        signed = s.sign_statement(signer.key, statement)
        state = apply(state, signed)
        said.append(signed)
    return tuple(said), state


def begin(org: bytes, root_sign: bytes, genesis: s.Genesis, now_ms: int) -> bytes:
    """The first statement, signed by ROOT-sign (its private key is `root_sign`)."""
    statement = s.Statement(
        org=org,
        index=0,
        previous=s.NO_STATEMENT,
        at_ms=now_ms,
        signer=ROOT_ID,
        content=genesis,
    )
    return s.sign_statement(root_sign, statement)


def _begin(signed: bytes) -> Membership:
    statement = s.read_statement(signed)
    content = statement.content
    place = (statement.index, statement.previous, statement.signer)
    if place != (0, s.NO_STATEMENT, ROOT_ID) or not isinstance(content, s.Genesis):
        raise StatementRefusedError(statement.index, "GENESIS")
    s.verify_statement(signed, content.root_sign)
    head = s.statement_hash(signed)
    return Membership(org=statement.org, genesis=content, count=1, head=head)


def _signer(state: Membership, statement: s.Statement) -> bytes:
    if statement.signer == ROOT_ID:
        return state.genesis.root_sign
    person = state.people.get(statement.signer)
    if person is None or not person.active:
        raise StatementRefusedError(statement.index, "SIGNER")
    return person.sign_public


def _may_say(state: Membership, statement: s.Statement) -> bool:
    """ROOT and leaders say anything; a person may only lock their own keys anew (a new password)."""
    if statement.signer == ROOT_ID:
        return True
    signer = state.people[statement.signer]
    if signer.rolle == LEDER:
        return True
    said = statement.content
    if not isinstance(said, s.Person):
        return False
    return msgspec.structs.replace(said, epoch=signer.epoch, private=signer.private) == signer


def _with(state: Membership, statement: s.Statement) -> Membership:
    said = statement.content
    if isinstance(said, s.Device):
        devices = {**state.devices, said.device: said}
        return replace(state, devices=devices, admitted=_admitting(state, said.reach))
    if isinstance(said, s.Admit) and said.device in state.devices:
        return replace(state, admitted=_admitting(state, said.reach))
    if isinstance(said, s.Person):
        return replace(state, people={**state.people, said.user: said})
    if isinstance(said, s.AuditReaders):
        return replace(state, audit=said)
    if isinstance(said, s.Epoch) and said.number == state.epoch + 1:
        return replace(state, epochs={**state.epochs, said.number: said})
    raise StatementRefusedError(statement.index, "CONTENT")


def _admitting(state: Membership, reach: tuple[s.Reach, ...]) -> dict[bytes, int]:
    """How far revoked PCs' writers count, with some that now reach further."""
    known = dict(state.admitted)
    for each in reach:
        known[each.writer] = max(each.n, known.get(each.writer, 0))
    return known


def _leaders(state: Membership) -> bool:
    return any(p.active and p.rolle == LEDER for p in state.people.values())
