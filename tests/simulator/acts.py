"""What happens in a run: staff who write, PCs that break, a network, a server and clocks that misbehave.

Each act takes the world, one PC of the house, and dice of its own, so that leaving one out of a failing run
does not change what the others do (`python -m tests.simulator --shrink`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from typing import Final

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import RecordId
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import StatementsMoved
from akutdesk.storage.net_errors import NetError
from akutdesk.storage.opening import open_store
from akutdesk.storage.staff_roll import Actor, desk_of
from akutdesk.sync.enrolment import Gatekeeper, heads_at
from akutdesk.sync.members import AtServer
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Outcome
from akutdesk.wire.errors import WireError
from tests.fakes.network import Fault
from tests.simulator.erasing import check_server, erase
from tests.simulator.staff import both_edit, edit, leave_the_field, lock, new_record, type_on, word
from tests.simulator.sticks import stick
from tests.simulator.template import begin, copy_file, let_in, make_place, new_device
from tests.simulator.upgrading import upgrade
from tests.simulator.world import World, contents
from tests.storage.desk import ANNA, LEDER
from tests.storage.persons import opkald
from tests.sync.house import Pc

Act = Callable[[World, Pc, random.Random], object]

_WENT_WRONG: Final = (Offline, Refused, NetError, WireError, StatementsMoved)
_FEWEST: Final = 3


class _Crash(Exception):
    """The PC dies in the middle of a call."""


# ---------------------------------------------------------------- rounds


def sync(world: World, pc: Pc, _: random.Random) -> None:
    """A whole round, if the network lets it."""
    world.round(pc)


def sync_all(world: World, _: Pc, dice: random.Random) -> None:
    """Everybody's turn comes, in any order."""
    for pc in dice.sample(world.pcs, len(world.pcs)):
        world.round(pc)


def cut_short(world: World, pc: Pc, dice: random.Random) -> None:
    """A round is left between two slices."""
    with world.watched(pc):
        steps = pc.start_round().steps()
        for _ in range(dice.randrange(14)):
            next(steps, None)
        steps.close()


def interleaved(world: World, pc: Pc, dice: random.Random) -> None:
    """Two rounds slice by slice, and somebody writes in between."""
    other = dice.choice(world.pcs)
    with world.watched(pc), world.watched(other):
        rounds = [pc.start_round().steps(), other.start_round().steps()]
        for _ in range(30):
            next(dice.choice(rounds), None)
            if dice.random() < 0.1:
                edit(world, pc, dice)
        for steps in rounds:
            steps.close()


# ---------------------------------------------------------------- a PC


def crash(world: World, pc: Pc, _: random.Random) -> None:
    """The power goes: nothing is signed off, the disk stays as it lies."""
    lies = world.leave_as_it_lies(pc)
    world.drop(pc)
    world.start_from(pc, lies)


def crash_in_a_call(world: World, pc: Pc, dice: random.Random) -> None:
    """The power goes while a call is on its way, before or after the server did it."""
    left = dice.randrange(12)

    def die(*_):
        nonlocal left
        left -= 1
        if left < 0:
            raise _Crash

    before, after = pc.network.when, pc.network.after
    if dice.random() < 0.5:
        pc.network.when = die
    else:
        pc.network.after = lambda _, answer: die() or answer
    with suppress(_Crash), world.watched(pc):
        pc.start_round().run()
    pc.network.when, pc.network.after = before, after
    crash(world, pc, dice)


def crash_in_an_apply(world: World, pc: Pc, dice: random.Random) -> None:
    """The power goes in the middle of a transaction that takes events in: the disk lies as it does then (I10)."""
    left, tables = dice.randrange(3), pc.store._file.tables
    take, lies = tables.take_in_many, []

    def die(events):
        nonlocal left
        left -= 1
        take(events)
        if left < 0:
            lies.append(world.leave_as_it_lies(pc))
            raise _Crash

    tables.take_in_many = die
    with suppress(_Crash), world.watched(pc):
        pc.start_round().run()
    tables.take_in_many = take
    if lies:
        world.drop(pc)
        world.start_from(pc, lies[0])


