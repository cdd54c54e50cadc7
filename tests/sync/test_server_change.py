"""Another server than before: a leader sees both by six words, and says yes to the one that was looked at (F58)."""

from __future__ import annotations

from akutdesk.assets import find_resources
from akutdesk.storage.ordliste import read_ordliste
from akutdesk.sync.result import Outcome
from akutdesk.sync.server import hand_in_genesis, keep_setting, make_setting
from akutdesk.sync.server_change import change_at
from tests.storage.desk import LEDER
from tests.sync.test_repair import write

ORD = read_ordliste(find_resources())


def look(pc):
    keep_setting(pc.store, make_setting(pc.url))
    return change_at(pc.store, pc.network, pc.desk.clock, ORD)


def another(house):
    """The server is replaced by a new one without anything."""
    house.central.restore(None, by_tool=False)
    house.reconnect()


def test_the_known_server_is_the_same(house, fredericia):
    write(fredericia, 1)
    house.settle()
    change = look(fredericia)
    assert change.is_same
    assert len(change.now.split()) == 6


def test_before_the_first_contact_there_is_nothing_to_compare_with(fredericia):
    change = look(fredericia)
    assert change.before == ""
    assert change.now


def test_a_yes_is_for_the_server_that_was_looked_at_and_no_other(house, fredericia):
    write(fredericia, 1)
    house.settle()
    old = look(fredericia).now
    another(house)
    seen = look(fredericia)
    assert (seen.before, seen.is_same) == (old, False)
    another(house)
    hand_in_genesis(fredericia.client, fredericia.store, house.server.open_slot())
    assert fredericia.round(accept=seen.accepted(LEDER)).outcome is Outcome.ANDEN_SERVER
    assert house.central.names() == []
    now = look(fredericia)
    assert fredericia.round(accept=now.accepted(LEDER)).outcome is Outcome.FAERDIG
    assert set(house.central.names()) == set(fredericia.names())
    assert "NY_SERVER" in [handling for handling, _ in fredericia.desk.log()]
    assert look(fredericia).is_same
