"""What a closed contact answered, as far as figures read it, and which base sets it belongs to (domain.md 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from akutdesk.domain.vagt import VAGTTYPER

LUKKEDE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "vagt": VAGTTYPER,
        "grad_foer": ("IKKE", "LET", "MELLEM", "ALVOR", "UKENDT"),
        "gangtype": ("FOERST", "FLER", "UKENDT"),
        "henvender": ("BORGER", "PAAR", "FAG", "ANDEN"),
        "maalgruppe": ("IND", "U18", "DOEGN", "BEHANDL", "AFLAST", "KOMMUNE", "ANDET"),
        "stabilisering": ("STAB", "DELVIS", "UAENDRET", "FORVAERRET", "IKKE_VURD", "IKKE_REL"),
        "krisesamtale": ("GENNEMFOERT", "DELVIS", "AFSLAAET", "IKKE_REL"),
        "kriseplan": ("NY", "REVIDERET", "BRUGT", "AFSLAAET", "IKKE_REL"),
        "progressionsmaal": ("BASIS", "OPF", "AFSLAAET", "IKKE_REL"),
        "handleniveau": ("0", "1", "2", "3", "IKKE_VURD"),
        "usikker_hjaelp": ("NEJ", "KOLLEGA", "BAGVAGT", "LEDER", "OENSKER"),
        "cpr_svar": ("OPLYST", "IKKE_SPURGT", "IKKE_OPLYST", "FINDES_IKKE"),
    }
)
"""The lists that no leader adds to, in the order they are shown. The others are open (domain.md 2.0.3)."""

GRADER: Final = LUKKEDE["grad_foer"][:4]
"""UKENDT is no grade: it is missing in figures and outside HK (design.md 8.13)."""

IDENTITETER: Final = ("ANONYM", "ALIAS", "SANDSYNLIG", "SIKKER")
IDENTIFICERET: Final = ("SANDSYNLIG", "SIKKER")
"""Who is known by name (design.md 7.6)."""

AFVIST_GRUNDE: Final = (
    "FULDT",
    "MAALGRUPPE",
    "RUS",
    "SIKKERHED",
    "BORGER_NEJ",
    "MAX_NAETTER",
    "ANDET",
)
"""Why a stay was refused, in the order it is shown."""

LANGE_MINUTTER: Final = 240
"""A talk above this is one to look at (domain.md 5.2)."""


@dataclass(frozen=True, kw_only=True)
class Personsvar:
    """What figures read of the person a contact is with: the card that stands, filled from those under it."""

    har_cpr: bool = False
    identitet: str | None = None
    cpr_svar: str | None = None
    koen: str | None = None
    bolig: str | None = None
    kommune: str | None = None
    kendt_i: tuple[str, ...] = ()


INGEN_PERSON: Final = Personsvar()


class Kontaktsvar(NamedTuple):
    """Answers that so many contacts share; a figure reads some of them, and the others are left empty.

    Made by the ten thousand, which a frozen class of two dozen fields is slow at.
    """

    vagt: str | None = None
    er_hb: bool = False
    """In HB (`er_i_hb`)."""
    grad_foer: str | None = None
    gangtype: str | None = None
    henvender: str | None = None
    maalgruppe: str | None = None
    stabilisering: str | None = None
    krisesamtale: str | None = None
    kriseplan: str | None = None
    progressionsmaal: str | None = None
    handleniveau: str | None = None
    usikker_hjaelp: str | None = None
    cpr_svar: str | None = None
    symptomer: tuple[str, ...] = ()
    begivenheder: tuple[str, ...] = ()
    hovedbegivenhed: str | None = None
    tiltag: tuple[str, ...] = ()
    form: str | None = None
    hoert_fra: str | None = None
    ellers_gjort: str | None = None
    tryghed: int | None = None
    minutter: int = 0
    """0 where nobody knows."""
    maaned: str = ""
    """The local month it began in: 2026-03."""
    ugedag: str = ""
    """1 is Monday."""
    time: str = ""
    """The local hour it began in: 02; both hours of the autumn night that have that name."""
    aldersgruppe: str | None = None
    """Of the person, in the year of the contact."""
    person: Personsvar = INGEN_PERSON

    @property
    def er_hk(self) -> bool:
        """In HK: a crisis, as far as anybody knows (domain.md 5.1)."""
        return er_i_hk(self.grad_foer)


def er_i_hk(grad_foer: str | None) -> bool:
    """Whether a contact of this grade is in HK."""
    return grad_foer in GRADER and grad_foer != "IKKE"


def er_i_hb(
    grad_foer: str | None, *, henvender: str | None, maalgruppe: str | None, afbrudt: bool
) -> bool:
    """Whether a contact is in HB: HK from the citizen, not broken off, in the target group (domain.md 5.1)."""
    return er_i_hk(grad_foer) and henvender == "BORGER" and maalgruppe == "IND" and not afbrudt


def er_identificeret(person: Personsvar) -> bool:
    """Whether the person is known by name (design.md 7.6)."""
    return person.identitet in IDENTIFICERET
