"""The server's receipts and heads anchor the look-up log: what is shorter or another than they say is found (2.8, F87)."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage import audit
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.event_id import event_id
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.storage.witness import FILE as MARK
from akutdesk.sync.server import client_of, make_setting
from akutdesk.wire import chain
from tests.storage.desk import ANNA, LEDER, MEDARBEJDER
from tests.storage.persons import KAREN, karen

LOOKS = 3


@pytest.fixture
def looked(house, fredericia):
    """Karen's card, looked at in an evening that the server has; then a new start, which it has too."""
    fredericia.store.save(LEDER, karen())
    house.settle()
    fredericia.restart()
    for _ in range(LOOKS):
        fredericia.store.get(MEDARBEJDER, Borger, KAREN)
    fredericia.sync()
    fredericia.looks = fredericia.desk.store._file.writer
    fredericia.restart()
    fredericia.store.get(MEDARBEJDER, Borger, KAREN)
    fredericia.sync()
    return fredericia


def closed(pc, *orders):
    """Give the closed file these orders, as whoever has its key may, and look at it."""
    pc.desk.store.close()
    db = connect_unguarded(pc.desk.path, pc.desk.keys)
    for order, places in orders:
        db.execute(order, places)
    db.close()
    return faults(pc)


def faults(pc):
    found = examine(pc.desk.path, pc.desk.keys)
    return [(fault.kode, fault.writer, fault.n) for fault in found.chain_faults]


def again(house, pc):
    """The program starts over the file as it is."""
    pc.desk.store = open_store(pc.desk.folder, pc.desk.keys, pc.desk.clock)
    pc.client = client_of(pc.store, make_setting(pc.url), pc.network, house.clock)


def span(widx, after):
    return event_id(widx, after) + 1, event_id(widx + 1, 0)


def cut(widx, after):
    """The end of a start goes, and the signature that told of it; what is at the server counts for what is left."""
    return (
        ("DELETE FROM event WHERE eid >= ? AND eid < ?", span(widx, after)),
        ("UPDATE session SET signed_n = 0, signature = NULL WHERE widx = ?", (widx,)),
    )


def gone(widx):
    """A start goes with all it wrote."""
    return (*cut(widx, 0), ("DELETE FROM session WHERE widx = ?", (widx,)))


def rewritten(pc, widx, n):
    """Entry n becomes a copy of the one before it, and every sum after it is made to fit."""
    pc.desk.store.close()
    db = connect_unguarded(pc.desk.path, pc.desk.keys)
    (certificate,) = db.execute("SELECT cert FROM session WHERE widx = ?", (widx,)).fetchone()
    sql = "SELECT eid, header, body FROM event WHERE eid >= ? AND eid < ? ORDER BY eid"
    rows = db.execute(sql, span(widx, 0)).fetchall()
    value = chain.first_chain(certificate)
    for place, (eid, header, body) in enumerate(rows, start=1):
        said = rows[place - 2][2] if place == n else body
        value = chain.next_chain(value, chain.event_hash(header, chain.body_hash(said)))
        db.execute("UPDATE event SET body = ?, chain = ? WHERE eid = ?", (said, value, eid))
    db.execute("UPDATE session SET signed_n = 0, signature = NULL WHERE widx = ?", (widx,))
    db.close()


def log_of_this_start(pc):
    """Entries of the start that runs: a log that was rewritten does not open as a whole."""
    pc.store.hold_log_key(ANNA, pc.desk.person.kem)
    file = pc.store._file
    rows = (audit.entry_at(file, LEDER, file.writer.writer, n) for n in range(1, 20))
    return [row.entry for row in rows if row is not None]


def test_a_log_nobody_touched_agrees_with_its_receipts_and_the_server(looked):
    assert looked.round().log_faults == 0
    looked.desk.store.close()
    assert faults(looked) == []
    looked.desk.store = open_store(looked.desk.folder, looked.desk.keys, looked.desk.clock)


def test_the_newest_start_taken_out_with_the_mark_beside_the_file_is_missed_by_its_receipt(
    house, looked
):
    newest = looked.store._file.writer
    told = closed(looked, *gone(newest.widx))
    (looked.desk.folder / MARK).unlink()
    assert ("KVITTERING", newest.writer, 0) in told
    assert not examine(looked.desk.path, looked.desk.keys).sound
    again(house, looked)


