"""What an ill file that was laid aside can still tell: its events since the backup, and its drafts (decision 0170).

It is read in a copy, so that what lies aside stays as it was found. Events leave it as a second copy would hold them,
sealed, and prove themselves at the door like anything from elsewhere; what was not signed yet is signed by the key of
its own start, which lies in the same file. A page that cannot be read ends the chain it lies in, and no other one.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from akutdesk.storage import laid_aside, segment, slettet
from akutdesk.storage.claim import DATABASE
from akutdesk.storage.connection import (
    by_known_names,
    connect,
    connect_unguarded,
    transaction,
)
from akutdesk.storage.copy_fetch import CopyUnfit, fetch_all
from akutdesk.storage.eftersyn import heads_of
from akutdesk.storage.errors import StorageError
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.netside import NetSide
from akutdesk.storage.second_copy import home_of
from akutdesk.storage.stretch import COPIED
from akutdesk.wire import chain
from akutdesk.wire.session import read_session

_WAL: Final = f"{DATABASE}-wal"
_FIRST: Final = f"000001{segment.SUFFIX}"

_STARTS: Final = "SELECT widx, writer, cert, key FROM session WHERE cert NOT NULL ORDER BY widx"
_EVENTS: Final = """
    SELECT eid, header, body, body_hash, chain FROM event WHERE eid > ? AND eid < ? ORDER BY eid
"""
_SIGNED: Final = """
    SELECT first, last, signature FROM stretch WHERE widx = ? AND last > ? ORDER BY last
"""
_WRAPS: Final = """
    SELECT rid, epoch, wrap FROM keywrap WHERE rid NOT IN (SELECT rid FROM slettet) ORDER BY kid
