"""No figure of a year gives away a small number that another figure of the year hides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akutdesk.domain.figur import Celle
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.smaa_tal import Skjul, doemt, lille
from akutdesk.domain.udgivet import H, Udgivet, talsaet
from akutdesk.domain.udgivet_trae import udgivet_periode
from tests.domain.attacker import told_apart
from tests.domain.invented_figures import Contact, Year, some_year


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(25, 130))
def test_no_small_number_of_a_year_can_be_reckoned_out(seed: int, size: int) -> None:
    figures = some_year(seed, size).figures()
    tal = talsaet(figures.figurer, figures.midler)
    hidden = doemt(tal).skjult
    shown = set(tal.antal) - set(hidden) - tal.usete - tal.manglende
    assert not [celle for celle in shown if lille(tal.antal[celle])]
    assert not told_apart(tal, hidden)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(0, 130))
def test_a_share_is_hidden_with_its_count_and_with_what_it_is_a_share_of(
    seed: int, size: int
) -> None:
    figures = some_year(seed, size).figures()
    shown = udgivet_periode(Periodetal(statistik=figures))
    for figur in figures.figurer:
        for tal in figur.tal:
            if tal.n is None or not isinstance(shown.pct(tal), Skjul):
                continue
            assert tal.n < 5 or any(
                isinstance(number, Skjul)
                for number in (
                    shown.antal(tal),
                    shown.n(figur),
                    shown.raekke(figur, tal.kode) if tal.celle.soejle else 5,
                    shown.soejle(figur, tal.celle.soejle) if tal.celle.soejle else 5,
                )
            )
        for tal in figur.tal:
            if tal.n is not None and isinstance(shown.antal(tal), Skjul):
                assert isinstance(shown.pct(tal), Skjul)


@pytest.mark.parametrize("seed", range(5))
def test_both_readings_of_figure_nine_hide_the_same_cells(seed: int) -> None:
    figures = some_year(seed, 90).figures()
    shown = udgivet_periode(Periodetal(statistik=figures))
    for one, other in zip(figures.fig9.tal, figures.fig9_grad.tal, strict=True):
        assert shown.antal(one) == shown.antal(other)


def test_the_margin_of_figure_nine_is_figure_two() -> None:
    figures = some_year(3, 471).figures()
    tal = talsaet(figures.figurer, figures.midler)
    joined = [one for one in tal.summer if one.helhed == Celle("fig2", "ALVOR")]
    assert joined
    assert all(tal.antal[part] == tal.antal[Celle("fig2", "ALVOR")] for part in joined[0].dele)


def test_a_shift_with_few_talks_tells_no_mean() -> None:
    contacts = [Contact("DAG", grad="LET", minutter=20)] * 40 + [
        Contact("NAT", grad="LET", minutter=9)
    ] * 3
    figures = Year(contacts).figures()
    shown = udgivet_periode(Periodetal(statistik=figures))
    night = next(one for one in figures.varighed if one.kode == "NAT")
    assert shown.middel(night) is Skjul.LILLE
    assert shown.median(night) is Skjul.LILLE


def test_a_year_without_contacts_hides_nothing() -> None:
    figures = Year([]).figures()
    assert not udgivet_periode(Periodetal(statistik=figures)).skjult


def test_inside_the_house_everything_is_shown() -> None:
    figures = some_year(1, 12).figures()
    shown = Udgivet()
    assert all(shown.antal(tal) == tal.antal for figur in figures.figurer for tal in figur.tal)


def test_a_handful_of_contacts_is_not_told_by_what_is_left_over() -> None:
    figures = Year([Contact("NAT", grad="LET")] * 3).figures()
    tal = talsaet(figures.figurer, figures.midler)
    hidden = doemt(tal).skjult
    assert H in hidden
    assert not told_apart(tal, hidden)
