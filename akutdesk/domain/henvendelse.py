"""A henvendelse: one per call, visit or message; the central record (domain.md 2.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import ClassVar

from akutdesk.domain import sikkerhedsafklaring
from akutdesk.domain.kriseplan import Kriseplan, lavet
from akutdesk.domain.krisesamtale import Krisesamtale, udfald
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.vagt import minutter as real_minutes

FORSLAG = "FORSLAG"
"""The `kilde` of an answer that was suggested and left standing at closing (design.md 8.13)."""

PAAKRAEVET: tuple[str, ...] = (
    "form",
    "henvender",
    "grad_foer",
    "symptomer",
    "begivenheder",
    "tiltag",
    "stabilisering",
    "gangtype",
    "maalgruppe",
    "krisesamtale",
    "kriseplan",
    "progressionsmaal",
)
"""P fields of domain.md 2.6.1 in the order of the form; the times are looked at before them."""

LATE = timedelta(minutes=60)
"""Registered later than this after the end: "Efterregistreret" (domain.md 2.6.9 rule 5)."""

_HEAVY = ("MELLEM", "ALVOR")
_DANGER = ("SELVMORD", "SELVSKADE")
_CUT_OFF = ("BORGER_LAGDE_PAA", "FORBINDELSE", "ANDEN")
_NOT_BETTER = ("UAENDRET", "FORVAERRET")
_PLAN_MADE = ("NY", "REVIDERET")


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


@dataclass(frozen=True, kw_only=True)
class Lukkegrundlag:
    """What closing looks at beside the henvendelse itself."""

    sikkerhed: Sikkerhedsafklaring | None = None
    kontakter: tuple[Partnerkontakt, ...] = ()
    underretning: bool = False
    """Whether an underretning (domain.md 2.16) is recorded for this henvendelse."""


@dataclass(frozen=True, kw_only=True)
class Historik:
    """What the suggestions rest on."""

    tidligere: int | None = None
    """Closed henvendelser of the same borger before this one; None if the borger is not known."""
    samtale: Krisesamtale | None = None
    plan: Kriseplan | None = None
    """The kriseplan written or used in this henvendelse."""
    form: str | None = None
    """How it began: TLF for F2, FREM for a visit (ux.md 2.4)."""


@dataclass(frozen=True)
class Forslag:
    """One suggested answer: visible, dashed, and an answer first when the henvendelse is closed."""

    felt: str
    kode: str


def minutter(henvendelse: Henvendelse) -> int | None:
    """Whole minutes: those typed by staff, else the real ones; None while neither is known (design.md 7.5)."""
    if henvendelse.samtaletid_min is not None:
        return henvendelse.samtaletid_min
    if henvendelse.start is None or henvendelse.slut is None:
        return None
    return real_minutes(henvendelse.start, henvendelse.slut)


def efterregistreret(henvendelse: Henvendelse, registreret: datetime) -> bool:
    """Whether it was registered more than 60 minutes after its end (domain.md 2.6.9 rule 5)."""
    return henvendelse.slut is not None and registreret - henvendelse.slut > LATE


def er_afbrudt(henvendelse: Henvendelse) -> bool:
    """Whether the contact broke off; empty counts as no (design.md 7.1)."""
    return henvendelse.afbrudt in _CUT_OFF


def kraever_handleniveau(henvendelse: Henvendelse) -> bool:
    """Whether a handleniveau must be chosen before closing (domain.md 2.6.1)."""
    return henvendelse.grad_foer in _HEAVY or any(kode in henvendelse.symptomer for kode in _DANGER)


def boer_spoerge(henvendelse: Henvendelse) -> bool:
    """Whether the quiet line about asking straight out shows (ux.md 2.8)."""
    return henvendelse.grad_foer == "ALVOR" or "SELVMORD" in henvendelse.symptomer


def med_begivenheder(henvendelse: Henvendelse, begivenheder: tuple[str, ...]) -> Henvendelse:
    """With other events; a hovedbegivenhed that is no longer among them is let go (domain.md 2.6.1)."""
    main = henvendelse.hovedbegivenhed if henvendelse.hovedbegivenhed in begivenheder else None
    return replace(henvendelse, begivenheder=begivenheder, hovedbegivenhed=main)


def forslag(henvendelse: Henvendelse, historik: Historik) -> tuple[Forslag, ...]:
    """Suggestions for the fields not answered yet, in the order of the form (ux.md 2.5).

    What a talk or a plan shows is suggested always. Otherwise krisesamtale and kriseplan are
    suggested as not relevant, but not where a handleniveau is needed: a heavier contact is asked.
    """
    return tuple(
        Forslag(felt, kode)
        for felt, suggest in _SUGGESTIONS.items()
        if getattr(henvendelse, felt) is None
        and (kode := suggest(henvendelse, historik)) is not None
    )


def med_forslag(henvendelse: Henvendelse, forslag: tuple[Forslag, ...]) -> Henvendelse:
    """The henvendelse with the suggestions as answers; save their fields with kilde FORSLAG."""
    answers: dict[str, str] = {one.felt: one.kode for one in forslag}
    if "gangtype" in answers:
        answers["gangtype_kilde"] = "SYSTEM"
    return replace(henvendelse, **answers)


def mangler(henvendelse: Henvendelse, grundlag: Lukkegrundlag) -> tuple[Mangel, ...]:
    """What keeps the henvendelse from being closed, in the order of the form (domain.md 2.6.9).

    Rule 3 does not block: its mangel (OPFOELGNING) is a question asked once.
    """
    return (
        *_times(henvendelse),
        *_answers(henvendelse),
        *_level(henvendelse, grundlag),
        *_safety(henvendelse, grundlag),
        *_child(henvendelse, grundlag),
        *_follow_up(henvendelse),
    )


def afslut(henvendelse: Henvendelse, nu: datetime) -> Henvendelse:
    """The closed henvendelse: stopped clock, status AFSLUTTET, and the answers that follow from others.

    Call it when `mangler` has nothing that blocks.
    """
    return replace(_with_consequences(henvendelse), slut=_end(henvendelse, nu), status="AFSLUTTET")


def _end(henvendelse: Henvendelse, nu: datetime) -> datetime:
    if henvendelse.slut is not None:
        return henvendelse.slut
    if henvendelse.start is not None and henvendelse.samtaletid_min is not None:
        return henvendelse.start + timedelta(minutes=henvendelse.samtaletid_min)
    return nu


def _with_consequences(henvendelse: Henvendelse) -> Henvendelse:
    """Tiltag KRISEPLAN is set by the program when a plan was made (domain.md 2.6.7)."""
    if henvendelse.kriseplan not in _PLAN_MADE or "KRISEPLAN" in henvendelse.tiltag:
        return henvendelse
    others = tuple(kode for kode in henvendelse.tiltag if kode != "INGEN")
    return replace(henvendelse, tiltag=(*others, "KRISEPLAN"))


def _times(henvendelse: Henvendelse) -> tuple[Mangel, ...]:
    if henvendelse.start is None:
        return (Mangel("henvendelse", "start"),)
    if henvendelse.slut is not None and henvendelse.slut < henvendelse.start:
        return (Mangel("henvendelse", "slut", "SLUT_FOER_START"),)
    return ()


def _answers(henvendelse: Henvendelse) -> tuple[Mangel, ...]:
    empty = (felt for felt in PAAKRAEVET if not getattr(henvendelse, felt))
    found = tuple(Mangel("henvendelse", felt) for felt in empty)
    if henvendelse.hovedbegivenhed not in (None, *henvendelse.begivenheder):
        found += (Mangel("henvendelse", "hovedbegivenhed", "IKKE_VALGT"),)
    return found


def _level(henvendelse: Henvendelse, grundlag: Lukkegrundlag) -> tuple[Mangel, ...]:
    """A chosen handleniveau where one is needed, and at 2-3 a confirmed handover or a reason."""
    if henvendelse.handleniveau is None:
        needed = kraever_handleniveau(henvendelse)
        return (Mangel("henvendelse", "handleniveau"),) if needed else ()
    if not sikkerhedsafklaring.kraever_overdragelse(henvendelse.handleniveau):
        return ()
    confirmed = any(kontakt.modtager_bekraeftet == "JA" for kontakt in grundlag.kontakter)
    if confirmed or henvendelse.ikke_overdraget_grund.strip():
        return ()
    return (Mangel("henvendelse", "ikke_overdraget_grund", "OVERDRAGELSE"),)


def _safety(henvendelse: Henvendelse, grundlag: Lukkegrundlag) -> tuple[Mangel, ...]:
    """Safety questions that were begun are answered to the end, and all of them at level 2-3."""
    answers = grundlag.sikkerhed
    heavy = sikkerhedsafklaring.kraever_overdragelse(henvendelse.handleniveau)
    if answers is None:
        return (Mangel("sikkerhedsafklaring", "spurgt_direkte"),) if heavy else ()
    if not heavy and not sikkerhedsafklaring.begyndt(answers):
        return ()
    return sikkerhedsafklaring.mangler(answers, henvendelse.handleniveau)


def _child(henvendelse: Henvendelse, grundlag: Lukkegrundlag) -> tuple[Mangel, ...]:
    """A worry for a child needs an underretning, or the tiltag that says it is made (rule 4)."""
    worried = grundlag.sikkerhed is not None and grundlag.sikkerhed.boern_bekymring == "JA"
    if not worried or grundlag.underretning or "UNDERRET" in henvendelse.tiltag:
        return ()
    return (Mangel("henvendelse", "tiltag", "UNDERRETNING"),)


def _follow_up(henvendelse: Henvendelse) -> tuple[Mangel, ...]:
    if henvendelse.stabilisering in _NOT_BETTER and henvendelse.tiltag == ("INGEN",):
        return (Mangel("henvendelse", "tiltag", "OPFOELGNING", blokerer=False),)
    return ()


def _suggest_gangtype(_: Henvendelse, historik: Historik) -> str:
    """From the history; for an anonymous caller nobody knows (domain.md 2.6.1)."""
    if historik.tidligere is None:
        return "UKENDT"
    return "FLER" if historik.tidligere else "FOERST"


def _suggest_samtale(henvendelse: Henvendelse, historik: Historik) -> str | None:
    seen = udfald(historik.samtale) if historik.samtale is not None else None
    return seen or _not_relevant(henvendelse)


def _suggest_plan(henvendelse: Henvendelse, historik: Historik) -> str | None:
    plan = historik.plan
    if plan is None or plan.henvendelse_id != henvendelse.id:
        return "BRUGT" if plan is not None else _not_relevant(henvendelse)
    if not lavet(plan):
        return _not_relevant(henvendelse)
    return "NY" if plan.bygger_paa is None else "REVIDERET"


def _not_relevant(henvendelse: Henvendelse) -> str | None:
    return None if kraever_handleniveau(henvendelse) else "IKKE_REL"


def _suggest_stabilisering(henvendelse: Henvendelse, _: Historik) -> str | None:
    """Only without a crisis, where the question has no meaning (domain.md 2.6.8)."""
    return "IKKE_REL" if henvendelse.grad_foer == "IKKE" else None


_SUGGESTIONS: Mapping[str, Callable[[Henvendelse, Historik], str | None]] = MappingProxyType(
    {
        "form": lambda _, historik: historik.form,
        "henvender": lambda _, __: "BORGER",
        "stabilisering": _suggest_stabilisering,
        "gangtype": _suggest_gangtype,
        "maalgruppe": lambda _, __: "IND",
        "krisesamtale": _suggest_samtale,
        "kriseplan": _suggest_plan,
        "progressionsmaal": lambda _, __: "IKKE_REL",
    }
)
