"""The composition root: puts the parts of one start together, and refuses where it must (design.md 3).

It knows every part and decides nothing about people. What the machine gives (clock, printer, keeper of the
PC's secret) comes in as ports, so that the demo and the tests start the same program.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.config import Settings, SystemClock, device_secret_path
from akutdesk.domain.clock import Clock
from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.storage import claim
from akutdesk.storage.claim import Succession
from akutdesk.storage.device_secret import DeviceSecret, device_secret_at
from akutdesk.storage.errors import StorageError
from akutdesk.storage.forhal import Forhal
from akutdesk.storage.instance import instance_name
from akutdesk.storage.location import volumes_here
from akutdesk.storage.process import Hardening, harden
from akutdesk.storage.vault_errors import AlreadyRunning
from akutdesk.ui import messages
from akutdesk.ui.card_desk import CardDesk
from akutdesk.ui.changes import Changes
from akutdesk.ui.clipboard import ClipboardGuard
from akutdesk.ui.crash import CrashPath
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.first_run import FirstRun, Ground
from akutdesk.ui.furnish import furnish, read_ahead
from akutdesk.ui.head import Strip
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.laas.door_screen import Sight
from akutdesk.ui.laas.doorbell import show_the_other
from akutdesk.ui.laas.entrance import Entrance
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.laas.place import Place
from akutdesk.ui.laas.session_bus import SessionBus
from akutdesk.ui.laas.successor import Successor
from akutdesk.ui.laas.watch import IdleWatch, boottime, monotonic
from akutdesk.ui.last_sheet import LastSheet
from akutdesk.ui.life import Life, Limbs
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.program import Program, palette_for
from akutdesk.ui.refusal import RefusalScreen
from akutdesk.ui.watched_printer import WatchedPrinter
from akutdesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from akutdesk.storage.calibration import Argon2Cost
    from akutdesk.storage.first_desk import FirstDesk
    from akutdesk.storage.keyring import Keyring
    from akutdesk.ui.gendannelse.restore_work import RestoreWork
    from akutdesk.ui.printer import PrinterPort
    from akutdesk.ui.tilslutning.join_work import JoinWork

REFUSED = 1
"""Exit code of a start that was refused."""


def _own_secret(data: Path) -> DeviceSecret:
    return device_secret_at(device_secret_path(data))


def _measured_cost() -> Argon2Cost:
    """What a try at a password shall cost on this PC. Takes seconds: called in a job."""
    from akutdesk.storage.calibration import calibrate, measured_by

    return calibrate(measured_by(boottime))


def _own_printer() -> PrinterPort:
    from akutdesk.ui.udskriv.machine import machine_printer

    return machine_printer()


@dataclass(frozen=True, kw_only=True)
class Ports:
    """What the machine gives. The demo and the tests give others."""

    clock: Clock = field(default_factory=SystemClock)
    printer: Callable[[], PrinterPort] = _own_printer
    secret: Callable[[Path], DeviceSecret] = _own_secret
    cost: Callable[[], Argon2Cost] = _measured_cost
    harden: Callable[[], Hardening] = harden
    succession: Succession = field(default_factory=Succession)
    seconds: Callable[[], float] = boottime
    """A clock that only goes forward, for idle time and waits; it counts time asleep where it can."""
    awake: Callable[[], float] = monotonic
    """The same without time asleep."""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """One start of the program, put together and not yet shown."""

    program: Program
    window: MainWindow
    door: Door
    life: Life
    limbs: Limbs

    def unlock(self, initialer: str, kode: str, vagtkode: str) -> None:
        """Open at once as this person, with this shift code. Raises PasswordWrong, KodeAfslag, StorageError."""
        bruger = self.door.noegler.lad_ind(self.door.noegler.proev(initialer, kode))
        self.limbs.entrance.use_code(bruger, vagtkode)
        self.limbs.entrance.choose_code(bruger)

    def show(self) -> None:
        """Show the window with the lock or the first run; it lives in the program's event loop."""
        self.life.begin()
        self.window.showMaximized()


def start(
    settings: Settings,
    assets: Assets,
    ports: Ports | None = None,
    *,
    shown: Callable[[Composed], object] | None = None,
) -> int:
    """The program with its window, until it closes; gives the exit code.

    `shown` is called once the window stands there: the demo and the tests go on from it.
    """
    ports = ports or Ports()
    ports.harden()
    handed = claim.handed()
    try:
        claim.check(settings.data, volumes_here())
        lock = None if handed else claim.claim(settings.data)
    except StorageError as error:
        return _refuse(settings, assets, ports, error)
    composed = compose(settings, assets, ports)
    if lock is not None:
        composed.limbs.place.hold(lock)
    elif handed is not None:
        composed.life.follow(handed)
    _end_with_session(composed.window)
    composed.show()
    if shown is not None:
        shown(composed)
    return composed.program.run()


def _end_with_session(window: MainWindow) -> None:
    """The system logs out: close as by hand, drafts first."""

    def close(_number: int, _frame: FrameType | None) -> None:
        window.close()

    signal.signal(signal.SIGTERM, close)


