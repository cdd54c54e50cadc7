"""A stranger follows a real server from its first statement to its newest event, and notices any touch (T7, F64)."""

from __future__ import annotations

import random

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature

from akutdesk.wire import messages as m
from akutdesk.wire.codec import pack
from tests.central.desks import found
from tests.wire import stranger


@pytest.fixture
def busy(server, rng: random.Random):
    """A desk of an org with three writers, an audit event and an erased record."""
    desk = found(server)
    writers = [desk.start() for _ in range(3)]
    for _ in range(8):
        writer = rng.choice(writers)
        first = writer.n + 1
        writer.write(rng.randint(1, 3))
        writer.audit()
        desk.push(writer.batch(first))
    writers[0].write(rid=b"r" * 16)
    desk.push(writers[0].batch(writers[0].n))
    desk.erase(b"r" * 16)
    return desk


def follower(desk):
    info = stranger.unpack(desk.server.send("GET", "/v1/info").body)
    follows = stranger.Follower(desk.device.org.id, info["server_public"])
    follows.statements(stranger.unpack(desk.get("membership").body)["statements"])
    for certificate in stranger.unpack(desk.get("sessions").body)["certificates"]:
        follows.certificate(certificate)
    return follows


def test_a_stranger_follows_the_whole_org(busy):
    follows = follower(busy)
    while follows.page(busy.get(f"events?after={follows.seq}&limit=5").body):
        pass
    head = int(busy.get("writers").headers[m.HEAD_SEQ.lower()])
    assert follows.seq == head > 10
    said = stranger.unpack(busy.get(f"digest?seq={head}").body)
    assert said["digest"] == follows.digest
    heads = stranger.unpack(busy.get("writers").body)["writers"]
    assert {writer: (n, c) for writer, n, c in heads} == {
        writer: (known.n, known.chain) for writer, known in follows.writers.items()
    }


TOUCHES = {
    "omit": lambda p: replace(p, headers=p.headers[:-1], sizes=p.sizes[:-1], bodies=less(p)),
    "reorder": lambda p: replace(p, headers=(*p.headers[1::-1], *p.headers[2:])),
    "repeat": lambda p: replace(p, headers=(p.headers[0], *p.headers), sizes=(0, *p.sizes)),
    "alter": lambda p: replace(p, bodies=bytes([p.bodies[0] ^ 1]) + p.bodies[1:]),
    "forge": lambda p: replace(p, erased={**p.erased, 0: bytes(32)}),
    "unsign": lambda p: replace(p, receipt=p.receipt[:-1] + bytes([p.receipt[-1] ^ 1])),
    "restretch": lambda p: replace(p, stretches=(bad(p.stretches[0]), *p.stretches[1:])),
}


def replace(page, **changes):
    return msgspec.structs.replace(page, **changes)


def less(page):
    return page.bodies[: len(page.bodies) - page.sizes[-1]]


def bad(stretch):
    return m.SignedStretch(stretch.writer, stretch.first, stretch.last, bytes(64))


@pytest.mark.parametrize("touch", TOUCHES)
def test_a_server_that_touches_a_page_is_found_out_within_it(busy, touch):
    page = busy.page(limit=12)
    follower(busy).page(pack(page))
    with pytest.raises((AssertionError, InvalidSignature)):
        follower(busy).page(pack(TOUCHES[touch](page)))
