"""What the page about the staff works with: the keys, who acts, and what a lock must forget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from akutdesk.domain.adgangstid import Adgangstid
from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.noegler import Noegler


@dataclass(frozen=True, kw_only=True)
class StaffAccess:
    """For the leader who is in."""

    noegler: Noegler[Any]
    leder: Bruger
    forget: Callable[[RecordId], None]
    """Somebody's shift code opens this screen no more."""

    def new_password(self, user: RecordId) -> str:
        """Slow. The temporary password for the slip. Raises StorageError, AdgangError."""
        return self.noegler.ny_kode(self.leder, user)

    def set_time(self, user: RecordId, tid: Adgangstid) -> None:
        """Slow. Raises LastLeader, StorageError, AdgangError."""
        self.noegler.saet_tid(self.leder, user, tid)

    def set_role(self, user: RecordId, rolle: str) -> None:
        """Slow. Raises LastLeader, StorageError, AdgangError."""
        self.noegler.skift_rolle(self.leder, user, rolle)

    def stop(self, user: RecordId) -> None:
        """Slow. Raises LastLeader, StorageError, AdgangError."""
        self.noegler.stop(self.leder, user)