def keep_image(world: World, pc: Pc, _: random.Random) -> None:
    """Somebody takes an image of the disk while the program runs."""
    world.images.append((pc, world.leave_as_it_lies(pc)))


def restore_image(world: World, _: Pc, dice: random.Random) -> None:
    """A PC's disk is put back to an older image; what only the disk held is gone (F67)."""
    kept = [(pc, image) for pc, image in world.images if pc in world.pcs]
    if not kept:
        return
    pc, image = dice.choice(kept)
    world.mourn(pc)
    world.drop(pc)
    lies = world.place()
    copy_file(image, lies)
    world.start_from(pc, lies)


def clone(world: World, pc: Pc, _: random.Random) -> None:
    """The PC's image is started on a second machine, and both work (F68)."""
    _twin(world, pc, running=False)


def clone_running(world: World, pc: Pc, _: random.Random) -> None:
    """The machine is copied while it runs: one writer in two places (F69)."""
    _twin(world, pc, running=True)


def _twin(world: World, pc: Pc, *, running: bool) -> None:
    if len(world.pcs) > _FEWEST + 2:
        return
    folder = world.place()
    make_place(folder, pc.desk.folder)
    with closing(connect_unguarded(folder / "vault.db", pc.desk.keys, create=True)) as copy:
        pc.desk.db.backup(copy)
    store = open_store(folder, pc.desk.keys, pc.desk.clock)
    if running:
        world.said.copied.add(pc.net.writer())
        store._file.start.writer = pc.store._file.writer
    twin = world.line_up(replace(pc.desk, folder=folder, store=store))
    world.pcs.append(twin)


def wrong_clock(_: World, pc: Pc, dice: random.Random) -> None:
    """The PC's clock jumps, or somebody puts it right."""
    clock = pc.desk.clock
    hours = dice.choice((None, -2, 1, 24 * 365, -24 * 365 * 50, 0.01))
    clock.go(hours=hours) if hours else clock.go(seconds=-clock.wrong.total_seconds())


def time_passes(world: World, _: Pc, dice: random.Random) -> None:
    """Minutes or a shift, for everybody."""
    world.clock.go(minutes=dice.choice((1, 20, 600)))


# ---------------------------------------------------------------- network


def partition(_: World, pc: Pc, __: random.Random) -> None:
    """The line is cut."""
    pc.network.down = True


def heal(_: World, pc: Pc, __: random.Random) -> None:
    """The line is back, and what was late arrives."""
    weather = pc.network.weather
    pc.network.heal()
    pc.network.weather = weather


def mishap(world: World, pc: Pc, dice: random.Random) -> None:
    """Just what hurts most: a push whose answer is lost, that comes twice, late, or breaks off."""
    fault = dice.choice((Fault.LOSE_ANSWER, Fault.TWICE, Fault.LATE, Fault.CUT, Fault.PORTAL))
    pc.network.will(fault, at=dice.randrange(3000), on="/events")
    world.round(pc)


# ---------------------------------------------------------------- the server


def keep_copy(world: World, _: Pc, __: random.Random) -> None:
    """The nightly backup."""
    world.copies.append(world.central.copy())


def restore_server(world: World, _: Pc, dice: random.Random) -> None:
    """The server goes on from a copy, by the tool or by hand (F58, F59)."""
    if world.copies:
        check_server(world)
        world.central.restore(dice.choice(world.copies), by_tool=dice.random() < 0.5)
        world.mourn()


def empty_server(world: World, _: Pc, __: random.Random) -> None:
    """The server is lost with all its copies."""
    check_server(world)
    world.central.restore(None, by_tool=False)
    world.mourn()


