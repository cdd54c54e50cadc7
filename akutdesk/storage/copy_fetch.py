"""Everything that the second copies in a folder have and this desk lacks, whoever chose which folder (2.14, 2.18)."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from akutdesk.storage.errors import StorageError
from akutdesk.storage.net_errors import CopyUnreadable, NetError
from akutdesk.storage.netside import NetSide
from akutdesk.storage.second_copy import PLACE
from akutdesk.storage.step import Step
from akutdesk.wire.errors import WireError


class CopyUnfit(StorageError):
    """Nothing, or no more, was fetched.

    `grund`: MAPPE (no such folder, or not to be read), INGEN (no copy lies there), FREMMED (another place's),
    ULAESELIG (whole, and yet not what a desk writes).
    """

    kode = "HENT_KOPI"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """`nye` events came in, `lagt_til_side` did not hold or lack something; `hele`: every segment could be read."""

    nye: int = 0
    lagt_til_side: int = 0
    hele: bool = True

    @property
    def svar(self) -> str:
        """The name of the one sentence that says how it went."""
        if not self.hele:
            return "halv" if self.nye else "halv_intet"
        if self.lagt_til_side:
            return "til_side"
        return "hentet" if self.nye else "intet"


def fetch(net: NetSide, folder: Path) -> Generator[Step, None, Fetched]:
    """Take in what is new, a short transaction a step. Raises CopyUnfit, and StorageError for this desk's own file."""
    homes = _homes(net, folder)
    nye = aside = 0
    whole = True
    for home in homes:
        try:
            for step in net.import_copy(home):
                nye, aside = nye + step.nye, aside + step.karantaene
                yield step
        except CopyUnreadable as unreadable:
            whole = whole and unreadable.grund == "TOM"
        except (NetError, WireError):
            raise CopyUnfit("ULAESELIG") from None
    for step in net.settle():
        nye += step.nye
        yield step
    return Fetched(nye=nye, lagt_til_side=aside, hele=whole)


def fetch_all(net: NetSide, folder: Path) -> Fetched:
    """All steps at once, for commands and tests. Raises what `fetch` raises."""
    steps = fetch(net, folder)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("Fetched", end.value)


def _homes(net: NetSide, folder: Path) -> tuple[Path, ...]:
    """Of the folder, or of the one it lies in where somebody opened the copy itself."""
    if not folder.is_absolute() or not _is_dir(folder):
        raise CopyUnfit("MAPPE")
    inside = next((up for up in (folder, folder.parent) if up.name.startswith(PLACE)), None)
    place = folder if inside is None else inside.parent
    try:
        homes = net.copies_in(place)
        strange = any(place.glob(f"{PLACE}*"))
    except OSError:
        raise CopyUnfit("MAPPE") from None
    if not homes:
        raise CopyUnfit("FREMMED" if strange else "INGEN")
    return homes


def _is_dir(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
