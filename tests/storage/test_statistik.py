"""The figures of the invented year are those of seed 004, through real saves (domain.md 5.2, regression fixture)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.demo.clock import HandClock
from akutdesk.demo.filling import unlock
from akutdesk.demo.seed import Sowing, sow
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.figur import ALLE, MANGLER, Celle, tal_tekst
from akutdesk.domain.rapport import RAPPORTER
from akutdesk.domain.statistik import PeriodeError, Udvalg
from akutdesk.wire.crypto import Argon2Cost

AARET = Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31))
KODE = {"MF": "fire små heste løber"}
CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


class Hus:
    """The invented desk of a year, open for its leader."""

    def __init__(self, store, year):
        self.store = store
        self.leder = Adgang(year.service.mette.id, "LEDER", "STATISTIK")
        self.anna = Adgang(year.service.anna.id, "MEDARBEJDER", "EGEN_VAGT")

    def tal(self, udvalg=AARET):
        return self.store.statistik.beregn(self.leder, udvalg)

    def raekker(self, celle, udvalg=AARET):
        return self.store.statistik.raekker(self.leder, udvalg, celle)


@pytest.fixture(scope="module")
def hus(assets, tmp_path_factory):
    sowing = Sowing(
        folder=tmp_path_factory.mktemp("statistik") / "bord", seed=2026, passwords=KODE, cost=CHEAP
    )
    founding, year = sow(assets, sowing)
    store, keys = unlock(founding, year.service.mette, HandClock(BEGINS))
    store.sign_in(year.service.mette.id, keys.person.sign)
    yield Hus(store, year)
    store.close()


def test_year_counts_471_contacts_of_which_325_from_people_who_were_here_before(hus):
    hoved = hus.tal().hoved
    assert hoved.celle("henvendelser").antal == 471
    assert hoved.celle("FLER").antal == 325
    assert hoved.celle("FLER").pct_tekst == "69,0 %"
    assert hoved.celle("personer").antal == 60


def test_talks_last_28_19_and_14_minutes(hus):
    told = {one.kode: tal_tekst(one.middel) for one in hus.tal().varighed}
    assert told == {"DAG": "28,0", "AFT": "19,0", "NAT": "14,0"}


def test_30_of_37_pairs_are_progression(hus):
    tal = hus.tal()
    assert tal.progression.n == 37
    assert tal.progression.celle("bedre").antal == 30
    assert tal.progression.celle("bedre").pct_tekst == "81,1 %"


def test_seven_guests_slept_here_and_nights_are_another_number(hus):
    tal = hus.tal()
    assert tal.fig3.celle("personer").antal == 7
    assert tal.fig3.celle("ophold").antal == 7
    assert tal.fig3.celle("naetter").antal == 2 + 1 + 3 + 1 + 2 + 2 + 1
    assert tal_tekst(tal.middel_naetter) == "1,7"


def test_both_contacts_of_the_hour_that_comes_twice_are_of_the_night(hus):
    octobers = Udvalg(fra=date(2026, 10, 25), til=date(2026, 10, 25), vagt="NAT")
    starts = {row.tid for row in hus.raekker(Celle("hoved", "henvendelser"), octobers)}
    twice = {datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)}
    assert twice <= starts


@pytest.mark.parametrize(
    ("second", "vagt"), [(59, "AFT"), (60, "NAT")], ids=["22:59:59", "23:00:00"]
)
def test_last_second_of_the_evening_and_first_of_the_night_count_on_their_sides(hus, second, vagt):
    edge = datetime(2026, 9, 14, 20, 59, tzinfo=UTC) + timedelta(seconds=second)
    day = Udvalg(fra=date(2026, 9, 14), til=date(2026, 9, 14), vagt=vagt)
    assert edge in {row.tid for row in hus.raekker(Celle("hoved", "henvendelser"), day)}


def cells(tal):
    """Every cell of every figure with its number, and what is missing and what all are."""
    for figur in tal.figurer:
        yield from ((one.celle, one.antal) for one in figur.tal)
    kinds = [
        each for each in tal.figurer if each.navn not in ("hoved", "fig3", "fig9", "fig9_grad")
    ]
    for figur in (*kinds, tal.fig9):
        yield Celle(figur.navn, ALLE), figur.n
        if figur.navn != "par":
            yield Celle(figur.navn, MANGLER), figur.mangler
    for one in tal.midler:
        yield one.celle, one.n
    for one in tal.varighed:
        yield replace(one.celle, soejle="over"), one.over


@pytest.mark.parametrize(
    "udvalg",
    [
        AARET,
        replace(AARET, grundlag="HB"),
        replace(AARET, vagt="NAT", henvender="BORGER"),
        Udvalg(fra=date(2026, 11, 1), til=date(2026, 11, 30)),
        Udvalg(fra=date(2019, 1, 1), til=date(2019, 12, 31)),
    ],
    ids=["the year", "among HB", "nights of citizens", "a month", "an empty year"],
)
def test_behind_each_number_lie_as_many_rows(hus, udvalg):
    wrong = [
        (celle, antal, len(found))
        for celle, antal in cells(hus.tal(udvalg))
        if len(found := hus.raekker(celle, udvalg)) != antal
    ]
    assert not wrong


@pytest.mark.parametrize("navn", RAPPORTER)
def test_behind_each_number_of_a_report_lie_as_many_rows(hus, navn):
    rapport = hus.store.statistik.rapport(hus.leder, AARET, navn)
    assert rapport.figurer
    told = [(one.celle, one.antal) for figur in rapport.figurer for one in figur.tal]
    told += [(Celle(figur.navn, MANGLER), figur.mangler) for figur in rapport.figurer]
    told += [(one.celle, one.n) for one in rapport.midler]
    few = told[:: max(1, len(told) // 40)]
    wrong = [(celle, antal) for celle, antal in few if len(hus.raekker(celle)) != antal]
    assert not wrong


def test_months_of_stays_and_nights_come_to_what_figure_3_says(hus):
    rapport = hus.store.statistik.rapport(hus.leder, AARET, "ophold")
    fig3 = hus.tal().fig3
    months = {
        navn: sum(one.antal for one in rapport.figur(navn).tal)
        for navn in ("ophold", "ophold_naetter")
    }
    assert months == {
        "ophold": fig3.celle("ophold").antal,
        "ophold_naetter": fig3.celle("naetter").antal,
    }
    homes = rapport.figur("ophold_kommune")
    assert homes.n + homes.mangler == fig3.celle("naetter").antal
    assert homes.n


def test_a_report_of_an_empty_year_counts_nothing_and_has_no_share(hus):
    empty = Udvalg(fra=date(2019, 1, 1), til=date(2019, 12, 31))
    for figur in hus.store.statistik.rapport(hus.leder, empty, "ophold").figurer:
        assert (figur.tal, figur.n, figur.mangler) == ((), 0, 0)


def test_empty_period_has_no_share_of_nothing(hus):
    tal = hus.tal(Udvalg(fra=date(2019, 1, 1), til=date(2019, 12, 31)))
    assert tal.hoved.celle("henvendelser").antal == 0
    assert {one.pct_tekst for figur in tal.figurer for one in figur.tal} == {"–"}
    assert {tal_tekst(one.middel) for one in tal.varighed} == {"–"}


def test_dates_the_wrong_way_round_are_refused(hus):
    with pytest.raises(PeriodeError):
        hus.tal(Udvalg(fra=date(2026, 2, 1), til=date(2026, 1, 1)))


def test_night_staff_see_their_shift_in_plain_counts_and_nothing_else(hus):
    with pytest.raises(AdgangError):
        hus.store.statistik.beregn(hus.anna, AARET)
    with pytest.raises(AdgangError):
        hus.store.statistik.raekker(hus.anna, AARET, Celle("fig2", "LET"))
    shift = hus.store.statistik.vagten(hus.anna, BEGINS)
    assert shift.n == sum(one.antal for one in shift.tal) > 0


def test_figures_say_which_pcs_are_in_and_until_when(hus):
    med = hus.store.statistik.med(hus.anna)
    assert [(one.nr, one.denne) for one in med.pcer] == [(1, True)]
    assert med.pcer[0].sidst is not None
    assert hus.store.statistik.foerste(hus.anna) == date(2026, 1, 4)
