"""What was not taken in: kept as it came, with the reason, and tried again when something changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One event that does not count here, or cannot be read.

    `grund`: CERTIFIKAT (no certificate of a PC of the org), UNDERSKRIFT (chain or signature does not hold),
    HUL (an event before it is missing), FORK (this desk has another content under the name), TILBAGEKALDT (its
    PC was revoked before the server had it), HOVED (its header is not one), NOEGLE (its record's key is not
    here yet), NYERE (a newer program wrote it), SEGL (its body does not open or makes no sense).
    `device` is None where no certificate is known.
    """

    writer: bytes
    n: int
    device: bytes | None
    grund: str
    tid: datetime
