"""A record's key, wrapped under the org's epoch key (sync-and-security.md 2.2: RK under OEK).

Kept apart from events: erasing a record deletes its wraps, in backups too.
"""

from __future__ import annotations

from collections.abc import Callable

from akutdesk.wire import crypto


def make_record_key() -> bytes:
    """RK: 32 random bytes, made with the record."""
    return crypto.random_bytes(crypto.KEY_SIZE)


def wrap_record_key(epoch_key: bytes, record_key: bytes, place: tuple[bytes, bytes, int]) -> bytes:
    """RK under OEK; `place` is (org, rid, epoch), so that a wrap fits no other record or epoch."""
    return crypto.seal(epoch_key, record_key, _aad(*place))


def unwrap_record_key(epoch_key: bytes, wrap: bytes, place: tuple[bytes, bytes, int]) -> bytes:
    """The inverse. Raises SealBrokenError."""
    return crypto.open_seal(epoch_key, wrap, _aad(*place))


def unwrapper(epoch_key: bytes, org: bytes, epoch: int) -> Callable[[bytes, bytes], bytes]:
    """`unwrap_record_key` for many wraps of one epoch: from record id and wrap to the key."""
    opens = crypto.opener(epoch_key)
    return lambda rid, wrap: opens(wrap, _aad(org, rid, epoch))


def _aad(org: bytes, rid: bytes, epoch: int) -> bytes:
    return b"akd/rk/1" + org + rid + epoch.to_bytes(8, "big")
