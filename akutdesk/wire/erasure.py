"""An order to erase records for good, signed by two people (sync-and-security.md 2.9, docs/decisions/0088).

The order is a signed paper of its own, so that any PC of the org can say it again after the server was put back.
It holds ids and counts in the open, which the server has anyway; why is sealed under the epoch key.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.codec import MAX_INT, Count, Id16, pack, unpack
from akutdesk.wire.errors import MalformedError, UnknownFormatError
from akutdesk.wire.header import NO_RECORD
from akutdesk.wire.payload import EventName, Name

FORMAT: Final = 1
MOST_RECORDS: Final = 2000
"""Records in one order."""

_SIGNED: Final = b"akd/erase/1"

Sealed = Annotated[bytes, msgspec.Meta(min_length=1, max_length=1024)]


class Target(msgspec.Struct, frozen=True, array_like=True):
    """A record, and how far the two people's desk had it: for each writer the last n about it.

    What some desk wrote on the record beyond that, nobody who decided had seen (F84).
    """

    rid: Id16
    known: tuple[EventName, ...]


class Order(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """Erase these records. `first` and `second` are the people; `why` is a Why under the key of `epoch`."""

    format: Count = FORMAT
    org: Id16
    at_ms: Annotated[int, msgspec.Meta(ge=-MAX_INT, le=MAX_INT)]
    targets: Annotated[tuple[Target, ...], msgspec.Meta(min_length=1, max_length=MOST_RECORDS)]
    first: Id16
    second: Id16
    epoch: Count
    why: Sealed


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Codes: the reason, and what law it rests on. Never a word about the person."""

    grund: Name
    hjemmel: Name


_ORDER = msgspec.msgpack.Decoder(Order)
_WHY = msgspec.msgpack.Decoder(Why)


def pack_order(order: Order) -> bytes:
    """The order's bytes, made once, signed and kept."""
    return pack(order)


def read_order(data: bytes) -> Order:
    """The order in `data`, nothing verified. Raises MalformedError, UnknownFormatError."""
    order = unpack(_ORDER, data, "erasure")
    if order.format != FORMAT:
        raise UnknownFormatError("erasure format", order.format)
    rids = {each.rid for each in order.targets}
    if len(rids) < len(order.targets) or NO_RECORD in rids or order.first == order.second:
        raise MalformedError("erasure")
    return order


def sign_order(signing_key: bytes, packed: bytes) -> bytes:
    """One of the two signatures."""
    return crypto.sign(signing_key, _SIGNED + packed)


def verify_order(packed: bytes, public: bytes, signature: bytes) -> None:
    """Return if this key signed the order. Raises BadSignatureError or BadKeyError."""
    crypto.verify(public, _SIGNED + packed, signature)


def seal_why(epoch_key: bytes, why: Why, org: bytes, epoch: int) -> bytes:
    """The reason, for the org's own eyes."""
    return crypto.seal(epoch_key, pack(why), _aad(org, epoch))


def seal_hold_why(epoch_key: bytes, why: Why, org: bytes, epoch: int) -> bytes:
    """Why records are held, or let go of; an order's reason never opens as one of these."""
    return crypto.seal(epoch_key, pack(why), _hold(org, epoch))


def open_hold_why(epoch_key: bytes, sealed: bytes, org: bytes, epoch: int) -> Why:
    """The inverse. Raises SealBrokenError or MalformedError."""
    return unpack(_WHY, crypto.open_seal(epoch_key, sealed, _hold(org, epoch)), "hold reason")


def open_why(epoch_key: bytes, sealed: bytes, org: bytes, epoch: int) -> Why:
    """The inverse. Raises SealBrokenError or MalformedError."""
    return unpack(_WHY, crypto.open_seal(epoch_key, sealed, _aad(org, epoch)), "erasure reason")


def seal_late(audit_public: bytes, event_key: bytes, place: tuple[bytes, bytes, int]) -> bytes:
    """The key of one event that came too late, for the readers of the log; `place` is (org, writer, n)."""
    return crypto.seal_to(audit_public, event_key, _late(*place))


def open_late(audit_private: bytes, sealed: bytes, place: tuple[bytes, bytes, int]) -> bytes:
    """The inverse. Raises SealBrokenError."""
    return crypto.open_from(audit_private, sealed, _late(*place))


def _aad(org: bytes, epoch: int) -> bytes:
    return b"akd/erase-why/1" + org + epoch.to_bytes(8, "big")


def _hold(org: bytes, epoch: int) -> bytes:
    return b"akd/hold-why/1" + org + epoch.to_bytes(8, "big")


def _late(org: bytes, writer: bytes, n: int) -> bytes:
    return b"akd/late/1" + org + writer + n.to_bytes(8, "big")
