"""The rules of the reports that count contacts (domain.md 5.3). A figure's name begins with that of its report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figurregel import UBESVARET, Plads, Regel, en, flere, raekker
from akutdesk.domain.kontaktsvar import GRADER, IDENTITETER, LUKKEDE, Kontaktsvar
from akutdesk.domain.statistik import H

Pladser = Callable[[Kontaktsvar], Collection[Plads]]

TIMER: Final = tuple(f"{time:02}" for time in range(24))
UGEDAGE: Final = tuple(str(dag) for dag in range(1, 8))
TRYGHED: Final = tuple(str(tal) for tal in range(11))

HELE: Final = "hele"
"""The row of contacts that lack nothing."""

HOERT: Final = "hoert"
ANDRE: Final = "andre"
"""The columns of contacts from those who heard of the house by what it does itself, and of all others."""
OFFENTLIGE: Final = frozenset({"PLAKAT", "NET", "PRESSE", "NETVAERK"})
"""Where one hears of the house by what it does to be known (domain.md 6, point 14)."""

_ALDRE: Final = ("U18", "A18", "A25", "A35", "A45", "A55", "A65")
_KOEN: Final = ("K", "M", "X", "IKKE_OPLYST")
_BOLIG: Final = ("EGEN", "FAM", "BT_UDEN", "BT_DOEGN", "HJEMLOES", "ANDET")
_UKENDT: Final = ("UKENDT", "0000")
_UDEN_FOR: Final = LUKKEDE["maalgruppe"][1:]
_USIKRE: Final = LUKKEDE["usikker_hjaelp"][1:]
_FELTER: Final = (
    *("grad_foer", "gangtype", "henvender", "maalgruppe", "stabilisering"),
    *("krisesamtale", "kriseplan", "progressionsmaal"),
)


def _alle(_: Kontaktsvar) -> bool:
    return True


def _er_uden_for(svar: Kontaktsvar) -> bool:
    return svar.maalgruppe in _UDEN_FOR


def _er_usikker(svar: Kontaktsvar) -> bool:
    return svar.usikker_hjaelp in _USIKRE


def _kendt(kode: str | None) -> str | None:
    """An answer, unless it says that nobody knows."""
    return None if kode in _UKENDT else kode


def _i_to(raekke: str | None, soejler: Collection[str]) -> Collection[Plads]:
    if not raekke or not soejler:
        return (UBESVARET,)
    return tuple((raekke, soejle) for soejle in soejler)


def _svarede(svar: Kontaktsvar) -> Collection[Plads]:
    """The fields that say something; grad and gangtype say nothing with UKENDT."""
    found = [felt for felt in _FELTER if _kendt(getattr(svar, felt))]
    return raekker((*found, HELE) if len(found) == len(_FELTER) else found)


def _ikke_spurgt(svar: Kontaktsvar) -> Collection[Plads]:
    asked = {"hoert_fra": svar.hoert_fra, "cpr_svar": svar.cpr_svar or svar.person.cpr_svar}
    return raekker(felt for felt, kode in asked.items() if kode == "IKKE_SPURGT")


def _regel(
    navn: str,
    opdeling: str,
    pladser: Pladser,
    *,
    koder: Collection[str] = (),
    flersvar: bool = False,
    med: Callable[[Kontaktsvar], bool] = _alle,
) -> Regel:
    """A rule; without codes of its own the most frequent comes first."""
    return Regel(
        navn=navn,
        opdeling=opdeling,
        grundlag=H,
        med=med,
        pladser=pladser,
        raekker=raekker(koder),
        flersvar=flersvar,
        faldende=not koder,
    )


def _tabel(
    navn: str, opdeling: str, pladser: Pladser, med: Callable[[Kontaktsvar], bool] = _alle
) -> Regel:
    """A rule in two directions, in the order of its codes."""
    return Regel(navn=navn, opdeling=opdeling, grundlag=H, med=med, pladser=pladser, flersvar=True)


_REGLER: Final = (
    _regel("kerneydelser", "form", lambda svar: en(svar.form)),
    _tabel(
        "kerneydelser_maaned",
        "form_maaned",
        lambda svar: _i_to(svar.maaned, (svar.form,) if svar.form else ()),
    ),
    _tabel("doegn", "doegn", lambda svar: ((svar.ugedag, svar.time),)),
    _regel("hvem_henvender", "hvem", lambda svar: en(svar.henvender), koder=LUKKEDE["henvender"]),
    _regel("hvem_alder", "alder", lambda svar: en(_kendt(svar.aldersgruppe)), koder=_ALDRE),
    _regel("hvem_koen", "om_person", lambda svar: en(svar.person.koen), koder=_KOEN),
    _regel("hvem_bolig", "om_person", lambda svar: en(_kendt(svar.person.bolig)), koder=_BOLIG),
    _regel("hvem_identitet", "person", lambda svar: en(svar.person.identitet), koder=IDENTITETER),
    _regel("hvem_kommune", "kommune", lambda svar: en(_kendt(svar.person.kommune))),
    _regel(
        "hvem_kendt_i",
        "kendt_i",
        lambda svar: flere(kode for kode in svar.person.kendt_i if kode != "UKENDT"),
        flersvar=True,
    ),
    _regel("mellemkommunal", "kommune", lambda svar: en(_kendt(svar.person.kommune))),
    _regel("maalgruppe", "hvem", lambda svar: en(svar.maalgruppe), koder=LUKKEDE["maalgruppe"]),
    _tabel(
        "maalgruppe_tiltag",
        "hvem_tiltag",
        lambda svar: _i_to(svar.maalgruppe, svar.tiltag),
        _er_uden_for,
    ),
    _regel("kendskab", "hoert_fra", lambda svar: en(svar.hoert_fra)),
    _tabel(
        "kendskab_maaned",
        "hoert_fra_maaned",
        lambda svar: _i_to(svar.maaned, (svar.hoert_fra,) if svar.hoert_fra else ()),
    ),
    _tabel(
        "formidling",
        "hoert_fra_maaned",
        lambda svar: ((svar.maaned, HOERT if svar.hoert_fra in OFFENTLIGE else ANDRE),),
    ),
    _regel(
        "stemme_tryghed",
        "tryghed",
        lambda svar: en(None if svar.tryghed is None else str(svar.tryghed)),
        koder=TRYGHED,
    ),
    _regel("stemme_ellers_gjort", "ellers_gjort", lambda svar: en(svar.ellers_gjort)),
    _regel(
        "medarbejdere",
        "hvem",
        lambda svar: en(svar.usikker_hjaelp),
        koder=LUKKEDE["usikker_hjaelp"],
    ),
    _regel(
        "medarbejdere_emne",
        "hvem_begivenheder",
        lambda svar: en(svar.hovedbegivenhed),
        med=_er_usikker,
    ),
    _regel(
        "medarbejdere_grad",
        "hvem_krise",
        lambda svar: en(svar.grad_foer if svar.grad_foer in GRADER else None),
        koder=GRADER,
        med=_er_usikker,
    ),
    Regel(
        navn="datakvalitet",
        opdeling="alt",
        grundlag=H,
        med=_alle,
        pladser=_svarede,
        raekker=raekker((*_FELTER, HELE)),
        alle_i_n=True,
        flersvar=True,
    ),
    Regel(
        navn="datakvalitet_ikke_spurgt",
        opdeling="spurgt",
        grundlag=H,
        med=_alle,
        pladser=_ikke_spurgt,
        raekker=raekker(("hoert_fra", "cpr_svar")),
        alle_i_n=True,
        flersvar=True,
    ),
)

REGLER: Final[Mapping[str, Regel]] = MappingProxyType({one.navn: one for one in _REGLER})
"""By the figure's name."""


def regler_i(rapport: str) -> tuple[Regel, ...]:
    """The rules of one report, in order."""
    return tuple(
        one for one in _REGLER if one.navn == rapport or one.navn.startswith(f"{rapport}_")
    )