def compose(settings: Settings, assets: Assets, ports: Ports) -> Composed:
    """Every part of one start, connected. Nothing is shown or opened. Raises AssetDamaged."""
    program = Program(assets)
    forhal = Forhal(settings.data, ports.clock)
    front = forhal.forside()
    program.look.set_palette(palette_for(front.palet, ports.clock.now()))
    program.look.set_percent(front.tekst_pct)
    window = MainWindow(program.look, assets.texts(), ports.clock)
    texts = assets.texts()
    crash = CrashPath(
        partial(_tell_crash, window, texts), told=partial(_tell_trouble, window, texts)
    )
    crash.install()
    jobs = Jobs(named=messages.is_named, crash=crash, parent=window)
    door = Door(
        sight=_sight(program, assets, ports.clock),
        seconds=ports.seconds,
        jobs=jobs,
        shell=window,
        ring=cache(partial(_keyring, settings.data, assets, ports)),
        forhal=forhal,
    )
    maker = DeskMaker(
        assets=assets,
        clock=ports.clock,
        jobs=jobs,
        changes=Changes(window),
        kopi=Kopi(window),
        synk=Synk(window, seconds=ports.seconds),
        printer=WatchedPrinter(ports.printer()),
        look=program.look,
        shell=window,
    )
    limbs = _limbs(settings.data, ports, program=program, door=door, maker=maker, window=window)
    LastSheet(window, texts, jobs=jobs, printer=maker.printer)
    life = Life(limbs)
    life.ended.connect(window.close)
    _listen_to_system(life, window)
    _warm_up(limbs, maker, life)
    return Composed(program=program, window=window, door=door, life=life, limbs=limbs)


def _limbs(
    folder: Path,
    ports: Ports,
    *,
    program: Program,
    door: Door,
    maker: DeskMaker,
    window: MainWindow,
) -> Limbs:
    place = Place(folder, ports.succession, window)
    guard = Guard(door, window)
    workplace = Workplace(door, window, maker, furnish=furnish)
    ground = Ground(
        folder=folder,
        first=cache(partial(_first_desk, folder, maker.assets, ports)),
        join=cache(partial(_join_work, folder, maker, ports)),
        restore=partial(_restore_work, folder, maker.assets, ports),
    )
    return Limbs(
        door=door,
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
    )


def _sight(program: Program, assets: Assets, clock: Clock) -> Sight:
    words = {name: code_list(name, assets.code(name)) for name in ("ugedag", "maaned", "klokke")}
    return Sight(look=program.look, texts=assets.texts(), clock=clock, kalender=kalender(words))


def _keyring(folder: Path, assets: Assets, ports: Ports) -> Keyring:
    """Made when somebody first tries a password; reading it takes longer than painting the lock."""
    from akutdesk.storage.adgangskode import read_krav
    from akutdesk.storage.keyring import Keyring
    from akutdesk.storage.vault import Vault

    vault = Vault(folder, ports.secret(folder))
    return Keyring(vault=vault, clock=ports.clock, read_krav=partial(read_krav, assets.root))


def _first_desk(folder: Path, assets: Assets, ports: Ports) -> FirstDesk:
    from akutdesk.storage.adgangskode import read_krav
    from akutdesk.storage.first_desk import FirstDesk
    from akutdesk.storage.vault import Vault

    return FirstDesk(
        vault=Vault(folder, ports.secret(folder)),
        clock=ports.clock,
        read_krav=partial(read_krav, assets.root),
        cost=ports.cost,
    )


def _join_work(folder: Path, maker: DeskMaker, ports: Ports) -> JoinWork:
    from akutdesk.storage.vault import Vault
    from akutdesk.sync.newcomer import Newcomer
    from akutdesk.ui.tilslutning.join_work import JoinWork

    def newcomer() -> Newcomer:
        vault = Vault(folder, ports.secret(folder))
        return Newcomer(
            vault=vault, clock=ports.clock, seconds=ports.seconds, ordliste=maker.ordliste()
        )

    return JoinWork(newcomer=newcomer, cost=ports.cost)


def _restore_work(folder: Path, assets: Assets, ports: Ports) -> RestoreWork:
    from akutdesk.storage.adgangskode import read_krav
    from akutdesk.storage.vault import Vault
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


def _warm_up(limbs: Limbs, maker: DeskMaker, life: Life) -> None:
    """Once the lock is painted, read what the first minute will need."""

    def read() -> None:
        maker.read_all()
        limbs.door.ring()
        read_ahead()

    def begin() -> None:
        limbs.door.jobs.run(read, done=lambda _: None, failed=life.refuse, owner=limbs.window)

    limbs.guard.malet.connect(begin)


def _tell_crash(window: MainWindow, texts: Texts, number: str) -> None:
    words, more = texts("fejl.uventet"), texts("fejl.uventet_nr", nr=number)
    window.alarm(Strip(name="fejl.uventet", kind="err", text=words, more=more))


def _tell_trouble(window: MainWindow, texts: Texts, error: BaseException) -> bool:
    """An error that the desk has words for and no screen has caught; False for a bug."""
    words = messages.text_of(error, texts)
    if words is not None:
        window.done(Strip(name="fejl", kind="err", text=words))
    return words is not None


def _refuse(settings: Settings, assets: Assets, ports: Ports, error: StorageError) -> int:
    """A plain window with the reason, and the same words in one line on standard error."""
    texts = assets.texts()
    words = messages.text_of(error, texts) or texts("fejl.lager")
    sys.stderr.write(f"akutdesk: {words}\n")
    if isinstance(error, AlreadyRunning) and show_the_other(instance_name(settings.data)):
        return REFUSED
    # The other start does not answer: say it here.
    program = Program(assets)
    program.look.set_palette(palette_for("", ports.clock.now()))
    window = MainWindow(program.look, texts, ports.clock)
    screen = RefusalScreen(program.look, texts, words)
    screen.luk.connect(window.close)
    window.show_full(screen)
    window.show()
    program.run()
    return REFUSED
