"""How long a PC without contact lets staff in: 30 days, and leaders always (sync-and-security.md 2.15).

Whoever left may still know their password; a PC that is offline has not heard of it. Time is the latest that
was ever seen, so that a clock set back gains nothing. A PC that never met a server has no lease.
"""

from __future__ import annotations

from typing import Final

import msgspec

from akutdesk.storage.vault_file import Slot, VaultFile

LEASE_MS: Final = 30 * 24 * 3600 * 1000
_STEP_MS: Final = 3600 * 1000
"""Seen time is written down in steps, so that an unlock rarely writes."""


def has_lapsed(vault: VaultFile, slot: Slot, now_ms: int) -> bool:
    """Whether this slot waits for a contact. Never all of them: without a leader's slot none does."""
    if slot.leder or not vault.synced_ms or not any(each.leder for each in vault.slots):
        return False
    return max(vault.seen_ms, now_ms) - vault.synced_ms > LEASE_MS


def seen(vault: VaultFile, now_ms: int) -> VaultFile:
    """The vault after an unlock at this instant; the same one if that is no news."""
    if not vault.synced_ms or now_ms < vault.seen_ms + _STEP_MS:
        return vault
    return msgspec.structs.replace(vault, seen_ms=now_ms)


def renewed(vault: VaultFile, now_ms: int) -> VaultFile:
    """The vault after a contact; a clock that once stood wrong is forgotten."""
    if vault.synced_ms <= now_ms < vault.synced_ms + _STEP_MS:
        return vault
    return msgspec.structs.replace(vault, synced_ms=max(now_ms, 1), seen_ms=max(now_ms, 0))
