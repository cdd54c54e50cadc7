"""Notes jotted and clocks started while the desk is locked, sealed to a key whose private half is locked in.

design.md 8.16. A locked process holds no key that opens anything, so it writes with the public inbox key of
vault.keys. After the next unlock the notes become drafts; only then are their files removed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import msgspec

from akutdesk.storage.durable import remove_durably, write_durably
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.instant import FIRST_MS, LAST_MS
from akutdesk.storage.vault_errors import NoteDamaged
from akutdesk.wire import crypto
from akutdesk.wire.codec import Id16, pack, unpack
from akutdesk.wire.errors import WireError
from akutdesk.wire.padding import padded_size

FOLDER: Final = "indbakke"
_ENDING: Final = ".lukket"
_PREFIX: Final = 4
_LEAST: Final = 512
"""No note is smaller: most are a line or two, and then all files look the same."""

_INFO: Final = b"akd/indbakke/1"
_MAX_FILE: Final = 8 * 1024 * 1024


_Instant = Annotated[int, msgspec.Meta(ge=FIRST_MS, le=LAST_MS)]


class Notat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was jotted: `note_id` names one jotting field, which is written again as it grows.

    `start_ms` is when its clock was started (F2), `skrevet_ms` when this was written; UTC milliseconds.
    """

    note_id: Id16
    skrevet_ms: _Instant
    start_ms: _Instant | None = None
    tekst: str = ""

    def __repr__(self) -> str:
        """Only the id: what was typed appears in no trace."""
        return f"Notat({self.note_id.hex()})"


@dataclass(frozen=True, slots=True)
class Fund:
    """What lay in the inbox: the notes, oldest first, and how many files could not be opened."""

    notater: tuple[Notat, ...]
    skadede: int = field(default=0)


_DECODER = msgspec.msgpack.Decoder(Notat)


def new_note_id() -> bytes:
    """The name of a new jotting field."""
    return crypto.random_bytes(16)


def jot(folder: Path, inbox_public: bytes, notat: Notat) -> None:
    """Keep a note, in place of what the same field held before. Raises DiskFull or DiskFault.

    The size is padded, so that the file does not tell how much was said.
    """
    inbox = folder / FOLDER
    try:
        inbox.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        raise DiskFault from None
    block = _padded(pack(notat))
    sealed = crypto.seal_to(inbox_public, block, _INFO + notat.note_id)
    write_durably(inbox / (notat.note_id.hex() + _ENDING), sealed)


def open_inbox(folder: Path, inbox_key: bytes) -> Fund:
    """What lies in the inbox; nothing is removed. A file that cannot be opened stays and is counted."""
    notater: list[Notat] = []
    skadede = 0
    for path in sorted((folder / FOLDER).glob("*" + _ENDING)):
        try:
            notater.append(_opened(path, inbox_key))
        except NoteDamaged:
            skadede += 1
    notater.sort(key=_begun)
    return Fund(tuple(notater), skadede)


def empty_inbox(folder: Path, taken: Iterable[Notat]) -> None:
    """Remove the notes that are drafts in the database by now. Raises DiskFault.

    Call it before the desk can lock again: a note that grows under a second lock has the same file.
    """
    for notat in taken:
        remove_durably(folder / FOLDER / (notat.note_id.hex() + _ENDING))


def _begun(notat: Notat) -> tuple[int, bytes]:
    return notat.skrevet_ms if notat.start_ms is None else notat.start_ms, notat.note_id


def _opened(path: Path, inbox_key: bytes) -> Notat:
    try:
        with path.open("rb") as file:
            sealed = file.read(_MAX_FILE)
        name = bytes.fromhex(path.stem)
        block = crypto.open_from(inbox_key, sealed, _INFO + name)
        size = int.from_bytes(block[:_PREFIX], "big")
        notat = unpack(_DECODER, block[_PREFIX : _PREFIX + size], "notat")
    except (OSError, ValueError, WireError):
        raise NoteDamaged from None
    if notat.note_id != name:
        raise NoteDamaged
    return notat


def _padded(data: bytes) -> bytes:
    size = max(padded_size(_PREFIX + len(data)), _LEAST)
    return (len(data).to_bytes(_PREFIX, "big") + data).ljust(size, b"\0")
