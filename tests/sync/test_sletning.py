"""An erasure reaches every desk, the server and every copy; what comes back from anywhere stays erased (2.9, 2.18)."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.storage.copy_fetch import fetch_all
from akutdesk.storage.errors import NotFound
from akutdesk.storage.grund import Grund
from akutdesk.sync.result import Outcome
from akutdesk.wire import statement as s
from akutdesk.wire.header import Stream, read_header
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join
from tests.storage.exchange import replayed, say, state
from tests.storage.pages import everything
from tests.storage.persons import karen
from tests.sync.house import Pc
from tests.sync.postgres_here import on_both_stores
from tests.sync.test_fork import copied_while_running
from tests.sync.test_repair import image_of, restore_image

GRUND = Grund(grund="FRIST", hjemmel="GDPR_17")
GOES, STAYS = RecordId(b"g" * 16), RecordId(b"s" * 16)
MARKER, LATER = b"Zebrafinken", b"Regnspoven"


@pytest.fixture
def bo(fredericia):
    """Bo's key: he has unlocked beside Anna at the first PC."""
    return let_bo_in(fredericia)


def let_bo_in(pc: Pc) -> bytes:
    key = join(pc.desk, BO)
    sign_in(pc, key)
    return key


def sign_in(pc: Pc, bo: bytes) -> None:
    pc.store.sign_in(ANNA, pc.desk.person.sign)
    pc.store.hold_log_key(ANNA, pc.desk.person.kem)
    pc.store.sign_in(BO, bo)


@pytest.fixture
def written(house, fredericia, middelfart, bo):
    """Two citizens that both PCs and the server have; Bo has unlocked at the first."""
    assert bo
    fill(house, fredericia)
    return fredericia, middelfart


def fill(house, pc: Pc) -> None:
    pc.store.save(LEDER, karen(id=GOES, kaldenavn=MARKER.decode()))
    pc.store.save(LEDER, karen(id=STAYS, kaldenavn="Kolibrien"))
    house.settle()


def erase(pc: Pc, *rids: RecordId) -> None:
    key = pc.store._file.presence.key_of(BO)
    navn = pc.store.sletning.bestil(LEDER, BO, rids or (GOES,), GRUND)
    pc.store.sign_in(BO, key)
    pc.store.sletning.bekraeft(MEDARBEJDER, navn)


def read(pc: Pc, rid: RecordId = STAYS) -> Borger:
    return pc.store.get(LEDER, Borger, rid)


def is_gone(pc: Pc, word: bytes = MARKER) -> bool:
    """Whether a PC shows nothing of the record, and no page of its file holds the word."""
    with pytest.raises(NotFound):
        read(pc, GOES)
    wraps = pc.desk.db.execute("SELECT 1 FROM keywrap WHERE rid = ?", (GOES,)).fetchall()
    bodies = pc.desk.db.execute(
        "SELECT 1 FROM event WHERE rid = ? AND body NOT NULL", (GOES,)
    ).fetchall()
    return not wraps and not bodies and word not in everything(pc.desk.folder, pc.desk.keys.key)


def is_gone_there(house) -> bool:
    """Whether the server has nothing left of the record that anybody could open."""
    (org,) = house.central.orgs()
    store = house.server.store
    page = store.events.page(org, 0, 10_000, 10**8)
    kept = [each.rid for _, each in store.events.wraps(org, 0, 10_000)]
    headers = [read_header(each) for each in page.headers]
    left = [
        at
        for at, (header, size) in enumerate(zip(headers, page.sizes, strict=True))
        if header.rid == GOES and header.stream is Stream.DATA and size
    ]
    return not left and GOES not in kept


@on_both_stores
def test_f83_an_erasure_reaches_every_desk_and_the_server(house, written):
    one, other = written
    erase(one)
    assert read(one, GOES)  # the server has not heard: nothing goes that might have to come back
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    assert is_gone_there(house)
    assert state(one.desk) == state(other.desk) == replayed(one.desk) == replayed(other.desk)
    assert read(one) == read(other)


