"""Events from elsewhere, taken in step by step (sync-and-security.md 2.12)."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.storage.act import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one transaction did: records it changed, and counts of events.

    `events`: seen in this step. `nye`: new here. `karantaene`: put into quarantine. `venter`: kept, but not
    readable yet.
    """

    changes: Changes = Changes()
    events: int = 0
    nye: int = 0
    karantaene: int = 0
    venter: int = 0
