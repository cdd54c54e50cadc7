"""What one figure says of another: the sums and the equal counts that join the figures of a period (domain.md 5.1-5.3).

A relation is only used where both counts are there and it holds for their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import ALLE, MANGLER, Celle
from akutdesk.domain.rapportregler import HOERT, OFFENTLIGE
from akutdesk.domain.smaa_tal import Sum, Talsaet

H: Final = Celle("hoved", "henvendelser")
"""All contacts of the period."""
REST: Final = "uden "
"""How the unseen rest of a share is addressed; alone, it is what was answered and what was not together."""

_TOTALS: Final[Mapping[str, str]] = MappingProxyType(
    {"fig9": "fig2", "kerneydelser_maaned": "kerneydelser", "kendskab_maaned": "kendskab"}
)
"""Two-way figures whose columns are the rows of another."""
_OUTSIDE: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "maalgruppe_tiltag": ("maalgruppe", "IND"),
        "medarbejdere_emne": ("medarbejdere", "NEJ"),
        "medarbejdere_grad": ("medarbejdere", "NEJ"),
    }
)
"""Figures whose base is all of another but one of its rows."""
_SAME_ROWS: Final[Mapping[str, str]] = MappingProxyType({"mellemkommunal": "hvem_kommune"})
"""Figures that count the same under two names."""
_AMONG_ALL: Final = frozenset(
    {
        *("hoved", "fig2", "fig4_cpr_svar", "fig5", "fig6", "fig6_hoved", "fig7", "fig9"),
        *("kerneydelser", "kerneydelser_maaned", "doegn", "maalgruppe", "medarbejdere"),
        *("hvem_henvender", "hvem_alder", "hvem_koen", "hvem_bolig", "hvem_identitet"),
        *("hvem_kommune", "hvem_kendt_i", "mellemkommunal", "kendskab", "kendskab_maaned"),
        *("formidling", "stemme_tryghed", "stemme_ellers_gjort"),
    }
)
"""Figures whose n and missing answers come to all contacts."""
_OF_ALL: Final = ("fig4", "datakvalitet", "datakvalitet_ikke_spurgt", "registrering", "doegn")
"""Figures whose shares are of all contacts, also of those with a missing answer."""
_ANSWERED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "grad_foer": "fig2",
        "gangtype": "hoved",
        "henvender": "hvem_henvender",
        "maalgruppe": "maalgruppe",
    }
)
"""Rows of `datakvalitet` that are another figure's n."""
_ALIKE: Final = (
    (Celle("hoved", "personer"), Celle("hyppig", ALLE)),
    (Celle("hyppig_kontakter", "hyppig"), Celle("hyppig_minutter", "hyppig")),
    (Celle("hyppig_kontakter", ALLE), Celle("hyppig_minutter", ALLE)),
    (Celle("hyppig_kontakter", ALLE), Celle("hvem_identitet", ALLE)),
    (Celle("sikkerhed", "overdraget"), Celle("sikkerhed_minutter", ALLE)),
    (Celle("sikkerhed_112", "K112"), Celle("fig7", "K112")),
    (Celle("fig3", "ophold"), Celle("fig3", ALLE)),
    (Celle("fig3", "ophold"), Celle("ophold", ALLE)),
    (Celle("fig3", "naetter"), Celle("ophold_naetter", ALLE)),
    (Celle("datakvalitet_ikke_spurgt", "cpr_svar"), Celle("fig4_cpr_svar", "IKKE_SPURGT")),
    (Celle("datakvalitet_ikke_spurgt", "hoert_fra"), Celle("kendskab", "IKKE_SPURGT")),
    *((H, Celle(navn, ALLE)) for navn in _OF_ALL),
    *((Celle("datakvalitet", felt), Celle(navn, ALLE)) for felt, navn in _ANSWERED.items()),
)
"""The same count in two places."""


def sammenhaenge(antal: Mapping[Celle, int]) -> Sequence[Sum[Celle]]:
    """The sums between figures that hold for these counts."""
    figurer = {celle.figur for celle in antal}
    between = (*_bases(figurer), *_rows(antal), *_fixed(), *_heard(antal))
    return [one for one in between if holder(one, antal)]


def holder(summen: Sum[Celle], antal: Mapping[Celle, int]) -> bool:
    """Whether all counts of a sum are there, and it adds up."""
    terms = (summen.helhed, *summen.dele)
    return all(one in antal for one in terms) and antal[summen.helhed] == sum(
        antal[one] for one in summen.dele
    )


def uden_tid(whole: int, vagter: Mapping[Celle, int], mangler: Celle) -> Talsaet[Celle] | None:
    """The contacts with a length, shift by shift, and those without; None where they are no part of `whole`."""
    timed = sum(vagter.values())
    if not vagter or timed > whole:
        return None
    return Talsaet(
        antal={H: whole, mangler: whole - timed},
        summer=(Sum(helhed=H, dele=(*vagter, mangler)),),
        manglende=frozenset({mangler}),
    )


def _bases(figurer: Iterable[str]) -> Iterator[Sum[Celle]]:
    for navn in sorted(_AMONG_ALL.intersection(figurer)):
        yield Sum(helhed=H, dele=(Celle(navn, REST),))
    yield Sum(helhed=Celle("fig7", "INGEN"), dele=(Celle("fig7_stabilisering", REST),))


def _rows(antal: Mapping[Celle, int]) -> Iterator[Sum[Celle]]:
    """Rows and columns that are rows of another figure."""
    for celle in antal:
        if celle.figur in _TOTALS and celle.raekke == ALLE:
            yield Sum(helhed=Celle(_TOTALS[celle.figur], celle.soejle or ALLE), dele=(celle,))
        if celle.figur in _SAME_ROWS and celle.raekke not in (MANGLER, REST):
            yield Sum(helhed=Celle(_SAME_ROWS[celle.figur], celle.raekke), dele=(celle,))


def _fixed() -> Iterator[Sum[Celle]]:
    yield from (Sum(helhed=one, dele=(other,)) for one, other in _ALIKE)
    for part, (whole, row) in _OUTSIDE.items():
        yield Sum(helhed=Celle(whole, ALLE), dele=(Celle(whole, row), Celle(part, REST)))
    yield Sum(helhed=Celle("ophold_naetter", ALLE), dele=(Celle("ophold_kommune", REST),))
    yield Sum(helhed=Celle("fig2", ALLE), dele=(Celle("fig2", "IKKE"), Celle("fig8", REST)))
    known = tuple(Celle("hoved", kode) for kode in ("FLER", "FOERST", "UKENDT"))
    yield Sum(helhed=H, dele=known)
    yield Sum(helhed=Celle("par", "par"), dele=(Celle("progression", REST),))


def _heard(antal: Mapping[Celle, int]) -> Iterator[Sum[Celle]]:
    """Those who heard of the house by what it does itself, month by month."""
    parts: dict[str, list[Celle]] = {}
    for celle in antal:
        if celle.figur == "kendskab_maaned" and celle.soejle in OFFENTLIGE:
            parts.setdefault(celle.raekke, []).append(celle)
    for month, dele in parts.items():
        yield Sum(helhed=Celle("formidling", month, HOERT), dele=tuple(dele))
