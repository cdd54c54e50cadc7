"""What every record of the desk has in common, and how its fields become plain values and back.

A record is a frozen dataclass whose fields are registers (design.md D2): a save names the fields that
changed and their new whole value. A plain value is None, bool, int, str, bytes, or a list or dict of
plain values, so that it can be packed, stored in a column, and compared.
"""

from __future__ import annotations

import os
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import (
    Any,
    ClassVar,
    NewType,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

RecordId = NewType("RecordId", bytes)
"""16 random bytes (design.md D14); says nothing about when or where the record was made."""

Plain = Any
"""None | bool | int | str | bytes | list[Plain] | dict[str, Plain]."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

R = TypeVar("R", bound="Record")


def new_id() -> RecordId:
    """A fresh record id from the operating system's random source."""
    return RecordId(os.urandom(16))


@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of all records. `TYPE` is the record's stable name in events, tables and exports.

    The technical columns of domain.md 2.0.4 stand here once. Who typed it, when, and on which PC is the
    event's own knowledge, version and sync state are computed; none of these is a field.
    """

    TYPE: ClassVar[str]
    id: RecordId
    enhed_id: RecordId | None = None
    dataansvarlig_kommune: str | None = None
    """Municipality code (4 digits) of the data controller."""
    fortrolighed: str = "NORMAL"
    """NORMAL or SKAERPET: then only `fortrolig_for` and the leader may read."""
    fortrolig_for: tuple[RecordId, ...] = ()
    oevelse: bool = False
    """Practice: never in figures, never sent."""


def guarded_like(origin: Record, record: R) -> R:
    """`record` of the place and municipality of the one it hangs on, as confidential, and as much practice.

    So nothing about a citizen is easier to read, or counts otherwise, than the citizen (domain.md 2.0.4).
    """
    return replace(
        record,
        enhed_id=origin.enhed_id,
        dataansvarlig_kommune=origin.dataansvarlig_kommune,
        fortrolighed=origin.fortrolighed,
        fortrolig_for=origin.fortrolig_for,
        oevelse=origin.oevelse,
    )


def to_plain(value: object) -> Plain:
    """The plain form of one field's value: instants as UTC milliseconds, dates as ISO text.

    Raises TypeError for a value that no field may hold.
    """
    if value is None or isinstance(value, bool | int | str | bytes):
        return value
    if isinstance(value, datetime):
        return (value - _EPOCH) // timedelta(milliseconds=1)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in cast("tuple[object, ...]", value)]
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(type(value).__name__)


def from_plain(kind: Any, value: Plain) -> Any:
    """The typed value of a field annotated `kind`; the inverse of `to_plain`.

    Raises TypeError or ValueError if the plain value does not fit the annotation.
    """
    return reader_of(kind)(value)


@cache
def reader_of(kind: Any) -> Callable[[Plain], Any]:
    """`from_plain` for values of one kind, whose annotation is looked at once: a list shows hundreds."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = reader_of(_without_none(kind))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _list_reader(reader_of(get_args(kind)[0]))
    if is_dataclass(kind):
        return _parts_reader(cast("type", kind))
    if kind is datetime:
        return lambda value: _EPOCH + timedelta(milliseconds=value)
    if kind is date:
        return date.fromisoformat
    return _simple_reader(getattr(kind, "__supertype__", kind))


def fields_of(record: Record) -> dict[str, Plain]:
    """All fields of a record but its id, as plain values."""
    return {name: to_plain(getattr(record, name)) for name in field_types(type(record))}


def changed_fields(before: Record | None, after: Record) -> dict[str, Plain]:
    """The fields that a save of `after` sets; a new record sets those that differ from the default."""
    if before is None:
        defaults = _defaults(type(after))
        return {name: value for name, value in fields_of(after).items() if defaults[name] != value}
    values = {
        name: (getattr(before, name), getattr(after, name)) for name in field_types(type(after))
    }
    touched = {
        name: (to_plain(old), to_plain(new)) for name, (old, new) in values.items() if old != new
    }
    return {name: new for name, (old, new) in touched.items() if old != new}


def record_from_fields(cls: type[R], rid: RecordId, values: Mapping[str, Plain]) -> R:
    """A typed record from plain field values; unknown fields are ignored here and kept by the store."""
    known = field_types(cls)
    typed = {
        name: from_plain(known[name], value) for name, value in values.items() if name in known
    }
    return cls(id=rid, **typed)


@cache
def field_types(cls: type[Record]) -> dict[str, Any]:
    """Field name to annotation, without id, in the order of the class."""
    hints = _hints(cls)
    return {f.name: hints[f.name] for f in fields(cls) if f.name != "id"}


@cache
def _defaults(cls: type[Record]) -> dict[str, Plain]:
    return fields_of(cls(id=RecordId(b"\0" * 16)))


def _list_reader(inner: Callable[[Plain], Any]) -> Callable[[Plain], Any]:
    def read(value: Plain) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError(type(value).__name__)
        return tuple(map(inner, cast("list[Plain]", value)))

    return read


def _parts_reader(kind: type) -> Callable[[Plain], Any]:
    """Of a dataclass; parts of a newer program are passed over."""
    readers = {name: reader_of(hint) for name, hint in _hints(kind).items()}

    def read(value: Mapping[str, Plain]) -> Any:
        return kind(
            **{name: readers[name](part) for name, part in value.items() if name in readers}
        )

    return read


def _simple_reader(base: type) -> Callable[[Plain], Any]:
    def read(value: Plain) -> Any:
        if type(value) is not base:
            raise TypeError(base.__name__)
        return value

    return read


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _without_none(kind: Any) -> Any:
    return next(part for part in get_args(kind) if part is not type(None))
