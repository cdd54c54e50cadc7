"""Nodes keep nothing of their own: any of them may serve, and any may die at any moment."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest
import urllib3

from akutdesk.central.postgres_store import PostgresStore
from akutdesk.wire import messages as m
from tests.central.desks import Desk, Writer, bodies_of, found
from tests.central.node import Node, nodes
from tests.central.running import running_over
from tests.central.test_postgres_order import org_database


@pytest.fixture
def kept(postgres_url: str) -> Iterator[PostgresStore]:
    """The test's own way to the database."""
    with closing(PostgresStore(postgres_url)) as store:
        yield store


def push_until_it_dies(desk: Desk, writer: Writer, rng: random.Random, node: Node) -> int:
    """Push batch after batch, and kill the node in the middle of one; the last n that was acknowledged."""
    known = desk.get(f"writers?only={writer.id.hex()}").read(m.Writers).writers
    acknowledged = known[0].n
    lives = rng.randint(1, 6)
    with ThreadPoolExecutor(1) as killer:
        while True:
            writer.write(rng.randint(1, 60))
            lives -= 1
            if lives == 0:
                killer.submit(node.kill)
            try:
                answer = desk.push(writer.batch(acknowledged + 1))
            except urllib3.exceptions.HTTPError:
                return acknowledged
            assert answer.status == 200, answer
            acknowledged = answer.read(m.Appended).accepted_to_n


def test_f56_a_node_that_is_killed_leaves_nothing_partial_and_nothing_acknowledged_is_lost(
    postgres_url: str, kept: PostgresStore, rng: random.Random, count: Callable[[str], int]
):
    """F56, and F26: the batch whose answer was lost is pushed again to another node, and stands once."""
    with running_over(kept) as calm:
        desk = found(calm)
        writer = desk.start()
        for _ in range(count("kill_node")):
            with nodes(postgres_url, kept) as (node,):
                shaky = Desk(node, desk.device).log_in()
                acknowledged = push_until_it_dies(shaky, writer, rng, node)
            head = desk.get(f"writers?only={writer.id.hex()}").read(m.Writers).writers[0]
            assert head.n in {acknowledged, writer.n}
            assert head.chain == writer.chains[head.n]
            again = desk.push(writer.batch(acknowledged + 1)).read(m.Appended)
            assert again.accepted_to_n == writer.n
        pages = list(everything(desk))
    assert [h for page in pages for h in page.headers] == [e.header for e in writer.events]
    assert [b for page in pages for b in bodies_of(page)] == [e.body for e in writer.events]


def everything(desk: Desk) -> Iterator[m.Page]:
    """All pages."""
    after = 0
    while (page := desk.page(after)).headers:
        yield page
        after += len(page.headers)


def test_what_one_node_takes_wakes_whoever_waits_at_another(postgres_url: str, kept: PostgresStore):
    with nodes(postgres_url, kept, 2) as (one, other), ThreadPoolExecutor(1) as waiting:
        desk = found(one)
        far = Desk(other, desk.device).log_in()
        writer = desk.start()
        writer.write(3)
        poll = waiting.submit(far.page, 0, wait=25)
        assert desk.push(writer.batch()).status == 200
        assert len(poll.result().headers) == 3
        assert one.send("GET", "/v1/info").body == other.send("GET", "/v1/info").body
        assert one.end() == other.end() == 0


def test_f62_calls_that_find_no_connection_are_told_to_come_again_and_health_stays_up(
    kept: PostgresStore, postgres_url: str
):
    """F62: one append is held up, and thirty more want in."""
    with running_over(kept) as server:
        desk = found(server)
        writers = [desk.start() for _ in range(30)]
        for writer in writers:
            writer.write()
        with (
            psycopg.connect(org_database(postgres_url)) as held,
            ThreadPoolExecutor(len(writers)) as threads,
        ):
            held.execute("SELECT FROM org FOR UPDATE")
            waiting = [threads.submit(desk.push, writer.batch()) for writer in writers]
            assert server.send("GET", "/healthz").status == 200
            answers = [each.result() for each in waiting]
            held.rollback()
        refused = [each for each in answers if each.status != 200]
        assert {(each.status, each.code) for each in refused} == {(503, "busy")}
        assert all(int(each.headers["retry-after"]) > 0 for each in refused)
        assert len(refused) == len(writers)
        assert server.send("GET", "/readyz").status == 200
        assert {desk.push(writer.batch()).status for writer in writers} == {200}
