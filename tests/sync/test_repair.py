"""The server was restored, rolled back, emptied or lies; a PC was restored, cloned or revoked (2.18)."""

from __future__ import annotations

import shutil
from dataclasses import replace

import msgspec
import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.storage.opening import open_store
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Outcome
from akutdesk.sync.server import client_of, hand_in_genesis, make_setting
from akutdesk.sync.transport import Answer, Request
from akutdesk.wire import membership, statement
from akutdesk.wire import messages as m
from akutdesk.wire.batch import read_batch
from akutdesk.wire.codec import pack
from akutdesk.wire.membership import Signer
from tests.storage.desk import ANNA, LEDER, MEDARBEJDER
from tests.storage.persons import karen
from tests.sync.house import House, Pc
from tests.sync.postgres_here import on_both_stores


def write(pc: Pc, count: int = 1, first: int = 0) -> None:
    for number in range(first, first + count):
        pc.store.save(LEDER, karen(id=number.to_bytes(16, "big"), kaldenavn=f"Karen {number}"))


def read(pc: Pc, number: int) -> str | None:
    return pc.store.get(LEDER, Borger, number.to_bytes(16, "big")).kaldenavn


def is_push(call: Request) -> bool:
    return call.method == "POST" and call.path.endswith("/events")


# ---------------------------------------------------------------- the server


@on_both_stores
@pytest.mark.parametrize("lost", ["an hour", "everything but the genesis"])
def test_f58_what_a_restored_server_lost_comes_back_from_the_desks(
    house, fredericia, middelfart, lost
):
    genesis = house.central.copy()
    house.reconnect()
    write(fredericia, 5)
    house.settle()
    copy = house.central.copy()
    house.reconnect()
    write(fredericia, 5, first=10)
    write(middelfart, 5, first=20)
    house.settle()
    before = set(house.central.names())
    house.central.restore(copy if lost == "an hour" else genesis, by_tool=True)
    house.reconnect()
    result = fredericia.sync()
    assert result.repaired
    assert set(house.central.names()) >= before  # middelfart's events too: anybody's copy will do
    house.settle()
    assert read(middelfart, 14) == "Karen 14"
    assert read(fredericia, 24) == "Karen 24"
    assert not fredericia.sync().repaired


@on_both_stores
@pytest.mark.parametrize("meanwhile", [0, 1, 30])
def test_f59_a_snapshot_rolled_back_by_hand_is_found_out_by_the_servers_own_receipt(
    house, fredericia, middelfart, meanwhile
):
    """Whether nobody, or others with fewer or more events, wrote before the desk that knows better came."""
    write(fredericia, 3)
    house.settle()
    copy = house.central.copy()
    house.reconnect()
    write(fredericia, 6, first=10)
    fredericia.sync()
    incarnation = fredericia.net.cursor().incarnation
    house.central.restore(copy, by_tool=False)
    house.reconnect()
    write(middelfart, meanwhile, first=100)
    middelfart.sync()
    result = fredericia.sync()
    assert result.repaired
    assert fredericia.net.cursor().incarnation != incarnation
    house.settle()
    assert read(middelfart, 15) == "Karen 15"


@on_both_stores
@pytest.mark.parametrize("spoken", [False, True])
def test_f59_a_snapshot_rolled_back_by_hand_that_lost_only_statements_gets_them_back(
    house, fredericia, middelfart, spoken
):
    """Nobody wrote anything, so that no receipt tells of it; another PC may have spoken in the meantime."""
    house.settle()
    copy = house.central.copy()
    house.reconnect()
    say(fredericia, statement.Hold(records=(b"k" * 16,)))
    house.central.restore(copy, by_tool=False)
    house.reconnect()
    if spoken:
        say(middelfart, statement.Hold(records=(b"m" * 16,)))
    assert fredericia.sync().repaired
    house.settle()
    assert middelfart.store.statements() == fredericia.store.statements()
    held = membership.read_membership(middelfart.store.statements()).held
    assert (b"m" if spoken else b"k") * 16 in held
    assert not fredericia.sync().repaired


def test_f60_the_events_of_a_destroyed_pc_come_back_from_a_colleague(house, fredericia, middelfart):
    copy = house.central.copy()
    house.reconnect()
    third = house.another()
    fredericia.sync()
    write(third, 4)
    third.sync()
    middelfart.sync()
    house.central.restore(copy, by_tool=True)
    house.pcs.remove(third)
    house.reconnect()
    assert middelfart.sync().repaired
    house.settle()
    assert read(fredericia, 3) == "Karen 3"


