"""Saving a deed as staff do it: kept, told to the other screens, and said with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from akutdesk.domain.errors import DomainError
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept


@dataclass(frozen=True)
class Keeper:
    """`then` shows the screen's own lists again; `strip` is the name of what is said."""

    desk: Desk
    strip: str
    then: Callable[[], None]

    def keep(self, savings: Sequence[Saving], words: str) -> bool:
        """Save all of it as one act and say so; False if it could not be saved, which is said instead."""
        saved = self.store(savings)
        if saved is None:
            return False
        undo = undo_button(self.desk, saved, self.then)
        self.desk.shell.done(Strip(self.strip, "ok", words, buttons=(undo,)))
        return True

    def store(self, savings: Sequence[Saving]) -> Saved | None:
        """Save all of it as one act, without a word where it went well; None if it could not be saved."""
        desk = self.desk
        try:
            saved = desk.store.save_all(desk.adgang, savings)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return None
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        self.then()
        return saved
