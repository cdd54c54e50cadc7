"""What one save says about one record: which fields it sets, and which earlier events it replaces.

design.md 8.9. The record's fields are registers with whole values; a field's version is named by the
event that set it, (writer, n), since an event sets a field at most once. No value here can hold itself, so
Python's collector of cycles need not know of them (`gc=False`): events come by the hundred thousand.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, cast

import msgspec

from akutdesk.wire.codec import LAST_N, MAX_INT, Count, Id16, pack, unpack
from akutdesk.wire.errors import MalformedError

MAX_FIELD_NAME: Final = 64
DEEPEST: Final = 32
"""So many lists and parts may lie in each other in a value; what is deeper would stop whoever writes it out again."""

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_FIELD_NAME)]


class EventName(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """The name of an event: its writer and the writer's count."""

    writer: Id16
    n: Annotated[int, msgspec.Meta(ge=1, le=LAST_N)]


class Op(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One field set to one whole plain value; `foraeldre` are the versions that it replaces.

    `must_understand` makes the record read-only for a program that does not know the field
    (sync-and-security.md 2.13).
    """

    felt: Name
    vaerdi: Any
    foraeldre: tuple[EventName, ...] = ()
    kilde: Name = "MEDARBEJDER"
    must_understand: bool = False


class Payload(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One save of one record. Times are UTC milliseconds, `zone_min` minutes east of UTC.

    `skew_ms` is what the desk believed server time minus device time to be, None if it never asked.
    Several payloads with one `handling_id` were one act and are undone together (design.md 8.8).
    """

    schema: Count
    type: Name
    bruger: Id16
    hlc: Count
    device_ms: Annotated[int, msgspec.Meta(ge=-MAX_INT, le=MAX_INT)]
    zone_min: Annotated[int, msgspec.Meta(ge=-1440, le=1440)]
    skew_ms: Annotated[int, msgspec.Meta(ge=-MAX_INT, le=MAX_INT)] | None = None
    handling_id: Id16
    ops: tuple[Op, ...]
    begrundelse: str | None = None


class _OfAnySchema(msgspec.Struct, frozen=True):
    schema: Count


_SIMPLE: Final = frozenset({str, bytes, int, bool, float, type(None)})
_DECODER = msgspec.msgpack.Decoder(Payload)
_SCHEMA_DECODER = msgspec.msgpack.Decoder(_OfAnySchema)


def pack_payload(payload: Payload) -> bytes:
    """The payload's bytes. Raises MalformedError for a value that MessagePack or UTF-8 cannot hold."""
    return pack(payload)


def read_payload(data: bytes) -> Payload:
    """The payload in `data`. Raises MalformedError; unknown fields are left out here, not in the bytes.

    A value that is not plain, as MessagePack may hold one and no table of ours (T14), is malformed too.
    """
    payload = unpack(_DECODER, data, "payload")
    for op in payload.ops:
        if type(op.vaerdi) not in _SIMPLE and not _is_plain(op.vaerdi, DEEPEST):
            raise MalformedError("payload")
    return payload


def read_schema(data: bytes) -> int:
    """The schema number of a payload that this program may be too old to read. Raises MalformedError."""
    return unpack(_SCHEMA_DECODER, data, "payload").schema


def _is_plain(value: object, room: int) -> bool:
    """Whether it is a simple value, or lists and parts named by texts, no deeper in each other than `room`."""
    if type(value) in _SIMPLE:
        return True
    if room == 0:
        return False
    if isinstance(value, list):
        return all(_is_plain(part, room - 1) for part in cast("list[object]", value))
    if not isinstance(value, dict):
        return False
    parts = cast("dict[object, object]", value)
    return all(type(name) is str and _is_plain(part, room - 1) for name, part in parts.items())