@on_both_stores
def test_f63_a_rotten_body_at_the_server_is_put_right_by_who_has_the_good_one(
    house, fredericia, middelfart
):
    third = house.another()
    fredericia.sync()
    write(fredericia, 4)
    steps = fredericia.start_round().steps()
    while not house.central.names():  # all is pushed, and the round is left before the pull
        next(steps)
    steps.close()
    house.central.rot(2)
    house.reconnect()
    result = middelfart.round()
    assert result.outcome is Outcome.FAERDIG
    assert middelfart.net.state().karantaene > 0
    assert middelfart.net.state().i_tvivl
    fredericia.round()
    fredericia.round()
    house.settle()
    for pc in house.pcs:
        assert not pc.net.state().i_tvivl
        assert pc.net.state().karantaene == 0
    assert read(middelfart, 3) == read(third, 3) == "Karen 3"


def test_f63_whoever_reads_a_rotten_body_first_makes_the_others_send_the_good_one(
    house, fredericia, middelfart
):
    """Everybody had it and looks no more at that place; then a new PC reads from the beginning."""
    write(fredericia, 4)
    house.settle()
    for seq in (1, 3):
        house.central.rot(seq)
    house.reconnect()
    third = house.another()
    fredericia.sync()
    for _ in range(2):  # reads it, and then asks the server to look
        third.sync()
    assert third.net.state().i_tvivl
    assert third.client.last.damaged
    assert fredericia.sync().pushed == 0  # nothing is new there, but it is whole again
    house.settle()
    assert not third.net.state().i_tvivl
    assert third.net.state().karantaene == 0
    assert not third.client.last.damaged
    assert read(third, 3) == read(middelfart, 3) == "Karen 3"


def tampered(how: str):
    """Somebody on the way, or the server, who changes the first page that has events enough."""

    def change(call: Request, answer: Answer) -> Answer:
        if call.method != "GET" or "/events" not in call.path:
            return answer
        page = msgspec.msgpack.decode(answer.body, type=m.Page)
        if len(page.headers) < 4:
            return answer
        ends = [sum(page.sizes[:number]) for number in range(len(page.sizes) + 1)]
        rows = [
            (page.headers[number], page.bodies[ends[number] : ends[number + 1]])
            for number in range(len(page.headers))
        ]
        rows = CHANGES[how](rows)
        changed = msgspec.structs.replace(
            page,
            headers=tuple(head for head, _ in rows),
            sizes=tuple(len(body) for _, body in rows),
            bodies=b"".join(body for _, body in rows),
        )
        return replace(answer, body=pack(changed))

    return change


CHANGES = {
    "left out": lambda rows: rows[:1] + rows[2:],
    "left out at the end": lambda rows: rows[:-1],
    "moved": lambda rows: [rows[1], rows[0], *rows[2:]],
    "repeated": lambda rows: [rows[0], rows[0], *rows[2:]],
    "added": lambda rows: [*rows, rows[0]],
    "altered body": lambda rows: [(rows[0][0], rows[0][1][:-1] + b"\0"), *rows[1:]],
    "altered header": lambda rows: [(rows[0][0][:-1] + b"\x7f", rows[0][1]), *rows[1:]],
}


@pytest.mark.parametrize("how", sorted(CHANGES))
def test_f64_whatever_the_server_changes_is_noticed_within_that_page(
    house, fredericia, middelfart, how
):
    write(fredericia, 6)
    fredericia.sync()
    middelfart.network.after = tampered(how)
    result = middelfart.round()
    state = middelfart.net.state()
    assert result.outcome is Outcome.ALARM or state.i_tvivl, how
    middelfart.network.after = lambda _, answer: answer
    house.settle()
    assert read(middelfart, 5) == "Karen 5"
    assert not middelfart.net.state().i_tvivl


def test_a_certificate_that_a_server_put_back_shows_where_another_stood_is_read_all_the_same(
    house, fredericia, middelfart
):
    third = house.another()
    fredericia.sync()
    copy = house.central.copy()
    house.reconnect()
    third.sync()
    third.restart()
    third.sync()
    fredericia.sync()
    house.central.restore(copy, by_tool=False)
    house.reconnect()
    write(middelfart)
    middelfart.sync()
    fredericia.sync()  # says the third PC's starts again, each one place further down
    third.sync()
    assert {each.grund for each in third.net.quarantine()} == {"CERTIFIKAT"}
    third.sync()
    assert third.net.quarantine() == ()
    assert read(third, 0) == "Karen 0"


def test_another_server_stops_the_round_until_a_leader_has_looked(house, fredericia, middelfart):
    write(fredericia, 1)
    house.settle()
    house.central.restore(None, by_tool=False)
    house.reconnect()
    write(fredericia, 1, first=5)
    assert fredericia.round().outcome is Outcome.UKENDT_STED
    hand_in_genesis(fredericia.client, fredericia.store, house.server.open_slot())
    assert fredericia.round().outcome is Outcome.ANDEN_SERVER
    assert house.central.names() == []
    assert read(fredericia, 5) == "Karen 5"
    with pytest.raises(AdgangError):
        fredericia.round(accept=fredericia.accepting(MEDARBEJDER))
    for pc in house.pcs:
        assert pc.round(accept=pc.accepting(LEDER)).outcome is Outcome.FAERDIG
    house.settle()
    assert read(middelfart, 5) == "Karen 5"


