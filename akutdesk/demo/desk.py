"""The invented desk of the demo: founded in a folder that is thrown away, opened by ports of the demo's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from akutdesk.app import Composed, Ports, compose
from akutdesk.assets import Assets
from akutdesk.config import Settings
from akutdesk.demo.filling import Founding
from akutdesk.demo.night_words import NightWords, apart_words, night_words
from akutdesk.demo.seed import Sowing, sow, whole
from akutdesk.demo.year import FIXTURE, Year
from akutdesk.domain.clock import Clock
from akutdesk.storage import claim
from akutdesk.storage.calibration import FLOOR_COST, Argon2Cost
from akutdesk.storage.claim import Handed, Succession
from akutdesk.storage.device_secret import DeviceSecret, device_secret_at
from akutdesk.storage.instance import InstanceLock

if TYPE_CHECKING:
    from akutdesk.ui.printer import PrinterPort

ANNA: Final = "AN"
BO: Final = "BO"
METTE: Final = "MF"
_SEED: Final = 2026
_LEADER_CODE: Final = "leder {}"


@dataclass(frozen=True, kw_only=True)
class DemoDesk:
    """A desk with its year of invented people. Anna's password and shift code stand in `words`."""

    assets: Assets
    words: NightWords
    place: Path
    founding: Founding
    year: Year

    @property
    def leaders_code(self) -> str:
        """Mette's password."""
        return _LEADER_CODE.format(self.words.kode)

    @property
    def settings(self) -> Settings:
        """Where the program finds it."""
        return settings_at(self.place)

    def ports(
        self, clock: Clock, printer: Callable[[], PrinterPort], succession: Succession
    ) -> Ports:
        """What the program is given instead of what the machine has."""
        return Ports(
            clock=clock,
            printer=printer,
            secret=partial(secret_at, self.place),
            succession=succession,
        )


def found_demo(
    assets: Assets,
    place: Path,
    *,
    henvendelser: int = FIXTURE,
    cost: Argon2Cost = FLOOR_COST,
    told: Callable[[Year], Year] = whole,
) -> DemoDesk:
    """Found it below `place`; `told` says what of the year is written down. Takes some seconds.

    Raises AssetDamaged, FolderUnsafe, DiskFull, DiskFault.
    """
    words = night_words(assets)
    sowing = Sowing(
        folder=settings_at(place).data,
        seed=_SEED,
        henvendelser=henvendelser,
        passwords={
            METTE: _LEADER_CODE.format(words.kode),
            ANNA: words.kode,
            BO: apart_words(assets).bo_kode,
        },
        cost=cost,
        secret=secret_at(place),
        told=told,
    )
    founding, year = sow(assets, sowing)
    return DemoDesk(assets=assets, words=words, place=place, founding=founding, year=year)


@dataclass(frozen=True)
class SameProcess(Succession):
    """After a full lock the fresh program opens in this very process: the demo has nothing to wipe.

    `opened` is told of it before it is shown.
    """

    make: Callable[[], Composed]
    opened: Callable[[Composed], None]

    def succeed(self, lock: InstanceLock, word: str, *, unsaved: bool) -> Alive:
        """Open the fresh program beside the old one, which closes when it has painted."""
        fresh = self.make()
        fresh.doorstep.follow(Handed(lock.inherit(), word, unsaved=unsaved))
        self.opened(fresh)
        fresh.show()
        return Alive()

    def replace(self, lock: InstanceLock, word: str, *, unsaved: bool) -> None:
        """The fresh program cannot die alone here."""


class Alive:
    """A process that runs, for as long as this one does."""

    def poll(self) -> int | None:
        """Still running."""
        return None


def composed(desk: DemoDesk, ports: Ports) -> Composed:
    """The program on the desk, neither shown nor opened."""
    return compose(desk.settings, desk.assets, ports)


def opened_beside(desk: DemoDesk, ports: Ports) -> Composed:
    """The program on that desk in a process that has another one already, not yet shown."""
    program = composed(desk, ports)
    program.front.place.hold(claim.claim(desk.settings.data))
    return program


def empty_desk(desk: DemoDesk, ports: Ports) -> Composed:
    """The program in an empty folder beside that desk: it begins with the first run."""
    empty = replace(desk, place=desk.place / "tomt")
    empty.settings.data.mkdir(parents=True)
    own = replace(ports, secret=partial(secret_at, empty.place), cost=lambda: FLOOR_COST)
    return opened_beside(empty, own)


def settings_at(place: Path) -> Settings:
    """The settings of a desk that was founded below `place`."""
    return Settings(data=place / "data")


def secret_at(place: Path, _folder: Path | None = None) -> DeviceSecret:
    """The PC's secret of that desk: beside its data, so that it goes when they go."""
    return device_secret_at(place / "pc.key")
