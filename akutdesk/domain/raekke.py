"""Rows of a resource file as values: every field known, of its type, and not empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from akutdesk.domain.errors import ResourceError
from akutdesk.domain.record import from_plain

Raw = Mapping[str, Any]
"""One TOML file as plain values."""

T = TypeVar("T")


def raekker(raw: Raw, navn: str, kind: type[T]) -> tuple[T, ...]:
    """The rows `[[navn]]` of a file as frozen dataclasses; lists become tuples, dates are ISO text.

    Raises ResourceError FELT with the row's first value: an unknown or missing field, a wrong type,
    an empty text.
    """
    return tuple(_row(kind, row) for row in cast("list[dict[str, Any]]", raw.get(navn, [])))


def entydige(rows: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Rows by their code. Raises ResourceError DOBBELT for a code that stands twice."""
    found: dict[str, T] = {}
    for kode, row in rows:
        if kode in found:
            raise ResourceError("DOBBELT", felt=kode)
        found[kode] = row
    return found


def _row(kind: type[T], row: Raw) -> T:
    hints = _hints(kind)
    place = str(next(iter(row.values()), kind.__name__))
    if not row.keys() <= hints.keys() or not all(_filled(value) for value in row.values()):
        raise ResourceError("FELT", felt=place)
    try:
        return kind(**{name: from_plain(hints[name], value) for name, value in row.items()})
    except (TypeError, ValueError):
        raise ResourceError("FELT", felt=place) from None


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _filled(value: object) -> bool:
    if isinstance(value, list):
        return all(part and isinstance(part, str) for part in cast("list[object]", value))
    return value != ""
