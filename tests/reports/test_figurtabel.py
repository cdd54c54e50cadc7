"""A figure as a table that leaves the house: small numbers hidden, nothing said that gives them away."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.smaa_tal import Skjul, doemt
from akutdesk.domain.udgivet import Udgivet, talsaet
from akutdesk.reports.figurtabel import Figurord, figur_tabel, har_skjult, middel_tabel

SAID = Figurord(
    navn="Hvad",
    antal="Antal",
    andel="Andel",
    mangler="Intet svar",
    i_alt="I alt",
    middel="Snit",
    median="Midterst",
    raekke=str.lower,
    soejle=str.title,
)


def judged(figurer: Sequence[Figur], midler: Sequence[Middel] = ()) -> Udgivet:
    """What may be shown of a month of nothing but these."""
    return Udgivet(doemt(talsaet(figurer, midler)).skjult)


def one_way(rows: dict[str, int], *, mangler: int = 0) -> Figur:
    """A distribution."""
    n = sum(rows.values())
    cells = tuple(Tal(celle=Celle("x", kode), antal=antal, n=n) for kode, antal in rows.items())
    return Figur(navn="x", grundlag="H", tal=cells, n=n, mangler=mangler)


def test_a_distribution_has_shares_what_is_missing_and_all():
    figur = one_way({"A": 30, "B": 10}, mangler=7)
    tabel = figur_tabel(figur, judged([figur]), SAID)
    assert tabel.hoved == ("Hvad", "Antal", "Andel")
    assert [(row.navn, *row.celler) for row in tabel.alle] == [
        ("a", 30, Decimal("75.0")),
        ("b", 10, Decimal("25.0")),
        ("Intet svar", 7, ""),
        ("I alt", 40, ""),
    ]


def test_a_small_number_is_hidden_with_its_share_and_never_alone():
    figur = one_way({"A": 30, "B": 12, "C": 3})
    tabel = figur_tabel(figur, judged([figur]), SAID)
    small = tabel.raekker[2].celler
    assert small == (Skjul.LILLE, Skjul.LILLE)
    hidden = [row for row in tabel.alle if isinstance(row.celler[0], Skjul)]
    assert len(hidden) > 1


def test_two_directions_have_a_column_for_each_of_the_second():
    counts = {("A", "ja"): 9, ("A", "nej"): 8, ("B", "ja"): 7}
    cells = tuple(Tal(celle=Celle("x", *at), antal=antal, n=24) for at, antal in counts.items())
    figur = Figur(navn="x", grundlag="H", tal=cells, n=24)
    tabel = figur_tabel(figur, judged([figur]), SAID)
    assert tabel.hoved == ("Hvad", "Ja", "Nej")
    assert [row.celler for row in tabel.alle] == [(9, 8), (7, 0)]


def test_a_mean_of_few_is_hidden_and_one_beside_a_hidden_number_too():
    few = Middel(celle=Celle("x"), n=3, middel=Fraction(7), median=Fraction(7))
    many = Middel(celle=Celle("x"), n=30, middel=Fraction(15, 2), median=Fraction(8))
    table = middel_tabel([few], judged([], [few]), SAID, skjul=False)
    assert table.raekker[0].celler == (Skjul.LILLE, Skjul.LILLE)
    table = middel_tabel([many], judged([], [many]), SAID, skjul=False)
    assert table.raekker[0].celler == (Decimal("7.5"), Decimal("8.0"))
    figur = one_way({"A": 27, "B": 3})
    assert har_skjult(figur, judged([figur]))
    table = middel_tabel([many], judged([], [many]), SAID, skjul=True)
    assert table.raekker[0].celler == (Skjul.SKJULT, Skjul.SKJULT)


def test_only_figures_that_may_say_how_many_a_mean_is_made_from():
    minutes = Middel(celle=Celle("varighed", "NAT"), n=30, middel=Fraction(14), median=Fraction(9))
    assert middel_tabel([minutes], judged([], [minutes]), SAID, skjul=False).hoved[-1] == "Antal"
    wait = Middel(
        celle=Celle("samarbejde_ventetid", "X"), n=30, middel=Fraction(14), median=Fraction(9)
    )
    assert middel_tabel([wait], judged([], [wait]), SAID, skjul=False).hoved[-1] == "Midterst"


def test_a_mean_whose_median_nobody_knows_has_no_column_for_it():
    typed = Middel(celle=Celle("telefoni_ventetid", "2026-10"), n=30, middel=Fraction(75))
    table = middel_tabel([typed], judged([], [typed]), SAID, skjul=False)
    assert table.hoved[-1] == "Snit"
    assert [len(row.celler) for row in table.raekker] == [1]
