"""The fields of a record class as columns of its table: plain value to column, column to typed value.

A value that does not fit its field (a newer program gave the field another type) raises ValueError in
`store`, and is then kept beside the table as an unknown field is (sync-and-security.md 2.13).
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from akutdesk.domain.record import Plain, Record, RecordId, field_types, fields_of, reader_of
from akutdesk.storage.instant import FIRST_MS, LAST_MS, known_instant

_INT64: Final = 2**63

Column = str | int | bytes | None
"""What a column holds."""


@dataclass(frozen=True)
class FieldColumn:
    """One field: its name and column type, and the two ways between plain, column and typed value."""

    felt: str
    sql_type: str
    composite: bool
    """JSON text of a list or of a value with parts."""
    store: Callable[[Plain], Column]
    load: Callable[[Any], Any]


@dataclass(frozen=True)
class RecordColumns:
    """All fields of a record class in order, and what their columns hold when nothing was ever set."""

    cls: type[Record]
    fields: tuple[FieldColumn, ...]
    by_name: dict[str, FieldColumn]
    defaults: dict[str, Column]
    store: dict[str, Callable[[Plain], Column]]
    """Each field's `store`."""
    load: dict[str, Callable[[Any], Any]]
    """The `load` of each field whose typed value is not the column as it is."""
    as_is: dict[str, frozenset[type]]
    """The types of each field whose values are the column as they are, so that `store` need not be asked."""


@cache
def columns_of(cls: type[Record]) -> RecordColumns:
    """The columns of a record class."""
    made = tuple(_field_column(name, kind) for name, kind in field_types(cls).items())
    by_name = {column.felt: column for column in made}
    plain = fields_of(cls(id=RecordId(b"\0" * 16)))
    defaults = {name: by_name[name].store(value) for name, value in plain.items()}
    store = {name: column.store for name, column in by_name.items()}
    load = {column.felt: column.load for column in made if column.load is not _same}
    as_is = {name: _as_is(kind) for name, kind in field_types(cls).items()}
    return RecordColumns(cls, made, by_name, defaults, store, load, as_is)


def _field_column(felt: str, kind: Any) -> FieldColumn:
    bare, optional = _without_none(kind)
    base = getattr(bare, "__supertype__", bare)
    composite = base not in _SIMPLE
    sql_type, store, load = (
        ("TEXT", _json_writer(bare), _json_reader(bare)) if composite else _SIMPLE[base]
    )
    if optional:
        store, load = _or_none(store), load if load is _same else _or_none(load)
    return FieldColumn(felt, sql_type, composite, store, load)


def _as_is(kind: Any) -> frozenset[type]:
    bare, optional = _without_none(kind)
    same = {getattr(bare, "__supertype__", bare)} & {str, bytes}
    return frozenset({*same, types.NoneType} if optional else same)


