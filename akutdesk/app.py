"""The composition root: puts the parts of one start together, and refuses where it must (design.md 3).

In two halves: here what the lock needs to be painted, in `behind` what stands behind it (design.md 6). It
decides nothing about people. What the machine gives (clock, printer, keeper of the PC's secret) comes in as
ports, so that the demo and the tests start the same program.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.config import Settings
from akutdesk.domain.clock import Clock
from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.ports import Ports
from akutdesk.storage import claim
from akutdesk.storage.errors import StorageError
from akutdesk.storage.forhal import Forhal
from akutdesk.storage.instance import instance_name
from akutdesk.storage.location import volumes_here
from akutdesk.storage.vault_errors import AlreadyRunning
from akutdesk.ui import messages
from akutdesk.ui.crash import CrashPath
from akutdesk.ui.doorstep import Doorstep, Front
from akutdesk.ui.garbage import Garbage
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.laas.door_screen import Sight
from akutdesk.ui.laas.guard import Door, Guard
from akutdesk.ui.laas.place import Place
from akutdesk.ui.logout import close_at_logout
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.program import Program, palette_for

if TYPE_CHECKING:
    from akutdesk.storage.keyring import Keyring
    from akutdesk.ui.life import Life, Limbs

REFUSED = 1
"""Exit code of a start that was refused."""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """One start of the program, put together as far as its lock and not yet shown."""

    program: Program
    front: Front
    doorstep: Doorstep

    @property
    def window(self) -> MainWindow:
        """The one window."""
        return self.front.window

    @property
    def door(self) -> Door:
        """What the lock works with."""
        return self.front.door

    @property
    def life(self) -> Life:
        """What stands behind the lock, put together at its first need."""
        return self.doorstep.life

    @property
    def limbs(self) -> Limbs:
        """The parts of the life."""
        return self.life.limbs

    def unlock(self, initialer: str, kode: str, vagtkode: str) -> None:
        """Open at once as this person, with this shift code. Raises PasswordWrong, KodeAfslag, StorageError."""
        bruger = self.door.noegler.lad_ind(self.door.noegler.proev(initialer, kode))
        self.limbs.entrance.use_code(bruger, vagtkode)
        self.limbs.entrance.choose_code(bruger)

    def show(self) -> None:
        """Show the window with the lock or the first run; it lives in the program's event loop."""
        self.doorstep.begin()
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
        composed.front.place.hold(lock)
    elif handed is not None:
        composed.doorstep.follow(handed)
    close_at_logout(composed.window)
    composed.show()
    gc.freeze()  # what stands here stays to the end, so no collection need look at it
    if shown is not None:
        shown(composed)
    return composed.program.run()


def compose(settings: Settings, assets: Assets, ports: Ports) -> Composed:
    """Every part that the lock needs, connected. Nothing is shown or opened. Raises AssetDamaged."""
    program = Program(assets)
    folder, texts = settings.data, assets.texts()
    forhal = Forhal(folder, ports.clock)
    shown = forhal.forside()
    program.look.set_palette(palette_for(shown.palet, ports.clock.now()))
    program.look.set_percent(shown.tekst_pct)
    window = MainWindow(program.look, texts, ports.clock)
    Garbage(window)
    crash = CrashPath(
        partial(_tell_crash, window, texts), told=partial(_tell_trouble, window, texts)
    )
    crash.install()
    door = Door(
        sight=_sight(program, assets, ports.clock),
        seconds=ports.seconds,
        jobs=Jobs(named=messages.is_named, crash=crash, parent=window),
        shell=window,
        ring=cache(partial(_keyring, folder, assets, ports)),
        forhal=forhal,
    )
    guard, place = Guard(door, window), Place(folder, ports.succession, window)
    front = Front(folder=folder, window=window, door=door, guard=guard, place=place)
    doorstep = Doorstep(
        front, read=_read_behind, make=partial(_behind, front, program, assets, ports)
    )
    return Composed(program=program, front=front, doorstep=doorstep)


def _read_behind() -> None:
    """The keys and the store: most of what stands behind the lock, and nothing of Qt, so a job may read it."""
    import_module("akutdesk.storage.keyring")


def _behind(front: Front, program: Program, assets: Assets, ports: Ports) -> Life:
    from akutdesk.behind import put_together

    return put_together(front, program, assets, ports)


def _keyring(folder: Path, assets: Assets, ports: Ports) -> Keyring:
    from akutdesk.behind import keyring

    return keyring(folder, assets, ports)


def _sight(program: Program, assets: Assets, clock: Clock) -> Sight:
    words = {name: code_list(name, assets.code(name)) for name in ("ugedag", "maaned", "klokke")}
    return Sight(look=program.look, texts=assets.texts(), clock=clock, kalender=kalender(words))


def _tell_crash(window: MainWindow, texts: Texts, number: str) -> None:
    from akutdesk.ui.head import Strip

    words, more = texts("fejl.uventet"), texts("fejl.uventet_nr", nr=number)
    window.alarm(Strip(name="fejl.uventet", kind="err", text=words, more=more))


def _tell_trouble(window: MainWindow, texts: Texts, error: BaseException) -> bool:
    """An error that the desk has words for and no screen has caught; False for a bug."""
    from akutdesk.ui.head import Strip

    words = messages.text_of(error, texts)
    if words is not None:
        window.done(Strip(name="fejl", kind="err", text=words))
    return words is not None


def _refuse(settings: Settings, assets: Assets, ports: Ports, error: StorageError) -> int:
    """A plain window with the reason, and the same words in one line on standard error."""
    from akutdesk.ui.laas.doorbell import show_the_other
    from akutdesk.ui.refusal import RefusalScreen

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
