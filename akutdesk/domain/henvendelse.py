"""A henvendelse: one per call, visit or message; the central record (domain.md 2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Henvendelse(Record):
    """One contact. Shift and minutes follow from `start` and `slut`; nothing personal is ever required."""

    TYPE: ClassVar[str] = "henvendelse"
    status: str = "KLADDE"
    annulleret_grund: str = ""
    start: datetime | None = None
    slut: datetime | None = None
    samtaletid_min: int | None = None
    """Whole minutes typed by staff; goes before the clock's (domain.md 2.6.1)."""
    form: str | None = None
    henvender: str | None = None
    borger_id: RecordId | None = None
    om_borger_id: RecordId | None = None
    """The citizen a relative or professional rings about."""
    kaldenavn: str = ""
    cpr_svar: str | None = None
    tilbagekald_nummer: str = ""
    tilbagekald_maa: str | None = None
    gangtype: str | None = None
    gangtype_kilde: str | None = None
    maalgruppe: str | None = None
    grad_foer: str | None = None
    symptomer: tuple[str, ...] = ()
    begivenheder: tuple[str, ...] = ()
    hovedbegivenhed: str | None = None
    tiltag: tuple[str, ...] = ()
    tiltag_andet: str = ""
    raadlinjer: tuple[str, ...] = ()
    """Directory codes the citizen was told of (tiltag RAADLINJE)."""
    stabilisering: str | None = None
    krisesamtale: str | None = None
    kriseplan: str | None = None
    progressionsmaal: str | None = None
    handleniveau: str | None = None
    """"0".."3" or IKKE_VURD. Chosen by staff, never computed; lives only here (design.md 8.14)."""
    ikke_overdraget_grund: str = ""
    """Why nobody took over at level 2-3; the leader sees it (domain.md 2.6.9 rule 2)."""
    notat: str = ""
    hoert_fra: str | None = None
    ellers_gjort: str | None = None
    tryghed_efter: int | None = None
    usikker_hjaelp: str | None = None
    afbrudt: str | None = None
    """Empty counts as NEJ (design.md 7.1)."""
