"""Whoever takes the shift over proves who they are without a lock in between (design.md 8.18, ux.md 2.13)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.vault_errors import PasswordWait, PasswordWrong
from akutdesk.ui.desk import Desk
from akutdesk.ui.laas import vagtkode
from akutdesk.ui.laas.entrance import Entrance
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.laas.vagtkode import HOEJST, MINDST
from akutdesk.ui.noegler import Fundet
from akutdesk.ui.page import Page
from akutdesk.ui.vagtoverlevering.receiver import Afslag, Modtager, Told
from akutdesk.ui.workplace import Workplace

ROUTE = "opfoelgning"


class HandoverDoor(QObject):
    """A `Receiver`. A shift code counts as at the lock: five wrong ones and only a password opens."""

    def __init__(
        self, door: Door, workplace: Workplace, *, guard: Guard, entrance: Entrance
    ) -> None:
        super().__init__(workplace)
        self._door = door
        self._workplace = workplace
        self._guard = guard
        self._entrance = entrance

    def bind(self, desk: Desk) -> None:
        """Somebody is in: their handover can be signed here."""

        def page(_rid: RecordId | None) -> Page:
            from akutdesk.ui.opfoelgning.page import OpfoelgningPage

            return OpfoelgningPage(desk, self)

        self._workplace.window.route(ROUTE, page)

    def prove(self, initialer: str, kode: str, told: Told) -> None:
        """See `Receiver`."""
        giver = self._workplace.bruger
        if giver is None:
            return
        person = self._person(giver, initialer)
        if person is None:
            told.failed(Afslag(kode="ukendt"))
        elif person.id == giver.id:
            told.failed(Afslag(kode="selv_giver"))
        elif self._is_shift_code(person, kode):
            self._try_code(person, kode, told)
        else:
            self._try_password(person, kode, told)

    def _person(self, giver: Bruger, initialer: str) -> Bruger | None:
        staff = self._door.noegler.personale(giver)
        return next((one for one in staff if one.initialer == initialer.upper()), None)

    def _is_shift_code(self, person: Bruger, kode: str) -> bool:
        now = self._door.sight.clock.now()
        digits = kode.isascii() and kode.isdigit() and MINDST <= len(kode) <= HOEJST
        return digits and vagtkode.har_kode(self._guard.koder, person.id, now)

    def _try_code(self, person: Bruger, kode: str, told: Told) -> None:
        if self._guard.whose(kode) != person.id:
            told.failed(Afslag(kode="forkert"))
            return
        told.done(self._receiver(person, partial(self._entrance.by_code, person.id)))

    def _try_password(self, person: Bruger, kode: str, told: Told) -> None:
        def right(found: Fundet) -> None:
            told.done(self._receiver(person, partial(self._entrance.let_in, found, kode)))

        def wrong(error: Exception) -> None:
            told.failed(_refusal(error))

        self._door.jobs.run(
            partial(self._door.noegler.proev, person.initialer, kode),
            done=right,
            failed=wrong,
            owner=self,
        )

    def _receiver(self, person: Bruger, come_in: Callable[[], None]) -> Modtager:
        fornavn = person.navn.split(" ")[0]
        return Modtager(adgang=person.adgang, fornavn=fornavn, come_in=come_in)


def _refusal(error: Exception) -> Afslag:
    if isinstance(error, PasswordWait) or (isinstance(error, PasswordWrong) and error.wait_s):
        return Afslag(kode="vent", places={"n": error.wait_s})
    return Afslag(kode="forkert" if isinstance(error, PasswordWrong) else "kan_ikke")