def test_the_leader_sees_which_pc_has_carried_it_out(house, written):
    one, other = written
    erase(one)
    (order,) = one.store.sletning.liste(LEDER)
    assert (order.gaelder, order.server) == (False, False)
    one.sync()
    (order,) = one.store.sletning.liste(LEDER)
    assert (order.gaelder, order.server) == (True, True)
    assert order.mangler == {other.desk.founding.device}
    house.settle()
    (order,) = one.store.sletning.liste(LEDER)
    assert order.mangler == frozenset()
    assert order.slettet_hos == {each.desk.founding.device for each in written}


def test_an_order_given_without_a_network_takes_effect_with_the_first_round(house, written):
    one, other = written
    one.network.down = True
    erase(one)
    assert one.round().outcome is Outcome.OFFLINE
    one.restart()
    assert read(one, GOES)
    other.store.save(LEDER, replace(read(other), moedes="imens"), read(other))
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    assert read(one).moedes == "imens"


def test_an_order_that_a_hold_overtook_waits_and_goes_when_a_leader_lets_go(house, written):
    one, other = written
    one.network.down = True
    erase(one)
    other.network.down = True
    other.store.sign_in(ANNA, other.desk.person.sign)
    other.store.fastholdelse.hold(LEDER, (GOES,), GRUND)
    other.network.down = False
    other.sync()
    house.settle()
    (order,) = one.store.sletning.liste(LEDER)
    assert (order.gaelder, order.fastholdt) == (False, True)
    assert read(one, GOES) == read(other, GOES)
    other.store.fastholdelse.slip(LEDER, (GOES,), GRUND)
    other.sync()
    house.settle()
    assert is_gone(one)
    assert is_gone(other)


def test_a_hold_that_came_after_the_order_took_effect_says_that_there_is_nothing_left(
    house, written
):
    one, other = written
    other.network.down = True
    other.store.sign_in(ANNA, other.desk.person.sign)
    other.store.fastholdelse.hold(LEDER, (GOES,), GRUND)
    erase(one)
    one.sync()
    other.network.down = False
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    assert other.store.fastholdelse.liste(LEDER) == ()
    with pytest.raises(NotFound):
        other.store.fastholdelse.hold(LEDER, (GOES,), GRUND)


def test_two_orders_about_one_record_are_both_carried_out(house, written, bo):
    one, other = written
    sign_in(other, bo)
    for pc in written:
        pc.network.down = True
        erase(pc)
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    sign_in(one, bo)
    assert [each.mangler for each in one.store.sletning.liste(LEDER)] == [frozenset()] * 2


# ---------------------------------------------------------------- whoever had not heard


def test_f84_a_desk_that_was_away_erases_before_it_shows_and_seals_what_it_wrote_for_a_leader(
    house, written
):
    one, other = written
    other.network.down = True
    erase(one)
    one.sync()
    seen = read(other, GOES)
    other.store.save(LEDER, replace(seen, moedes=LATER.decode()), seen)
    house.clock.go(hours=60 * 24)
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    assert is_gone(other, LATER)
    assert is_gone_there(house)
    assert state(one.desk) == state(other.desk) == replayed(other.desk)
    assert one.store.sletning.for_sent(LEDER) == ()
    (late,) = other.store.sletning.for_sent(LEDER)
    other.store.hold_log_key(ANNA, other.desk.person.kem)
    (op,) = other.store.sletning.laes_for_sent(LEDER, late.id).ops
    assert (op.felt, op.vaerdi) == ("moedes", LATER.decode())
    other.store.sletning.slet_for_sent(LEDER, late.id)
    assert other.store.sletning.for_sent(LEDER) == ()


@pytest.mark.parametrize("way", ["image", "stick"])
def test_f71_an_erased_record_never_returns_from_an_old_client(house, written, tmp_path, way):
    """Neither from a PC whose disk was put back, nor from a stick that was written before."""
    one, other = written
    stick = tmp_path / "stick"
    stick.mkdir()
    other.store.set_copy_targets(LEDER, [stick])
    other.store.copy_out()
    old = tmp_path / "old"
    shutil.copytree(stick, old)
    image_of(other)
    erase(one)
    house.settle()
    if way == "image":
        restore_image(house, other)
        assert read(other, GOES)
    else:
        for pc in written:
            fetch_all(pc.net, old)
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    assert is_gone_there(house)
    assert one.store.sletning.for_sent(LEDER) == other.store.sletning.for_sent(LEDER) == ()
    assert state(one.desk) == state(other.desk) == replayed(other.desk)


