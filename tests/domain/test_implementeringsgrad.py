"""Figure 1: the own score of each point, the country's two series, and a mean that leaves out what is not relevant."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.dublet import lagt_vaek
from akutdesk.domain.implementeringsgrad import figur_1
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling, mangler
from akutdesk.domain.landsgennemsnit import Landsgennemsnit, laes_vaerdi, vist
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.runde import Runde, runde_af, runde_af_kode
from tests.resources import RESOURCES

AUTUMN, SPRING = Runde(2026, True), Runde(2026, False)
POINTS = ("1", "2", "3", "4")


def scored(punkt, score, runde=AUTUMN, rid=None):
    return Implementeringsmaaling(
        id=rid or new_id(), runde=runde.kode, punkt=punkt, score=score, begrundelse="set"
    )


def national(punkt, value, runde=AUTUMN):
    return Landsgennemsnit(id=new_id(), runde=runde.kode, punkt=punkt, hundrededele=value)


def test_a_half_year_is_a_round():
    assert runde_af(date(2026, 6, 30)) == SPRING
    assert runde_af(date(2026, 7, 1)) == AUTUMN
    assert (SPRING.fra, SPRING.til) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (AUTUMN.fra, AUTUMN.til) == (date(2026, 7, 1), date(2026, 12, 31))
    assert SPRING.efter() == AUTUMN
    assert AUTUMN.foer() == SPRING
    assert SPRING.foer() == Runde(2025, True)
    assert AUTUMN.efter() == Runde(2027, False)
    assert min([AUTUMN, SPRING, Runde(2025, True)]) == Runde(2025, True)


@pytest.mark.parametrize(
    "kode", ["", "2026", "2026-VINTER", "26-FORAAR", "²026-FORAAR", "0000-FORAAR"]
)
def test_what_is_no_round_is_none(kode):
    assert runde_af_kode(kode) is None


def test_a_round_comes_back_from_its_code():
    assert [runde_af_kode(each.kode) for each in (SPRING, AUTUMN)] == [SPRING, AUTUMN]


def test_the_mean_leaves_out_what_is_not_relevant_and_what_nobody_answered():
    figure = figur_1(
        AUTUMN, POINTS, [scored("1", "4"), scored("2", "1"), scored("3", "IKKE_REL")], []
    )
    assert (figure.n, figure.mangler) == (2, 1)
    assert figure.gennemsnit == Fraction(5, 2)
    assert figure.procent == Fraction(125, 2)
    assert [one.ikke_rel for one in figure.punkter] == [False, False, True, False]
    assert [one.score for one in figure.punkter] == [4, 1, None, None]


def test_nothing_scored_has_no_mean():
    figure = figur_1(AUTUMN, POINTS, [scored("1", "4", SPRING), scored("2", "IKKE_REL")], [])
    assert (figure.gennemsnit, figure.procent, figure.mangler) == (None, None, 3)


def test_the_countrys_series_are_those_of_the_year():
    figure = figur_1(
        AUTUMN,
        POINTS,
        [],
        [
            national("1", 320),
            national("1", 280, SPRING),
            national("2", 100, Runde(2025, True)),
            national("3", None),
        ],
    )
    assert [(one.foraar, one.efteraar) for one in figure.punkter] == [
        (280, 320),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_two_who_scored_apart_count_alike_at_every_desk():
    one = scored("1", "4", rid=RecordId(b"\1" * 16))
    other = scored("1", "0", rid=RecordId(b"\2" * 16))
    for order in ([one, other], [other, one]):
        assert figur_1(AUTUMN, POINTS, order, []).punkter[0].score == 4
    assert figur_1(AUTUMN, POINTS, [lagt_vaek(one), other], []).punkter[0].score == 0


@pytest.mark.parametrize("score", ["5", "-1", "2,5", "", "ja"])
def test_a_score_is_0_to_4_or_not_relevant(score):
    (lack,) = mangler(scored("1", score))
    assert (lack.felt, lack.kode) == ("score", "UKLAR")


def test_a_score_nobody_gave_is_missing():
    assert [one.felt for one in mangler(scored("1", None))] == ["score"]
    assert mangler(scored("1", "IKKE_REL")) == mangler(scored("1", "0")) == ()


def test_a_national_value_is_a_number_as_danes_write_it():
    assert [laes_vaerdi(typed) for typed in ("3,2", " 3 ", "0", "3,25", "4,00")] == [
        320,
        300,
        0,
        325,
        400,
    ]


@pytest.mark.parametrize(
    "typed", ["3.2.1", "3.2", "4,01", "5", "-1", "", "3,", "tre", "3,255", "³"]
)
def test_what_is_no_number_from_0_to_4_is_none(typed):
    assert laes_vaerdi(typed) is None


@pytest.mark.parametrize(
    ("value", "words"), [(320, "3,2"), (300, "3,0"), (325, "3,25"), (None, "")]
)
def test_a_value_is_shown_as_it_is_typed(value, words):
    assert vist(value) == words
    assert laes_vaerdi(words) == value


def test_there_are_sixteen_points_and_each_says_what_the_best_is():
    points = code_list("implementeringspunkt", RESOURCES.codes()["implementeringspunkt"])
    assert [one.kode for one in points.koder] == [str(nr) for nr in range(1, 17)]
    assert all(one.hjaelp for one in points.koder)
