"""Erased records go out of second copies too: segments that hold something of them are written anew without it (2.9).

A segment holds the hash of the one before, so every later one is written anew as well. Each is whole before it takes
the old one's place; a stop in between is found out as any damage is, and then everything goes once more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from akutdesk.storage import segment, slettet
from akutdesk.storage.durable import write_durably
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.segment import Kind, SegmentBrokenError
from akutdesk.wire import chain
from akutdesk.wire.errors import WireError
from akutdesk.wire.header import Stream, read_any_header

Frame = tuple[Kind, bytes]

_NOTED: Final = (
    "UPDATE spool_segment SET size = ?, hash = ? WHERE target = ? AND number = ? AND hash = ?"
)


def is_due(db: sqlite3.Connection, target: int) -> bool:
    """Whether something was erased since this place was last looked through."""
    (due,) = db.execute("SELECT renses FROM spool_target WHERE target = ?", (target,)).fetchone()
    return bool(due)


def scrub(file: OpenFile, target: int, homes: Collection[Path]) -> Iterator[None]:
    """Look through these homes in a place, a segment a step. Raises OSError, DiskFull, DiskFault; then it stays due."""
    for home in homes:
        previous: tuple[bytes, bytes] | None = None
        for path in segments_in(home):
            previous = _one(file, target, path, previous)
            yield
    with file.transaction():
        file.db.execute("UPDATE spool_target SET renses = 0 WHERE target = ?", (target,))


def segments_in(home: Path) -> list[Path]:
    """The segments of a home in their order."""
    return sorted(path for path in home.glob(f"*{segment.SUFFIX}") if path.stem.isdecimal())


def _one(
    file: OpenFile, target: int, path: Path, previous: tuple[bytes, bytes] | None
) -> tuple[bytes, bytes]:
    """One segment; its hash as it was, and as it is now. `previous`: the same of the one before."""
    data = path.read_bytes()
    before = segment.previous_of(data)
    follows = previous[1] if previous is not None and before == previous[0] else before
    try:
        frames = list(segment.read(data, before))
    except SegmentBrokenError:  # damaged, or a newer program's: not ours to change
        return segment.hash_of(data), segment.hash_of(data)
    kept = _without_erased(file.db, frames)
    if kept != frames or follows != before:
        made = segment.build(follows, kept)
        write_durably(path, made)
        place = (target, int(path.stem), segment.hash_of(data))
        with file.transaction():
            file.db.execute(_NOTED, (len(made), segment.hash_of(made), *place))
        return segment.hash_of(data), segment.hash_of(made)
    return segment.hash_of(data), segment.hash_of(data)


def _without_erased(db: sqlite3.Connection, frames: list[Frame]) -> list[Frame]:
    rids = [_rid_of(frame) for frame in frames]
    gone = slettet.among(db, {rid for rid in rids if rid is not None})
    if not gone:
        return frames
    kept: list[Frame] = []
    for frame, rid in zip(frames, rids, strict=True):
        if rid not in gone:
            kept.append(frame)
        elif frame[0] is Kind.EVENT:
            header, body = segment.event_of(frame[1])
            kept.append(segment.erased_frame(header, chain.body_hash(body)))
    return kept


def _rid_of(frame: Frame) -> bytes | None:
    """The record that a frame opens or tells of, if it may have to go."""
    kind, content = frame
    if kind is Kind.KEYWRAP:
        return segment.keywrap_of(content)[0]
    if kind is not Kind.EVENT:
        return None
    try:
        header = read_any_header(segment.event_of(content)[0])
    except WireError:
        return None
    return header.rid if header.stream is Stream.DATA else None
