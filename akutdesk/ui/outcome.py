"""What comes of an errand: a value, or the key of the one sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from akutdesk.domain.errors import DomainError
from akutdesk.storage.copy_fetch import CopyUnfit
from akutdesk.storage.errors import DiskFault, StorageError
from akutdesk.storage.joining_errors import UNREADABLE
from akutdesk.sync.address import AddressUnfit
from akutdesk.sync.gate import GateShut
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import Refused
from akutdesk.sync.round import refused
from akutdesk.sync.server import CaUnfit, NoServer
from akutdesk.ui.net.errands import Stopped

T = TypeVar("T")

_ANY: Final = "fejl.lager"
_MOST: Final = 8 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Outcome(Generic[T]):
    """What came of it: `value`, or `fejl`, the key of the sentence that says why not."""

    value: T | None = None
    fejl: str = ""


def outcome(work: Callable[[], T]) -> Outcome[T]:
    """Do it, and turn every way it may fail into its one sentence."""
    try:
        return Outcome(value=work())
    except _KNOWN as error:
        return Outcome(fejl=sentence_of(error))


def sentence_of(error: Exception) -> str:
    """The key of the sentence for what may go wrong at the gate."""
    return next((says(error) for kind, says in _SAYS if isinstance(error, kind)), _ANY)


_SAYS: Final[tuple[tuple[type[Exception], Callable[[Any], str]], ...]] = (
    (CopyUnfit, lambda unfit: f"fejl.{unfit.kode}_{unfit.grund}".lower()),
    (StorageError, lambda error: f"fejl.{error.kode.lower()}"),
    (DomainError, lambda error: f"fejl.{error.kode.lower()}"),
    (Offline, lambda away: f"synk.grund.{away.obstacle.value}"),
    (Stopped, lambda _: f"synk.grund.{Obstacle.AFBRUDT.value}"),
    (Refused, lambda refusal: f"synk.grund.{refused(refusal).reason}"),
    (GateShut, lambda shut: f"synk.grund.{shut.reason}"),
    (AddressUnfit, lambda unfit: f"synk.adresse.{unfit.kode.lower()}"),
    (CaUnfit, lambda _: "synk.adresse.ca"),
    (NoServer, lambda _: "pcer.ingen_server"),
    (UNREADABLE, lambda _: _ANY),
)
_KNOWN: Final[tuple[type[Exception], ...]] = tuple(kind for kind, _ in _SAYS)


def read_pem(path: str) -> str:
    """The certificates in a file; none without a path. Raises CaUnfit."""
    if not path.strip():
        return ""
    try:
        return Path(path.strip()).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise CaUnfit from None


def read_file(path: Path) -> bytes:
    """A small file of a stick. Raises DiskFault."""
    try:
        return path.read_bytes()[:_MOST]
    except OSError:
        raise DiskFault from None


def write_file(path: Path, data: bytes) -> None:
    """A small file on a stick. Raises DiskFault."""
    try:
        path.write_bytes(data)
    except OSError:
        raise DiskFault from None
