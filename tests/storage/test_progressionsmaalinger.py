"""Measurements in the store: a citizen's from all their cards, and a code's; replayed they are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.progressionsmaal import BASIS, OPF, Progressionsmaal, maalt, par
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import NotOpened
from akutdesk.storage.replay import replay
from tests.fakes.clock import NIGHT
from tests.storage.desk import BO, LEDER, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen

VIKAR = Adgang(bruger=BO, rolle="VIKAR", formaal="egen vagt")
DAG = date(2026, 11, 18)


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        for record in (karen(), kaja()):
            desk.store.save(LEDER, record)
        yield desk


def measured(**changes):
    rid = new_id()
    fields = {
        "id": rid,
        "borger_id": KAREN,
        "instrument": "OMR5",
        "maaling": BASIS,
        "par_id": rid,
        "dato": DAG,
        "tid": NIGHT,
        "udfyldt_af": "SAMMEN",
    }
    return maalt(Progressionsmaal(**(fields | changes)), (3, 4, None, 5, 3))


def test_a_measurement_comes_back_as_it_was_saved(desk):
    foer = measured()
    desk.store.save(LEDER, foer)
    assert desk.store.progressionsmaal.for_borger(LEDER, KAREN) == (foer,)


def test_a_pair_is_found_from_both_cards_of_a_person(desk):
    foer = measured()
    efter = replace(measured(borger_id=KAJA), maaling=OPF, par_id=foer.id, dato=date(2026, 11, 23))
    for record in (foer, efter):
        desk.store.save(LEDER, record)
    desk.store.samling.saml(LEDER, KAREN, KAJA)
    (hvert,) = par(desk.store.progressionsmaal.for_borger(LEDER, KAREN))
    assert (hvert.foer, hvert.efter) == (foer, efter)


def test_somebody_without_a_name_is_found_by_the_code(desk):
    foer = measured(borger_id=None, forloebskode="7K3M2P")
    desk.store.save(LEDER, foer)
    desk.store.save(LEDER, measured(borger_id=None))
    assert desk.store.progressionsmaal.for_kode(LEDER, "7K3M2P") == (foer,)
    assert desk.store.progressionsmaal.for_kode(LEDER, "") == ()


def test_a_card_that_nobody_opened_shows_no_measurement(desk):
    desk.store.save(LEDER, measured())
    with pytest.raises(NotOpened):
        desk.store.progressionsmaal.for_borger(VIKAR, KAREN)


def test_measurements_of_a_closed_card_are_for_those_named(desk):
    card = desk.store.get(LEDER, Borger, KAREN)
    closed = replace(card, fortrolighed="SKAERPET", fortrolig_for=(LEDER.bruger,))
    desk.store.save(LEDER, closed, card)
    desk.store.save(LEDER, measured())
    with pytest.raises(AdgangError):
        desk.store.get(VIKAR, Borger, KAREN)
    with pytest.raises(NotOpened):
        desk.store.progressionsmaal.for_borger(VIKAR, KAREN)


def test_one_taken_back_is_gone_and_a_replay_says_the_same(desk):
    desk.store.save(LEDER, measured())
    saved = desk.store.save(LEDER, measured())
    desk.store.undo(LEDER, saved.handling_id)
    (before,) = desk.store.progressionsmaal.for_borger(LEDER, KAREN)
    file = desk.store._file
    with file.transaction():
        replay(file.db, file.log, file.tables)
    assert desk.store.progressionsmaal.for_borger(LEDER, KAREN) == (before,)