def _or_none(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else way(value)


def _same(value: Any) -> Any:
    return value


def _check_str(value: Plain) -> Column:
    if type(value) is not str:
        raise ValueError("str")
    return value


def _check_bytes(value: Plain) -> Column:
    if type(value) is not bytes:
        raise ValueError("bytes")
    return value


def _check_bool(value: Plain) -> Column:
    if type(value) is not bool:
        raise ValueError("bool")
    return int(value)


def _check_int(value: Plain) -> Column:
    if type(value) is not int or not -_INT64 <= value < _INT64:
        raise ValueError("int")
    return value


def _check_instant(value: Plain) -> Column:
    if type(value) is not int or not FIRST_MS <= value <= LAST_MS:
        raise ValueError("instant")
    return value


def _check_date(value: Plain) -> Column:
    if type(value) is not str or date.fromisoformat(value).isoformat() != value:
        raise ValueError("date")
    return value


_SIMPLE: Final[dict[Any, tuple[str, Callable[[Plain], Column], Callable[[Any], Any]]]] = {
    datetime: ("INTEGER", _check_instant, known_instant),
    date: ("TEXT", _check_date, date.fromisoformat),
    bool: ("INTEGER", _check_bool, bool),
    int: ("INTEGER", _check_int, _same),
    str: ("TEXT", _check_str, _same),
    bytes: ("BLOB", _check_bytes, _same),
}


def _json_writer(kind: Any) -> Callable[[Plain], Column]:
    """Composites are JSON text; bytes inside, such as record ids, are hex."""
    if kind == tuple[str, ...]:
        return _write_texts
    hexed, fits = _holds_bytes(kind), _fit_of(kind)

    def write(value: Plain) -> Column:
        if type(value) not in {list, dict} or not fits(value):
            raise ValueError("composite")
        return msgspec.json.encode(_hexed(value) if hexed else value).decode()

    return write


def _fit_of(kind: Any) -> Callable[[Any], bool]:
    """Whether a plain value makes a typed one of this kind (`reader_of`), told without making it."""
    bare, optional = _without_none(kind)
    same = _as_is(kind)
    if bare in {str, bytes}:
        return lambda value: type(value) in same
    if get_origin(bare) is tuple:
        fits = _fit_of_list(_fit_of(get_args(bare)[0]))
    elif is_dataclass(bare):
        fits = _fit_of_parts(cast("type", bare))
    else:
        fits = _fit_of_simple(_SIMPLE[getattr(bare, "__supertype__", bare)][1])
    return (lambda value: value is None or fits(value)) if optional else fits


def _fit_of_list(inner: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: type(value) is list and all(map(inner, cast("list[Plain]", value)))


def _fit_of_parts(kind: type) -> Callable[[Any], bool]:
    """Parts of a newer program are passed over; one that has no default must be there."""
    hints = get_type_hints(kind)
    checks = {part.name: _fit_of(hints[part.name]) for part in fields(kind)}
    needed = {
        part.name
        for part in fields(kind)
        if part.default is MISSING and part.default_factory is MISSING
    }

    def fits(value: Any) -> bool:
        if type(value) is not dict:
            return False
        parts = cast("dict[str, Plain]", value)
        for name, check in checks.items():
            if name in parts and not check(parts[name]):
                return False
        return needed <= parts.keys()

    return fits


def _fit_of_simple(store: Callable[[Plain], Column]) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        try:
            store(value)
        except ValueError:
            return False
        return True

    return fits


def _write_texts(value: Plain) -> Column:
    """The commonest composite, checked the short way."""
    if type(value) is not list or not {*map(type, cast("list[Plain]", value))} <= {str}:
        raise ValueError("texts")
    return msgspec.json.encode(value).decode()


def _json_reader(kind: Any) -> Callable[[Any], Any]:
    typed, decode = reader_of(kind), msgspec.json.decode
    if not _holds_bytes(kind):
        return lambda text: typed(decode(text))
    return lambda text: typed(_unhexed(kind, decode(text)))


def _hexed(value: Plain) -> Plain:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list):
        return [_hexed(part) for part in cast("list[Plain]", value)]
    if isinstance(value, dict):
        return {name: _hexed(part) for name, part in cast("dict[str, Plain]", value).items()}
    return value


def _unhexed(kind: Any, value: Plain) -> Plain:
    bare, _ = _without_none(kind)
    if value is None or not _holds_bytes(bare):
        return value
    if get_origin(bare) is tuple:
        return [_unhexed(get_args(bare)[0], part) for part in value]
    if is_dataclass(bare):
        hints = get_type_hints(bare)
        return {name: _unhexed(hints.get(name), part) for name, part in value.items()}
    return bytes.fromhex(value)


@cache
def _holds_bytes(kind: Any) -> bool:
    bare, _ = _without_none(kind)
    if get_origin(bare) is tuple:
        return _holds_bytes(get_args(bare)[0])
    if is_dataclass(bare):
        return any(_holds_bytes(part) for part in get_type_hints(bare).values())
    return getattr(bare, "__supertype__", bare) is bytes


def _without_none(kind: Any) -> tuple[Any, bool]:
    if get_origin(kind) not in {Union, types.UnionType}:
        return kind, False
    parts = [part for part in get_args(kind) if part is not types.NoneType]
    return parts[0], True
