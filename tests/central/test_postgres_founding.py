"""A database and an org begin once, however many nodes begin them and wherever one of them dies."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from akutdesk.central.kept import Org
from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.store_error import MovedError
from akutdesk.wire.receipt import NO_DIGEST
from tests.central.invented_log import STATEMENTS, begin_org

CODE = b"c" * 32
ORG = Org(id=b"o" * 16, incarnation=b"i" * 16, seq=0, digest=NO_DIGEST, statements=2, size=0)


@pytest.fixture
def store(postgres_url: str) -> Iterator[PostgresStore]:
    """A store with an empty slot."""
    with closing(PostgresStore(postgres_url)) as store:
        store.orgs.open_slot(CODE, "Stedet", 1)
        yield store


def test_nodes_that_start_together_on_an_empty_database_are_one_server(postgres_url: str):
    with ThreadPoolExecutor(4) as threads:
        nodes = list(threads.map(PostgresStore, [postgres_url] * 4))
    assert len({node.server() for node in nodes}) == 1
    for node in nodes:
        node.close()


def test_a_slot_that_two_desks_fill_at_once_is_one_desks(store: PostgresStore, postgres_url: str):
    def fill(number: int) -> bool:
        with closing(PostgresStore(postgres_url)) as node:
            org = replace(ORG, id=bytes([number]) * 16)
            try:
                node.orgs.fill_slot(CODE, org, STATEMENTS, 2)
            except MovedError:
                return False
            return True

    with ThreadPoolExecutor(3) as threads:
        filled = list(threads.map(fill, [1, 2, 3]))
    assert sorted(filled) == [False, False, True]
    (winner,) = store.orgs.every()
    assert winner == bytes([filled.index(True) + 1]) * 16
    assert store.orgs.get(winner).id == winner
    assert store.orgs.statements(winner, 0) == STATEMENTS


def test_what_a_node_left_that_died_while_an_org_began_is_done_anew(
    store: PostgresStore, postgres_url: str
):
    with psycopg.connect(postgres_url) as db:
        name, secret = db.execute("SELECT database, secret FROM slot").fetchall()[0]
    store._directory.named(name, secret).rows("SELECT 1")  # brought up to date
    with psycopg.connect(make_conninfo(postgres_url, dbname=name)) as db:
        db.execute("INSERT INTO membership VALUES (0, 'half', 1)")
        db.execute(
            "INSERT INTO org (id, incarnation, seq, digest, statements, size)"
            " VALUES ('half', 'half', 0, 'half', 1, 0)"
        )
    store.orgs.fill_slot(CODE, ORG, STATEMENTS, 2)
    assert store.orgs.get(ORG.id) == ORG
    assert store.orgs.statements(ORG.id, 0) == STATEMENTS


def test_an_org_that_stands_elsewhere_fills_no_second_slot(store: PostgresStore):
    begin_org(store, ORG.id)
    with pytest.raises(MovedError):
        store.orgs.fill_slot(CODE, ORG, STATEMENTS, 2)
    assert store.orgs.slot(CODE).org is None
