"""What the signed statements say of the staff, as a desk last read them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from akutdesk.domain.adgangstid import Adgangstid
from akutdesk.storage.errors import DiskFault, DiskFull, StatementsMoved
from akutdesk.storage.staff import Staff
from akutdesk.storage.vault import Keys
from akutdesk.storage.vault_errors import MembershipDamaged
from akutdesk.wire.errors import WireError
from akutdesk.wire.locked_keys import LockedKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedStaff:
    """Roles and initials of everybody who may unlock. `helt`: whether the statements held."""

    roller: Mapping[bytes, str] = field(default_factory=dict[bytes, str])
    initialer: Mapping[bytes, str] = field(default_factory=dict[bytes, str])
    tider: Mapping[bytes, Adgangstid] = field(default_factory=dict[bytes, Adgangstid])
    """From which day to which each of them may be in."""
    laase: Mapping[bytes, LockedKeys] = field(default_factory=dict[bytes, LockedKeys], repr=False)
    """What each of their passwords opens; none where vault.keys knows of more than was read here (T12)."""
    helt: bool = True
    ark_brugt: int | None = None
    """When a recovery kit was used, if no new ones were made since."""
    ark_lavet: int | None = None
    """When the kits that count were made."""

    def was_replaced(self, keys: Keys) -> bool:
        """Whether that password was: an older vault.keys, put in the place of the newest, still takes it (T12)."""
        held = self.laase.get(keys.user) if self.helt else None
        return None not in (held, keys.locked) and held != keys.locked


def put_to_use(staff: Staff, keys: Keys, before: SignedStaff, now_ms: int) -> SignedStaff:
    """Say again what lost its place, read who is who, and make the slots follow; a fault in it keeps nobody out."""
    try:
        with suppress(DiskFull, DiskFault, StatementsMoved):  # the next one to come in does it
            staff.say_again(keys, now_ms)
        people = staff.people()
        used = staff.kit_used_ms()
        known = SignedStaff(
            roller=staff.roller(),
            initialer={person.user: person.initialer for person in people},
            laase={} if staff.is_behind() else {person.user: person.locked for person in people},
            tider=staff.tider(),
            ark_brugt=used,
            ark_lavet=staff.kits_made_ms(),
        )
        with suppress(DiskFull, DiskFault):
            staff.settle(keys)
    except (MembershipDamaged, WireError):
        return replace(before, helt=False)
    return known
