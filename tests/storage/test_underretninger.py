"""An underretning is its writer's and the leader's, in every way to read one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import new_id
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.underretning import Underretning, begynd
from akutdesk.storage.replay import replay
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import opkald

WORRY = "Barnet er alene om natten"


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path) as desk:
        yield desk


def other():
    return replace(MEDARBEJDER, bruger=new_id())


def written(desk):
    contact = opkald()
    desk.store.save(MEDARBEJDER, contact)
    worry = replace(begynd(contact, new_id(), MEDARBEJDER.bruger), bekymring=WORRY)
    desk.store.save(MEDARBEJDER, worry)
    return contact, worry


def test_a_colleague_neither_opens_nor_finds_it_but_knows_that_it_was_written(desk):
    contact, worry = written(desk)
    with pytest.raises(AdgangError):
        desk.store.get(other(), Underretning, worry.id)
    assert desk.store.children(other(), Underretning, contact.id) == ()
    assert desk.store.search_notes(other(), "alene") == ()
    with pytest.raises(AdgangError):
        desk.store.history(other(), worry.id)
    assert desk.store.underretninger.er_skrevet(other(), contact.id)
    assert not desk.store.underretninger.er_skrevet(other(), new_id())


def test_the_writer_and_the_leader_read_it(desk):
    contact, worry = written(desk)
    assert desk.store.get(MEDARBEJDER, Underretning, worry.id) == worry
    assert desk.store.children(LEDER, Underretning, contact.id) == (worry,)
    assert [hit.rid for hit in desk.store.search_notes(LEDER, "alene")] == [worry.id]


def test_a_replay_leaves_it_as_restricted(desk):
    contact, _ = written(desk)
    file = desk.store._file
    with file.transaction():
        replay(file.db, file.log, file.tables)
    assert desk.store.children(other(), Underretning, contact.id) == ()


def test_everybody_looks_up_a_partner_and_only_the_leader_writes_one(desk):
    partner = Samarbejdspartner(id=new_id(), navn="Distrikt", type="DISTRIKT")
    with pytest.raises(AdgangError):
        desk.store.save(MEDARBEJDER, partner)
    desk.store.save(LEDER, partner)
    assert desk.store.setup(MEDARBEJDER, Samarbejdspartner) == (partner,)
