"""The second half of the composition root: what stands behind the lock (design.md 3, 6).

Put together once the lock is painted and a job has read the store. Everything an open desk needs at once is
imported here, so that whoever has typed a password waits for none of it.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets
from akutdesk.ports import Ports
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.vault import Vault
from akutdesk.ui.card_desk import CardDesk
from akutdesk.ui.changes import Changes
from akutdesk.ui.clipboard import ClipboardGuard
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.doorstep import Front
from akutdesk.ui.first_run import FirstRun, Ground
from akutdesk.ui.furnish import furnish, read_ahead
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.laas.entrance import Entrance
from akutdesk.ui.laas.session_bus import SessionBus
from akutdesk.ui.laas.successor import Successor
from akutdesk.ui.laas.time_end import Inside
from akutdesk.ui.laas.watch import IdleWatch
from akutdesk.ui.last_sheet import LastSheet
from akutdesk.ui.life import Life, Limbs
from akutdesk.ui.lock_time import LockTime
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.oevelse.practice import Practice
from akutdesk.ui.program import Program
from akutdesk.ui.reservekopi import Reservekopiering
from akutdesk.ui.watched_printer import WatchedPrinter
from akutdesk.ui.whole_copy import WholeCopy
from akutdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from akutdesk.storage.first_desk import FirstDesk
    from akutdesk.ui.gendannelse.restore_work import RestoreWork
    from akutdesk.ui.tilslutning.join_work import JoinWork


def keyring(folder: Path, assets: Assets, ports: Ports) -> Keyring:
    """The keys of the desk, all of them closed."""
    vault = Vault(folder, ports.secret(folder))
    return Keyring(vault=vault, clock=ports.clock, read_krav=partial(read_krav, assets.root))


def put_together(front: Front, program: Program, assets: Assets, ports: Ports) -> Life:
    """What stands behind the lock, connected. Nothing is shown or opened. Raises AssetDamaged."""
    window, inside = front.window, Inside(front.door)
    maker = DeskMaker(
        assets=assets,
        clock=ports.clock,
        jobs=front.door.jobs,
        changes=Changes(window, reads=inside.may_read),
        kopi=Kopi(window),
        synk=Synk(window, seconds=ports.seconds),
        reserve=Reservekopiering(window),
        printer=WatchedPrinter(ports.printer()),
        look=program.look,
        shell=window,
        encryption=ports.encryption(),
    )
    _ = window.frame  # made now, so that whoever comes in does not wait for it
    LastSheet(window, assets.texts(), jobs=maker.jobs, printer=maker.printer)
    limbs = _limbs(front, program, maker, ports, inside)
    life = Life(limbs)
    LockTime(limbs.watch, limbs.workplace, maker.changes)
    whole = WholeCopy(limbs.door, limbs.workplace, lock=life.full_lock)
    maker.reserve.suspect.connect(whole.look)
    life.ended.connect(window.close)
    _listen_to_system(life, window)
    _warm_up(maker, life)
    return life


def _limbs(front: Front, program: Program, maker: DeskMaker, ports: Ports, inside: Inside) -> Limbs:
    door, window, guard, place = front.door, front.window, front.guard, front.place
    workplace = Workplace(door, window, maker, furnish=furnish)
    ground = Ground(
        folder=front.folder,
        first=cache(partial(_first_desk, front.folder, maker.assets, ports)),
        join=cache(partial(_join_work, front.folder, maker, ports)),
        restore=partial(_restore_work, front.folder, maker.assets, ports),
    )
    return Limbs(
        door=door,
        inside=inside,
        window=window,
        guard=guard,
        entrance=Entrance(door, guard),
        workplace=workplace,
        first_run=FirstRun(door, window, maker, ground=ground),
        watch=IdleWatch(
            program.app, samtale=workplace.has_talk, seconds=ports.seconds, awake=ports.awake
        ),
        clipboard=ClipboardGuard(program.app.clipboard(), parent=window),
        successor=Successor(place.bell, place.succeed, window),
        place=place,
        card=CardDesk(door, workplace, maker=maker, guard=guard),
        practice=Practice(window, maker, front.folder, workplace.place),
    )


def _first_desk(folder: Path, assets: Assets, ports: Ports) -> FirstDesk:
    from akutdesk.storage.first_desk import FirstDesk

    return FirstDesk(
        vault=Vault(folder, ports.secret(folder)),
        clock=ports.clock,
        read_krav=partial(read_krav, assets.root),
        cost=ports.cost,
    )


def _join_work(folder: Path, maker: DeskMaker, ports: Ports) -> JoinWork:
    from akutdesk.sync.newcomer import Newcomer
    from akutdesk.ui.tilslutning.join_work import JoinWork

    def newcomer() -> Newcomer:
        vault = Vault(folder, ports.secret(folder))
        return Newcomer(
            vault=vault, clock=ports.clock, seconds=ports.seconds, ordliste=maker.ordliste()
        )

    return JoinWork(newcomer=newcomer, cost=ports.cost)


def _restore_work(folder: Path, assets: Assets, ports: Ports) -> RestoreWork:
    from akutdesk.sync.homecoming import Homecoming
    from akutdesk.ui.gendannelse.restore_work import RestoreWork

    home = Homecoming(
        vault=Vault(folder, ports.secret(folder)),
        clock=ports.clock,
        seconds=ports.seconds,
        krav=partial(read_krav, assets.root),
        cost=ports.cost,
    )
    return RestoreWork(home)


def _listen_to_system(life: Life, window: MainWindow) -> None:
    """The system's own lock and sleep (design.md 8.17)."""
    bus = SessionBus(window)
    bus.laast.connect(life.lock_screen)
    bus.sover.connect(life.full_lock)


def _warm_up(maker: DeskMaker, life: Life) -> None:
    """Read what the first minute will need, while a person still types."""

    def read() -> None:
        maker.read_all()
        read_ahead()

    maker.jobs.run(read, done=lambda _: None, failed=life.refuse, owner=life)
