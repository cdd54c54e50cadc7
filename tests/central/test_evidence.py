"""A receipt that the server signed and no longer honours starts a new incarnation (sync-and-security.md 2.18)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.receipt import Receipt, sign_receipt, verify_receipt
from tests.central.desks import Desk, found
from tests.central.running import running_over


def present(desk):
    return desk.get("writers").headers[m.INCARNATION.lower()]


def receipt_of(server, signed):
    return verify_receipt(signed, crypto.verify_key(server.store.server().key))


@pytest.fixture
def pushed(server):
    """A desk that pushed three events, and its receipt."""
    desk = found(server)
    writer = desk.start()
    writer.write(3)
    return desk, desk.push(writer.batch()).read(m.Appended).receipt


def test_a_receipt_that_is_true_changes_nothing(pushed):
    desk, receipt = pushed
    before = present(desk)
    answer = desk.post("evidence", m.Evidence(receipt=receipt))
    assert (answer.status, answer.headers[m.INCARNATION.lower()]) == (202, before)


@pytest.mark.parametrize("change", [{"seq": 4}, {"digest": b"d" * 32}, {"incarnation": b"i" * 16}])
def test_a_receipt_for_what_is_not_here_begins_anew_once_once(server, pushed, change):
    """The server itself signs these: it once was further than it is."""
    desk, receipt = pushed
    before = present(desk)
    fields = {
        name: getattr(receipt_of(server, receipt), name) for name in Receipt.__struct_fields__
    }
    newer = sign_receipt(server.store.server().key, Receipt(**{**fields, **change}))
    answer = desk.post("evidence", m.Evidence(receipt=newer))
    assert answer.status == 202
    assert answer.headers[m.INCARNATION.lower()] != before
    assert present(desk) == answer.headers[m.INCARNATION.lower()]
    again = desk.post("evidence", m.Evidence(receipt=newer))
    assert again.headers[m.INCARNATION.lower()] == answer.headers[m.INCARNATION.lower()]


def test_a_receipt_of_an_earlier_incarnation_is_no_news(server, pushed):
    desk, receipt = pushed
    org = server.store.orgs.get(desk.device.org.id)
    server.store.orgs.begin_incarnation(org.id, org.incarnation, b"n" * 16, 0)
    answer = desk.post("evidence", m.Evidence(receipt=receipt))
    assert answer.headers[m.INCARNATION.lower()] == (b"n" * 16).hex()


@pytest.mark.parametrize("wrong", ["key", "org", "bytes"])
def test_a_receipt_that_this_server_did_not_give_this_org_is_refused(server, pushed, wrong):
    desk, receipt = pushed
    fields = {
        name: getattr(receipt_of(server, receipt), name) for name in Receipt.__struct_fields__
    }
    key = crypto.make_signing_key() if wrong == "key" else server.store.server().key
    if wrong == "org":
        fields["org"] = b"o" * 16
    forged = sign_receipt(key, Receipt(**{**fields, "seq": 9}))
    answer = desk.post("evidence", m.Evidence(receipt=b"" if wrong == "bytes" else forged))
    assert (answer.status, answer.code) == (422, "refused")
    assert present(desk) == receipt_of(server, receipt).incarnation.hex()


def test_a_server_put_back_to_yesterday_is_found_out_and_takes_everything_again(tmp_path):
    """F59 on SQLite: the file of before comes back, and others append before anybody notices."""
    file = tmp_path / "central.db"
    store = SqliteStore(file)
    with running_over(store) as server:
        desk = found(server)
        writer, other = desk.start(), desk.start()
        writer.write(2)
        desk.push(writer.batch())
    store.close()
    shutil.copy(file, tmp_path / "yesterday.db")
    store = SqliteStore(file)
    with running_over(store) as server:
        desk = Desk(server, desk.device).log_in()
        writer.write(3)
        newest = desk.push(writer.batch(3)).read(m.Appended).receipt
    store.close()
    shutil.copy(tmp_path / "yesterday.db", file)
    store = SqliteStore(file)
    with running_over(store) as server:
        desk = Desk(server, desk.device).log_in()
        before = present(desk)
        other.write(4)
        desk.push(other.batch())
        assert desk.post("evidence", m.Evidence(receipt=newest)).status == 202
        assert present(desk) != before
        assert desk.get("events", Akutdesk_Expect_Incarnation=before).status == 412
        assert desk.push(writer.batch(3)).read(m.Appended).seq_from == 7
        assert len(desk.page().headers) == 9
    store.close()
