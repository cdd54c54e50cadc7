"""The second copies that lie in a folder, as anybody may read them: whose they are, how much, and whether whole.

No key is needed for that, and none can be had from it: a copy opens with a recovery kit only (protocol.md 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from akutdesk.storage.copy_check import CopyHealth, examine_copy
from akutdesk.storage.instant import instant
from akutdesk.storage.kit import read_code
from akutdesk.storage.restore_errors import CopyDamaged, CopyForeign, CopyMissing, CopyTooNew
from akutdesk.storage.segment import SUFFIX
from akutdesk.wire.errors import SealBrokenError, UnknownFormatError, WireError
from akutdesk.wire.membership import Membership, read_membership
from akutdesk.wire.root import open_root

_DEEP: Final = ("*", "*/*", "*/*/*")
"""A PC's own folder, that of its place, or the one that somebody chose for copies (2.14)."""

_AWAY: Final = frozenset({"ORDER", "GAP"})


@dataclass(frozen=True, kw_only=True)
class FoundCopy:
    """One place's copies. `statements` is its longest list of members; `sidst` the latest start it tells of.

    `skadet`: some file is damaged. `mangler`: something that was written after is not there. What is whole can
    be taken all the same.
    """

    homes: tuple[Path, ...]
    statements: tuple[bytes, ...]
    events: int
    sidst: datetime | None
    skadet: bool
    mangler: bool


@dataclass(frozen=True, slots=True)
class _Home:
    folder: Path
    health: CopyHealth
    org: Membership
    statements: tuple[bytes, ...]


def find_copies(folder: Path) -> tuple[FoundCopy, ...]:
    """The copies in a folder, a place each. Reads all of them: a job's work.

    Raises CopyMissing, CopyTooNew, CopyDamaged where no list of members begins.
    """
    try:
        healths = [(home, examine_copy(home)) for home in _folders(folder)]
    except OSError:
        raise CopyMissing from None
    if not healths:
        raise CopyMissing
    if any(code == "NEWER" for _, health in healths for _, code in health.faults):
        raise CopyTooNew
    homes = [home for home in (_home(*each) for each in healths) if home is not None]
    if not homes:
        raise CopyDamaged
    unread = len(healths) - len(homes)
    places = dict.fromkeys(home.statements[0] for home in homes)
    return tuple(
        _joined([home for home in homes if home.statements[0] == first], unread) for first in places
    )


def opened_by(copies: Sequence[FoundCopy], code: str) -> tuple[FoundCopy, bytes]:
    """The copy that a kit's code belongs to, and ROOT.

    Raises KitWrong with the groups that do not hold, CopyForeign if the code is another place's.
    """
    kit = read_code(code)
    for copy in copies:
        org = read_membership(copy.statements)
        try:
            return copy, open_root(org.kits, kit, org.org)
        except SealBrokenError:
            continue
    raise CopyForeign


def _folders(folder: Path) -> list[Path]:
    found = (path for deep in _DEEP for path in folder.glob(deep + SUFFIX))
    return sorted({path.parent for path in found if path.stem.isdecimal()})


def _home(folder: Path, health: CopyHealth) -> _Home | None:
    """A PC's copy, with its list of members as far as that holds. Raises CopyTooNew."""
    statements = health.statements
    while statements:
        try:
            return _Home(folder, health, read_membership(statements), statements)
        except UnknownFormatError:
            raise CopyTooNew from None
        except WireError:
            statements = statements[:-1]
    return None


def _joined(homes: Sequence[_Home], unread: int) -> FoundCopy:
    longest = max(homes, key=lambda home: home.org.count)
    codes = _codes(homes)
    cut = any(home.org.count < len(home.health.statements) for home in homes)
    started = max(home.health.started_ms for home in homes)
    return FoundCopy(
        homes=tuple(home.folder for home in homes),
        statements=longest.statements,
        events=sum(home.health.events for home in homes),
        sidst=instant(started or None),
        skadet=bool(codes - _AWAY) or cut or unread > 0,
        mangler=bool(codes & _AWAY),
    )


def _codes(homes: Iterable[_Home]) -> frozenset[str]:
    return frozenset(code for home in homes for _, code in home.health.faults)
