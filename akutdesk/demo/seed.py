"""`akutdesk seed`: an invented desk in a new data folder, for tests, benchmarks and acceptance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from akutdesk.assets import Assets
from akutdesk.config import device_secret_path
from akutdesk.demo.content import content_of
from akutdesk.demo.filling import Founding, found_desk
from akutdesk.demo.year import FIXTURE, Year, make_year
from akutdesk.domain.katalog import katalog
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.calibration import FLOOR_COST, Argon2Cost
from akutdesk.storage.device_secret import DeviceSecret, device_secret_at
from akutdesk.storage.laas import write_laas
from akutdesk.storage.vault import Vault
from akutdesk.ui.laas.front import front_of


def whole(year: Year) -> Year:
    """All of it."""
    return year


@dataclass(frozen=True, kw_only=True)
class Sowing:
    """What to invent, and where. The leader's password opens it."""

    folder: Path
    seed: int
    henvendelser: int = FIXTURE
    passwords: dict[str, str] = field(repr=False)
    cost: Argon2Cost = FLOOR_COST
    secret: DeviceSecret | None = None
    """The PC's secret; None for the one a start on this folder looks for."""
    told: Callable[[Year], Year] = whole
    """What of the year is written down."""


def sow(assets: Assets, sowing: Sowing) -> tuple[Founding, Year]:
    """Make the desk. Raises VaultThere, PasswordRefused, FolderUnsafe, DiskFull, DiskFault, AssetDamaged."""
    words, directory = content_of(assets), katalog(assets.directory()["katalog"])
    made = make_year(words, directory, seed=sowing.seed, henvendelser=sowing.henvendelser)
    year = sowing.told(made)
    secret = sowing.secret or device_secret_at(device_secret_path(sowing.folder))
    founding = Founding(
        vault=Vault(sowing.folder, secret),
        krav=read_krav(assets.root),
        cost=sowing.cost,
        passwords=sowing.passwords,
    )
    found_desk(founding, year)
    house = directory.med_opslag(year.service.opslag)
    write_laas(sowing.folder, front_of(year.service.enhed, house, (), look=("", 100)))
    return founding, year
