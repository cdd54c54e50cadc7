"""The invented year is the regression fixture of domain.md 5.2 as far as this program records it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time
from typing import TypeVar

import pytest

from akutdesk.assets import Assets, find_resources
from akutdesk.demo.content import content_of
from akutdesk.demo.tonight import BEGINS
from akutdesk.demo.year import Year, make_year
from akutdesk.domain import henvendelse as rules
from akutdesk.domain.borger import Borger
from akutdesk.domain.cpr import laes_cpr
from akutdesk.domain.henvendelse import Henvendelse, Lukkegrundlag
from akutdesk.domain.instrument import INSTRUMENTER, er_svar
from akutdesk.domain.katalog import katalog
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.nat import Nat
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.progressionsmaal import Progressionsmaal, forskel, par
from akutdesk.domain.record import Record
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.vagt import lokal_tid, vagttype

R = TypeVar("R", bound=Record)


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(find_resources())


@pytest.fixture(scope="module")
def year(assets: Assets) -> Year:
    return make_year(content_of(assets), katalog(assets.directory()["katalog"]), seed=2026)


def records(year: Year, cls: type[R]) -> list[R]:
    return [record for deed in year.deeds for record in deed.records if isinstance(record, cls)]


def test_year_has_471_contacts_of_which_325_from_people_who_were_here_before(year: Year) -> None:
    contacts = records(year, Henvendelse)
    assert len(contacts) == 471
    assert Counter(one.gangtype for one in contacts) == {"FLER": 325, "FOERST": 146}
    assert len(records(year, Borger)) == 60


def test_mean_minutes_are_28_by_day_19_in_the_evening_and_14_at_night(year: Year) -> None:
    bounds = year.service.enhed.vagtgraenser
    minutes: dict[str, list[int]] = {"DAG": [], "AFT": [], "NAT": []}
    for one in records(year, Henvendelse):
        assert one.start is not None
        minutes[vagttype(one.start, bounds)].append(rules.minutter(one) or 0)
    means = {shift: sum(values) / len(values) for shift, values in minutes.items()}
    assert means == {"DAG": 28, "AFT": 19, "NAT": 14}


def test_two_contacts_stand_at_half_past_two_in_the_october_night(year: Year) -> None:
    starts = {one.start for one in records(year, Henvendelse)}
    assert datetime(2026, 10, 25, 0, 30, tzinfo=UTC) in starts
    assert datetime(2026, 10, 25, 1, 30, tzinfo=UTC) in starts


def test_one_contact_ends_the_evening_and_one_begins_the_night(year: Year) -> None:
    starts = {one.start for one in records(year, Henvendelse)}
    edge = date(2026, 9, 14)
    assert lokal_tid(edge, time(22, 59, 59)) in starts
    assert lokal_tid(edge, time(23, 0)) in starts


def test_seven_guests_slept_here_and_two_are_in_the_house(year: Year) -> None:
    stays = records(year, Overnatning)
    kept = [night for night in records(year, Nat) if night.beslutning == "FORTSAET"]
    assert len({stay.borger_id for stay in stays}) == 7
    assert [stay.plads for stay in stays if stay.afrejse is None] == ["1", "2"]
    assert len(stays) + len(kept) >= 7


def test_every_invented_contact_could_be_closed_by_the_rules(year: Year) -> None:
    for deed in year.deeds:
        for one in deed.records:
            if isinstance(one, Henvendelse):
                safety = next((r for r in deed.records if isinstance(r, Sikkerhedsafklaring)), None)
                partners = tuple(r for r in deed.records if isinstance(r, Partnerkontakt))
                base = Lukkegrundlag(sikkerhed=safety, kontakter=partners)
                assert not [gap for gap in rules.mangler(one, base) if gap.blokerer]


def test_every_personnummer_is_a_substitute_that_nobody_living_has(year: Year) -> None:
    numbers = [one.cpr for one in records(year, Borger) if one.cpr]
    assert numbers
    assert {laes_cpr(number, idag=BEGINS.date()).slags for number in numbers} == {"ERSTATNING"}


def test_karen_has_six_contacts_and_a_second_version_of_her_plan(year: Year) -> None:
    karen = year.people[0]
    assert karen.kaldenavn == "Karen"
    assert sum(one.borger_id == karen.id for one in records(year, Henvendelse)) == 6
    first, second = [plan for plan in records(year, Kriseplan) if plan.borger_id == karen.id]
    assert second.bygger_paa == first.id
    assert second.gaelder_til == date(2026, 12, 16)


def test_deeds_come_in_the_order_they_were_done_and_none_after_the_night_begins(year: Year) -> None:
    times = [deed.tid for deed in year.deeds]
    assert times == sorted(times)
    assert times[-1] <= BEGINS


def test_same_seed_tells_the_same_year_and_another_seed_another(assets: Assets, year: Year) -> None:
    words, directory = content_of(assets), katalog(assets.directory()["katalog"])
    assert make_year(words, directory, seed=2026) == year
    assert make_year(words, directory, seed=2027) != year


def test_more_contacts_reach_further_back_than_the_year(assets: Assets) -> None:
    words, directory = content_of(assets), katalog(assets.directory()["katalog"])
    long = make_year(words, directory, seed=1, henvendelser=1500)
    starts = sorted(one.start for one in records(long, Henvendelse) if one.start)
    assert len(starts) == 1500
    assert starts[0].year == 2023


def test_thirty_of_thirty_seven_pairs_show_a_higher_number(year: Year) -> None:
    pairs = [each for each in par(records(year, Progressionsmaal)) if each.efter is not None]
    assert len(pairs) == 37
    assert sum((forskel(each) or 0) > 0 for each in pairs) == 30
    told = {one.id for one in records(year, Henvendelse) if one.progressionsmaal == "BASIS"}
    assert {each.foer.henvendelse_id for each in pairs} <= told
    assert all(er_svar(INSTRUMENTER["OMR5"], one.svar) for one in records(year, Progressionsmaal))
