"""What the chain of statements adds up to: the org's devices, staff, epoch keys and log readers.

Applying a statement checks its place, its signature and the signer's right to say it, so that neither
the server nor a member of staff can add a desk or a leader (sync-and-security.md 2.15).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire import statement as s
from akutdesk.wire.erasure import read_order, verify_order
from akutdesk.wire.errors import SealBrokenError, WireError
from akutdesk.wire.root import ROOT_ID, KitSeal

LEDER: Final = "LEDER"
ERASING: Final = frozenset({LEDER, "DATAANSVARLIG_ADM"})
"""Roles that may order records to be erased; the second person, who countersigns, may be other staff too."""
COUNTERSIGNING: Final = ERASING | {"BAGVAGT", "MEDARBEJDER"}


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
    kits: tuple[KitSeal, ...] = ()
    """ROOT under the codes that count: those of genesis until somebody made new ones."""
    erasures: tuple[s.Erasure, ...] = ()
    """Every order to erase, in order. What it names is gone for good."""
    held: frozenset[bytes] = frozenset()
    """Records that may not be erased now."""
    kit_used_ms: int | None = None
    """When a kit was used, by its own clock, if no new ones were made since: only a kit lets ROOT speak."""
    kits_made_ms: int = 0
    """When the codes that count were made, by the clock of the PC that said so."""

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
        """An epoch key, opened by a device or ROOT.

        Raises KeyError if it was not sealed to them, SealBrokenError if what was sealed is another key.
        """
        epoch = self.epochs[number]
        key = s.open_epoch(private, epoch.seals[recipient], (self.org, number, recipient))
        if epoch.check is not None and not crypto.equal(epoch.check, s.epoch_check(key)):
            raise SealBrokenError
        return key


def read_membership(signed: Iterable[bytes]) -> Membership:
    """The org that a chain of statements makes. Raises WireError for the first that does not hold."""
    return _read(tuple(signed))


@lru_cache(maxsize=4)
def _read(chain: tuple[bytes, ...]) -> Membership:
    """Remembered, for the same bytes make the same org, and each signature costs 0.1 ms; an unlock asks six times."""
    if not chain:
        raise StatementRefusedError(0, "EMPTY")
    state = _begin(chain[0])
    for each in chain[1:]:
        state = apply(state, each)
    return state


def apply(state: Membership, signed: bytes) -> Membership:
    """The org after one more statement. Raises StatementRefusedError, BadSignatureError, MalformedError."""
    statement = s.read_statement(signed)
    if (statement.org, statement.index, statement.previous) != (state.org, state.count, state.head):
        raise StatementRefusedError(statement.index, "PLACE")
    s.verify_statement(signed, _signer(state, statement))
    if not may_say(state, statement.signer, statement.content):
        raise StatementRefusedError(statement.index, "RIGHT")
    after = _with(state, statement)
    if _leaders(state) and not _leaders(after):
        raise StatementRefusedError(statement.index, "LAST_LEADER")
    if (
        statement.signer == ROOT_ID and state.audit is not None
    ):  # with the log's readers genesis is over
        after = replace(after, kit_used_ms=statement.at_ms)
    if isinstance(statement.content, s.Kits):
        after = replace(after, kits_made_ms=statement.at_ms)
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
    return Membership(
        org=statement.org,
        genesis=content,
        kits=content.kits,
        kits_made_ms=statement.at_ms,
        count=1,
        head=head,
    )


def _signer(state: Membership, statement: s.Statement) -> bytes:
    if statement.signer == ROOT_ID:
        return state.genesis.root_sign
    device = state.devices.get(statement.signer)
    if device is not None and device.active and isinstance(statement.content, s.Erasure):
        return device.sign_public
    person = state.people.get(statement.signer)
    if person is None or not person.active:
        raise StatementRefusedError(statement.index, "SIGNER")
    return person.sign_public


def may_say(state: Membership, who: bytes, said: s.Content) -> bool:
    """Whether somebody active, or ROOT, may say this. ROOT and leaders say anything. Anybody else may lock their own keys anew (a new password).

    And give a PC of the org an epoch key that it lacks (F75), but no other in the place of one it has. An order to
    erase proves itself: a PC may carry it too.
    """
    if who == ROOT_ID or isinstance(said, s.Erasure):
        return True
    signer = state.people[who]
    if signer.rolle == LEDER:
        return True
    if isinstance(said, s.EpochSeals):
        return not any(
            said.device in state.epochs[n].seals for n in said.seals if n in state.epochs
        )
    if not isinstance(said, s.Person):
        return False
    return msgspec.structs.replace(said, epoch=signer.epoch, private=signer.private) == signer


def _with(state: Membership, statement: s.Statement) -> Membership:
    change = _CHANGES.get(type(statement.content))
    after = change(state, statement.content) if change else None
    if after is None:
        raise StatementRefusedError(statement.index, "CONTENT")
    return after


def _with_device(state: Membership, said: s.Device) -> Membership | None:
    """A PC keeps its keys for good, and one that was revoked comes back only as a new one."""
    held = state.devices.get(said.device)
    if held is not None:
        same = (held.sign_public, held.kem_public) == (said.sign_public, said.kem_public)
        if not same or (said.active and not held.active):
            return None
    devices = {**state.devices, said.device: said}
    return replace(state, devices=devices, admitted=_admitting(state, said.reach))


def _with_admitted(state: Membership, said: s.Admit) -> Membership | None:
    if said.device not in state.devices:
        return None
    return replace(state, admitted=_admitting(state, said.reach))


def _with_epoch(state: Membership, said: s.Epoch) -> Membership | None:
    if said.number != state.epoch + 1:
        return None
    return replace(state, epochs={**state.epochs, said.number: said})


def _with_seals(state: Membership, said: s.EpochSeals) -> Membership | None:
    held = state.devices.get(said.device)
    if held is None or not held.active or not said.seals.keys() <= state.epochs.keys():
        return None
    epochs = dict(state.epochs)
    for number, sealed in said.seals.items():
        seals = {**epochs[number].seals, said.device: sealed}
        epochs[number] = msgspec.structs.replace(epochs[number], seals=seals)
    return replace(state, epochs=epochs)


def _with_person(state: Membership, said: s.Person) -> Membership:
    return replace(state, people={**state.people, said.user: said})


def _with_readers(state: Membership, said: s.AuditReaders) -> Membership:
    return replace(state, audit=said)


def _with_kits(state: Membership, said: s.Kits) -> Membership:
    return replace(state, kits=said.kits, kit_used_ms=None)


def _with_erasure(state: Membership, said: s.Erasure) -> Membership | None:
    """Two people who may, and neither a record under a legal hold nor an order that was said before."""
    order = read_order(said.order)
    first, second = state.people.get(order.first), state.people.get(order.second)
    if first is None or second is None or not (first.active and second.active):
        return None
    if first.rolle not in ERASING or second.rolle not in COUNTERSIGNING or order.org != state.org:
        return None
    for person, signature in zip((first, second), said.signatures, strict=True):
        verify_order(said.order, person.sign_public, signature)
    again = any(each.order == said.order for each in state.erasures)
    if again or any(each.rid in state.held for each in order.targets):
        return None
    return replace(state, erasures=(*state.erasures, said))


def _with_hold(state: Membership, said: s.Hold) -> Membership:
    records = frozenset(said.records)
    return replace(state, held=state.held | records if said.active else state.held - records)


_CHANGES: Final[Mapping[type[s.Content], Callable[[Membership, Any], Membership | None]]] = {
    s.Device: _with_device,
    s.Admit: _with_admitted,
    s.Epoch: _with_epoch,
    s.EpochSeals: _with_seals,
    s.Person: _with_person,
    s.AuditReaders: _with_readers,
    s.Kits: _with_kits,
    s.Erasure: _with_erasure,
    s.Hold: _with_hold,
}
"""What each content does to the org; None refuses it. A second genesis does nothing anywhere."""


def _admitting(state: Membership, reach: tuple[s.Reach, ...]) -> dict[bytes, int]:
    """How far revoked PCs' writers count, with some that now reach further."""
    known = dict(state.admitted)
    for each in reach:
        known[each.writer] = max(each.n, known.get(each.writer, 0))
    return known


def _leaders(state: Membership) -> bool:
    return any(p.active and p.rolle == LEDER for p in state.people.values())
