"""Deeds of a form and of a list, said with a way back (ux.md P6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from akutdesk.domain.record import Record
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import say, stored
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip


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
    saved = stored(desk, [*also, Saving(after=after, before=before)], initiator)
    if saved is not None and saved.handling_id is not None:
        say(desk, saved, Strip(after.TYPE, "ok", words))
    return saved is not None


@dataclass(frozen=True)
class Keeper:
    """The deeds of a screen. `then` shows its own lists again; `strip` is the name of what is said."""

    desk: Desk
    strip: str
    then: Callable[[], None]

    def keep(self, savings: Sequence[Saving], words: str) -> bool:
        """Save all of it as one act and say so; False if it could not be saved, which is said instead."""
        saved = stored(self.desk, savings, self)
        if saved is not None:
            self.then()
            say(self.desk, saved, Strip(self.strip, "ok", words), self.then)
        return saved is not None
