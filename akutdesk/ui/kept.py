"""Saving a deed as staff do it: kept, told to the other screens, and said with a way back (ux.md P6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import Record
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept


def keep(
    desk: Desk,
    after: Record,
    before: Record | None,
    words: str,
    *,
    also: Sequence[Saving] = (),
    initiator: object = None,
) -> bool:
    """Save a record of a form, and `also` in the same act. False if it could not be saved, which is said."""
    saved = _stored(desk, [*also, Saving(after=after, before=before)], initiator)
    if saved is None:
        return False
    if saved.handling_id is not None:
        undo = undo_button(desk, saved)
        desk.shell.done(Strip(after.TYPE, "ok", words, buttons=(undo,)))
    return True


@dataclass(frozen=True)
class Keeper:
    """The deeds of a screen. `then` shows its own lists again; `strip` is the name of what is said."""

    desk: Desk
    strip: str
    then: Callable[[], None]

    def keep(self, savings: Sequence[Saving], words: str) -> bool:
        """Save all of it as one act and say so; False if it could not be saved, which is said instead."""
        saved = _stored(self.desk, savings, self)
        if saved is None:
            return False
        self.then()
        undo = undo_button(self.desk, saved, self.then)
        self.desk.shell.done(Strip(self.strip, "ok", words, buttons=(undo,)))
        return True


def _stored(desk: Desk, savings: Sequence[Saving], initiator: object) -> Saved | None:
    try:
        saved = desk.store.save_all(desk.adgang, savings)
    except (StorageError, DomainError) as error:
        tell_unkept(desk, error)
        return None
    if saved.handling_id is not None:
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=initiator)
    return saved
