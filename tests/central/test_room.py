"""A server that is full says so before anything is hurt, and goes on by itself when there is room (F61)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from akutdesk.central.disk import Disk
from akutdesk.central.postgres_store import PostgresStore
from akutdesk.central.settings import Settings
from akutdesk.central.store import Store
from akutdesk.central.store_error import StoreFullError
from akutdesk.wire import messages as m
from tests.central.desks import Desk, found
from tests.central.running import running_over
from tests.central.test_postgres_order import org_database

FULL_DISK = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END$$;
CREATE TRIGGER full_disk AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION full_disk()
"""


def test_an_org_over_its_share_is_full_and_may_still_read_and_shut_a_pc_out(store: Store):
    with running_over(store, settings=Settings(quota_bytes=1200)) as server:
        desk = found(server)
        writer, other = desk.start(), desk.device.org.device()
        writer.write(8, body=bytes(100))
        assert desk.push(writer.batch(1, 4)).status == 200
        answer = desk.push(writer.batch(5, 8))
        assert (answer.status, answer.code) == (507, "full")
        assert int(answer.headers["retry-after"]) > 0
        assert len(desk.page().headers) == 4
        assert say(desk).status == 200
        desk.device.org.say(other.statement(active=False))
        assert say(desk).status == 200


def say(desk: Desk):
    """Hand in what the org has said; what stands already is passed over."""
    said = desk.device.org.statements
    return desk.post("membership", m.Statements(index=0, statements=tuple(said)))


def test_f61_a_disk_that_is_full_keeps_nothing_and_the_next_try_goes_through(postgres_url: str):
    with closing(PostgresStore(postgres_url)) as store, running_over(store) as server:
        desk = found(server)
        writer = desk.start()
        writer.write(5)
        with psycopg.connect(org_database(postgres_url), autocommit=True) as db:
            db.execute(FULL_DISK)
            answer = desk.push(writer.batch())
            assert (answer.status, answer.code) == (507, "full")
            assert desk.page().headers == ()
            assert server.send("GET", "/healthz").status == 200
            db.execute("DROP TRIGGER full_disk ON event")
        assert desk.push(writer.batch()).read(m.Appended).seq_from == 1


def test_below_the_reserve_nothing_is_added_and_the_node_is_not_ready(
    postgres_url: str, tmp_path: Path
):
    with closing(PostgresStore(postgres_url, tmp_path)) as store, running_over(store) as server:
        desk = found(server)
        writer = desk.start()
        writer.write(2)
        plenty = store._events._disk
        store._disk = store._events._disk = Disk(tmp_path, reserve=2**62)
        assert desk.push(writer.batch()).status == 507
        assert server.send("GET", "/readyz").status == 503
        assert server.send("GET", "/healthz").status == 200
        store._disk = store._events._disk = plenty
        assert desk.push(writer.batch()).status == 200
        assert server.send("GET", "/readyz").status == 200


def test_a_disk_of_another_machine_is_not_watched_from_here(tmp_path: Path):
    Disk(None, reserve=2**62).require_room()
    with pytest.raises(StoreFullError):
        Disk(tmp_path, reserve=2**62).require_room()
