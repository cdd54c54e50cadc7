"""How much an org may keep (sync-and-security.md 2.17)."""

from __future__ import annotations

from typing import Final

from akutdesk.central.kept import Org
from akutdesk.central.problem import Refusal

RETRY_S: Final = 300
"""When to try again: room is made by people."""


def require_room(org: Org, more: int, quota: int) -> None:
    """Refusal "full" if so many bytes more are over the org's share.

    What takes a PC out of the org, and what erases, is not asked: it is small, and it may not wait.
    """
    if org.size + more > quota:
        raise Refusal("full", retry_after_s=RETRY_S)
