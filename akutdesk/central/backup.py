"""A backup is one only when it was restored and found whole (sync-and-security.md 2.18, F66).

Works on any two stores: the one that serves, and one restored from its backup somewhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from akutdesk.central.kept import Org, Slice
from akutdesk.central.records import erased_in
from akutdesk.central.settings import PAGE_BYTES
from akutdesk.central.store import Store
from akutdesk.wire import crypto
from akutdesk.wire.chain import body_hash, event_hash
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import read_membership
from akutdesk.wire.messages import Wrap
from akutdesk.wire.receipt import NO_DIGEST, next_digest

Erased = Mapping[bytes, Sequence[bytes]]
"""Records by org."""

_EVENTS: Final = 5000
"""Events looked at together."""


class BackupBadError(Exception):
    """A restored backup is not what was backed up. `code` says what is wrong; `seq` is the first number it shows at."""

    def __init__(self, code: str, seq: int) -> None:
        super().__init__(f"{code} {seq}")
        self.code = code
        self.seq = seq


@dataclass(frozen=True, slots=True)
class Checked:
    """An org of which a backup holds all events up to `seq`."""

    org: bytes
    incarnation: bytes
    seq: int


def check_backup(live: Store, restored: Store) -> tuple[Checked, ...]:
    """Verify a restored backup of every org, and publish how far each one is backed up.

    Nothing is published if anything is wrong. Raises BackupBadError.
    """
    if restored.server() != live.server():
        raise BackupBadError("other_server", 0)
    checked = tuple(_check(live, restored, org) for org in live.orgs.every())
    for each in checked:
        live.orgs.note_backup(each.org, each.incarnation, each.seq)
    return checked


def begin_again(store: Store, now_ms: int, erased: Erased = MappingProxyType({})) -> int:
    """Begin a new incarnation of every org, before a restored database serves again; how many orgs.

    What the orgs' own statements erase goes first, and what was erased after the backup was made (F85).
    """
    orgs = [found for each in store.orgs.every() if (found := store.orgs.get(each))]
    for org in orgs:
        said = _erased_by_statements(store, org.id)
        store.events.erase(org.id, (*said, *erased.get(org.id, ())), now_ms)
        store.orgs.begin_incarnation(org.id, org.incarnation, crypto.random_bytes(16), now_ms)
    return len(orgs)


def _erased_by_statements(store: Store, org: bytes) -> Sequence[bytes]:
    """None where the list does not hold: no desk follows it, and whoever mends it says it again."""
    try:
        return erased_in(read_membership(store.orgs.statements(org, 0)))
    except WireError:
        return ()


def _check(live: Store, restored: Store, named: bytes) -> Checked:
    """Compute D anew over the restored events, and compare it with what the serving store says."""
    ours, theirs = live.orgs.get(named), restored.orgs.get(named)
    if ours is None or theirs is None:
        raise BackupBadError("missing", 0)
    if theirs.incarnation != ours.incarnation:
        raise BackupBadError("incarnation", 0)
    digest = _digest(restored, theirs)
    if digest != theirs.digest or live.events.mark(named, theirs.seq).digest != digest:
        raise BackupBadError("digest", theirs.seq)
    if restored.orgs.statements(named, 0) != live.orgs.statements(named, 0)[: theirs.statements]:
        raise BackupBadError("statements", 0)
    _compare_wraps(live, restored, named)
    return Checked(named, theirs.incarnation, theirs.seq)


def _compare_wraps(live: Store, restored: Store, org: bytes) -> None:
    """Sealed events without their keys are no backup."""
    there = {(wrap.rid, wrap.epoch): wrap.wrap for _, wrap in _wraps(restored, org)}
    last = max((number for number, _ in _wraps(restored, org)), default=0)
    for number, wrap in _wraps(live, org):
        if number <= last and there.get((wrap.rid, wrap.epoch)) != wrap.wrap:
            raise BackupBadError("keywraps", number)


def _wraps(store: Store, org: bytes) -> Iterator[tuple[int, Wrap]]:
    at = 0
    while rows := store.events.wraps(org, at, _EVENTS):
        yield from rows
        at = rows[-1][0]


def _digest(store: Store, org: Org) -> bytes:
    """D at the org's newest number, from the bytes themselves; compared at each page's end on the way."""
    digest, at = NO_DIGEST, 0
    for part in _parts(store, org.id):
        digest = next_digest(digest, _hashes(part))
        if part.end is None or part.end.digest != digest:
            raise BackupBadError("digest", at + 1)
        at = part.end.seq
    if at != org.seq:
        raise BackupBadError("short", at)
    return digest


def _parts(store: Store, org: bytes) -> Iterator[Slice]:
    at = 0
    while True:
        part = store.events.page(org, at, _EVENTS, PAGE_BYTES)
        if part.end is None:
            return
        yield part
        at = part.end.seq


def _hashes(part: Slice) -> Iterable[bytes]:
    """H of each event, its body hashed anew unless it is erased."""
    at, bodies = 0, memoryview(part.bodies)
    for place, (header, size) in enumerate(zip(part.headers, part.sizes, strict=True)):
        body = bodies[at : at + size]
        yield event_hash(header, part.erased.get(place) or body_hash(bytes(body)))
        at += size
