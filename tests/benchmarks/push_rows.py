"""Pushing to the central server on PostgreSQL, durable, beside the bare append (design.md 6)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
import urllib3

from akutdesk.central.postgres_store import PostgresStore
from akutdesk.wire.batch import pack_batch
from tests.benchmarks.measure import MS, Row, in_turn, quantile
from tests.central import postgres_server
from tests.central.desks import Desk, Writer, found
from tests.central.invented_log import SIZE, Pen, begin_org, begin_writer
from tests.central.node import nodes
from tests.central.postgres_server import PostgresServer

BATCH = 200
_TIMES = 150
_WARM = 10
_BUDGET = 30_000
_TRIES = 20
_KEPT = 200
_LATER = {429, 503}
DURABLE = {**postgres_server.QUIET, "fsync": "on", "shared_buffers": "256MB"}


def push_rows() -> Iterator[Row]:
    """The store's append and the whole way over HTTP; none where there is no PostgreSQL."""
    lacking = postgres_server.missing()
    if lacking:
        yield Row(what="Push to PostgreSQL", measured=lacking, budget="≥30,000 events/s")
        return
    with postgres_server.running(DURABLE) as server:
        yield append_row(server)
        yield http_row(server)


def append_row(server: PostgresServer) -> Row:
    """Batches into the store, each committed, beside the counter row and the bodies as one byte string."""
    with closing(PostgresStore(server.make_database("append"))) as store:
        org = begin_org(store)
        pen = Pen(begin_writer(store, org, b"w" * 16), random.Random(1))
        batches = iter([pen.write(BATCH) for _ in range(_TIMES)])
        return _row(
            server, "Append to PostgreSQL, durable", lambda: store.events.append(org, next(batches))
        )


def http_row(server: PostgresServer) -> Row:
    """The same from a desk's signed bytes over HTTP: verified, appended, receipted."""
    url = server.make_database("http")
    with closing(PostgresStore(url)) as store, nodes(url, store) as (node,):
        desk = found(node)
        writer = desk.start()
        batches = iter(signed_batches(writer))
        return _row(server, "Push to PostgreSQL, durable", lambda: push(desk, next(batches)))


def push(desk: Desk, data: bytes) -> None:
    """Until the server has it: on a machine with other work a call may be late or told to come again, and that costs
    its time here. Repeating is harmless."""
    for _ in range(_TRIES):
        try:
            answer = desk.post("events", data)
        except urllib3.exceptions.HTTPError:
            continue
        if answer.status == _KEPT:
            return
        assert answer.status in _LATER, answer.problem
    raise AssertionError("not taken")


def signed_batches(writer: Writer) -> list[bytes]:
    """Batches as a desk sends them."""
    writer.write(BATCH * _TIMES, body=bytes(SIZE))
    return [pack_batch(writer.batch(at * BATCH + 1, (at + 1) * BATCH)) for at in range(_TIMES)]


def _row(server: PostgresServer, what: str, push: Callable[[], object]) -> Row:
    with psycopg.connect(
        server.make_database(f"bare_{what.split(maxsplit=1)[0]}"), autocommit=True
    ) as db:
        ours, limit = in_turn(push, _bare(db), _TIMES)
    ours, limit = ours[_WARM:], limit[_WARM:]
    speed, most = (BATCH * MS / quantile(each, 0.5) for each in (ours, limit))
    return Row(
        what=f"{what}, batches of {BATCH}",
        measured=f"{speed:,.0f} events/s",
        budget=f"≥{_BUDGET:,} events/s",
        limit=f"counter row and one byte string {most:,.0f}/s",
        ratio=f"{most / speed:.1f} ×",
        kept=speed >= _BUDGET,
    )


def _bare(db: psycopg.Connection) -> Callable[[], None]:
    """The least that gives a batch its numbers and keeps it."""
    db.execute("CREATE TABLE head (seq bigint)")
    db.execute("INSERT INTO head VALUES (0)")
    db.execute("CREATE TABLE log (seq bigint PRIMARY KEY, bodies bytea, sizes int[])")
    db.execute("ALTER TABLE log ALTER bodies SET STORAGE EXTERNAL")
    bodies, sizes = random.Random(1).randbytes(BATCH * SIZE), [SIZE] * BATCH

    def append() -> None:
        with db.transaction():
            row = db.execute("UPDATE head SET seq = seq + %s RETURNING seq", (BATCH,)).fetchone()
            db.execute("INSERT INTO log VALUES (%s, %s, %s)", (*row, bodies, sizes))

    return append
