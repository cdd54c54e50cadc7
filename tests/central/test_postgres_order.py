"""Events become visible in the order of their numbers, and no number is left out (V2, F55)."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg

from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.store_error import StoreBusyError
from akutdesk.wire.receipt import NO_DIGEST
from tests.central.invented_log import Pen, begin_org, begin_writer

WRITERS = 8


def org_database(url: str) -> str:
    """The address of the only org's database, for whoever runs the server."""
    with psycopg.connect(url) as db:
        name = db.execute("SELECT database FROM slot").fetchall()[0][0]
    return psycopg.conninfo.make_conninfo(url, dbname=name)


def hold_transactions_open(url: str) -> None:
    """Let every append stay uncommitted for up to 4 ms, so that many of them want to overtake."""
    with psycopg.connect(org_database(url), autocommit=True) as db:
        db.execute(
            "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN PERFORM pg_sleep(random() * 0.004); RETURN NULL; END'"
        )
        db.execute(
            "CREATE TRIGGER dawdle AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION dawdle()"
        )


def write_until(store: PostgresStore, org: bytes, pen: Pen, over: threading.Event) -> list[bytes]:
    """Append small batches until told; the hashes of what was acknowledged."""
    written: list[bytes] = []
    while not over.is_set():
        addition = pen.write(pen.rng.randint(1, 5), size=64)
        while True:
            try:
                store.events.append(org, addition)
                break
            except StoreBusyError:
                continue  # said to come again; nothing was kept
        written += addition.hashes
    return written


def read_until(
    store: PostgresStore, org: bytes, done: Callable[[], bool]
) -> tuple[list[bytes], bytes]:
    """Read on and on from the last number seen; the headers in order, and D at the end."""
    seen: list[bytes] = []
    digest = NO_DIGEST
    while True:
        last_round = done()
        while (part := store.events.page(org, len(seen), 50, 10**6)).end is not None:
            seen += part.headers
            digest = part.end.digest
            assert part.end.seq == len(seen)
        if last_round:
            return seen, digest


def test_f55_eight_writers_on_two_nodes_and_a_reader_skip_no_number(
    postgres_url: str, rng: random.Random, count: Callable[[str], int]
):
    """F55."""
    nodes = [PostgresStore(postgres_url) for _ in range(2)]
    org = begin_org(nodes[0])
    hold_transactions_open(postgres_url)
    pens = [
        Pen(begin_writer(nodes[0], org, bytes([at]) * 16), random.Random(rng.random()))
        for at in range(WRITERS)
    ]
    over = threading.Event()
    with ThreadPoolExecutor(WRITERS + 1) as threads:
        writing: list[Future[list[bytes]]] = [
            threads.submit(write_until, nodes[at % 2], org, pen, over)
            for at, pen in enumerate(pens)
        ]
        reading = threads.submit(
            read_until, nodes[1], org, lambda: all(each.done() for each in writing)
        )
        over.wait(count("append_seconds"))
        over.set()
        seen, digest = reading.result()
    written = {
        each: future.result()
        for each, future in zip((p.writer for p in pens), writing, strict=True)
    }
    total = sum(map(len, written.values()))
    assert len(seen) == len(set(seen)) == total > 0
    for writer, hashes in written.items():
        links = nodes[0].events.links(org, writer, 1, len(hashes))
        assert [link.n for link in links] == list(range(1, len(hashes) + 1))
    kept = nodes[0].orgs.get(org)
    assert kept is not None
    assert (kept.seq, kept.digest) == (total, digest)
    for node in nodes:
        node.close()


def test_a_plain_sequence_would_lose_an_event(postgres_url: str):
    """What the counter row is for: a number taken first but committed last is passed by."""
    with (
        psycopg.connect(postgres_url, autocommit=True) as reader,
        psycopg.connect(postgres_url) as slow,
        psycopg.connect(postgres_url) as quick,
    ):
        reader.execute("CREATE TABLE plain (seq bigserial, who text)")
        slow.execute("INSERT INTO plain (who) VALUES ('slow')")
        quick.execute("INSERT INTO plain (who) VALUES ('quick')")
        quick.commit()
        cursor = reader.execute("SELECT max(seq) FROM plain").fetchall()[0][0]
        slow.commit()
        after = reader.execute("SELECT who FROM plain WHERE seq > %s", (cursor,)).fetchall()
    assert after == []


def test_an_append_waits_for_the_one_before_it(postgres_url: str, rng: random.Random):
    store = PostgresStore(postgres_url)
    org = begin_org(store)
    pen = Pen(begin_writer(store, org, b"w" * 16), rng)
    with psycopg.connect(org_database(postgres_url)) as other, ThreadPoolExecutor(1) as threads:
        other.execute("SELECT FROM org FOR UPDATE")
        second = threads.submit(store.events.append, org, pen.write(2))
        with psycopg.connect(postgres_url, autocommit=True) as watch:
            while not waiting(watch):
                assert not second.done()
        assert store.events.page(org, 0, 10, 10**6).end is None
        other.rollback()
        assert second.result().seq_to == 2
    store.close()


def waiting(watch: psycopg.Connection) -> bool:
    """Whether somebody waits for a lock."""
    rows = watch.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchall()
    return rows[0][0] > 0
