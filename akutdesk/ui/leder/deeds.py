"""Checking a number, changing an entry, showing it or not: each with a strip that takes it back."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.katalog import Katalogpost
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage.saving import Saving
from akutdesk.ui import deed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.leder import state
from akutdesk.ui.leder.state import Typed
from akutdesk.ui.place import enhed_of, opslag_of

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
        same = typed.nummer == post.nummer or not typed.nummer
        return self._save(after, before, "leder.rettet" if same else "leder.nyt_nummer")

    def hide(self, post: Katalogpost) -> bool:
        """The entry is shown no more, or again; it is said why one must stay."""
        if not state.can_be_hidden(post):
            words = self._desk.texts("leder.fejl.skal_vises", navn=post.navn)
            self._desk.shell.done(Strip(STRIP, "info", words))
            return False
        before = self._own(post.kode)
        start = before or self._new(post)
        after = replace(start, skjult=not start.skjult)
        key = "leder.er_skjult" if after.skjult else "leder.vises_igen"
        return self._save(after, before, key, navn=post.navn)

    def _own(self, kode: str) -> Opslag | None:
        return state.own(kode, opslag_of(self._desk))

    def _new(self, post: Katalogpost) -> Opslag:
        """A record of its own; the shipped check, if any, goes on."""
        return Opslag(
            id=new_id(),
            enhed_id=enhed_of(self._desk).id,
            kode=post.kode,
            kontrolleret_dato=post.kontrolleret_dato,
        )

    def _save(self, after: Opslag, before: Opslag | None, key: str, **places: str) -> bool:
        words = self._desk.texts(key, **places)
        saving = Saving(after=after, before=before)
        return deed.done(self._desk, (saving,), strip=STRIP, words=words) is not None
