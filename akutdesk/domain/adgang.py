"""Who may do what: the one permission table (design.md 8.20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import Record, RecordId

ROLLER: tuple[str, ...] = (
    "MEDARBEJDER",
    "VIKAR",
    "BAGVAGT",
    "LEDER",
    "DATAANSVARLIG_ADM",
    "EVALUATOR_LAES",
)
"""All roles of domain.md 2.2."""

_DESK = frozenset({"MEDARBEJDER", "VIKAR", "BAGVAGT", "LEDER"})
_STAFF = frozenset({"MEDARBEJDER", "BAGVAGT", "LEDER"})
_LEADER = frozenset({"LEDER"})
_SETUP = frozenset({"LEDER", "DATAANSVARLIG_ADM"})
_EVERYBODY = frozenset(ROLLER)

FUNKTIONER: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "LAES": _DESK,
        "SKRIV": _DESK,
        "KLADDE": _DESK | _SETUP,
        "SOEG": _DESK,
        "SOEG_NOTER": _STAFF,
        "UDSKRIV": _DESK,
        "VIS_CPR": _DESK,
        "VIS_ADRESSE": _DESK,
        "RET_AFSLUTTET": _DESK,
        "ANNULLER": _STAFF,
        "SAMMENLAEG": _STAFF,
        "LAES_OPSAETNING": _EVERYBODY,
        "SE_PERSONALE": _DESK | _SETUP,
        "SE_UDDANNELSE": _SETUP,
        "SE_AFTALER": _DESK | _SETUP,
        "SKRIV_OPSAETNING": _SETUP,
        "LAES_LOG": _SETUP,
        "STATISTIK": _STAFF | _SETUP,
        "STATISTIK_ALT": _SETUP,
        "IMPLEMENTERING": _LEADER,
        "GIV_VIDERE": _STAFF,
        "EKSPORT": _SETUP,
        "GEM_UDGIVET": frozenset[str](),
        "LAES_SKAERPET": _LEADER,
        "SKAERP": _STAFF,
        "OPHAEV_SKAERPET": _LEADER,
        "LAES_DROEFTELSER": _LEADER,
        "UNDERRET": _DESK,
        "INDSIGT": _LEADER,
        "SLET": _SETUP,
        "FASTHOLD": _LEADER,
        "BEKRAEFT_UR": _LEADER,
        "SLET_SAMMEN": _STAFF | _SETUP,
    }
)
"""Function to the roles that may. KLADDE is one's own words before they are saved. SLET erases for good, and nobody
does so alone: SLET_SAMMEN is the second person. FASTHOLD keeps records from being
erased, and lets go of them. GEM_UDGIVET is nobody's: such a record is made by its own call alone. SE_ is fields, not records (domain/feltmaske.py)."""

OPSAETNING: frozenset[str] = frozenset(
    {
        *("enhed", "medarbejder", "opslag", "indstilling"),
        *("samarbejdspartner", "samarbejdsaftale", "gendannelsesproeve"),
    }
)
"""Record TYPEs that only the leader and the data controller's administrator write."""

OM_HUSET: frozenset[str] = OPSAETNING | {
    *("implementeringsmaaling", "landsgennemsnit", "sammenligning"),
    *("telefonital", "formidling"),
}
"""Record TYPEs that are about the house and no citizen, and that a leader answers for."""

UD_AF_HUSET: frozenset[str] = frozenset({"udtraek", "pseudonymnoegle", "udgivelse"})
"""Record TYPEs about sets and figures that leave the house: whoever may export reads and writes them (domain.md 2.22)."""

HAR_FORLADT_HUSET: frozenset[str] = UD_AF_HUSET | {"indsigt"}
"""Record TYPEs that say what left the house. Their own call writes each once; no saving and no undo changes it (0181)."""

OM_LOGGEN: frozenset[str] = frozenset({"stikproeve", "stiksvar"})
"""Record TYPEs about look-ups of staff, and no citizen: whoever may read the log reads and writes them."""

SKAERPET: Final = "SKAERPET"
"""`Record.fortrolighed` of what only named staff and the leader may read (domain.md 2.0.4)."""

INGEN: Final = RecordId(bytes(16))
"""Nobody's id."""

UNDERRETNING = "underretning"
"""The TYPE that only its writer and the leader read, whatever its `fortrolighed` says (domain.md 2.16)."""

_FUNKTION: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(OPSAETNING, ("LAES_OPSAETNING", "SKRIV_OPSAETNING")),
        **dict.fromkeys(OM_HUSET - OPSAETNING, ("STATISTIK", "IMPLEMENTERING")),
        **dict.fromkeys(UD_AF_HUSET, ("EKSPORT", "EKSPORT")),
        UNDERRETNING: ("UNDERRET", "UNDERRET"),
        "indsigt": ("INDSIGT", "INDSIGT"),
        **dict.fromkeys(OM_LOGGEN, ("LAES_LOG", "LAES_LOG")),
    }
)
"""What reading and saving a TYPE needs, where it is not LAES and SKRIV."""


@dataclass(frozen=True)
class Adgang:
    """Who asks, in which role, and for what purpose (domain.md 2.21); the first argument of every store call."""

    bruger: RecordId
    rolle: str
    formaal: str


def maa(adgang: Adgang, funktion: str) -> bool:
    """Whether the role may use the function. Raises KeyError for a function that does not exist."""
    return adgang.rolle in FUNKTIONER[funktion]


def kraev(adgang: Adgang, funktion: str) -> None:
    """Nothing, if the role may use the function. Raises AdgangError if not."""
    if not maa(adgang, funktion):
        raise AdgangError(rolle=adgang.rolle, funktion=funktion)


def laesefunktion(record_type: str) -> str:
    """The function that reading a record of this TYPE needs."""
    return _FUNKTION.get(record_type, ("LAES", "SKRIV"))[0]


def skrivefunktion(record_type: str) -> str:
    """The function that saving a record of this TYPE needs."""
    return _FUNKTION.get(record_type, ("LAES", "SKRIV"))[1]


def gemmefunktion(record_type: str) -> str:
    """The function that a window needs to save a record of this TYPE, or to undo a save: nobody's for what left."""
    return "GEM_UDGIVET" if record_type in HAR_FORLADT_HUSET else skrivefunktion(record_type)


def maa_laese(adgang: Adgang, record: Record) -> bool:
    """Whether this user may read this record, taken by itself; SKAERPET is for named staff and the leader (2.0.4)."""
    if not maa(adgang, laesefunktion(record.TYPE)):
        return False
    if record.fortrolighed != SKAERPET and record.TYPE != UNDERRETNING:
        return True
    return adgang.bruger in record.fortrolig_for or maa(adgang, "LAES_SKAERPET")


def paa_papir(adgang: Adgang) -> Adgang:
    """The same person filling a page that lies on the desk: it shows what anybody of the house may read."""
    return replace(adgang, bruger=INGEN, rolle="MEDARBEJDER")


def skaermning(before: Record, after: Record) -> str | None:
    """The function that a change of who may read a card needs; None where that stays.

    Whoever writes may close a card or name one more; only the leader opens it again or takes a name away.
    """
    if (before.fortrolighed, before.fortrolig_for) == (after.fortrolighed, after.fortrolig_for):
        return None
    if before.fortrolighed != SKAERPET:
        return "SKAERP"
    fewer = not set(before.fortrolig_for) <= set(after.fortrolig_for)
    return "OPHAEV_SKAERPET" if fewer or after.fortrolighed != SKAERPET else "SKAERP"
