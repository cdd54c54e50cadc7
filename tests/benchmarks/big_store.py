"""The store the budgets are measured in: invented contacts, kept between runs under build/bench."""

from __future__ import annotations

import hashlib
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from akutdesk.assets import Assets
from akutdesk.demo.clock import HandClock
from akutdesk.demo.content import content_of
from akutdesk.demo.filling import Founding, found_desk, unlock
from akutdesk.demo.tonight import BEGINS
from akutdesk.demo.year import Year, make_year
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.katalog import katalog
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.device_secret import FileDeviceSecret
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.wire.crypto import Argon2Cost

ROOT = Path(__file__).parents[2]
PASSWORDS = {"MF": "fire små heste løber", "AN": "roligt hav i november"}
_CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


@dataclass(frozen=True)
class BigStore:
    """A founded desk of so many contacts; each `open` copies nothing and is closed by the caller."""

    founding: Founding
    year: Year

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.founding.vault.folder

    @property
    def adgang(self) -> Adgang:
        """Anna's."""
        return Adgang(self.year.service.anna.id, "MEDARBEJDER", "EGEN_VAGT")

    def open(self) -> Store:
        """The store as it opens for Anna."""
        store, keys = unlock(self.founding, self.year.service.anna, HandClock(BEGINS))
        store.sign_in(self.year.service.anna.id, keys.person.sign)
        return store


def big_store(assets: Assets, henvendelser: int) -> BigStore:
    """The store of this size; made if this code has not made it before."""
    folder = ROOT / "build" / "bench" / f"{henvendelser}-{_code()}"
    year = make_year(
        content_of(assets),
        katalog(assets.directory()["katalog"]),
        seed=1,
        henvendelser=henvendelser,
    )
    founding = Founding(
        vault=Vault(folder, FileDeviceSecret(folder.with_suffix(".key"))),
        krav=read_krav(assets.root),
        cost=_CHEAP,
        passwords=PASSWORDS,
    )
    done = folder.with_suffix(".done")
    if not done.exists():
        sys.stderr.write(f"Inventing {henvendelser:,} contacts, once ...\n")
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        found_desk(founding, year)
        done.touch()
    return BigStore(founding, year)


def _code() -> str:
    """Changes when the code that writes the store changes."""
    files = [
        file
        for part in ("demo", "domain", "storage", "wire")
        for file in sorted((ROOT / "akutdesk" / part).rglob("*.py"))
    ]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
