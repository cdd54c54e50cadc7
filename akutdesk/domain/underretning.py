"""An underretning: a worry about a child, told to the municipality (domain.md 2.16, 7).

akutdesk writes down and reminds; it sends nothing. Nobody but its writer and the leader may read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import Record, RecordId, guarded_like
from akutdesk.domain.vagt import KBH, lokal_dag

SKAERPET = "SKAERPET"
BEGRUNDET = "NEJ_BEGRUNDET"

_TILTAG = "UNDERRET"
_NEEDED = ("bekymring", "haster", "kommune_modtager", "borger_orienteret")


@dataclass(frozen=True, kw_only=True)
class Underretning(Record):
    """One worry. `fortrolighed` is SKAERPET for every one, whoever it hangs on."""

    TYPE: ClassVar[str] = "underretning"
    fortrolighed: str = SKAERPET
    henvendelse_id: RecordId | None = None
    borger_id: RecordId | None = None
    """The parent or other citizen the talk was with, never the child."""
    barn_oplysninger: str = ""
    bekymring: str = ""
    haster: str | None = None
    kommune_modtager: str = ""
    afsendt_tid: datetime | None = None
    borger_orienteret: str | None = None
    orientering_grund: str = ""
    """Why the citizen was not told, with NEJ_BEGRUNDET."""
    leder_orienteret: datetime | None = None
    opfoelgning_id: RecordId | None = None
    """The task that reminds until it is sent."""


def begynd(henvendelse: Henvendelse, rid: RecordId, skriver: RecordId) -> Underretning:
    """A new one from a contact, for its writer and the leader only."""
    made = Underretning(id=rid, henvendelse_id=henvendelse.id, borger_id=henvendelse.borger_id)
    guarded = guarded_like(henvendelse, made)
    return replace(guarded, fortrolighed=SKAERPET, fortrolig_for=(skriver,))


def mangler(underretning: Underretning) -> tuple[Mangel, ...]:
    """What must be said before it can be sent, in the order of the form."""
    needed = _NEEDED
    if underretning.borger_orienteret == BEGRUNDET:
        needed = (*_NEEDED, "orientering_grund")
    return tuple(
        Mangel(underretning.TYPE, felt)
        for felt in needed
        if not str(getattr(underretning, felt) or "").strip()
    )


def husk(
    underretning: Underretning, skriver: RecordId, nu: datetime, ny_id: Callable[[], RecordId]
) -> Opfoelgning:
    """The task that reminds the writer to send it: at once, today, or tomorrow at the latest.

    It is as restricted as the underretning, and says nothing of what it is about. It names no citizen: what
    hangs on one is as open as that card (docs/decisions/0085).
    """
    start, slut = _frist(underretning.haster, nu)
    return guarded_like(
        underretning,
        Opfoelgning(
            id=ny_id(),
            henvendelse_id=underretning.henvendelse_id,
            type="INTERN",
            ansvarlig=skriver,
            forfald=start,
            forfald_slut=slut,
        ),
    )


def _frist(haster: str | None, nu: datetime) -> tuple[datetime, datetime | None]:
    today = nu.astimezone(KBH).date()
    if haster == "NU":
        return nu, None
    return lokal_dag(today if haster == "IDAG" else today + timedelta(days=1))


def med_tiltag(henvendelse: Henvendelse) -> Henvendelse:
    """An open contact says by itself that an underretning was made (domain.md 2.6.7)."""
    if henvendelse.status != "KLADDE" or _TILTAG in henvendelse.tiltag:
        return henvendelse
    others = tuple(kode for kode in henvendelse.tiltag if kode != "INGEN")
    return replace(henvendelse, tiltag=(*others, _TILTAG))