def test_a_shorter_end_of_the_newest_start_is_missed_by_its_receipt_at_its_place(house, looked):
    newest = looked.store._file.writer
    (last,) = looked.desk.db.execute(
        "SELECT n FROM kvittering WHERE writer = ?", (newest.writer,)
    ).fetchone()
    told = closed(looked, *cut(newest.widx, last - 1))
    (looked.desk.folder / MARK).unlink()
    assert told == [("KVITTERING", newest.writer, last - 1)]
    again(house, looked)


def test_a_log_rewritten_with_all_its_sums_is_another_than_was_receipted(house, looked):
    rewritten(looked, looked.looks.widx, 2)
    kinds = {(kode, writer) for kode, writer, _ in faults(looked)}
    assert kinds & {("KVITTERING", looked.looks.writer), ("START", looked.looks.writer)}
    again(house, looked)


def test_f87_the_next_round_finds_a_rewritten_log_whose_receipt_is_gone_too(house, looked):
    rewritten(looked, looked.looks.widx, 2)
    closed_again = connect_unguarded(looked.desk.path, looked.desk.keys)
    closed_again.execute("DELETE FROM kvittering")
    closed_again.close()
    again(house, looked)
    assert looked.round().log_faults == 1
    found = looked.store.logtjek.fund(LEDER)[0]
    assert found.writer == looked.looks.writer
    (entry,) = (each for each in log_of_this_start(looked) if each.handling == "LOG_AFVIGER")
    assert (entry.objekt_type, entry.objekt_id) == (found.kode, found.writer)
    assert entry.antal == found.n


def test_f87_what_was_taken_out_is_told_with_its_place_and_comes_back_from_the_server(
    house, looked
):
    closed(
        looked,
        *cut(looked.looks.widx, 1),
        ("DELETE FROM kvittering", ()),
    )
    again(house, looked)
    assert looked.round().log_faults == 1
    (found,) = looked.store.logtjek.fund(LEDER)
    assert (found.writer, found.n) == (looked.looks.writer, 1)
    names = looked.names()
    assert {(looked.looks.writer, n) for n in range(1, LOOKS + 1)} <= set(names)
    assert looked.round().log_faults == 0  # told once


def test_the_same_taken_out_again_after_somebody_saw_it_is_told_again(house, looked):
    orders = (*cut(looked.looks.widx, 1), ("DELETE FROM kvittering", ()))
    for _ in range(2):
        closed(looked, *orders)
        again(house, looked)
        assert looked.round().log_faults == 1
        (found,) = looked.store.logtjek.fund(LEDER)
        looked.store.logtjek.set(LEDER, [found])
        assert looked.store.logtjek.fund(LEDER) == ()


def test_a_start_taken_out_whole_comes_back_from_the_server(house, looked):
    closed(looked, *gone(looked.looks.widx), ("DELETE FROM kvittering", ()))
    again(house, looked)
    assert looked.round().log_faults == 1
    looked.round()
    assert (looked.looks.writer, LOOKS) in looked.names()


def test_a_file_put_back_whole_with_everything_beside_it_is_told_at_the_next_round(house, looked):
    """The mark, the receipts and the cursor are as old as the file."""
    looked.desk.store.close()
    image = looked.desk.folder.with_suffix(".before")
    shutil.copytree(looked.desk.folder, image)
    again(house, looked)
    for _ in range(LOOKS):
        looked.store.get(MEDARBEJDER, Borger, KAREN)
    looked.sync()
    evening = looked.store._file.writer.writer
    looked.desk.store.close()
    shutil.rmtree(looked.desk.folder)
    shutil.copytree(image, looked.desk.folder)
    assert examine(looked.desk.path, looked.desk.keys).sound  # nothing here can tell
    again(house, looked)
    looked.round()
    assert looked.net.state().gendannet
    assert (evening, LOOKS) in looked.names()


def test_what_a_colleague_pushes_meanwhile_is_no_finding(looked, middelfart):
    middelfart.sync()
    steps = looked.start_round().steps()
    for _ in range(4):
        next(steps)
    middelfart.store.get(MEDARBEJDER, Borger, KAREN)
    middelfart.sync()
    for _ in steps:
        pass
    assert looked.store.logtjek.fund(LEDER) == ()


def test_a_receipt_that_the_server_never_signed_is_no_anchor(house, looked):
    told = closed(
        looked,
        ("UPDATE kvittering SET receipt = zeroblob(120) WHERE writer = ?", (looked.looks.writer,)),
    )
    assert ("KVITTERING", looked.looks.writer) in {fault[:2] for fault in told}
    again(house, looked)
