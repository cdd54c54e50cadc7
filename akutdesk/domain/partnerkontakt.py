"""A contact to somebody outside the house who may take over (domain.md 2.14)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Final

from akutdesk.domain import samtykke
from akutdesk.domain.katalog import ALTID
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samtykke import Samtykke

OVERTAGET, AFVIST, AFVENTER = "OVERTAGET", "AFVIST", "AFVENTER"
SAMTYKKE, FARE, LOV, ANONYMT = "SAMTYKKE", "FARE", "LOV", "ANONYMT"
DELING: Final = ("DELING_PARTNER",)
"""The purpose of a consent to tell a partner."""


@dataclass(frozen=True, kw_only=True)
class Partnerkontakt(Record):
    """One contact out. At handleniveau 2-3 `modtager_bekraeftet` says whether the receiver has taken over."""

    TYPE: ClassVar[str] = "partnerkontakt"
    henvendelse_id: RecordId | None = None
    borger_id: RecordId | None = None
    partner_id: RecordId | None = None
    katalog_kode: str = ""
    """Directory code (domain.md 8), if the number came from there."""
    tid: datetime | None = None
    kanal: str | None = None
    grundlag: str | None = None
    grundlag_tekst: str = ""
    """One line on why, when grundlag is FARE (domain.md 7)."""
    samtykke_id: RecordId | None = None
    """The consent that held when it was told, with grundlag SAMTYKKE."""
    isbar: tuple[str, ...] = ("", "", "", "", "")
    """The five texts as said: I, S, B, A, R."""
    aftalt: str = ""
    """What was agreed: who does what, and when."""
    modtager_navn: str = ""
    modtager_bekraeftet: str | None = None
    resultat: str | None = None
    afvist_grund: str = ""
    svar_tid: datetime | None = None
    """When they answered; `tid` is when they were rung."""
    ventetid_min: int | None = None
    opfoelgning_id: RecordId | None = None
    """The task that asks again, while the answer is awaited."""


@dataclass(frozen=True, kw_only=True)
class Delingsgrundlag:
    """What decides whether one may share now."""

    dag: date
    samtykker: tuple[Samtykke, ...] = ()
    kendt: bool = True
    """Whether it is known whom it is about; nobody unknown has given a consent."""
    er_delt: bool = False
    """Whether it was told already, under the consent that held then; only the answer is still written."""
    overdrages: bool = False
    """Whether somebody must take over (levels 2 and 3), so that name and confirmation are needed."""


def er_ubesvaret(kontakt: Partnerkontakt) -> bool:
    """Whether it is not written yet what came of it."""
    return kontakt.resultat is None


def er_til_nogen(kontakt: Partnerkontakt) -> bool:
    """Whether it is said whom it is to; before that only the words to say were made ready."""
    return bool(kontakt.katalog_kode or kontakt.partner_id or kontakt.modtager_navn.strip())


def med_resultat(kontakt: Partnerkontakt, resultat: str | None, nu: datetime) -> Partnerkontakt:
    """With what came of it. Who has taken over is thereby confirmed, unless staff say otherwise."""
    answered = resultat not in (None, AFVENTER)
    confirmed = "JA" if resultat == OVERTAGET else "NEJ"
    return replace(
        kontakt,
        resultat=resultat,
        svar_tid=nu if answered else None,
        modtager_bekraeftet=confirmed if resultat else None,
    )


def mangler(kontakt: Partnerkontakt, grundlag: Delingsgrundlag) -> tuple[Mangel, ...]:
    """What keeps a contact from being whole (domain.md 2.14, 7 videregivelse)."""
    return (*_outcome(kontakt, grundlag.overdrages), *_grounds(kontakt, grundlag))


def delingsfejl(grundlag: Delingsgrundlag) -> str | None:
    """Why nothing may be told by consent now, as `samtykke.hindring` says it; None if one holds."""
    return samtykke.hindring(grundlag.samtykker, DELING, grundlag.dag, kendt=grundlag.kendt)


def _outcome(kontakt: Partnerkontakt, overdrages: bool) -> tuple[Mangel, ...]:  # noqa: FBT001 - two private lines
    needed = ["resultat"]
    if kontakt.resultat == AFVIST:
        needed.append("afvist_grund")
    if overdrages and kontakt.resultat is not None:
        needed.append("modtager_bekraeftet")
    if overdrages and kontakt.modtager_bekraeftet == "JA" and kontakt.katalog_kode not in ALTID:
        needed.append("modtager_navn")
    empty = (felt for felt in needed if not (getattr(kontakt, felt) or "").strip())
    return tuple(Mangel(kontakt.TYPE, felt) for felt in empty)


def _grounds(kontakt: Partnerkontakt, grundlag: Delingsgrundlag) -> tuple[Mangel, ...]:
    if kontakt.grundlag is None:
        return (Mangel(kontakt.TYPE, "grundlag"),)
    if kontakt.grundlag in (FARE, LOV) and not kontakt.grundlag_tekst.strip():
        return (Mangel(kontakt.TYPE, "grundlag_tekst", kontakt.grundlag),)
    shares = kontakt.grundlag == SAMTYKKE and not grundlag.er_delt
    fault = delingsfejl(grundlag) if shares else None
    return (Mangel(kontakt.TYPE, "grundlag", fault),) if fault else ()
