"""Calls out about one contact, from wherever one stands: the card, the talk, the form, the closed contact."""

from __future__ import annotations

from collections.abc import Callable

from akutdesk.domain.katalog import Katalogpost
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui.akutkort.aftale import AftalePanel
from akutdesk.ui.akutkort.aftale_work import AftaleWork, new_contact, prepared
from akutdesk.ui.akutkort.call import Call, call_of
from akutdesk.ui.akutkort.card import resources_of, words_to_say
from akutdesk.ui.akutkort.isbar_panel import IsbarPanel
from akutdesk.ui.akutkort.rung import say_rung
from akutdesk.ui.akutkort.state import Sagt, with_own_words
from akutdesk.ui.akutkort.whom import whom_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import StripButton
from akutdesk.ui.place import enhed_of, katalog_of
from akutdesk.ui.unkept import tell_unkept

Then = Callable[[], None]


class Calling:
    """Reads once and again when asked; without a henvendelse nothing can be written. Raises AdgangError."""

    def __init__(self, desk: Desk, henvendelse_id: RecordId | None) -> None:
        self._desk = desk
        self._rid = henvendelse_id
        self.resources = resources_of(desk)
        directory = katalog_of(desk)
        self.poster: tuple[Katalogpost, ...] = directory.akutkort(enhed_of(desk).region)
        self.whom = whom_of(desk, self.poster, directory.poster)
        self.call: Call = call_of(desk, henvendelse_id)

    def read(self) -> None:
        """Take over what was written meanwhile. Raises StorageError."""
        self.call = call_of(self._desk, self._rid)

    @property
    def sagt(self) -> tuple[Sagt, ...]:
        """The lines to say: as the talk fills them, with what was written in their place."""
        filled = words_to_say(self.resources, self.call.opkald)
        ready = prepared(self.call)
        return with_own_words(filled, ready.isbar) if ready is not None else filled

    @property
    def made(self) -> tuple[Partnerkontakt, ...]:
        """The contacts that were made, without the one whose words are only made ready."""
        ready = prepared(self.call)
        return tuple(one for one in self.call.kontakter if ready is None or one.id != ready.id)

    def write_down(
        self,
        then: Then,
        *,
        kode: str = "",
        kontakt: Partnerkontakt | None = None,
        new: bool = False,
    ) -> None:
        """Open the panel for what was agreed; `kode` is proposed as whom was rung.

        Without `kontakt` the last unanswered one is gone on with, unless it is to be a `new` one.
        """
        henvendelse = self.call.opkald.henvendelse
        if henvendelse is None:
            return
        if new:
            work = new_contact(self._desk, self.call, henvendelse, self.sagt)
        else:
            work = AftaleWork(self._desk, self.call, henvendelse, self.sagt, kontakt)
        if kode and not work.is_stored:
            work.propose(katalog_kode=kode)
        panel = AftalePanel(self._desk, work, self.whom)
        panel.closed.connect(then)
        self._desk.shell.open_overlay(panel)

    def write_words(self, then: Then) -> None:
        """Open the panel for the words to say, before one rings."""
        henvendelse = self.call.opkald.henvendelse
        if henvendelse is None:
            return
        filled = words_to_say(self.resources, self.call.opkald)
        work = new_contact(self._desk, self.call, henvendelse, filled)
        panel = IsbarPanel(self._desk, work, self.whom, filled)
        panel.closed.connect(then)
        self._desk.shell.open_overlay(panel)

    def ring(
        self, kode: str, remember: Callable[[bytes], None] = lambda _: None
    ) -> StripButton | None:
        """One was rung now: its clock time is written with one key (G21). The way back; None if nothing was written.

        `remember` is told the act, for a screen that takes its own acts back.
        """
        henvendelse = self.call.opkald.henvendelse
        if henvendelse is None or not kode:
            return None
        work = new_contact(self._desk, self.call, henvendelse, self.sagt)
        try:
            saved = work.rang(self.whom, kode)
        except StorageError as error:
            tell_unkept(self._desk, error)
            return None
        if saved.handling_id is not None:
            remember(saved.handling_id)
        return say_rung(self._desk, work.kontakt, self.whom, saved)
