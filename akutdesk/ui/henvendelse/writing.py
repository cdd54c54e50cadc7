"""One henvendelse while it is written: what the page shows, what the store has, and how one becomes the other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import (
    Plain,
    Record,
    changed_fields,
    fields_of,
    record_from_fields,
)
from akutdesk.storage.saving import Saving
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.desk import Desk

_NOTHING: Mapping[str, str] = MappingProxyType({})
_ID = "id:"  # how an id is written in a draft's text
CORRECTION = "rettelse"
"""The draft's field that holds a correction not yet given its reason."""


class OpenWriting:
    """An open henvendelse: each answer becomes an event at once."""

    def __init__(self, desk: Desk, shown: Henvendelse, stored: Henvendelse | None) -> None:
        self._desk = desk
        self.shown = shown
        self.stored = stored

    def save(self, *also: Record) -> None:
        """Store what differs, in one deed, and tell the other pages. Raises StorageError."""
        if self.shown == self.stored and not also:
            return
        kilder = BEGUN if self.stored is None else _NOTHING
        own = Saving(after=self.shown, before=self.stored, kilder=kilder)
        new = [Saving(after=record) for record in also]
        saved = self._desk.store.save_all(self._desk.adgang, [*new, own])
        self.stored = self.shown
        self._desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)

    def settle(self, stored: Henvendelse) -> None:
        """The store has this now."""
        self.shown = self.stored = stored

    def reread(self) -> None:
        """Take over what other pages have saved meanwhile. Raises StorageError."""
        if self.stored is None:
            return
        mine = changed_fields(self.stored, self.shown)
        fresh = self._desk.store.reread(self._desk.adgang, Henvendelse, self.shown.id)
        self.stored = fresh
        self.shown = with_fields(fresh, mine)


class Correction:
    """A closed henvendelse being corrected: a draft until the reason is given (design.md 8.10)."""

    def __init__(self, desk: Desk, stored: Henvendelse) -> None:
        self._desk = desk
        self.stored: Henvendelse | None = stored
        self.closed = stored
        """As it was closed; what the correction is built on."""
        self.shown = self._recovered(stored)

    def save(self, *also: Record) -> None:
        """Keep the correction as a draft of this user; new records are saved. Raises StorageError."""
        for record in also:
            self._desk.store.save(self._desk.adgang, record)
        text = json.dumps(_written(changed_fields(self.closed, self.shown)))
        self._desk.store.write_draft(
            self._desk.adgang,
            Udkast(rid=self.closed.id, felt=CORRECTION, type=Henvendelse.TYPE, text=text),
        )

    def reread(self) -> None:
        """What it is built on stays as it was closed. Raises NotFound if it is here no more, StorageError."""
        self._desk.store.reread(self._desk.adgang, Henvendelse, self.closed.id)

    def settle(self, stored: Henvendelse) -> None:
        """The store has this now; the draft has done its work."""
        self.drop()
        self.shown = self.stored = self.closed = stored

    def drop(self) -> None:
        """Nothing was corrected; the draft of it goes."""
        self._desk.store.drop_draft(self._desk.adgang, self.closed.id, CORRECTION)

    def _recovered(self, stored: Henvendelse) -> Henvendelse:
        drafts = self._desk.store.drafts(self._desk.adgang)
        text = next((d.text for d in drafts if d.rid == stored.id and d.felt == CORRECTION), "{}")
        return with_fields(stored, _read(cast("dict[str, Any]", json.loads(text))))


BEGUN: Mapping[str, str] = MappingProxyType({"form": "FORSLAG", "start": "SYSTEM"})
"""Where the answers of a henvendelse that was just begun come from."""


def with_fields(henvendelse: Henvendelse, values: Mapping[str, Plain]) -> Henvendelse:
    """The record with some plain values in place of its own."""
    if not values:
        return henvendelse
    return record_from_fields(Henvendelse, henvendelse.id, {**fields_of(henvendelse), **values})


def _written(values: Mapping[str, Plain]) -> dict[str, Plain]:
    return {
        felt: _ID + value.hex() if isinstance(value, bytes) else value
        for felt, value in values.items()
    }


def _read(values: Mapping[str, Plain]) -> dict[str, Plain]:
    return {
        felt: bytes.fromhex(value.removeprefix(_ID))
        if isinstance(value, str) and value.startswith(_ID) and felt.endswith("_id")
        else value
        for felt, value in values.items()
    }
