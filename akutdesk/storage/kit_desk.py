"""A desk opened with a recovery kit: who works here, and one of them a leader with a new password (design.md 8.25).

For the day when no leader remembers a password, or the PC has lost its own key. Both calls open the file, do
their part and close it again: a job has its own thread, and a connection belongs to one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage import forsoeg
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import FORMAAL, Bruger
from akutdesk.storage.errors import DiskFault, DiskFull
from akutdesk.storage.instant import millis
from akutdesk.storage.opening import open_store
from akutdesk.storage.staff import Staff
from akutdesk.storage.staff_at import staff_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Recovered, Vault
from akutdesk.storage.vault_errors import KitWrong

LEDER: Final = "LEDER"


@dataclass(kw_only=True)
class KitDesk:
    """Of one data folder. What the kit opened is kept in memory from `aabn` to `genopret`."""

    vault: Vault
    clock: Clock
    krav: Adgangskodekrav
    _found: Recovered | None = field(default=None, init=False, repr=False)

    def aabn(self, kode: str) -> tuple[Bruger, ...]:
        """The active staff, leaders first, if the code is a kit's of this place. Slow.

        Raises KitWrong with the groups that do not hold, or with none; StorageError if the file will not open.
        """
        self._found = None
        try:
            found = self.vault.recover(kode)
        except KitWrong as error:
            if not error.groups:  # a whole code of another place, and no slip of the pen
                self._count_wrong()
            raise
        with self._open(found) as store:
            staff = staff_of(self.vault, store, self.krav)
            people = _people(staff, store.staff_records())
        self._found = found
        return tuple(sorted(people, key=lambda one: one.rolle != LEDER))

    def genopret(self, leder: Bruger, kode: str, vidne: RecordId | None) -> None:
        """Let this person unlock with this password from now on, as a leader; the log says who stood by. Slow.

        Everybody else comes in as before. Raises PasswordRefused, RuntimeError before `aabn`, StorageError.
        """
        if self._found is None:
            raise RuntimeError("NO_KIT")
        with self._open(self._found) as store:
            self._log_wrong_tries(store)
            staff = staff_of(self.vault, store, self.krav)
            who = (leder.id, leder.initialer, kode)
            staff.restore(self._found, who, millis(self.clock.now()), vidne=vidne)
            self._name_leader(store, leder)
        self._found = None

    def _count_wrong(self) -> None:
        """A sheet that opens nothing here is a wrong try as a password is: the next one who comes in has it logged."""
        folder = self.vault.folder
        with suppress(DiskFull, DiskFault):
            tries = forsoeg.read_forsoeg(folder).forkert(millis(self.clock.now()))
            forsoeg.write_forsoeg(folder, tries)

    def _log_wrong_tries(self, store: Store) -> None:
        """Wrong passwords before go into the log here, and nobody waits for them any more."""
        before = forsoeg.read_forsoeg(self.vault.folder)
        if before.antal:
            store.failed_login(before.antal)
        forsoeg.clear_forsoeg(self.vault.folder)

    def _name_leader(self, store: Store, leder: Bruger) -> None:
        """Make the record say what was signed."""
        adgang = Adgang(leder.id, LEDER, FORMAAL)
        for before in store.setup(adgang, Medarbejder):
            if before.id == leder.id:
                store.save(adgang, replace(before, rolle=LEDER), before)

    @contextmanager
    def _open(self, found: Recovered) -> Generator[Store]:
        store = open_store(self.vault.folder, found.database, self.clock)
        try:
            yield store
        finally:
            store.close()


def _people(staff: Staff, records: Iterable[Medarbejder]) -> list[Bruger]:
    """Everybody who may unlock; whose record is not here is known by their initials."""
    roller, named = staff.roller(), {one.id: one for one in records}
    people: list[Bruger] = []
    for signed in staff.people():
        rid = RecordId(signed.user)
        one = named.get(rid) or Medarbejder(
            id=rid, navn=signed.initialer, initialer=signed.initialer
        )
        if one.aktiv:
            people.append(Bruger(id=rid, initialer=one.initialer, navn=one.navn, rolle=roller[rid]))
    return people
