"""One step of taking events in: one transaction, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field

from akutdesk.storage.act import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Records that it changed, and counts of events.

    `events`: seen in this step. `nye`: new here. `karantaene`: put into quarantine. `venter`: kept, but not
    readable yet. `hlc` is the highest stamp among those that were read.
    """

    changes: Changes = field(default_factory=Changes)
    events: int = 0
    nye: int = 0
    karantaene: int = 0
    venter: int = 0
    hlc: int = 0
