"""What a year's file is judged with, counted in a real store: it adds up over quarters and months."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.demo.clock import HandClock
from akutdesk.demo.filling import unlock
from akutdesk.demo.seed import Sowing, sow
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.periodetal import UdgivelseError
from akutdesk.domain.record import new_id
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.telefonital import Telefonital
from akutdesk.domain.udgivet_knude import laegges_sammen
from akutdesk.domain.udgivet_trae import knude_af
from tests.domain.invented_periods import known_small, papers, together
from tests.storage.founded import CHEAP

PASSWORDS = {"MF": "fire små heste løber"}
YEAR = Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31))
AFTER = date(2027, 1, 1)


@pytest.fixture
def desk(assets, tmp_path):
    """A leader's store with a year of invented contacts, and two months of the telephone."""
    sowing = Sowing(
        folder=tmp_path / "bord", seed=5, henvendelser=300, passwords=PASSWORDS, cost=CHEAP
    )
    founding, year = sow(assets, sowing)
    mette = year.service.mette
    store, keys = unlock(founding, mette, HandClock(BEGINS))
    store.sign_in(mette.id, keys.person.sign)
    leder = Adgang(mette.id, "LEDER", "STATISTIK")
    for maaned, mistede in (("2026-02", 3), ("2026-03", 12)):
        store.save(
            leder,
            Telefonital(id=new_id(), maaned=maaned, besvarede=200, mistede=mistede, ventetid=30),
        )
    yield store, leder
    store.close()


def test_every_count_of_a_year_that_adds_up_is_the_sum_of_its_months(desk):
    store, leder = desk
    year = knude_af(store.statistik.periode(leder, YEAR, AFTER))
    assert len(year.tal.antal) > 400
    for paper in (year, *year.dele):
        for celle, antal in paper.tal.antal.items():
            if celle not in paper.tal.usete and laegges_sammen(celle):
                parts = [part.tal.antal.get(celle, 0) for part in paper.dele]
                assert sum(parts) == antal, celle


def test_whoever_has_every_file_of_the_invented_year_learns_no_number_under_five(desk):
    store, leder = desk
    year = knude_af(store.statistik.periode(leder, YEAR, AFTER))
    small = [one for paper in papers(year) for one in paper.smaa]
    assert len(small) > 100
    assert not known_small(*together(year))


def test_the_telephone_is_judged_with_the_rest(desk):
    store, leder = desk
    tal = store.statistik.periode(leder, YEAR, AFTER)
    lost = tal.figur("telefoni").celle("2026-02", "mistede")
    assert lost.antal == 3
    assert lost.celle in (knude_af(tal).skjult or {})


def test_the_store_counts_no_period_of_which_no_file_is_made(desk):
    store, leder = desk
    with pytest.raises(UdgivelseError):
        store.statistik.periode(leder, YEAR, date(2026, 11, 24))
    with pytest.raises(AdgangError):
        store.statistik.periode(Adgang(leder.bruger, "MEDARBEJDER", "EGEN_VAGT"), YEAR, AFTER)
