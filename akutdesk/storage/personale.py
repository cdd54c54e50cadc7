"""Staff come, forget, change role and leave, for windows: the record and the signed statement together.

The statement decides who unlocks and as what; the record is what colleagues read. Both travel to every PC, the
statement with the list of members, the record with the events (sync-and-security.md 2.15).
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol

from akutdesk.domain.clock import Clock
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.columns import millis
from akutdesk.storage.staff import Staff
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Keys
from akutdesk.storage.vault_errors import InitialsTaken


class OpenDesk(Protocol):
    """What of the keyring is needed."""

    clock: Clock

    def personalet(self) -> AbstractContextManager[tuple[Store, Staff]]:
        """A job's own connection, and the staff as it is changed on it."""
        ...

    def noegle(self, bruger: Bruger) -> Keys:
        """The keys of somebody who has come in."""
        ...


@dataclass(frozen=True)
class Personale:
    """Each call is a job, and raises AdgangError for whoever is no leader."""

    desk: OpenDesk

    def giv_adgang(self, leder: Bruger, ny: Bruger) -> str:
        """Somebody new; the temporary password comes back. Raises InitialsTaken.

        The record comes first: a stop in between leaves a name that cannot unlock, never the reverse.
        """
        with self.desk.personalet() as (store, staff):
            taken = {person.initialer.casefold() for person in staff.people()}
            if ny.initialer.casefold() in taken:
                raise InitialsTaken
            record = Medarbejder(id=ny.id, navn=ny.navn, initialer=ny.initialer, rolle=ny.rolle)
            store.save(leder.adgang, record)
            who = (ny.id, ny.initialer, ny.rolle)
            return staff.add(self.desk.noegle(leder), who, self._now())

    def ny_kode(self, leder: Bruger, hvem: RecordId) -> str:
        """Somebody forgot their password: a temporary one for a slip. Raises PersonUnknown."""
        with self.desk.personalet() as (_, staff):
            return staff.reissue(self.desk.noegle(leder), hvem, self._now())

    def skift_rolle(self, leder: Bruger, hvem: RecordId, rolle: str) -> None:
        """Another role. Raises LastLeader (F79), PersonUnknown."""
        with self.desk.personalet() as (store, staff):
            staff.change_role(self.desk.noegle(leder), hvem, rolle, self._now())
            _write(store, leder, hvem, rolle=rolle)

    def tag_af(self, leder: Bruger, hvem: RecordId) -> None:
        """Somebody is staff no more: their password opens nothing here from now on. Raises LastLeader, PersonUnknown."""
        with self.desk.personalet() as (store, staff):
            staff.leave(self.desk.noegle(leder), hvem, self._now())
            _write(store, leder, hvem, aktiv=False)

    def _now(self) -> int:
        return millis(self.desk.clock.now())


def _write(store: Store, leder: Bruger, hvem: RecordId, **changes: Any) -> None:
    """The record says so too, if it is here; on a PC that has just joined it may still be on its way."""
    for record in store.setup(leder.adgang, Medarbejder):
        if record.id == hvem:
            store.save(leder.adgang, replace(record, **changes), before=record)
