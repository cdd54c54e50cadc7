"""Reading a record that a screen shows, logged as an opening once; and beginning one that hangs on it."""

from __future__ import annotations

from typing import Any, TypeVar

from akutdesk.domain.record import Record, RecordId, guarded_like, new_id
from akutdesk.storage.errors import NotFound, NotOpened
from akutdesk.ui.desk import Desk

R = TypeVar("R", bound=Record)


def opened(desk: Desk, cls: type[R], rid: RecordId) -> R:
    """The record as it stands now. Raises NotFound, AdgangError, DiskFull."""
    try:
        return desk.store.reread(desk.adgang, cls, rid)
    except NotOpened:
        return desk.store.get(desk.adgang, cls, rid)


def found(desk: Desk, cls: type[R], rid: RecordId | None) -> R | None:
    """The record, or None if there is none of this type with this id. Raises AdgangError, DiskFull."""
    if rid is None:
        return None
    try:
        return opened(desk, cls, rid)
    except NotFound:
        return None


def begun(cls: type[R], origin: Record, **fields: Any) -> R:
    """A new record of the same place and municipality, and as confidential, as the one it hangs on."""
    return guarded_like(
        origin,
        cls(
            id=new_id(),
            **fields,
        ),
    )
