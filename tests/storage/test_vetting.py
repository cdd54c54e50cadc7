"""What a server, a rotten disk or a stranger may give: it is kept apart with its reason, and the rest flows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import msgspec
import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.cursor import Server
from akutdesk.storage.net_errors import (
    MembersForked,
    NotACheckpoint,
    PageRefused,
    ReceiptRefused,
    ServerChanged,
)
from akutdesk.wire import crypto, membership, receipt, statement
from tests.storage.desk import LEDER, found
from tests.storage.exchange import (
    ServerList,
    all_meet,
    join,
    meet,
    prepare,
    pull,
    push,
    same_everywhere,
    say,
)
from tests.storage.persons import opkald


@pytest.fixture
def calls(anna, server):
    """Three calls of Anna's at the server, each pushed by itself, and her own cursor there."""
    made = [opkald(notat=f"nummer {number}") for number in range(3)]
    for call in made:
        anna.store.save(LEDER, call)
        meet(anna, server)
    return made


def flip(server, seq):
    """One bit of a stored body turns over; the good event comes back."""
    good = server.events[seq - 1]
    body = bytearray(good.body)
    body[len(body) // 2] ^= 1
    server.events[seq - 1] = replace(good, body=bytes(body))
    return good


def reasons(desk):
    return sorted(each.grund for each in desk.store.net.quarantine())


def has(desk, call):
    return desk.store.get(LEDER, Henvendelse, call.id) == call


def refused(desk, page):
    before = desk.store.net.cursor()
    with pytest.raises(PageRefused) as told:
        list(desk.store.net.apply(page))
    assert desk.store.net.cursor() == before
    return told.value.grund


def test_f63_a_flipped_bit_keeps_that_writer_waiting_while_others_flow_and_heals(
    anna, bo, server, calls, tmp_path
):
    third = join(anna, tmp_path / "tredje")
    meet(anna, server)
    mine = opkald(notat="fra den tredje")
    third.store.save(LEDER, mine)
    meet(third, server)
    good = flip(server, 2)
    prepare(bo, server)
    pull(bo, server)
    assert has(bo, calls[0])
    assert has(bo, mine)
    assert set(reasons(bo)) == {"UNDERSKRIFT"}
    told = bo.store.net.cursor()
    assert told.in_doubt
    assert told.seq == len(server.events)
    server.events[1] = good  # a colleague uploaded the whole copy
    net = bo.store.net
    net.move_cursor(server.incarnation, net.checkpoints()[0])
    pull(bo, server)
    assert has(bo, calls[1])
    assert has(bo, calls[2])
    assert not net.cursor().in_doubt
    assert net.state().karantaene == 0
    all_meet(server, anna, third, bo)
    assert same_everywhere(anna, third, bo)
    third.store.close()


def test_a_page_with_a_flipped_bit_that_is_cut_short_stops_nobody(anna, bo, server):
    for number in range(30):
        anna.store.save(LEDER, opkald(notat=f"{number}"))
    meet(anna, server)
    last = opkald(notat="efter")
    anna.store.save(LEDER, last)
    meet(anna, server)
    flip(server, 1)
    prepare(bo, server)
    steps = bo.store.net.apply(server.page(0))
    next(steps)
    steps.close()
    pull(bo, server)
    assert bo.store.net.cursor().seq == len(server.events)
    assert bo.store.net.cursor().in_doubt


def test_a_damaged_copy_of_what_the_desk_has_is_no_fork(anna, server, calls):
    flip(server, 3)
    net = anna.store.net
    net.move_cursor(server.incarnation, net.checkpoints()[-1])
    pull(anna, server)
    assert reasons(anna) == ["AFLOEST"]
    assert net.state().karantaene == 0
    assert net.cursor().in_doubt
    assert has(anna, calls[2])


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize("what", ["left out", "moved", "altered", "repeated", "added"])
def test_f64_whatever_a_server_does_to_a_page_is_seen_within_it(bo, server, what):
    prepare(bo, server)
    page = server.page(0)
    heads, sizes = list(page.headers), list(page.sizes)
    ends = [sum(sizes[: at + 1]) for at in range(3)]
    bodies = [page.bodies[end - size : end] for end, size in zip(ends, sizes, strict=True)]
    if what == "left out":
        heads, bodies = heads[:1] + heads[2:], bodies[:1] + bodies[2:]
    elif what == "moved":
        heads[0], heads[1], bodies[0], bodies[1] = heads[1], heads[0], bodies[1], bodies[0]
    elif what == "altered":
        bodies[1] = bodies[1][:-1] + bytes([bodies[1][-1] ^ 1])
    elif what == "repeated":
        heads, bodies = [*heads, heads[2]], [*bodies, bodies[2]]
    else:
        heads, bodies = [heads[0], *heads], [bodies[0], *bodies]
    page = msgspec.structs.replace(
        page,
        headers=tuple(heads),
        sizes=tuple(map(len, bodies)),
        bodies=b"".join(bodies),
    )
    with suppress(PageRefused):
        list(bo.store.net.apply(page))
    told = bo.store.net.cursor()
    assert told.seq == 0 or (told.in_doubt and bo.store.net.state().karantaene > 0)


@pytest.mark.usefixtures("calls")
def test_events_left_out_of_a_page_that_else_adds_up_are_seen(bo, server):
    prepare(bo, server)
    last = server.events.pop()  # the server forgets one, and keeps its sum
    page = server.page(0)
    server.events.append(last)
    false = receipt.Receipt(
        org=server.org,
        incarnation=server.incarnation,
        seq=2,
        digest=server.digest(3),
        writer=server.events[1].writer,
        n=server.events[1].n,
        time_ms=0,
    )
    page = msgspec.structs.replace(page, receipt=receipt.sign_receipt(server.key, false))
    assert refused(bo, page) == "SUM"


@pytest.mark.usefixtures("calls")
def test_a_page_that_is_not_where_the_cursor_is_or_has_no_receipt_is_refused(bo, server):
    prepare(bo, server)
    assert refused(bo, server.page(1)) == "PLADS"
    page = server.page(0)
    for receipted in (None, b"", page.receipt[:-1], receipt_of_another(server)):
        odd = msgspec.structs.replace(page, receipt=receipted)
        assert refused(bo, odd) == "KVITTERING"
    assert refused(bo, msgspec.structs.replace(page, sizes=(1, 2, 3))) == "FORM"
    server.incarnation = crypto.random_bytes(16)
    assert refused(bo, server.page(0)) == "KVITTERING"


def receipt_of_another(server):
    return replace(server, key=crypto.make_signing_key()).receipt(3)


def test_events_without_a_certificate_wait_for_it(anna, bo, server, calls):
    prepare(bo, server)
    bo.db.execute("UPDATE session SET cert = NULL WHERE device = ?", (anna.founding.device,))
    pull(bo, server)
    assert set(reasons(bo)) == {"CERTIFIKAT"}
    assert not bo.store.net.cursor().in_doubt
    bo.store.net.take_certificates(server.certificates, len(server.certificates))
    list(bo.store.net.settle())
    assert reasons(bo) == []
    assert all(has(bo, call) for call in calls)


def test_a_strangers_events_are_kept_apart(bo, server, calls, tmp_path):
    stranger = found(tmp_path / "fremmed")
    stranger.store.save(LEDER, opkald(notat="fra et andet sted"))
    own = ServerList(server.org)
    with pytest.raises(MembersForked):
        meet(stranger, server)
    net = stranger.store.net
    certificates = net.certificates_to_send()
    for each in certificates:
        own.register(each)
    batch = net.batch_to_send(500, 2**21)
    own.push(batch)
    server.events += own.events
    server.stretches[len(server.events)] = own.stretches[1]
    prepare(bo, server)
    pull(bo, server)
    assert reasons(bo) == ["HOVED"]
    assert all(has(bo, call) for call in calls)
    stranger.store.close()


def revoke(desk, whom, reach):
    """Anna says that a PC belongs no more, and how far its events count."""
    org = membership.read_membership(desk.store.statements())
    held = org.devices[whom.founding.device]
    say(desk, msgspec.structs.replace(held, active=False, reach=tuple(reach)))


def test_f72_what_a_revoked_pc_had_not_sent_is_kept_apart_until_a_leader_admits_it(
    anna, bo, server
):
    sent, unsent = opkald(notat="nåede frem"), opkald(notat="var ikke sendt")
    bo.store.save(LEDER, sent)
    all_meet(server, anna, bo)
    head = next(each for each in server.heads() if each.writer == bo.store.net.writer())
    bo.store.save(LEDER, unsent)
    prepare(bo, server)
    push(bo, server)  # a server that takes what it should not
    revoke(anna, bo, [statement.Reach(head.writer, head.n, head.chain)])
    meet(anna, server)
    assert reasons(anna) == ["TILBAGEKALDT"]
    assert has(anna, sent)
    assert not anna.store.net.cursor().in_doubt
    end = server.chains[head.writer]
    say(
        anna,
        statement.Admit(
            device=bo.founding.device,
            reach=(statement.Reach(head.writer, len(end) - 1, end[-1]),),
        ),
    )
    meet(anna, server)
    assert reasons(anna) == []
    assert has(anna, unsent)
    assert same_everywhere(anna)


def test_f72_what_came_by_stick_before_its_pc_was_revoked_counts_nowhere_until_it_is_admitted(
    anna, bo, server, tmp_path
):
    third = join(anna, tmp_path / "tredje")
    stick = tmp_path / "stick"
    stick.mkdir()
    bo.store.set_copy_targets(LEDER, [stick])
    shared = opkald(notat="kendt af alle")
    bo.store.save(LEDER, shared)
    all_meet(server, anna, bo, third)
    head = next(each for each in server.heads() if each.writer == bo.store.net.writer())
    seen, lone = shared, opkald(notat="kun på sticken")
    bo.store.save(LEDER, replace(seen, form="SMS"), seen)
    bo.store.save(LEDER, lone)
    bo.store.copy_out()
    (copy,) = third.store.net.copies_in(stick)
    list(third.store.net.import_copy(copy))
    assert has(third, lone)
    revoke(anna, bo, [statement.Reach(head.writer, head.n, head.chain)])
    all_meet(server, anna, third)
    assert reasons(third) == ["TILBAGEKALDT", "TILBAGEKALDT"]
    assert has(third, shared)
    assert same_everywhere(anna, third)
    net = third.store.net
    assert net.batch_to_send(500, 2**21, without={net.writer()}) is None
    end = bo.store._file.log.tail()
    reach = statement.Reach(head.writer, end.n, end.chain)
    say(anna, statement.Admit(device=bo.founding.device, reach=(reach,)))
    all_meet(server, anna, third)
    for desk in (anna, third):
        assert has(desk, lone)
        assert desk.store.get(LEDER, Henvendelse, shared.id).form == "SMS"
    assert same_everywhere(anna, third)
    third.store.close()


def test_a_step_that_stops_goes_on_where_it_ended(anna, bo, server):
    for number in range(60):
        anna.store.save(LEDER, opkald(notat=f"{number}"))
    meet(anna, server)
    prepare(bo, server)
    steps = bo.store.net.apply(server.page(0))
    first = next(steps)
    steps.close()
    assert 0 < bo.store.net.cursor().seq == first.events < 60
    assert bo.db.execute("SELECT count(*) FROM henvendelse").fetchone() == (first.events,)
    bo.reopen(clean=False)
    meet(bo, server)
    assert bo.store.net.cursor().seq == len(server.events)
    meet(anna, server)
    assert same_everywhere(anna, bo)


@pytest.mark.usefixtures("calls")
def test_a_new_incarnation_goes_on_from_a_checkpoint_and_gets_back_what_it_lost(anna, bo, server):
    all_meet(server, anna, bo)
    kept = replace(
        server,
        incarnation=crypto.random_bytes(16),
        events=server.events[:1],
        stretches={1: server.stretches[1]},
        chains={writer: chains[:2] for writer, chains in server.chains.items()},
        certificates=server.certificates[:1],
        wraps=server.wraps[:1],
    )
    kept.chains = {name: chains for name, chains in kept.chains.items() if len(chains) > 1}
    for desk in (bo, anna):
        net = desk.store.net
        at = next(
            point
            for point in net.checkpoints()
            if point.seq <= 1 and kept.digest(point.seq) == point.digest
        )
        net.move_cursor(kept.incarnation, at)
        assert net.state().i_tvivl is False
        prepare(desk, kept)
        net.take_heads(kept.heads())
        push(desk, kept)
        pull(desk, kept)
    all_meet(kept, anna, bo)
    assert {(each.writer, each.n) for each in kept.events} == {
        (each.writer, each.n) for each in server.events
    }
    assert same_everywhere(anna, bo)
    assert bo.store.net.quarantine() == ()


@pytest.mark.usefixtures("calls")
def test_another_server_is_refused_and_the_cursor_moves_to_own_points_only(anna, server):
    net = anna.store.net
    with pytest.raises(ServerChanged):
        net.meet(Server(id=crypto.random_bytes(16), public=server.server.public), b"i" * 16)
    with pytest.raises(ServerChanged):
        net.meet(Server(id=server.id, public=crypto.random_bytes(32)), b"i" * 16)
    point = net.checkpoints()[0]
    with pytest.raises(NotACheckpoint):
        net.move_cursor(server.incarnation, replace(point, digest=bytes(32)))


@pytest.mark.usefixtures("calls")
def test_a_receipt_that_does_not_hold_marks_nothing(anna, server):
    call = opkald(notat="ikke modtaget endnu")
    anna.store.save(LEDER, call)
    prepare(anna, server)
    batch = anna.store.net.batch_to_send(500, 2**21)
    answer = server.push(batch)
    for false in (
        b"",
        server.receipt(1),
        replace(server, key=crypto.make_signing_key()).receipt(4),
    ):
        with pytest.raises(ReceiptRefused):
            anna.store.net.received(batch, msgspec.structs.replace(answer, receipt=false))
    assert anna.store.tilstand(LEDER, call.id) == "LOKAL"
    anna.store.net.received(batch, answer)
    assert anna.store.tilstand(LEDER, call.id) == "MODTAGET"
