"""Opfoelgning: something agreed that somebody must do at a time (domain.md 2.13)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar

from akutdesk.domain.borger import Borger
from akutdesk.domain.frist import Frist
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Aftale, Kriseplan
from akutdesk.domain.record import Record, RecordId, guarded_like
from akutdesk.domain.vagt import KBH, lokal_dag

FRA_TILTAG: tuple[str, ...] = ("NYSAMTALE", "OPKALD")
"""Tiltag of a henvendelse that create an opfoelgning of the same name (domain.md 2.6.7)."""

LUKKET: tuple[str, ...] = ("UDFOERT", "AFLYST_BORGER", "BORTFALDET")
"""States in which nothing is left to do."""

AFTALE = "AFTALE"
"""The look at an agreement about contact (domain.md 10.4)."""

_LAST = datetime.max.replace(tzinfo=UTC)
_SHIFTS = (("dagvagt", "DAG"), ("aftenvagt", "AFT"), ("nattevagt", "NAT"))
_ROLES = (("leder", "LEDER"), ("bagvagt", "BAGVAGT"))
_KINDS = (
    ("plan", "PLANGENNEMGANG"),
    ("ring", "OPKALD"),
    ("samtale", "NYSAMTALE"),
    ("måling", "MAALING"),
)
"""Word stems of an agreement and the type they tell; anything else is an INTERN task."""


@dataclass(frozen=True, kw_only=True)
class Opfoelgning(Record):
    """A task. `forfald` is the due instant, or with `forfald_slut` the start of a window (a whole day, for one)."""

    TYPE: ClassVar[str] = "opfoelgning"
    borger_id: RecordId | None = None
    henvendelse_id: RecordId | None = None
    kriseplan_id: RecordId | None = None
    type: str | None = None
    tekst: str = ""
    """What to do, in the words of the agreement; empty where the type says it all."""
    hvem: str = ""
    """Who does it, in the words of the agreement (K14)."""
    telefon: str = ""
    ring_note: str = ""
    """How to ring safely: when, and what not to say ("spørg efter Lone")."""
    forfald: datetime | None = None
    forfald_slut: datetime | None = None
    ansvarlig: RecordId | None = None
    ansvarlig_vagt: str | None = None
    """The shift that takes it (DAG, AFT, NAT) when no person does."""
    ansvarlig_rolle: str | None = None
    """The role that takes it (LEDER, BAGVAGT) when neither a person nor a shift does."""
    status: str = "AABEN"
    udfoert_tid: datetime | None = None
    resultat_henvendelse_id: RecordId | None = None
    """The henvendelse (form OPK) that the call has become."""


def fra_plan(plan: Kriseplan, ny_id: Callable[[], RecordId]) -> tuple[Opfoelgning, ...]:
    """One per agreement (K14), and the look at the plan on its opfoelgning_dato (domain.md 4.2, 4.4).

    An agreement without an understood time has no `forfald`. If one of them is to look at the plan,
    no second look is added.
    """
    agreed = tuple(_agreed(plan, row, ny_id()) for row in plan.k14_aftaler if row.hvad.strip())
    looked_at = any(one.type == "PLANGENNEMGANG" for one in agreed)
    if looked_at or plan.opfoelgning_dato is None:
        return agreed
    start, slut = lokal_dag(plan.opfoelgning_dato)
    look = guarded_like(
        plan,
        Opfoelgning(
            id=ny_id(),
            borger_id=plan.borger_id,
            henvendelse_id=plan.henvendelse_id,
            kriseplan_id=plan.id,
            type="PLANGENNEMGANG",
            forfald=start,
            forfald_slut=slut,
            ansvarlig_vagt="DAG",
        ),
    )
    return (*agreed, look)


def fra_tiltag(
    henvendelse: Henvendelse, frister: Mapping[str, Frist], ny_id: Callable[[], RecordId]
) -> tuple[Opfoelgning, ...]:
    """What the tiltag of a henvendelse create; `frister` by tiltag, a missing one is asked for later."""
    return tuple(
        guarded_like(
            henvendelse,
            Opfoelgning(
                id=ny_id(),
                borger_id=henvendelse.borger_id,
                henvendelse_id=henvendelse.id,
                type=tiltag,
                telefon=henvendelse.tilbagekald_nummer,
                forfald=frister[tiltag].start if tiltag in frister else None,
                forfald_slut=frister[tiltag].slut if tiltag in frister else None,
            ),
        )
        for tiltag in FRA_TILTAG
        if tiltag in henvendelse.tiltag
    )


def fra_aftale(borger: Borger, rid: RecordId) -> Opfoelgning | None:
    """The look at a citizen's agreement about contact, on the day it ends, for whoever owns it; None without one."""
    if not borger.kontaktaftale or borger.kontaktaftale_udloeb is None:
        return None
    start, slut = lokal_dag(borger.kontaktaftale_udloeb)
    owner = borger.kontaktaftale_ansvarlig
    return guarded_like(
        borger,
        Opfoelgning(
            id=rid,
            borger_id=borger.id,
            type=AFTALE,
            forfald=start,
            forfald_slut=slut,
            ansvarlig=owner,
            ansvarlig_vagt="DAG" if owner is None else None,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Opkaldslov:
    """What is known of ringing somebody up: the number, the answer given, the consent, and how to do it safely."""

    telefon: str = ""
    svar: str | None = None
    """A code of `maa_ringes_op`: what was said in the contact, else what the card says."""
    udloeb: date | None = None
    """The last day of the newest consent to be called."""
    trukket: bool = False
    """That consent was taken back."""
    note: str = ""


def opkaldssvar(lov: Opkaldslov, dag: date) -> str:
    """JA, JA_IKKE_BESKED, NEJ, UDLOEBET or UKENDT; a consent that is over goes before an older yes."""
    if lov.trukket:
        return "NEJ"
    if lov.svar != "NEJ" and lov.udloeb is not None and lov.udloeb < dag:
        return "UDLOEBET"
    return lov.svar or ("UKENDT" if lov.udloeb is None else "JA")


def over_tid(opfoelgning: Opfoelgning, nu: datetime) -> bool:
    """Whether it is open and its time, or the end of its window, is over (ux.md 2.7)."""
    due = opfoelgning.forfald_slut or opfoelgning.forfald
    return opfoelgning.status not in LUKKET and due is not None and due < nu


def hele_dagen(opfoelgning: Opfoelgning) -> bool:
    """Whether it may be done at any time of its day, so that the list says the day, not a clock time."""
    if opfoelgning.forfald is None or opfoelgning.forfald_slut is None:
        return False
    noon = opfoelgning.forfald + (opfoelgning.forfald_slut - opfoelgning.forfald) / 2
    return (opfoelgning.forfald, opfoelgning.forfald_slut) == lokal_dag(noon.astimezone(KBH).date())


def raekkefoelge(opfoelgning: Opfoelgning) -> tuple[bool, datetime, datetime]:
    """Sort key of the lists: open before done, then by the time they must be done (mock-up 02)."""
    start = opfoelgning.forfald or _LAST
    return (opfoelgning.status in LUKKET, opfoelgning.forfald_slut or start, start)


def _agreed(plan: Kriseplan, row: Aftale, rid: RecordId) -> Opfoelgning:
    return guarded_like(
        plan,
        Opfoelgning(
            id=rid,
            borger_id=plan.borger_id,
            henvendelse_id=plan.henvendelse_id,
            kriseplan_id=plan.id,
            type=_first(_KINDS, row.hvad) or "INTERN",
            tekst=row.hvad,
            hvem=row.hvem,
            ansvarlig_vagt=_first(_SHIFTS, row.hvem),
            ansvarlig_rolle=_first(_ROLES, row.hvem),
            forfald=row.forfald,
            forfald_slut=row.forfald_slut,
        ),
    )


def _first(stems: tuple[tuple[str, str], ...], words: str) -> str | None:
    folded = words.casefold()
    return next((kode for stem, kode in stems if stem in folded), None)
