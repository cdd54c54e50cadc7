"""What a server puts in by itself, or with the help of who had the keys: kept apart at every desk, and shown to nobody (T8)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.errors import NotFound
from akutdesk.storage.opening import create
from akutdesk.wire import crypto
from akutdesk.wire.messages import SignedStretch
from akutdesk.wire.statement import Reach
from tests.fakes.clock import FakeClock
from tests.storage.desk import LEDER, StoredDesk
from tests.storage.exchange import all_meet, join, meet, prepare, pull, push, replayed, state
from tests.storage.persons import opkald
from tests.storage.test_vetting import reasons, revoke


def uninvited(first: StoredDesk, folder: Path, device: bytes) -> StoredDesk:
    """A PC with every key of the house but one of its own that anybody said belongs to it."""
    folder.mkdir()
    founding = replace(
        first.founding,
        device=device,
        device_key=crypto.make_signing_key(),
        statements=first.store.statements(),
    )
    clock = FakeClock(first.clock.at)
    store = create(folder, first.keys, founding, clock)
    return StoredDesk(folder, first.keys, founding, first.person, clock, store)


def put_in(desk: StoredDesk, server, call: Henvendelse) -> None:
    """The PC writes, and a server that vets nothing takes it all."""
    desk.store.save(LEDER, call)
    net = desk.store.net
    net.meet(server.server, server.incarnation)
    for certificate in net.certificates_to_send():
        server.register(certificate)
    while (out := net.wraps_to_send(1000)).wraps:
        server.wraps += out.wraps
        net.wraps_sent(out.upto)
    push(desk, server)


def kept_apart(desk: StoredDesk, false: Henvendelse, true: Henvendelse) -> None:
    with pytest.raises(NotFound):
        desk.store.get(LEDER, Henvendelse, false.id)
    assert false.id not in {row.rid for row in desk.store.henvendelser.liste(LEDER)}
    assert not desk.store.search_notes(LEDER, "indsat")
    assert desk.store.get(LEDER, Henvendelse, true.id) == true
    assert replayed(desk) == state(desk)


@pytest.mark.parametrize("whose", ["of nobody", "of a PC of the house"])
def test_a_start_that_no_pc_of_the_house_certified_says_nothing_here(
    anna, bo, server, tmp_path, whose
):
    true, false = opkald(notat="ægte"), opkald(notat="indsat")
    anna.store.save(LEDER, true)
    all_meet(server, anna, bo)
    device = anna.founding.device if whose == "of a PC of the house" else crypto.random_bytes(16)
    stranger = uninvited(anna, tmp_path / "fremmed", device)
    put_in(stranger, server, false)
    all_meet(server, bo, anna)
    for desk in (anna, bo):
        assert reasons(desk) == ["CERTIFIKAT"]
        kept_apart(desk, false, true)
    assert server.certificates[-1] not in bo.store.net.certificates_to_send()
    stranger.store.close()


def test_a_start_that_a_revoked_pc_made_afterwards_says_nothing_here(anna, bo, server, tmp_path):
    third = join(anna, tmp_path / "tredje")
    true, false = opkald(notat="ægte"), opkald(notat="indsat")
    bo.store.save(LEDER, true)
    all_meet(server, anna, bo, third)
    head = next(each for each in server.heads() if each.writer == bo.store.net.writer())
    revoke(anna, bo, [Reach(head.writer, head.n, head.chain)])
    meet(anna, server)
    bo.reopen()
    put_in(bo, server, false)
    all_meet(server, anna, third)
    for desk in (anna, third):
        assert set(reasons(desk)) == {"TILBAGEKALDT"}
        kept_apart(desk, false, true)
    third.store.close()


@pytest.mark.parametrize("how", ["unsigned", "signed by the server", "signed for other events"])
def test_events_that_their_start_did_not_sign_say_nothing_here(anna, bo, server, how):
    true, false = opkald(notat="ægte"), opkald(notat="indsat")
    anna.store.save(LEDER, true)
    all_meet(server, anna, bo)
    anna.store.save(LEDER, false)
    prepare(anna, server)
    push(anna, server)
    prepare(bo, server)
    page = server.page(bo.store.net.cursor().seq)
    (signed,) = page.stretches
    signatures = {
        "unsigned": (),
        "signed by the server": (crypto.sign(server.key, b"akd/push/1"),),
        "signed for other events": (server.stretches[min(server.stretches)].signature,),
    }
    stretches = tuple(
        SignedStretch(signed.writer, signed.first, signed.last, each) for each in signatures[how]
    )
    list(bo.store.net.apply(msgspec.structs.replace(page, stretches=stretches)))
    assert set(reasons(bo)) == {"UNDERSKRIFT"}
    kept_apart(bo, false, true)
    net = bo.store.net
    net.move_cursor(server.incarnation, net.checkpoints()[0])
    pull(bo, server)  # the true page heals it
    assert bo.store.get(LEDER, Henvendelse, false.id) == false
