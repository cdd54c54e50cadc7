"""Checking a number and changing an entry, each with a strip that takes it back."""

from __future__ import annotations

from akutdesk.domain.errors import DomainError
from akutdesk.domain.katalog import Katalogpost
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.leder import state
from akutdesk.ui.leder.state import Typed
from akutdesk.ui.place import enhed_of
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "telefonliste"


class NumberDeeds:
    """Saves and tells every screen; the page reads again when it is told."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def check(self, post: Katalogpost) -> bool:
        """Somebody called the number or looked it up today; False if it could not be saved."""
        before = self._own(post.kode)
        day = self._desk.clock.now().astimezone(KBH).date()
        after = state.checked(before or self._new(post), post, day, self._desk.adgang.bruger)
        return self._save(after, before, "leder.er_kontrolleret")

    def change(self, post: Katalogpost, typed: Typed) -> bool:
        """The entry reads so from now on."""
        before = self._own(post.kode)
        after = state.changed(before or self._new(post), post, typed)
        key = "leder.rettet" if typed.nummer == post.nummer else "leder.nyt_nummer"
        return self._save(after, before, key, navn=typed.navn)

    def _own(self, kode: str) -> Opslag | None:
        return state.own(kode, self._desk.store.setup(self._desk.adgang, Opslag))

    def _new(self, post: Katalogpost) -> Opslag:
        """A record of its own; the shipped check, if any, goes on."""
        return Opslag(
            id=new_id(),
            enhed_id=enhed_of(self._desk).id,
            kode=post.kode,
            kontrolleret_dato=post.kontrolleret_dato,
        )

    def _save(self, after: Opslag, before: Opslag | None, key: str, **places: str) -> bool:
        desk = self._desk
        try:
            saved = desk.store.save(desk.adgang, after, before)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return False
        desk.changes.tell(saved.changes.types, saved.changes.ids)
        undo = undo_button(desk, saved)
        buttons = (undo,) if saved.handling_id is not None else ()
        words = desk.texts(key, **{"navn": after.navn, **places})
        desk.shell.done(Strip(STRIP, "ok", words, buttons=buttons))
        return True
