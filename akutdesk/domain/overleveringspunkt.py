"""One item told from one shift to the next (domain.md 2.17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from akutdesk.domain.record import Record, RecordId

KILDER: Final = ("henvendelse", "overnatning", "opfoelgning", "kriseplan", "konflikt")
"""What an item may come from. `konflikt` is the record that two desks wrote apart."""

VIGTIG: Final = "VIGTIG"
HUSK: Final = "HUSK"


@dataclass(frozen=True, kw_only=True)
class Overleveringspunkt(Record):
    """One item. Two desks may add items apart, so each is a record (design.md 8.9).

    One that the program proposes is stored when somebody changes it: with an empty `tekst` it still says what
    its source says, until the shift is given and the words stand (decision 0076).
    """

    TYPE: ClassVar[str] = "overleveringspunkt"
    parent_id: RecordId | None = None
    """The vagt it was told from, if that was started."""
    vagt_fra: str | None = None
    vagt_til: str | None = None
    tid: datetime | None = None
    borger_id: RecordId | None = None
    alias: str = ""
    """Whom or what it is about, as staff say it."""
    tekst: str = ""
    henvendelse_id: RecordId | None = None
    overnatning_id: RecordId | None = None
    opfoelgning_id: RecordId | None = None
    kriseplan_id: RecordId | None = None
    konflikt_id: RecordId | None = None
    vigtighed: str | None = None
    plads: int | None = None
    """Where it stands among the others, once somebody has moved one."""
    udeladt: bool = False
    """Staff left it out; it stays readable where the handover is written."""
    kvitteret_af: RecordId | None = None
    kvitteret_tid: datetime | None = None