@on_both_stores
@pytest.mark.parametrize("lost", ["an hour", "everything but the genesis"])
def test_f58_erased_stays_erased_when_the_server_lost_that_it_was(
    house, fredericia, middelfart, lost
):
    """The desks say the order again, and hand in chains whose erased bodies nobody has any more."""
    one, other = fredericia, middelfart
    genesis = house.central.copy()
    house.reconnect()
    let_bo_in(one)
    fill(house, one)
    copy = house.central.copy()
    house.reconnect()
    erase(one)
    house.settle()
    one.store.save(LEDER, replace(read(one), moedes="bagefter"), read(one))
    house.settle()
    before = set(house.central.names())
    house.central.restore(copy if lost == "an hour" else genesis, by_tool=True)
    house.reconnect()
    assert other.sync().repaired
    assert is_gone_there(house)
    house.settle()
    assert set(house.central.names()) >= before
    assert is_gone_there(house)
    assert is_gone(one)
    assert is_gone(other)
    assert read(other).moedes == "bagefter"


def test_an_order_is_said_again_where_another_pc_spoke_first_at_a_server_that_was_put_back(
    house, written
):
    one, other = written
    copy = house.central.copy()
    house.reconnect()
    erase(one)
    one.sync()
    assert is_gone(one)
    house.central.restore(copy, by_tool=True)
    house.reconnect()
    say(other.desk, s.Hold(records=(STAYS,)))
    other.sync()
    assert read(other, GOES)
    house.settle()
    assert is_gone(one)
    assert is_gone(other)
    assert is_gone_there(house)
    assert [len(pc.store.statements()) for pc in written] == [len(one.store.statements())] * 2
    assert state(one.desk) == state(other.desk)


def test_f85_a_server_restored_from_before_has_it_erased_again_before_anybody_reads(house, written):
    one, other = written
    copy = house.central.copy()
    house.reconnect()
    erase(one)
    house.settle()
    house.central.restore(copy, by_tool=True)
    house.reconnect()
    assert not is_gone_there(house)
    other.sync()
    assert is_gone_there(house)
    assert is_gone(other)


def test_a_new_pc_meets_erased_bodies_and_shows_what_the_others_show(house, written):
    one, _ = written
    erase(one)
    house.settle()
    third = house.another()
    one.sync()
    third.sync()
    house.settle()
    assert is_gone(third)
    assert state(third.desk) == state(one.desk) == replayed(third.desk)
    assert read(third) == read(one)


def test_a_second_copy_without_erased_bodies_is_taken_in_by_another_desk(house, written, tmp_path):
    one, other = written
    stick = tmp_path / "stick"
    stick.mkdir()
    one.store.set_copy_targets(LEDER, [stick])
    one.store.copy_out()
    other.network.down = True
    erase(one)
    one.sync()
    after = replace(read(one), moedes="på stikket")
    one.store.save(LEDER, after, read(one))
    one.store.copy_out()
    for _ in range(2):
        fetch_all(other.net, stick)
    assert read(other).moedes == "på stikket"
    house.settle()
    assert is_gone(other)
    assert other.net.quarantine() == ()
    assert state(one.desk) == state(other.desk) == replayed(other.desk)


def test_f84_what_a_copied_pc_wrote_comes_by_stick_after_the_order_and_lies_nowhere_open(
    house, written, tmp_path
):
    one, other = written
    twin = copied_while_running(house, other)
    other.store.save(LEDER, replace(read(other), moedes="ved lågen"), read(other))
    seen = read(twin, GOES)
    twin.store.save(LEDER, replace(seen, moedes=LATER.decode()), seen)
    stick = tmp_path / "stick"
    stick.mkdir()
    twin.store.set_copy_targets(LEDER, [stick])
    twin.store.copy_out()
    twin.desk.store.close()
    erase(one)
    house.settle()
    fetch_all(one.net, stick)
    aside = one.desk.db.execute("SELECT header, body FROM quarantine").fetchall()
    assert [body for header, body in aside if read_header(header).rid == GOES] == [None]
    assert is_gone(one)
    assert LATER not in everything(one.desk.folder, one.desk.keys.key)
    (late,) = one.store.sletning.for_sent(LEDER)
    assert late.rid == GOES
