"""Taking one deed back: the button of a strip that tells what was done (ux.md P6)."""

from __future__ import annotations

from collections.abc import Callable

from akutdesk.domain.errors import DomainError
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.konflikter import Fortrudt
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.messages import text_of

STRIP = "fortryd"


def undo_button(desk: Desk, saved: Saved, then: Callable[[], object] = lambda: None) -> StripButton:
    """Ctrl+Z while the strip stands. `then` shows what is there again; if it cannot be done, that is said."""

    def undo() -> None:
        if saved.handling_id is None:
            return
        try:
            back = desk.store.undo(desk.adgang, saved.handling_id)
        except (StorageError, DomainError) as error:
            words = text_of(error, desk.texts) or desk.texts("fejl.kan_ikke_fortrydes")
            desk.shell.done(Strip(STRIP, "info", words))
            return
        desk.changes.tell(back.changes.types, back.changes.ids)
        desk.shell.done(Strip(STRIP, "info", desk.texts("skal.fortrudt")))
        then()

    return StripButton(desk.texts("skal.tast.fortryd"), undo, action="fortryd")


def see_undone(desk: Desk, undone: Fortrudt) -> None:
    """It stays, and is told no more. What came of it, or why it could not be, is said where one is."""
    try:
        saved = desk.store.undo(desk.adgang, undone.handling_id)
    except (StorageError, DomainError) as error:
        words = text_of(error, desk.texts) or desk.texts("fejl.kan_ikke_fortrydes")
        desk.shell.done(Strip("konflikt", "err", words))
        return
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    words = desk.texts("konflikt.fortrudt_set")
    desk.shell.done(Strip("konflikt", "ok", words, buttons=(undo_button(desk, saved),)))
