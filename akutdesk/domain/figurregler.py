"""The rules of the status report's figures over contacts (domain.md 5.2; 2 and 4 to 9 of seed 004)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import ALLE, Celle, Figur, Tal
from akutdesk.domain.figurregel import UBESVARET, Plads, Regel, en, flere, raekker
from akutdesk.domain.kontaktsvar import GRADER, LANGE_MINUTTER, LUKKEDE, Kontaktsvar
from akutdesk.domain.rapportregler import REGLER
from akutdesk.domain.statistik import HB, H

_PLAN_LAVET: Final = ("NY", "REVIDERET")
_STABILT: Final = ("STAB", "DELVIS")
STAB_DELVIS: Final = "stab_delvis"
HENVENDELSER: Final = "henvendelser"
_VURDERINGER: Final = LUKKEDE["stabilisering"][:5]
_UDEN_BEGIVENHED: Final = ("INGEN", "UKENDT")


def _alle(_: Kontaktsvar) -> bool:
    return True


def _hb(svar: Kontaktsvar) -> bool:
    return svar.er_hb


def _vurderes(svar: Kontaktsvar) -> bool:
    """HK, but for those where the question has no meaning."""
    return svar.er_hk and svar.stabilisering != "IKKE_REL"


def _gangtype(svar: Kontaktsvar) -> Collection[Plads]:
    return en(None if svar.gangtype == "UKENDT" else svar.gangtype)


def _grad(svar: Kontaktsvar) -> Collection[Plads]:
    return en(svar.grad_foer if svar.grad_foer in GRADER else None)


def _vagt_grad(svar: Kontaktsvar) -> Collection[Plads]:
    if svar.vagt is None or svar.grad_foer not in GRADER:
        return (UBESVARET,)
    return ((svar.vagt, svar.grad_foer),)


def _kerne(svar: Kontaktsvar) -> Collection[Plads]:
    """Talk, plan and first measurement; a contact that leaves one of them open is missing as well."""
    done = {
        "samtale": svar.krisesamtale == "GENNEMFOERT",
        "plan": svar.kriseplan in _PLAN_LAVET,
        "maal": svar.progressionsmaal == "BASIS",
        "BRUGT": svar.kriseplan == "BRUGT",
    }
    found = raekker(kode for kode, is_done in done.items() if is_done)
    is_whole = svar.krisesamtale and svar.kriseplan and svar.progressionsmaal
    return found if is_whole else (*found, UBESVARET)


def _cpr(svar: Kontaktsvar) -> Collection[Plads]:
    return (("cpr", ""),) if svar.person.har_cpr else ()


def _cpr_svar(svar: Kontaktsvar) -> Collection[Plads]:
    """What was said in the contact itself, else what stands on the card."""
    return en(svar.cpr_svar or svar.person.cpr_svar)


def _stabilisering(svar: Kontaktsvar) -> Collection[Plads]:
    found = en(svar.stabilisering)
    return (*found, (STAB_DELVIS, "")) if svar.stabilisering in _STABILT else found


def regler(grundlag: str) -> Mapping[str, tuple[Regel, ...]]:
    """All rules by figure; figure 4 and what stands beside it are counted among `grundlag`, H or HB."""
    return _AMONG[grundlag]


def inden_for(figur: Figur, *, raekke: bool) -> Figur:
    """A figure in two directions, each cell as a share of its row, or of its column."""

    def of(tal: Tal) -> str:
        return tal.celle.raekke if raekke else tal.celle.soejle

    totals = {
        each: sum(one.antal for one in figur.tal if of(one) == each) for each in map(of, figur.tal)
    }
    return replace(figur, tal=tuple(replace(one, n=totals[of(one)]) for one in figur.tal))


def _fig4(grundlag: str) -> dict[str, tuple[Regel, ...]]:
    among = _hb if grundlag == HB else _alle
    cpr = Regel(
        navn="fig4",
        opdeling="person",
        grundlag=grundlag,
        med=among,
        pladser=_cpr,
        raekker=raekker(("cpr",)),
        alle_i_n=True,
    )
    answers = Regel(
        navn="fig4",
        opdeling="kerne",
        grundlag=grundlag,
        med=among,
        pladser=_kerne,
        raekker=raekker(("samtale", "plan", "maal", "BRUGT")),
        alle_i_n=True,
        flersvar=True,
    )
    beside = Regel(
        navn="fig4_cpr_svar",
        opdeling="person",
        grundlag=grundlag,
        med=among,
        pladser=_cpr_svar,
        raekker=raekker(LUKKEDE["cpr_svar"]),
    )
    return {"fig4": (cpr, answers), "fig4_cpr_svar": (beside,)}


_VAGT_GRAD: Final = tuple((vagt, grad) for vagt in LUKKEDE["vagt"] for grad in GRADER)

_FASTE: Final = (
    Regel(
        navn="gangtype",
        opdeling="krise",
        grundlag=H,
        med=_alle,
        pladser=_gangtype,
        raekker=raekker(("FLER", "FOERST")),
    ),
    Regel(
        navn="fig2",
        opdeling="krise",
        grundlag=H,
        med=_alle,
        pladser=_grad,
        raekker=raekker(GRADER),
    ),
    Regel(
        navn="fig5",
        opdeling="symptomer",
        grundlag=H,
        med=_alle,
        pladser=lambda svar: flere(svar.symptomer),
        flersvar=True,
        faldende=True,
        sidst=("INGEN",),
    ),
    Regel(
        navn="fig6",
        opdeling="begivenheder",
        grundlag=H,
        med=_alle,
        pladser=lambda svar: flere(svar.begivenheder),
        flersvar=True,
        faldende=True,
        sidst=_UDEN_BEGIVENHED,
    ),
    Regel(
        navn="fig6_hoved",
        opdeling="begivenheder",
        grundlag=H,
        med=_alle,
        pladser=lambda svar: en(svar.hovedbegivenhed),
        faldende=True,
        sidst=_UDEN_BEGIVENHED,
    ),
    Regel(
        navn="fig7",
        opdeling="tiltag",
        grundlag=H,
        med=_alle,
        pladser=lambda svar: flere(svar.tiltag),
        flersvar=True,
        faldende=True,
        foerst=("INGEN",),
    ),
    Regel(
        navn="fig7_stabilisering",
        opdeling="tiltag",
        grundlag="HK",
        med=lambda svar: "INGEN" in svar.tiltag and _vurderes(svar),
        pladser=lambda svar: en(svar.stabilisering),
        raekker=raekker(_VURDERINGER),
    ),
    Regel(
        navn="fig8",
        opdeling="krise",
        grundlag="HK",
        med=_vurderes,
        pladser=_stabilisering,
        raekker=(*raekker(_VURDERINGER), (STAB_DELVIS, "")),
    ),
    *(
        Regel(
            navn=navn,
            opdeling="krise",
            grundlag=H,
            med=_alle,
            pladser=_vagt_grad,
            raekker=_VAGT_GRAD,
        )
        for navn in ("fig9", "fig9_grad")
    ),
)

_AMONG: Final[Mapping[str, Mapping[str, tuple[Regel, ...]]]] = MappingProxyType(
    {
        grundlag: MappingProxyType({**{one.navn: (one,) for one in _FASTE}, **_fig4(grundlag)})
        for grundlag in (H, HB)
    }
)


# ---------------------------------------------------------------- which contacts lie behind a cell

Bag = tuple[str, Callable[[Kontaktsvar], bool]]
"""By which answers the contacts are grouped, and whether a group is counted in the cell."""

OVER: Final = "over"
KOMMUNE_MINUTTER: Final = "kommune_minutter"
_TIDER: Final = {"varighed": "minutter", KOMMUNE_MINUTTER: KOMMUNE_MINUTTER}
"""The means of minutes, each with how its contacts are told apart."""


def bag(celle: Celle, grundlag: str) -> Bag:
    """What a cell of a figure over contacts counts. Raises KeyError for a figure that is not."""
    if celle.figur in _TIDER:
        return _TIDER[celle.figur], lambda svar: _varer(svar, celle)
    plads = (celle.raekke, celle.soejle)
    if celle.figur == "hoved":
        return _bag_hoved(plads)
    if celle.figur in REGLER:
        report = REGLER[celle.figur]
        return report.opdeling, lambda svar: report.rammer(svar, plads)
    among = regler(grundlag)[celle.figur]
    regel = next((one for one in among if plads in one.raekker), among[-1])
    return regel.opdeling, lambda svar: regel.rammer(svar, plads)


def _bag_hoved(plads: Plads) -> Bag:
    if plads == (HENVENDELSER, ""):
        return "krise", _alle
    regel = regler(H)["gangtype"][0]
    asked = UBESVARET if plads[0] == "UKENDT" else plads
    return regel.opdeling, lambda svar: regel.rammer(svar, asked)


def _varer(svar: Kontaktsvar, celle: Celle) -> bool:
    least = LANGE_MINUTTER if celle.soejle == OVER else 0
    return svar.minutter > least and celle.raekke in (ALLE, svar.vagt, svar.person.kommune)
