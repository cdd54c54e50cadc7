"""T18: whoever takes the hosting's backup has sealed bodies; and a dump of bodies alone opens with no key (section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import Stream, read_header
from akutdesk.wire.keywrap import unwrap_record_key
from tests.storage.desk import LEDER
from tests.storage.persons import karen, opkald
from tests.sync.house import House
from tests.sync.postgres_here import on_both_stores

KEY = 32
Stolen = tuple[list[tuple[bytes, bytes]], dict[bytes, bytes], list[bytes]]
"""Header and body of each event, wraps by record, and every other row that might be or hold a key."""


@pytest.fixture
def backup(house) -> tuple[House, Stolen]:
    """A server brought back from its backup somewhere else, with all that its tables hold."""
    first = house.first()
    house.another()
    first.sync()
    for record in (karen(), opkald(notat="Zebrafinken sang")):
        first.store.save(LEDER, record)
    house.settle()
    copy = house.central.copy()
    first.store.save(LEDER, opkald(notat="senere"))
    house.reconnect()
    house.settle()
    house.central.restore(copy, by_tool=True)
    house.reconnect()
    return house, stolen(house)


def stolen(house: House) -> Stolen:
    store = house.server.store
    (org,) = house.central.orgs()
    page, at = store.events.page(org, 0, 10_000, 10**8), 0
    events: list[tuple[bytes, bytes]] = []
    for header, size in zip(page.headers, page.sizes, strict=True):
        events.append((header, bytes(page.bodies[at : at + size])))
        at += size
    wraps = {wrap.rid: wrap.wrap for _, wrap in store.events.wraps(org, 0, 10_000)}
    writers = [writer for _, writer in store.events.writers(org, 0, 1_000)]
    others = (
        *store.orgs.statements(org, 0),
        *store.orgs.incarnations(org),
        *(each.item for each in store.events.sessions(org, 0, 1_000)),
        *(writer.chain for writer in writers),
        *(header for header, _ in events),
        store.server().key,
        *(pc.desk.founding.device for pc in house.pcs),
    )
    assert len(writers) >= 2
    return events, wraps, [bytes(each) for each in others]


def every_key_in(rows: Iterable[bytes]) -> set[bytes]:
    """Whatever in these might be a key, wherever in a row it begins."""
    return {row[at : at + KEY] for row in rows for at in range(len(row) - KEY + 1)}


def data(events: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Record, header and body of what is about somebody."""
    for header_bytes, body in events:
        header = read_header(header_bytes)
        if header.stream is Stream.DATA and body:
            yield header.rid, header_bytes, body


def opens(key: bytes, header: bytes, body: bytes) -> bool:
    try:
        open_event(key, read_header(header), Event(header, body))
    except WireError:
        return False
    return True


@on_both_stores
def test_t18_nothing_in_a_restored_backup_is_a_key_to_anything_in_it(backup):
    _, (events, wraps, others) = backup
    candidates = every_key_in((*others, *wraps.values()))
    bodies = list(data(events))
    assert len(bodies) >= 2
    for _, header, body in bodies:
        assert not any(opens(key, header, body) for key in candidates)
    words = b"Zebrafinken"
    assert not any(words in body for _, _, body in bodies)


@on_both_stores
def test_t18_bodies_without_their_wraps_open_with_no_key_of_the_house(backup):
    """The wraps are a table of their own, kept for a shorter time: an old dump of bodies alone is worth nothing."""
    house, (events, wraps, _) = backup
    writer = house.pcs[0].store._file.writer
    keys = writer.epoch_keys
    for rid, header, body in data(events):
        assert not any(opens(key, header, body) for key in keys.values())
        key = unwrap_record_key(keys[1], wraps[rid], (writer.org, rid, 1))
        assert opens(key, header, body)  # the wrap is what lacks, nothing else


@on_both_stores
def test_t18_a_wrap_opens_only_with_the_key_that_no_server_has(backup):
    house, (_, wraps, others) = backup
    org = house.pcs[0].store._file.writer.org
    assert len(wraps) >= 2
    for key in every_key_in(others):
        for rid, wrap in wraps.items():
            with pytest.raises(WireError):
                unwrap_record_key(key, wrap, (org, rid, 1))
    epoch_key = house.pcs[0].store._file.writer.epoch_keys[1]
    for rid, wrap in wraps.items():
        unwrap_record_key(epoch_key, wrap, (org, rid, 1))  # that of a desk does
