"""When the shifts of an akuttilbud start (domain.md 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Vagtgraenser:
    """When the three shifts start, local clock as "HH:MM", from a date on; old figures never move (domain.md 2.1)."""

    gaelder_fra: date = date.min
    dag: str = "07:00"
    aften: str = "15:00"
    nat: str = "23:00"