def rot(world: World, _: Pc, dice: random.Random) -> None:
    """A body turns to zeros on the server's disk, one of which two PCs have the good one (F63)."""
    names = world.central.events()
    here = [contents(pc) for pc in world.pcs]
    safe = [n for n, name in enumerate(names) if sum(name in each for each in here) > 1]
    if safe and not world.images:
        world.central.rot(1 + dice.choice(safe))


# ---------------------------------------------------------------- who belongs


def enrol(world: World, pc: Pc, _: random.Random) -> None:
    """One PC more, said at the server."""
    if len(world.pcs) > _FEWEST + 2:
        return
    founding, new = new_device(pc.desk.founding)
    by = desk_of(pc.desk.founding)
    actor = Actor(id=ANNA, keys=pc.desk.person)
    with suppress(*_WENT_WRONG):
        AtServer(pc.client, pc.store).say(actor, lambda org: let_in(org, new, by), _now(pc))
        desk = begin(pc.desk, world.place(), founding, pc.desk.clock)
        world.pcs.append(world.line_up(desk))


def revoke(world: World, pc: Pc, dice: random.Random) -> None:
    """A PC is shut out, by one that first has a round (F72). Not while it may have the last good copy of something."""
    if len(world.central.events()) > len(world.central.events(whole=True)):
        return
    device = dice.choice(world.pcs).desk.founding.device
    left = [each for each in world.pcs if each.desk.founding.device != device]
    if pc not in left or len(left) < _FEWEST or world.round(pc).outcome is not Outcome.FAERDIG:
        return
    gate = Gatekeeper(
        store=pc.store,
        speaker=AtServer(pc.client, pc.store),
        actor=Actor(id=ANNA, keys=pc.desk.person),
        desk=desk_of(pc.desk.founding),
        now_ms=_now(pc),
    )
    with suppress(*_WENT_WRONG, AdgangError):
        gate.shut_out(device, heads_at(pc.client, pc.store, device))
    world.reckon()


def knock(world: World, _: Pc, dice: random.Random) -> None:
    """A PC that was shut out tries again, with all it has (F73, I12)."""
    if world.out:
        pc = dice.choice(world.out)
        new_record_outside(pc, dice)
        world.knocks(pc)


def new_record_outside(pc: Pc, dice: random.Random) -> None:
    """Staff write on at a PC that was shut out: nobody in the house hears of it."""
    pc.store.save(LEDER, opkald(id=RecordId(dice.randbytes(16)), notat=word(dice)))


def _now(pc: Pc) -> int:
    return round(pc.desk.clock.now().timestamp() * 1000)


ACTS: Final[dict[str, tuple[Act, int]]] = {
    "new_record": (new_record, 12),
    "edit": (edit, 14),
    "both_edit": (both_edit, 6),
    "sync": (sync, 22),
    "sync_all": (sync_all, 3),
    "cut_short": (cut_short, 5),
    "interleaved": (interleaved, 2),
    "mishap": (mishap, 6),
    "type_on": (type_on, 6),
    "leave_the_field": (leave_the_field, 5),
    "lock": (lock, 2),
    "crash": (crash, 3),
    "crash_in_a_call": (crash_in_a_call, 3),
    "crash_in_an_apply": (crash_in_an_apply, 3),
    "keep_image": (keep_image, 2),
    "restore_image": (restore_image, 2),
    "stick": (stick, 4),
    "clone": (clone, 1),
    "clone_running": (clone_running, 1),
    "wrong_clock": (wrong_clock, 4),
    "time_passes": (time_passes, 3),
    "partition": (partition, 3),
    "heal": (heal, 3),
    "keep_copy": (keep_copy, 1),
    "restore_server": (restore_server, 1),
    "empty_server": (empty_server, 1),
    "rot": (rot, 2),
    "enrol": (enrol, 1),
    "revoke": (revoke, 1),
    "knock": (knock, 2),
}
"""How often each happens, among all."""

LASTING: Final[dict[str, tuple[Act, int]]] = {"erase": (erase, 3), "upgrade": (upgrade, 2)}
"""What cannot be taken back, or changes the PC for good; how often among themselves."""
