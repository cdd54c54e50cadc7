"""Bytes that somebody spoiled, in great numbers: a refusal by name, and none that takes a second (F92)."""

from __future__ import annotations

import signal

import pytest

from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event, open_event, seal_event
from akutdesk.wire.header import Header, Stream, read_header
from akutdesk.wire.payload import EventName, Op, Payload, pack_payload, read_payload
from tests.spoiled import EndlessError, spoiled, watched

KEY = bytes(range(32))
PLACE = Header(org=b"o" * 16, writer=b"w" * 16, n=7, stream=Stream.DATA, rid=b"r" * 16, epoch=1)
NOTE = Op(felt="notat", vaerdi="Han går en tur ved åen.", foraeldre=(EventName(b"w" * 16, 3),))
ROW = Op(felt="punkter", vaerdi=({"id": b"p" * 16, "tekst": "Ring til Mette"}, {"dag": 3}))
PAYLOAD = pack_payload(
    Payload(
        schema=1,
        type="henvendelse",
        bruger=b"b" * 16,
        hlc=99,
        device_ms=1_795_474_800_000,
        zone_min=60,
        handling_id=b"h" * 16,
        ops=(NOTE, ROW),
    )
)


def read(event: Event):
    """What a desk that has the key reads of an event."""
    return read_payload(open_event(KEY, read_header(event.header), event).payload)


@pytest.mark.long
def test_spoiled_events_are_refused_by_name(rng, count):
    event = seal_event(KEY, PLACE, PAYLOAD)
    with watched() as begin:
        for turn in range(count("spoiled_events")):
            head = spoiled(event.header, rng) if turn % 4 else event.header
            body = event.body if turn % 2 else spoiled(event.body, rng)
            begin()
            try:
                read(Event(head, body))
            except WireError:
                continue
            assert (head, body) == (event.header, event.body)


@pytest.mark.long
def test_a_spoiled_payload_of_somebody_with_the_keys_is_refused_by_name(rng, count):
    refused, tries = 0, count("spoiled_events")
    with watched() as begin:
        for _ in range(tries):
            event = seal_event(KEY, PLACE, spoiled(PAYLOAD, rng))
            begin()
            try:
                read(event)
            except WireError:
                refused += 1
    assert refused > tries // 2


@pytest.mark.skipif(
    not hasattr(signal, "ITIMER_VIRTUAL"), reason="Windows has no clock of a process"
)
def test_the_watch_ends_what_hangs():
    def hang():
        while True:
            PLACE.n + 1

    with watched() as begin:
        begin()
        with pytest.raises(EndlessError):
            hang()