"""
_STATEMENTS: Final = "SELECT idx, statement FROM membership ORDER BY idx"
_DRAFTS: Final = (
    "SELECT bruger, rid, felt, type, base, text, caret, changed_ms, dropped_ms FROM draft"
)
_PUT_DRAFT: Final = f"INSERT INTO draft VALUES ({', '.join('?' * 9)})"  # noqa: S608 - question marks only

_Frame = tuple[segment.Kind, bytes]
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laest:
    """A second copy of what could be read, in a folder of ours, None for nothing; `alt`: all there was, to the end."""

    sted: Path | None = None
    alt: bool = False


@dataclass(slots=True)
class _Ill:
    """A copy of the ill file. One bad page spoils a connection, so each reading has its own (2.3)."""

    path: Path
    keys: DatabaseKeys = field(repr=False)
    whole: bool = True

    def rows(self, sql: str, values: tuple[int, ...] = ()) -> Iterator[_Row]:
        """As many rows as can be read, in order."""
        try:
            with by_known_names(), closing(connect_unguarded(self.path, self.keys)) as db:
                yield from db.execute(sql, values)
        except StorageError:
            self.whole = False


@contextmanager
def read_ill(folder: Path, keys: DatabaseKeys, aside: Path | None) -> Generator[Laest]:
    """What the ill file in `aside` has that the folder's own lacks; its drafts are there at once. A job's work.

    Nothing in `aside` is changed, and what was read for it is removed again. Raises what a transaction raises.
    """
    laid_aside.clear_try(folder)
    try:
        yield _read(folder, keys, aside)
    finally:
        laid_aside.clear_try(folder)


def take_along(net: NetSide, read: Laest) -> tuple[int, bool]:
    """How many events came along, and whether that is all that the ill file had."""
    if read.sted is None:
        return 0, read.alt
    try:
        taken = fetch_all(net, read.sted)
    except (CopyUnfit, OSError):
        return 0, False
    return taken.nye, read.alt and not taken.lagt_til_side


def _read(folder: Path, keys: DatabaseKeys, aside: Path | None) -> Laest:
    room = folder / laid_aside.TRY
    if aside is None or not _copied(aside, room):
        return Laest()
    ill = _Ill(room / DATABASE, keys)
    with closing(connect(folder / DATABASE, keys)) as here:
        frames = list(_frames(ill, here))
        if not frames:
            return Laest(alt=ill.whole)
        org, device = (_secret(here, name) for name in ("org", "device"))
        _bring_drafts(here, ill)
    try:
        home = home_of(room, org, device)
        home.mkdir(parents=True)
        (home / _FIRST).write_bytes(segment.build(segment.NO_SEGMENT, frames))
    except OSError:
        return Laest()
    return Laest(sted=room, alt=ill.whole)


def _secret(db: sqlite3.Connection, name: str) -> bytes:
    (value,) = db.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
    return bytes(value)


def _copied(aside: Path, room: Path) -> bool:
    """Whether the file and the log beside it stand in a room of their own; not where the disk is too full for it."""
    there = [path for name in (DATABASE, _WAL) if (path := aside / name).is_file()]
    try:
        if sum(path.stat().st_size for path in there) * 2 > shutil.disk_usage(aside).free:
            return False
        room.mkdir(mode=0o700)
        for path in there:
            shutil.copy(path, room / path.name)
    except OSError:
        return False
    return (room / DATABASE).is_file()


def _frames(ill: _Ill, here: sqlite3.Connection) -> Iterator[_Frame]:
    """What this desk lacks of everything that can be read, as a segment holds it."""
    for index, signed in ill.rows(_STATEMENTS):
        yield segment.statement_frame(index, signed)
    held = {(bytes(rid), epoch) for rid, epoch in here.execute("SELECT rid, epoch FROM keywrap")}
    for rid, epoch, wrap in ill.rows(_WRAPS):
        if (bytes(rid), epoch) not in held:
            yield segment.keywrap_frame(rid, epoch, wrap)
    known = {head.writer: head.n for head in heads_of(here)}
    for widx, writer, certificate, key in list(ill.rows(_STARTS)):
        events = list(
            ill.rows(_EVENTS, (event_id(widx, known.get(writer, 0)), event_id(widx + 1, 0)))
        )
        if events:
            # Events go beside the certificate and the signatures that prove them, as in any segment.
            yield segment.Kind.CERTIFICATE, bytes(certificate)
            yield from _signatures(ill, (widx, bytes(writer), bytes(certificate), key), events)
            yield from (_event(*row[1:4]) for row in events)


def _event(header: bytes, body: bytes | None, body_hash: bytes | None) -> _Frame:
    if body is not None:
        return segment.event_frame(header, body)
    return segment.erased_frame(header, body_hash or b"")


def _signatures(
    ill: _Ill, start: tuple[int, bytes, bytes, bytes | None], events: list[_Row]
) -> Iterator[_Frame]:
    """Those that were made over these events, and new ones, by the start's own key, where it is still there."""
    widx, writer, certificate, key = start
    for first, last, signature in ill.rows(_SIGNED, (widx, n_of(events[0][0]) - 1)):
        yield segment.stretch_frame(writer, (first, last), signature)
    if key is None:
        return
    session = read_session(certificate)
    for part in _parts(events):
        span = n_of(part[0][0]), n_of(part[-1][0])
        stretch = chain.Stretch(
            org=session.org, writer=writer, first=span[0], last=span[1], chain=part[-1][4]
        )
        yield segment.stretch_frame(writer, span, chain.sign_stretch(key, stretch))


def _parts(events: list[_Row]) -> Iterator[list[_Row]]:
    """As long as a signature for a second copy covers: whoever carries it on cannot cut it."""
    most, room = COPIED
    part: list[_Row] = []
    used = 0
    for row in events:
        size = len(row[1]) + len(row[2] or b"")
        if part and (len(part) == most or used + size > room):
            yield part
            part, used = [], 0
        part.append(row)
        used += size
    if part:
        yield part


def _bring_drafts(here: sqlite3.Connection, ill: _Ill) -> None:
    """What was being typed when the file was laid aside; what the backup had of that is older."""
    before, ill.whole = ill.whole, True
    drafts = list(ill.rows(_DRAFTS))
    if ill.whole:
        gone = slettet.among(here, {bytes(row[1]) for row in drafts})
        with transaction(here):
            here.execute("DELETE FROM draft")
            here.executemany(_PUT_DRAFT, [row for row in drafts if bytes(row[1]) not in gone])
    ill.whole = ill.whole and before
