"""Whatever bytes come in the place of a batch, a certificate or a statement: a typed refusal, and nothing is kept."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from akutdesk.central.problem import Refusal
from akutdesk.central.service import make_service
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.config import SystemClock
from akutdesk.wire import messages as m
from akutdesk.wire.batch import pack_batch
from tests.central.desks import Org, bodies_of
from tests.spoiled import spoiled

ROUNDS = 400


@pytest.fixture
def service(tmp_path) -> Iterator:
    store = SqliteStore(tmp_path / "central.db")
    yield make_service(store, SystemClock())
    store.close()


@pytest.fixture
def device(service):
    """A device of an org that has begun."""
    org = Org()
    device = org.device()
    code = service.founding.open_slot("Havnen")
    service.founding.found(org.id, m.AskGenesis(code=code, statements=tuple(org.statements)))
    return device


def offer(take: Callable[[bytes], object], data: bytes, rng: random.Random) -> int:
    """Offer spoiled bytes many times; how often they were refused. Anything but a Refusal is a failure."""
    refused = 0
    for _ in range(ROUNDS):
        try:
            take(spoiled(data, rng))
        except Refusal:
            refused += 1
    return refused


def test_no_spoiled_batch_leaves_anything_behind(service, device, rng):
    caller = service.auth.caller(device.org.id, device.id)
    writer = device.writer()
    service.pages.add_certificate(caller, writer.certificate)
    writer.write(5)
    data = pack_batch(writer.batch())
    refused = offer(lambda spoilt: service.intake.append(caller, spoilt), data, rng)
    assert refused > ROUNDS * 0.9
    service.intake.append(caller, data)
    caller = service.auth.caller(device.org.id, device.id)
    page = service.pages.page(caller, 0, None)
    assert list(page.headers) == [event.header for event in writer.events]
    assert list(bodies_of(page)) == [event.body for event in writer.events]


def test_no_spoiled_certificate_is_kept(service, device, rng):
    caller = service.auth.caller(device.org.id, device.id)
    data = device.writer().certificate
    offer(lambda spoilt: service.pages.add_certificate(caller, spoilt), data, rng)
    kept = service.pages.certificates(caller, 0, None).certificates
    assert set(kept) <= {data}


def test_no_spoiled_statement_is_kept(service, device, rng):
    caller = service.auth.caller(device.org.id, device.id)
    (data,) = device.org.say(type(device)(device.org).statement())

    def say(spoilt):
        service.statements.add(caller, m.Statements(index=2, statements=(spoilt,)))

    offer(say, data, rng)
    kept = service.statements.since(caller, 2).statements
    assert set(kept) <= {data}
