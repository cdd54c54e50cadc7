"""Saving one record from a form: every screen is told, and it is said with a way back (ux.md P6)."""

from __future__ import annotations

from collections.abc import Sequence

from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import Record
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
    """Save it, and `also` in the same act. False if it could not be saved, which is said."""
    own = Saving(after=after, before=before)
    try:
        saved = desk.store.save_all(desk.adgang, [*also, own])
    except (StorageError, DomainError) as error:
        tell_unkept(desk, error)
        return False
    if saved.handling_id is not None:
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=initiator)
        undo = undo_button(desk, saved)
        desk.shell.done(Strip(after.TYPE, "ok", words, buttons=(undo,)))
    return True
