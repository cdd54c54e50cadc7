"""An event whose body does not come though nobody erased its record: it waits, and the body is taken from whoever has it."""

from __future__ import annotations

import msgspec
import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.copy_fetch import fetch_all
from akutdesk.storage.errors import NotFound
from akutdesk.wire.chain import body_hash
from tests.storage.desk import LEDER, stored_desk
from tests.storage.exchange import ServerList, join, meet, prepare, push, replayed, state
from tests.storage.persons import karen


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "one") as desk:
        yield desk


@pytest.fixture
def other(desk, tmp_path):
    other = join(desk, tmp_path / "other")
    yield other
    other.store.close()


@pytest.fixture
def server(desk):
    return ServerList(desk.founding.org)


def without_bodies(page):
    """A page as a server gives it that says everything was erased."""
    ends = [sum(page.sizes[: at + 1]) for at in range(len(page.sizes))]
    bodies = [page.bodies[end - size : end] for end, size in zip(ends, page.sizes, strict=True)]
    return msgspec.structs.replace(
        page,
        sizes=(0,) * len(bodies),
        bodies=b"",
        erased={at: body_hash(body) for at, body in enumerate(bodies)},
    )


def met_by_a_liar(desk, other, server):
    """A citizen is at the server, which gives the other desk no words of hers."""
    person = karen()
    desk.store.save(LEDER, person)
    meet(desk, server)
    prepare(other, server)
    for _ in other.store.net.apply(without_bodies(server.page(0))):
        pass
    for _ in other.store.net.settle():
        pass
    return person


def test_words_that_a_server_keeps_back_are_missed_and_nothing_stops(desk, other, server):
    person = met_by_a_liar(desk, other, server)
    with pytest.raises(NotFound):
        other.store.get(LEDER, Borger, person.id)
    waits = other.store.net.quarantine()
    assert {each.grund for each in waits} == {"UDEN_INDHOLD"}
    assert len(waits) == len(server.events)  # the look-up log's entries too
    other.store.read_log(LEDER, desk.audit_private())
    assert other.store.net.cursor().seq == len(server.events)
    other.store.save(LEDER, karen(id=b"2" * 16))
    assert push(other, server) == 1  # one's own go on as ever


def test_they_come_from_whoever_has_them(desk, other, server, tmp_path):
    person = met_by_a_liar(desk, other, server)
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.store.set_copy_targets(LEDER, [stick])
    desk.store.copy_out()
    fetch_all(other.store.net, stick)
    assert other.store.get(LEDER, Borger, person.id) == person
    assert other.store.net.quarantine() == ()
    assert state(other) == replayed(other)


def test_a_desk_never_hands_on_that_something_is_erased_which_nobody_erased(desk, other, server):
    met_by_a_liar(desk, other, server)
    server.events.clear()
    server.chains = {writer: chains[:1] for writer, chains in server.chains.items()}
    other.store.net.ask_anew()
    while (batch := other.store.net.batch_to_send(500, 2**21)) is not None:
        assert not batch.erased
        other.store.net.received(batch, server.push(batch))
