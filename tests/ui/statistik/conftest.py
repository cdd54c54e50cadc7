"""The figures of seed 004 as plain values: 471 contacts, 325 of them of people who came before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, Punktgrad
from akutdesk.domain.kalender import kalender
from akutdesk.domain.runde import Runde
from akutdesk.domain.statistik import Medregnet, Pcmed, Statistik, Udvalg
from akutdesk.ui.statistik.layouts import Sayer
from akutdesk.ui.statistik.reading import Counted
from akutdesk.ui.statistik.wording import Wording

YEAR = Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31))
SHIFTS = {"DAG": (20, 60, 61, 25), "AFT": (18, 83, 47, 10), "NAT": (17, 76, 34, 6)}
GRADES = ("IKKE", "LET", "MELLEM", "ALVOR")

GRAD = Implementeringsgrad(
    runde=Runde(2026, True),
    punkter=(
        Punktgrad(punkt="1", score=4, foraar=310, efteraar=325),
        Punktgrad(punkt="2", score=1),
        Punktgrad(punkt="3", ikke_rel=True),
        Punktgrad(punkt="4"),
    ),
)


def one_way(navn: str, rows: dict[str, int], n: int | None, *, missing: int = 0) -> Figur:
    """A figure with a cell for each row."""
    cells = tuple(Tal(celle=Celle(navn, kode), antal=antal, n=n) for kode, antal in rows.items())
    return Figur(navn=navn, grundlag="H", tal=cells, n=n or 0, mangler=missing)


def two_way(navn: str, *, by_grade: bool) -> Figur:
    """Figure 9 in one of its readings."""
    cells = tuple(
        Tal(
            celle=Celle(navn, shift, grade),
            antal=count,
            n=sum(row[at] for row in SHIFTS.values()) if by_grade else sum(counts),
        )
        for shift, counts in SHIFTS.items()
        for at, (grade, count) in enumerate(zip(GRADES, counts, strict=True))
    )
    return Figur(navn=navn, grundlag="H", tal=cells, n=457, mangler=14)


def seed(udvalg: Udvalg = YEAR) -> Statistik:
    """The year of the report; what a test does not look at is empty."""
    empty = ("fig3_afvist", "fig4_cpr_svar", "fig5", "fig6", "fig6_hoved", "fig7")
    return Statistik(
        udvalg=udvalg,
        hoved=Figur(
            navn="hoved",
            grundlag="H",
            tal=(
                Tal(celle=Celle("hoved", "henvendelser"), antal=471),
                Tal(celle=Celle("hoved", "FLER"), antal=325, n=471),
            ),
            n=471,
        ),
        fig2=one_way("fig2", dict(zip(GRADES, (55, 219, 142, 41), strict=True)), 457, missing=14),
        fig3=one_way("fig3", {"naetter": 11, "ophold": 8, "personer": 7}, None),
        middel_naetter=Fraction(11, 8),
        fig4=one_way("fig4", {"cpr": 200, "samtale": 380, "plan": 120, "maal": 60}, 471),
        fig7_stabilisering=one_way("fig7_stabilisering", {}, 0),
        fig8=one_way("fig8", {"STAB": 0, "DELVIS": 0}, 0),
        fig9=two_way("fig9", by_grade=False),
        fig9_grad=two_way("fig9_grad", by_grade=True),
        progression=one_way("progression", {"bedre": 30, "uaendret": 4, "vaerre": 3}, 37),
        par=one_way("par", {"par": 37}, 60),
        fremgang=(Middel(celle=Celle("fremgang", "OMR5")),),
        varighed=(
            Middel(celle=Celle("varighed", "DAG"), n=160, middel=Fraction(28), median=Fraction(24)),
            Middel(celle=Celle("varighed", "NAT"), n=130, middel=Fraction(14), over=2),
        ),
        **{name: one_way(name, {}, 0) for name in empty},
    )


def pc(nr: int, *, here: bool = False, last: datetime | None = None) -> Pcmed:
    """A PC of the house."""
    return Pcmed(nr=nr, navn="", denne=here, sidst=last)


@pytest.fixture
def codes(assets):
    """The real code lists."""
    return {name: code_list(name, raw) for name, raw in assets.codes().items()}


@pytest.fixture
def said(texts, codes):
    """The real words."""
    return Wording(texts=texts, codes=codes)


@pytest.fixture
def sayer(said, codes):
    """Says the year, and what it is compared with."""

    def make(mod: Statistik | None = None, *pcs: Pcmed) -> Sayer:
        med = Medregnet(
            pcer=pcs or (pc(1, here=True), pc(2, last=datetime(2026, 11, 22, 20, tzinfo=UTC))),
            kontakt_tid=None,
            venter=0,
        )
        counted = Counted(statistik=seed(), mod=mod, med=med)
        return Sayer(
            counted=counted,
            said=said,
            kalender=kalender(codes),
            grad=GRAD,
            mod_navn="Perioden før",
        )

    return make
