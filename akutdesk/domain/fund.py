"""What a figure says, as its heading: a code and its values, chosen by rule; the words are resources (ux.md 5.5).

A finding is only made of numbers that may be shown where it is read; where they may not, it says nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import Figur, Middel, Tal, antal_tekst, dansk
from akutdesk.domain.implementeringsgrad import Implementeringsgrad
from akutdesk.domain.smaa_tal import GRAENSE, Skjul
from akutdesk.domain.udgivet import ALT, Udgivet

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Fund:
    """The key of a text, the option codes in it (list name to code), and its numbers, ready to read."""

    kode: str
    koder: Mapping[str, str] = field(default_factory=lambda: _NONE)
    tal: Mapping[str, str] = field(default_factory=lambda: _NONE)


TOM: Final = Fund("tom")
"""Nothing was counted."""
INGEN_SVAR: Final = Fund("ingen_svar")
"""There were contacts, and of none of them is the answer known."""
FOR_FAA: Final = Fund("for_faa")
"""Too few to say anything."""
FORDELT: Final = Fund("fordelt")
"""Nothing stands out, or what does may not be said."""


def fund(figur: Figur, vist: Udgivet = ALT) -> Fund:
    """The finding of a figure; its name chooses the rule."""
    if not figur.n:
        return INGEN_SVAR if figur.mangler else TOM
    if figur.n < GRAENSE:
        return FOR_FAA
    rule = _RULES.get(figur.navn, _nothing)
    return rule(figur, vist)


def fund_overnatninger(naetter: Figur, afvist: Figur, vist: Udgivet = ALT) -> Fund:
    """Figure 3: three numbers, and whether more were refused than came."""
    stays, refused = vist.antal(naetter.celle("ophold")), vist.n(afvist)
    if stays == refused == 0:
        return Fund("ingen_naetter")
    if isinstance(stays, int) and isinstance(refused, int) and refused > stays:
        return Fund("flere_nej")
    return _nights(naetter, vist)


def fund_midler(navn: str, midler: Sequence[Middel], vist: Udgivet = ALT) -> Fund:
    """The finding of a row of means: `varighed` or `fremgang`."""
    if navn != "varighed":
        return FORDELT
    timed = [(vist.middel(one), one.kode) for one in midler if one.n]
    means = [(mean, kode) for mean, kode in timed if isinstance(mean, Fraction)]
    if not means or len(means) < len(timed):
        return FOR_FAA if timed else TOM
    (first, kode), *rest = sorted(means, reverse=True)
    if rest and first - rest[0][0] < _MINUTE:
        return Fund("lige_lange")
    return Fund(f"laengst_{kode.lower()}")


def fund_implementering(grad: Implementeringsgrad) -> Fund:
    """Figure 1: how many of the scored points are as good as in place."""
    if not grad.n:
        return Fund("ingen_score")
    there = sum(one.score is not None and one.score >= _IN_PLACE for one in grad.punkter)
    return Fund("punkter", tal={"antal": str(there), "n": str(grad.n)})


_IN_PLACE: Final = 3
"""Stort set paa plads (domain.md 6)."""
_MINUTE: Final = 1
"""Means nearer than this are alike."""
_POINTS: Final = Decimal(3)
"""Shares nearer than this are alike."""


def _hoved(figur: Figur, vist: Udgivet) -> Fund:
    share = vist.pct(figur.celle("FLER"))
    if not isinstance(share, Decimal):
        return FORDELT
    return Fund("kendte" if share >= _HALF else "nye", tal={"pct": _pct(share)})


_HALF: Final = Decimal(50)
_FRACTIONS: Final = (
    (Decimal(60), "klart_flest"),
    (Decimal(52), "over_halvdelen"),
    (Decimal(48), "hver_anden"),
    (Decimal(44), "naesten_hver_anden"),
    (Decimal(0), "flest"),
)
"""From this share on, the words for it."""


def _grad(figur: Figur, vist: Udgivet) -> Fund:
    """The grade that most had."""
    top = _top(figur, vist)
    if not top:
        return FORDELT
    (share, tal), *rest = top
    if rest and rest[0][0] == share:
        return FORDELT
    word = next(word for least, word in _FRACTIONS if share >= least)
    return Fund(f"grad_{word}", koder={"grad": tal.kode})


def _naetter(figur: Figur, vist: Udgivet) -> Fund:
    return _nights(figur, vist)


def _nights(figur: Figur, vist: Udgivet) -> Fund:
    nights, people = (vist.antal(figur.celle(kode)) for kode in ("naetter", "personer"))
    if isinstance(nights, int) and isinstance(people, int):
        return Fund(
            "naetter", tal={"naetter": antal_tekst(nights), "personer": antal_tekst(people)}
        )
    return Fund("faa_sov" if Skjul.LILLE in (nights, people) else "naetter_skjult")


def _kerne(figur: Figur, vist: Udgivet) -> Fund:
    talk, plan = (vist.pct(figur.celle(kode)) for kode in ("samtale", "plan"))
    if not isinstance(talk, Decimal) or not isinstance(plan, Decimal):
        return FORDELT
    return Fund("samtale_plan", tal={"samtale": _pct(talk), "plan": _pct(plan)})


def _two(kode: str, liste: str) -> Callable[[Figur, Udgivet], Fund]:
    """The two answers that were given most; one, if only one may be told."""

    def rule(figur: Figur, vist: Udgivet) -> Fund:
        top = [tal for share, tal in _top(figur, vist) if share and tal.kode not in _NO_ANSWER]
        if not top:
            return FORDELT
        if len(top) == 1:
            return Fund(f"{kode}_en", koder={liste: top[0].kode})
        return Fund(kode, koder={liste: top[0].kode, f"{liste}2": top[1].kode})

    return rule


_NO_ANSWER: Final = frozenset({"INGEN", "ANDET", "UKENDT"})
"""Answers that tell nothing as a heading."""


def _tiltag(figur: Figur, vist: Udgivet) -> Fund:
    none = vist.pct(figur.celle("INGEN"))
    top = _top(figur, vist)
    if isinstance(none, Decimal) and top and top[0][1].kode == "INGEN":
        return Fund("ingen_tiltag", tal={"pct": _pct(none)})
    return _two("tiltag", "tiltag")(figur, vist)


def _stabil(figur: Figur, vist: Udgivet) -> Fund:
    return _share(figur, vist, "stab_delvis", "stabil")


def _fremgang(figur: Figur, vist: Udgivet) -> Fund:
    return _share(figur, vist, "bedre", "bedre")


def _share(figur: Figur, vist: Udgivet, row: str, kode: str) -> Fund:
    share = vist.pct(figur.celle(row))
    return Fund(kode, tal={"pct": _pct(share)}) if isinstance(share, Decimal) else FORDELT


def _vagter(figur: Figur, vist: Udgivet) -> Fund:
    """The shift with the largest share of crises that are more than light."""
    rows = dict.fromkeys(tal.kode for tal in figur.tal if tal.n)
    shares = {row: _heavy(figur, row, vist) for row in rows}
    told = sorted(
        ((share, row) for row, share in shares.items() if share is not None), reverse=True
    )
    if len(told) < len(rows) or not told:
        return FORDELT
    if len(told) > 1 and told[0][0] - told[1][0] < _POINTS:
        return Fund("vagter_ens")
    return Fund(f"svaerest_{told[0][1].lower()}")


def _heavy(figur: Figur, vagt: str, vist: Udgivet) -> Decimal | None:
    shares = [vist.pct(figur.celle(vagt, grad)) for grad in ("MELLEM", "ALVOR")]
    told = [share for share in shares if isinstance(share, Decimal)]
    return sum(told, Decimal(0)) if len(told) == len(shares) else None


def _nothing(figur: Figur, vist: Udgivet) -> Fund:
    del figur, vist
    return FORDELT


_RULES: Final[Mapping[str, Callable[[Figur, Udgivet], Fund]]] = MappingProxyType(
    {
        "hoved": _hoved,
        "fig2": _grad,
        "fig3": _naetter,
        "fig4": _kerne,
        "fig5": _two("symptomer", "symptomer"),
        "fig6": _two("begivenheder", "begivenheder"),
        "fig7": _tiltag,
        "fig8": _stabil,
        "fig9": _vagter,
        "progression": _fremgang,
    }
)


def _top(figur: Figur, vist: Udgivet) -> list[tuple[Decimal, Tal]]:
    """The rows that are sure to be larger than whatever is hidden, largest first."""
    shares = ((vist.pct(tal), tal) for tal in figur.tal)
    least = _largest_hidden(figur, vist)
    told = [
        (share, tal) for share, tal in shares if isinstance(share, Decimal) and tal.antal > least
    ]
    return sorted(told, key=_by_share, reverse=True)


def _largest_hidden(figur: Figur, vist: Udgivet) -> int:
    """What a hidden row may be at the most, for who reads the table: a heading tells no more than that.

    A row that is hidden for the sake of a small one may be the largest of all.
    """
    shown = {tal.kode: vist.antal(tal) for tal in figur.tal}
    if Skjul.SKJULT not in shown.values():
        return GRAENSE - 1 if Skjul.LILLE in shown.values() else 0
    one_each = sum(tal.antal for tal in figur.tal) == figur.n
    told = sum(antal for antal in shown.values() if isinstance(antal, int))
    return figur.n - told if one_each else figur.n


def _by_share(one: tuple[Decimal, Tal]) -> Decimal:
    return one[0]


def _pct(share: Decimal) -> str:
    return f"{dansk(share)} %"


def listen(koder: Iterable[str]) -> dict[str, str]:
    """For each placeholder of a finding, the code list that it comes from: `symptomer2` is one of `symptomer`."""
    return {key: key.rstrip("2") for key in koder}
