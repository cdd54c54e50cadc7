"""Whose time is up: by the house's own number, from the last that happened, and never what is held (domain.md 7)."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opbevaringsfrist import frister, graense
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.storage import udloebne
from akutdesk.storage.errors import NotFound
from akutdesk.storage.grund import Grund
from tests.resources import RESOURCES
from tests.storage.desk import BO, LEDER, MEDARBEJDER, join, stored_desk
from tests.storage.persons import karen

RULES = frister(RESOURCES.guides()["opbevaring"])
HOUSE = Enhed(id=new_id(), navn="Huset")
YEAR = 365.25 * 24


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.bo = join(desk, BO)
        desk.store.sign_in(LEDER.bruger, desk.person.sign)
        desk.store.sign_in(BO, desk.bo)
        yield desk


def citizen(desk, **fields):
    return save(desk, karen(id=new_id(), **{"identitet": "SIKKER", **fields}))


def save(desk, record):
    desk.store.save(LEDER, record)
    return record


def call(desk, **fields):
    return save(desk, Henvendelse(id=new_id(), **fields))


def due(desk, house=HOUSE):
    found = desk.store.opbevaring.udloebne(LEDER, RULES, house)
    return {each.frist.navn: each for each in found}


def test_nobody_is_due_before_the_time_and_everybody_after_it(desk):
    person = citizen(desk)
    theirs = call(desk, borger_id=person.id)
    desk.clock.go(hours=5 * YEAR - 48)
    assert due(desk) == {}
    desk.clock.go(hours=72)
    (one,) = due(desk).values()
    assert (one.frist.navn, one.hvem, set(one.rids)) == (
        "borger_navn",
        (person.id,),
        {person.id, theirs.id},
    )


def test_the_time_runs_from_the_last_that_happened(desk):
    person = citizen(desk)
    desk.clock.go(hours=4 * YEAR)
    call(desk, borger_id=person.id)
    desk.clock.go(hours=2 * YEAR)
    assert due(desk) == {}
    desk.clock.go(hours=4 * YEAR)
    assert due(desk)["borger_navn"].hvem == (person.id,)


def test_a_closed_course_is_counted_from_its_closing(desk):
    person = citizen(desk)
    desk.clock.go(hours=3 * YEAR)
    desk.store.opbevaring.afslut(LEDER, person.id)
    desk.clock.go(hours=3 * YEAR)
    assert due(desk) == {}
    desk.clock.go(hours=3 * YEAR)
    assert due(desk)["borger_navn"].hvem == (person.id,)


def test_a_person_known_by_an_alias_goes_sooner(desk):
    named, alias = citizen(desk), citizen(desk, identitet="ALIAS")
    desk.clock.go(hours=2 * YEAR + 48)
    found = due(desk)
    assert found["borger_alias"].hvem == (alias.id,)
    assert "borger_navn" not in found
    assert desk.store.get(LEDER, Borger, named.id)


def test_the_houses_own_number_counts(desk):
    person = citizen(desk)
    desk.clock.go(hours=1.5 * YEAR)
    house = Enhed(id=HOUSE.id, opbevaring_identificeret=12)
    assert due(desk, house)["borger_navn"].hvem == (person.id,)
    assert due(desk) == {}


def test_a_task_of_nobody_goes_after_a_month_and_the_contact_stays_its_years(desk):
    lonely = call(desk, notat="ro")
    task = save(desk, Opfoelgning(id=new_id(), henvendelse_id=lonely.id, telefon="00 00 00 00"))
    desk.clock.go(hours=24 * 33)
    found = due(desk)
    assert {name: each.hvem for name, each in found.items()} == {"tilbagekald": (task.id,)}
    desk.clock.go(hours=5 * YEAR)
    assert due(desk)["henvendelse"].hvem == (lonely.id,)


def test_who_is_held_is_counted_and_left_out(desk):
    held, other = citizen(desk), citizen(desk)
    desk.store.fastholdelse.hold(LEDER, (held.id,), Grund(grund="ARKIV", hjemmel="ARKIVLOV"))
    desk.clock.go(hours=6 * YEAR)
    one = due(desk)["borger_navn"]
    assert (one.hvem, one.bevaret) == ((other.id,), 1)


def test_more_than_one_order_holds_waits_for_the_next(desk, monkeypatch):
    monkeypatch.setattr(udloebne, "MOST_RECORDS", 3)
    for _ in range(2):
        person = citizen(desk)
        call(desk, borger_id=person.id)
    desk.clock.go(hours=6 * YEAR)
    one = due(desk)["borger_navn"]
    assert (len(one.hvem), len(one.rids), one.venter) == (1, 2, 1)


def test_nothing_is_erased_until_two_people_have_signed_what_the_list_says(desk):
    person = citizen(desk)
    desk.clock.go(hours=6 * YEAR)
    rids = due(desk)["borger_navn"].rids
    assert desk.store.get(LEDER, Borger, person.id)
    why = Grund(grund="FRIST", hjemmel="GDPR_5")
    navn = desk.store.sletning.bestil(LEDER, BO, rids, why)
    desk.store.sign_in(BO, desk.bo)
    desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    with pytest.raises(NotFound):
        desk.store.get(LEDER, Borger, person.id)
    assert due(desk) == {}


def test_months_are_months_of_the_calendar():
    assert graense(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert graense(date(2026, 1, 15), 24) == date(2024, 1, 15)
    assert graense(date(2028, 2, 29), 12) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "wrong",
    [
        {"slags": "spaceship"},
        {"indstilling": "navn"},
        {"indstilling": "ingen"},
        {"maaneder": 0},
        {"kilde": ""},
    ],
    ids=lambda row: next(iter(row)),
)
def test_a_rule_about_nothing_that_is_kept_is_refused(wrong):
    row = {"navn": "x", "slags": "borger", "maaneder": 60, "kilde": "domain.md 7", **wrong}
    with pytest.raises(ResourceError):
        frister({"frist": [row]})


def test_every_rule_says_where_its_number_is_from():
    assert all(rule.kilde.startswith("domain.md 7") for rule in RULES)