def test_a_pc_that_believes_too_much_of_the_server_asks_it_anew(house, fredericia):
    """409 gap for what counted as received: a damaged file here, or a server that lost rows."""
    write(fredericia, 2)
    fredericia.sync()
    write(fredericia, 4, first=10)
    with fredericia.desk.db as db:
        db.execute(
            "UPDATE session SET received_n = received_n + 2 WHERE writer = ?",
            (fredericia.net.writer(),),
        )
    assert fredericia.sync().repaired
    house.check()


# ---------------------------------------------------------------- a PC


def image_of(pc: Pc) -> None:
    """Keep a copy of a PC's folder as it is."""
    pc.desk.store.close()
    shutil.copytree(pc.desk.folder, pc.desk.folder.with_suffix(".image"))
    pc.desk.store = open_store(pc.desk.folder, pc.desk.keys, pc.desk.clock)


def restore_image(house: House, pc: Pc) -> None:
    pc.desk.store.close()
    shutil.rmtree(pc.desk.folder)
    shutil.copytree(pc.desk.folder.with_suffix(".image"), pc.desk.folder)
    pc.desk.store = open_store(pc.desk.folder, pc.desk.keys, pc.desk.clock)
    pc.client = client_of(pc.store, make_setting(pc.url), pc.network, house.clock)


@on_both_stores
def test_f67_a_pc_restored_from_an_old_image_loses_nothing_new_and_says_so(
    house, fredericia, middelfart
):
    write(middelfart, 2)
    house.settle()
    image_of(middelfart)
    write(middelfart, 3, first=10)
    house.settle()
    restore_image(house, middelfart)
    write(middelfart, 2, first=20)
    middelfart.sync()
    assert middelfart.net.state().gendannet
    house.settle()
    for number in (1, 12, 21):
        assert read(middelfart, number) == read(fredericia, number) == f"Karen {number}"


def revoke(leader: Pc, gone: Pc) -> None:
    """Anna shuts a PC out: what the server has of it counts."""
    org = membership.read_membership(leader.store.statements())
    known = org.devices[gone.desk.founding.device]
    heads = leader.client.writers(0, 500).writers
    own = {
        row[0]
        for row in gone.desk.db.execute(
            "SELECT writer FROM session WHERE device = ?", (known.device,)
        )
    }
    reach = tuple(statement.Reach(h.writer, h.n, h.chain) for h in heads if h.writer in own)
    say(leader, msgspec.structs.replace(known, active=False, reach=reach))


def say(leader: Pc, content: statement.Content) -> None:
    org = membership.read_membership(leader.store.statements())
    said, _ = membership.extend(org, Signer(ANNA, leader.desk.person.sign), [content], 1)
    leader.store.append_statements(said, org.count)
    leader.sync()


def test_f72_a_revoked_pc_keeps_what_it_had_not_sent_and_a_leader_can_let_it_in(
    house, fredericia, middelfart, tmp_path
):
    write(middelfart, 2)
    house.settle()
    stick = tmp_path / "stick"
    stick.mkdir()
    write(middelfart, 50, first=100)
    middelfart.store.set_copy_targets(LEDER, [stick])
    middelfart.store.copy_out()
    revoke(fredericia, middelfart)
    assert middelfart.round().outcome is Outcome.SPAERRET
    assert read(middelfart, 149) == "Karen 149"
    house.pcs.remove(middelfart)
    (home,) = stick.glob("akutdesk-*/" + middelfart.desk.founding.device.hex())
    for _ in fredericia.net.import_copy(home):
        pass
    held = [row for row in fredericia.net.quarantine() if row.grund == "TILBAGEKALDT"]
    assert len(held) >= 50
    last = max(held, key=lambda row: row.n)
    chain = middelfart.desk.db.execute(
        "SELECT chain FROM event JOIN session ON widx = eid >> 40"
        " WHERE writer = ? AND (eid & 1099511627775) = ?",
        (last.writer, last.n),
    ).fetchone()[0]
    admitted = statement.Reach(last.writer, last.n, chain)
    say(fredericia, statement.Admit(device=middelfart.desk.founding.device, reach=(admitted,)))
    house.settle()
    assert read(fredericia, 149) == "Karen 149"
    assert fredericia.net.quarantine() == ()


def test_f73_a_revoked_pc_that_replays_its_old_batches_is_refused(house, fredericia, middelfart):
    write(middelfart, 3)
    house.settle()
    old = [read_batch(call.body) for call in middelfart.network.calls if is_push(call)]
    before = house.central.names()
    revoke(fredericia, middelfart)
    for batch in old:
        with pytest.raises(Refused) as refused:
            middelfart.client.append(batch)
        assert (refused.value.problem.status, refused.value.code) == (403, "revoked")
    assert house.central.names()[: len(before)] == before
    assert {name for name in house.central.names() if name not in before}.isdisjoint(
        (batch.writer, n) for batch in old for n in range(1, 999)
    )
