"""Who has unlocked, and what was jotted before anybody had: the two things the keys tell the windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.adgangstid import ALTID, Adgangstid
from akutdesk.domain.record import RecordId

FORMAAL = "EGEN_VAGT"
"""The purpose of everything looked up at the desk, unless another is given (domain.md 2.21)."""


@dataclass(frozen=True, kw_only=True)
class Bruger:
    """A member of staff at the desk."""

    id: RecordId
    initialer: str
    navn: str
    rolle: str
    tid: Adgangstid = field(default=ALTID, compare=False)
    """From which day to which they may be in; another time makes nobody another person."""

    @property
    def adgang(self) -> Adgang:
        """What this person asks the store with."""
        return Adgang(self.id, self.rolle, FORMAAL)


@dataclass(frozen=True)
class Jot:
    """Words jotted at the lock, and when their clock was started."""

    id: bytes
    start: datetime
    tekst: str = field(default="", repr=False)
