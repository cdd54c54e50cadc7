"""Figures of invented contacts, counted in the plainest way: by looking at each one for each cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random
from statistics import median

from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.statistik import Statistik, Udvalg

GRADER = ("IKKE", "LET", "MELLEM", "ALVOR")
VAGTER = ("DAG", "AFT", "NAT")
STABIL = ("STAB", "DELVIS", "UAENDRET", "FORVAERRET", "IKKE_VURD")
SYMPTOMER = ("ANGST", "NEDTRYKT", "URO", "SOEVN", "STEMMER", "INGEN")
BEGIVENHEDER = ("PAAR", "BRUD", "SORG", "FLYT", "UKENDT")
TILTAG = ("INGEN", "NYSAMTALE", "OPF_FREM", "NETVAERK")


@dataclass(frozen=True)
class Contact:
    """What is counted of one contact; None is no answer."""

    vagt: str
    grad: str | None = None
    gang: str | None = None
    stabil: str | None = None
    symptomer: frozenset[str] = frozenset()
    begivenheder: frozenset[str] = frozenset()
    tiltag: frozenset[str] = frozenset()
    svar: frozenset[str] = frozenset()
    """Of figure 4: cpr, samtale, plan, maal, BRUGT."""
    cpr_svar: str | None = None
    minutter: int | None = None


@dataclass(frozen=True)
class Year:
    """A year of contacts, with the stays counted already."""

    contacts: Sequence[Contact]
    nights: tuple[int, int, int] = (0, 0, 0)
    refused: dict[str, int] = field(default_factory=dict[str, int])
    pairs: tuple[int, int, int] = (0, 0, 0)

    def figures(self, aar: int = 2026) -> Statistik:
        """All of domain.md 5.2."""
        every = self.contacts
        crises = [one for one in every if one.grad not in (None, "IKKE")]
        nothing_more = [one for one in every if "INGEN" in one.tiltag]
        fig9, fig9_grad = _two_ways(every)
        return Statistik(
            udvalg=Udvalg(fra=date(aar, 1, 1), til=date(aar, 12, 31)),
            hoved=self._hoved(),
            fig2=_single("fig2", every, GRADER, lambda one: one.grad),
            fig3=_counts("fig3", zip(("naetter", "ophold", "personer"), self.nights, strict=True)),
            fig3_afvist=_distribution("fig3_afvist", self.refused),
            middel_naetter=Fraction(self.nights[0], self.nights[1]) if self.nights[1] else None,
            fig4=_many(
                "fig4",
                every,
                ("cpr", "samtale", "plan", "maal", "BRUGT"),
                lambda o: o.svar,
                answered=False,
            ),
            fig4_cpr_svar=_single(
                "fig4_cpr_svar",
                every,
                ("OPLYST", "IKKE_SPURGT", "IKKE_OPLYST"),
                lambda o: o.cpr_svar,
            ),
            fig5=_many("fig5", every, SYMPTOMER, lambda one: one.symptomer),
            fig6=_many("fig6", every, BEGIVENHEDER, lambda one: one.begivenheder),
            fig6_hoved=_single(
                "fig6_hoved", every, BEGIVENHEDER, lambda o: min(o.begivenheder, default=None)
            ),
            fig7=_many("fig7", every, TILTAG, lambda one: one.tiltag),
            fig7_stabilisering=_single(
                "fig7_stabilisering", nothing_more, STABIL, lambda o: o.stabil
            ),
            fig8=_bundled(_single("fig8", crises, STABIL, lambda one: one.stabil)),
            fig9=fig9,
            fig9_grad=fig9_grad,
            progression=self._progression(),
            par=self._par(),
            fremgang=(),
            varighed=tuple(_minutes(every, vagt) for vagt in VAGTER),
        )

    def _progression(self) -> Figur:
        rows = zip(("bedre", "uaendret", "vaerre"), self.pairs, strict=True)
        return _distribution("progression", dict(rows))

    def _par(self) -> Figur:
        pairs = sum(self.pairs)
        row = Tal(celle=Celle("par", "par"), antal=pairs, n=pairs + 9)
        return Figur(navn="par", grundlag="M", tal=(row,), n=pairs + 9)

    def _hoved(self) -> Figur:
        known = {g: sum(one.gang == g for one in self.contacts) for g in ("FLER", "FOERST")}
        n, every = sum(known.values()), len(self.contacts)
        rows = [Tal(celle=Celle("hoved", kode), antal=antal, n=n) for kode, antal in known.items()]
        for kode, antal in (
            ("henvendelser", every),
            ("UKENDT", every - n),
            ("personer", every // 3),
        ):
            rows.append(Tal(celle=Celle("hoved", kode), antal=antal))
        return Figur(navn="hoved", grundlag="H", tal=tuple(rows), n=n, mangler=every - n)


def some_year(seed: int, size: int) -> Year:
    """So many contacts, most of them ordinary and some of them rare."""
    dice = Random(seed)
    contacts = [_contact(dice) for _ in range(size)]
    people, stays = dice.randint(0, 9), dice.randint(9, 14)
    reasons = {
        "MAALGRUPPE": dice.randint(0, 14),
        "RUS": dice.randint(0, 9),
        "FULDT": dice.randint(0, 6),
    }
    pairs = (dice.randint(0, 30), dice.randint(0, 6), dice.randint(0, 4))
    nights = (stays + dice.randint(0, 20), stays, people) if people else (0, 0, 0)
    return Year(contacts, nights, reasons, pairs)


def _contact(dice: Random) -> Contact:
    grad = dice.choices([*GRADER, None], (8, 47, 32, 12, 1))[0]
    return Contact(
        vagt=dice.choices(VAGTER, (40, 38, 22))[0],
        grad=grad,
        gang=dice.choices(["FLER", "FOERST", None], (66, 30, 4))[0],
        stabil=dice.choices([*STABIL, None], (40, 38, 10, 2, 8, 2))[0] if grad != "IKKE" else None,
        symptomer=_some(dice, SYMPTOMER[:-1], (46, 41, 26, 18, 3)) or frozenset({"INGEN"}),
        begivenheder=_some(dice, BEGIVENHEDER[:-1], (40, 20, 8, 1)),
        tiltag=_some(dice, TILTAG[1:], (15, 12, 30)) or frozenset({"INGEN"}),
        svar=_some(dice, ("cpr", "samtale", "plan", "maal", "BRUGT"), (80, 70, 30, 25, 4)),
        cpr_svar=dice.choices(["OPLYST", "IKKE_SPURGT", "IKKE_OPLYST", None], (80, 12, 6, 2))[0],
        minutter=dice.choices([dice.randint(5, 60), None], (95, 5))[0],
    )


def _some(dice: Random, koder: Sequence[str], chances: Sequence[int]) -> frozenset[str]:
    pairs = zip(koder, chances, strict=True)
    return frozenset(kode for kode, chance in pairs if dice.randrange(100) < chance)


def _single(
    navn: str, base: Sequence[Contact], koder: Sequence[str], of: Callable[[Contact], str | None]
) -> Figur:
    counts = {kode: sum(of(one) == kode for one in base) for kode in koder}
    n = sum(counts.values())
    return _distribution(navn, counts, missing=len(base) - n)


def _distribution(navn: str, counts: dict[str, int], *, missing: int = 0) -> Figur:
    n = sum(counts.values())
    tal = tuple(Tal(celle=Celle(navn, kode), antal=antal, n=n) for kode, antal in counts.items())
    return Figur(navn=navn, grundlag="H", tal=tal, n=n, mangler=missing)


def _many(
    navn: str,
    base: Sequence[Contact],
    koder: Sequence[str],
    of: Callable[[Contact], frozenset[str]],
    *,
    answered: bool = True,
) -> Figur:
    n = sum(bool(of(one)) for one in base) if answered else len(base)
    counts = {kode: sum(kode in of(one) for one in base) for kode in koder}
    order = sorted(koder, key=lambda kode: -counts[kode]) if answered else koder
    tal = tuple(Tal(celle=Celle(navn, kode), antal=counts[kode], n=n) for kode in order)
    return Figur(navn=navn, grundlag="H", tal=tal, n=n, mangler=len(base) - n, flersvar=True)


def _bundled(figur: Figur) -> Figur:
    both = figur.celle("STAB").antal + figur.celle("DELVIS").antal
    row = Tal(celle=Celle("fig8", "stab_delvis"), antal=both, n=figur.n)
    return Figur(
        navn="fig8", grundlag="HK", tal=(*figur.tal, row), n=figur.n, mangler=figur.mangler
    )


def _counts(navn: str, counts: object) -> Figur:
    pairs = dict(counts)  # type: ignore[call-overload]
    tal = tuple(Tal(celle=Celle(navn, kode), antal=antal) for kode, antal in pairs.items())
    return Figur(navn=navn, grundlag="S", tal=tal, n=pairs["ophold"])


def _two_ways(base: Sequence[Contact]) -> tuple[Figur, Figur]:
    known = [one for one in base if one.grad is not None]
    made: list[Figur] = []
    for navn in ("fig9", "fig9_grad"):
        tal: list[Tal] = []
        for vagt in VAGTER:
            for grad in GRADER:
                antal = sum(one.vagt == vagt and one.grad == grad for one in known)
                of_shift = sum(one.vagt == vagt for one in known)
                of_grade = sum(one.grad == grad for one in known)
                n = of_shift if navn == "fig9" else of_grade
                tal.append(Tal(celle=Celle(navn, vagt, grad), antal=antal, n=n))
        made.append(
            Figur(
                navn=navn,
                grundlag="H",
                tal=tuple(tal),
                n=len(known),
                mangler=len(base) - len(known),
            )
        )
    return made[0], made[1]


def _minutes(base: Sequence[Contact], vagt: str) -> Middel:
    times = [one.minutter for one in base if one.vagt == vagt and one.minutter is not None]
    celle = Celle("varighed", vagt)
    if not times:
        return Middel(celle=celle)
    return Middel(
        celle=celle,
        n=len(times),
        middel=Fraction(sum(times), len(times)),
        median=Fraction(median(times)),
    )
