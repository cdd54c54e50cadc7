"""One deed of a page: saved whole, told to the other pages, and said with a way back (ux.md P6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from akutdesk.domain.errors import DomainError
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept


def done(
    desk: Desk,
    savings: Sequence[Saving],
    *,
    strip: str,
    words: str,
    then: Callable[[], object] = lambda: None,
    leave: Callable[[], object] = lambda: None,
) -> Saved | None:
    """Save, tell and say it. `leave` goes on to another page, `then` shows what is there after an undo.

    None if it could not be saved, which is said.
    """
    saved = stored(desk, savings)
    if saved is not None:
        leave()
        say(desk, saved, Strip(strip, "ok", words), then)
    return saved


def stored(desk: Desk, savings: Sequence[Saving], initiator: object = None) -> Saved | None:
    """Save and tell the other pages; `initiator` knows already. None if it could not be saved, which is said."""
    try:
        saved = desk.store.save_all(desk.adgang, savings)
    except (StorageError, DomainError) as error:
        tell_unkept(desk, error)
        return None
    desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=initiator)
    return saved


def say(desk: Desk, saved: Saved, strip: Strip, then: Callable[[], object] = lambda: None) -> None:
    """Say it, with a way back where anything was changed."""
    buttons = () if saved.handling_id is None else (undo_button(desk, saved, then),)
    desk.shell.done(replace(strip, buttons=buttons))
