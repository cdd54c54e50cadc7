"""The keys of one data folder, and with which days and which role somebody may use them (decision 0155)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from akutdesk.domain.adgangstid import Adgangstid
from akutdesk.domain.clock import Clock
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import AccessOver
from akutdesk.storage.instant import millis
from akutdesk.storage.saving import Saving
from akutdesk.storage.staff import MEDARBEJDER, Staff
from akutdesk.storage.staff_at import staff_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Keys, Vault


@dataclass(kw_only=True)
class AccessKeys:
    """Of one data folder. `read_krav` reads the rule for passwords when it is first needed."""

    vault: Vault
    clock: Clock
    read_krav: Callable[[], Adgangskodekrav]
    _store: Store | None = field(default=None, init=False, repr=False)
    _keys: dict[RecordId, Keys] = field(
        default_factory=dict[RecordId, Keys], init=False, repr=False
    )
    _krav: Adgangskodekrav | None = field(default=None, init=False, repr=False)

    @property
    def krav(self) -> Adgangskodekrav:
        """The rule for passwords."""
        if self._krav is None:
            self._krav = self.read_krav()
        return self._krav

    def store(self) -> Store:
        """The open store. Raises RuntimeError while everything is closed."""
        if self._store is None:
            raise RuntimeError("CLOSED")
        return self._store

    def afvist(self, user: RecordId, rolle: str = "") -> AccessOver | None:
        """What keeps somebody out who is in: their time is over, their role is another, or they are staff no more."""
        return None if self._store is None else self._store.why_not(user, rolle)

    def vil_aabne_mere(self, user: RecordId) -> bool:
        """Whether somebody whose time is over wanted to open more."""
        return self._store is not None and self._store.turned_away(user)

    def har_hoert(self, user: RecordId) -> None:
        """Somebody whose time is over was told so. What the program read by itself before is forgotten."""
        if self._store is not None:
            self._store.was_told(user)

    def skift_rolle(self, leder: Bruger, user: RecordId, rolle: str) -> None:
        """Another role, in the statement and in the record: both or neither. Logged first. Slow.

        Whoever is in with the role before opens nothing more. Raises AdgangError, LastLeader (F79), PersonUnknown,
        DiskFull.
        """
        with self._beside() as store:
            self._refuse_over(store, leder)
            store.log(leder.adgang, "ROLLE", objekt_type=MEDARBEJDER, objekt_id=user)
            staff, now = self._staff(store), self._now()
            record = next(
                (one for one in store.setup(leder.adgang, Medarbejder) if one.id == user), None
            )
            append = None
            if record is not None:
                saving = Saving(after=replace(record, rolle=rolle), before=record)
                append = partial(store.append_with, leder.adgang, saving)
            staff.change_role(self._keys[leder.id], user, rolle, now, append=append)
            store.hold_adgang(staff.tider(), staff.roller())

    def saet_tid(self, leder: Bruger, user: RecordId, tid: Adgangstid) -> None:
        """From which day to which somebody may be in. Logged first. Slow.

        Raises AdgangError, PersonUnknown, StatementsMoved, LastLeader where some day would have no leader.
        """
        with self._beside() as store:
            self._refuse_over(store, leder)
            store.log(leder.adgang, "ADGANGSTID", objekt_type=MEDARBEJDER, objekt_id=user)
            staff = self._staff(store)
            staff.change_time(self._keys[leder.id], user, tid, self._now())
            store.hold_adgang(staff.tider())

    def _refuse_over(self, store: Store, leder: Bruger) -> None:
        """Raises AccessOver for a leader whose own time ended while they were in."""
        if (error := store.why_not(leder.id, leder.rolle)) is not None:
            raise error

    @contextmanager
    def _beside(self) -> Generator[Store]:
        """A connection of a job's own."""
        store = self.store().beside()
        try:
            yield store
        finally:
            store.close()

    def _staff(self, store: Store) -> Staff:
        return staff_of(self.vault, store, self.krav)

    def _now(self) -> int:
        return millis(self.clock.now())

    def _forget(self, user: RecordId) -> None:
        """Somebody's keys of before are worth nothing any more."""
        self._keys.pop(user, None)
        if self._store is not None:
            self._store.sign_out(user)
