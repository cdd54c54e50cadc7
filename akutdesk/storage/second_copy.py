"""The second copy: every sealed event also in another place, written after the save and never delaying it (2.14)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.storage import copy_scrub, note_index, segment, slettet, stretch, witness
from akutdesk.storage.copy_place import refuse_data
from akutdesk.storage.durable import write_durably
from akutdesk.storage.errors import DiskFault, DiskFull
from akutdesk.storage.event_id import n_of, widx_of
from akutdesk.storage.instant import instant, known_instant, millis
from akutdesk.storage.live_file import LiveFile
from akutdesk.storage.members import statements
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import chain, hlc, membership

PLACE: Final = "akutdesk-"
"""How the folder of an org begins, in a place where copies lie; one folder for each PC in it."""

_EVENTS: Final = 500
_EVENT_KINDS: Final = {segment.Kind.EVENT, segment.Kind.ERASED}
_WRAPS: Final = 2000

_WAITING: Final = """
    SELECT event.eid, header, body, body_hash, slettet.rid FROM session
    LEFT JOIN spool_mark ON spool_mark.widx = session.widx AND target = :target
    JOIN event ON event.eid > session.widx << 40 | coalesce(spool_mark.n, 0)
        AND event.eid < session.widx + 1 << 40
    LEFT JOIN slettet ON slettet.rid = event.rid AND stream = 1
    ORDER BY event.eid LIMIT :most
"""
_STRETCHES: Final = """
    SELECT writer, first, last, stretch.signature FROM stretch JOIN session USING (widx)
    LEFT JOIN spool_mark ON spool_mark.widx = stretch.widx AND target = :target
    WHERE stretch.widx = :widx AND last > coalesce(spool_mark.n, 0) AND first <= :n
    ORDER BY last
"""
_UNSENT: Final = """
    SELECT sum(last_n - received_n), min(first_hlc) FROM (
        SELECT received_n,
            (SELECT eid & 1099511627775 FROM event
             WHERE eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1 ORDER BY eid DESC LIMIT 1) AS last_n,
            (SELECT hlc FROM event
             WHERE eid BETWEEN (widx << 40 | received_n) + 1 AND (widx + 1 << 40) - 1
             ORDER BY eid LIMIT 1) AS first_hlc
        FROM session WHERE device = ?
    )
"""
_UNCOPIED: Final = """
    SELECT max(lacking) FROM (
        SELECT (
            SELECT count(*) FROM session
            LEFT JOIN spool_mark ON spool_mark.widx = session.widx
                AND spool_mark.target = spool_target.target
            JOIN event ON event.eid > session.widx << 40 | coalesce(spool_mark.n, 0)
                AND event.eid < session.widx + 1 << 40
        ) AS lacking FROM spool_target
    )
"""


@dataclass(frozen=True, kw_only=True)
class CopyResult:
    """One round: how many events went to all the places, and how many places could not be reached or are full."""

    events: int
    missing: int
    full: int


@dataclass(frozen=True, kw_only=True)
class Overblik:
    """Where this PC's events are: how many are not received by a server, since when, and the newest copy."""

    usendte: int
    aeldste_usendte: datetime | None
    ukopierede: int
    """Events that the place which lacks most of them has not got yet."""
    kopi_tid: datetime | None


@dataclass(frozen=True, kw_only=True)
class DiskState:
    """Free bytes on the data folder's disk, and whether the reserve is there (ux.md 3.3)."""

    ledig: int
    reserve: bool


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the next segment holds, and how far each mark moves with it."""

    frames: list[tuple[segment.Kind, bytes]]
    marks: dict[int, int]
    kid: int
    idx: int


class SecondCopy(LiveFile):
    """The store's calls about the second copy and the disk."""

    def set_copy_targets(self, adgang: Adgang, folders: Sequence[Path]) -> None:
        """Say where copies go. A place that is named again goes on where it was; the others are forgotten.

        Raises AdgangError, CopyFolderUnfit DATA.
        """
        kraev(adgang, "SKRIV_OPSAETNING")
        for folder in folders:
            refuse_data(folder, self._file.folder)
        wanted = [str(folder) for folder in folders]
        db = self._file.db
        with self._file.transaction():
            for (path,) in db.execute("SELECT path FROM spool_target").fetchall():
                if path not in wanted:
                    db.execute("DELETE FROM spool_target WHERE path = ?", (path,))
            # segments of an earlier time may lie there that still hold what was erased since
            due = slettet.any_at_all(db)
            db.executemany(
                "INSERT OR IGNORE INTO spool_target (path, renses) VALUES (?, ?)",
                [(path, due) for path in wanted],
            )

    def copy_targets(self) -> tuple[Path, ...]:
        """Where copies go."""
        rows = self._file.db.execute("SELECT path FROM spool_target ORDER BY target").fetchall()
        return tuple(Path(row[0]) for row in rows)

    def copy_out(self) -> CopyResult:
        """Write to each place what it lacks. Slow: a job's work. A place that is away waits for the next round."""
        *_, result = self.copying()
        return result

    def copying(self) -> Iterator[CopyResult]:
        """The same in steps, none of which keeps a save waiting long: what was done so far, after each.

        Notes that wait for the search index go over first, since a job has the time.
        """
        done = CopyResult(events=0, missing=0, full=0)
        for _ in self._before_copying():
            yield done
        for target, path in self._file.db.execute(
            "SELECT target, path FROM spool_target ORDER BY target"
        ).fetchall():
            try:
                for events in _fill(self._file, target, Path(path)):
                    done = replace(done, events=done.events + events)
                    yield done
            except DiskFull:
                done = replace(done, full=done.full + 1)
            except (DiskFault, OSError):
                done = replace(done, missing=done.missing + 1)
        yield done

    def _before_copying(self) -> Iterator[None]:
        yield from _bring_in_notes(self._file)
        self._note_what_is_written()
        yield from _sign(self._file)

    def _note_what_is_written(self) -> None:
        file = self._file
        witness.write(file.db, file.folder, file.keys, file.writer.device)

    def overblik(self) -> Overblik:
        """How safe this PC's events are."""
        db, device = self._file.db, self._file.writer.device
        waiting, oldest = unsent(db, device)
        (missing,) = db.execute(_UNCOPIED).fetchone()
        (written,) = db.execute("SELECT max(written_ms) FROM spool_target").fetchone()
        return Overblik(
            usendte=waiting,
            ukopierede=missing or 0,
            aeldste_usendte=oldest,
            kopi_tid=instant(written),
        )

    def disk(self) -> DiskState:
        """How full the disk is."""
        free = shutil.disk_usage(self._file.folder).free
        return DiskState(ledig=free, reserve=self._file.reserve.there())

    def make_reserve(self) -> bool:
        """Lay the reserve back when there is room again; whether it is there. Slow on some disks: a job's work."""
        return self._file.reserve.make()


def unsent(db: sqlite3.Connection, device: bytes) -> tuple[int, datetime | None]:
    """How many events of this PC the server has not got, and since when."""
    waiting, first = db.execute(_UNSENT, (device,)).fetchone()
    return waiting or 0, None if first is None else known_instant(hlc.millis(first))


def home_of(folder: Path, org: bytes, device: bytes) -> Path:
    """Where one PC's segments lie in a target folder."""
    return folder / _place(org) / device.hex()


def homes_in(folder: Path, org: bytes) -> tuple[Path, ...]:
    """The folders of this org's PCs in a place where copies lie, such as a stick. Raises OSError."""
    return tuple(sorted(path for path in (folder / _place(org)).glob("*") if path.is_dir()))


def _place(org: bytes) -> str:
    return f"{PLACE}{org.hex()[:8]}"


def _bring_in_notes(file: OpenFile) -> Iterator[None]:
    """In small transactions, so that a save never waits long."""
    left = True
    while left:
        with file.transaction():
            left = note_index.catch_up(file.db)
        yield


def _sign(file: OpenFile) -> Iterator[None]:
    """One stretch in each transaction, for the same reason."""
    signing = stretch.signing(file.db, file.writer.device)
    left = True
    while left:
        with file.transaction():
            left = next(signing, False)
        yield


def _fill(file: OpenFile, target: int, folder: Path) -> Iterator[int]:
    """Bring one place up to date; the number of events written in each step."""
    if not folder.is_dir():
        raise FileNotFoundError
    home = home_of(folder, file.writer.org, file.writer.device)
    home.mkdir(parents=True, exist_ok=True)
    if not _is_whole(file.db, target, home):
        with file.transaction():
            _begin_anew(file.db, target)
    if copy_scrub.is_due(file.db, target):
        for _ in copy_scrub.scrub(file, target, _ours(file, folder)):
            yield 0
    while (batch := _next_batch(file.db, target)).frames:
        number, previous = _last_segment(file.db, target)
        data = segment.build(previous, batch.frames)
        number = max(number, *_numbers(home)) + 1
        _put(home / _name(number), data)
        with file.transaction():
            _note(file, target, batch, (number, data))
        yield sum(kind in _EVENT_KINDS for kind, _ in batch.frames)


def _ours(file: OpenFile, folder: Path) -> tuple[Path, ...]:
    """The homes in a place that nobody but this PC looks after: its own, and those of PCs that left the house."""
    org = membership.read_membership(statements(file.db))
    active = {each.device for each in org.devices.values() if each.active}
    others = {device.hex() for device in active - {file.writer.device}}
    return tuple(home for home in homes_in(folder, file.writer.org) if home.name not in others)


def _put(path: Path, data: bytes) -> None:
    """Write a segment and read it back. Raises DiskFull or DiskFault."""
    write_durably(path, data)
    if path.read_bytes() != data:
        raise DiskFault


def _is_whole(db: sqlite3.Connection, target: int, home: Path) -> bool:
    """Whether every segment written there still lies there: it may be another stick under the same name.

    By size, and the last one by its hash; `copy_check` reads them all.
    """
    noted = db.execute(
        "SELECT number, size, hash FROM spool_segment WHERE target = ? ORDER BY number", (target,)
    ).fetchall()
    if not noted:
        return True
    with os.scandir(home) as entries:
        sizes = {entry.name: entry.stat().st_size for entry in entries}
    last, _, digest = noted[-1]
    if any(name > _name(last) for name in sizes if name.endswith(segment.SUFFIX)):
        return (
            False  # this file is an older copy of the one that wrote there: it came from a backup
        )
    return all(sizes.get(_name(number)) == size for number, size, _ in noted) and segment.holds(
        (home / _name(last)).read_bytes(), digest
    )


def _begin_anew(db: sqlite3.Connection, target: int) -> None:
    """Something is missing there: everything goes once more, in new segments, and nothing counts till then."""
    db.execute("DELETE FROM spool_mark WHERE target = ?", (target,))
    db.execute("DELETE FROM spool_segment WHERE target = ?", (target,))
    db.execute(
        "UPDATE spool_target SET keywrap_kid = 0, membership_idx = 0, written_ms = NULL"
        " WHERE target = ?",
        (target,),
    )
    db.execute(
        "UPDATE session SET copied_n = coalesce("
        "(SELECT max(n) FROM spool_mark WHERE spool_mark.widx = session.widx), 0)"
    )


def _name(number: int) -> str:
    return f"{number:06d}{segment.SUFFIX}"


def _numbers(home: Path) -> tuple[int, ...]:
    """The numbers of the segments that lie there; a file is never written over."""
    found = (path.stem for path in home.glob(f"*{segment.SUFFIX}"))
    return (0, *(int(stem) for stem in found if stem.isdecimal()))


def _next_batch(db: sqlite3.Connection, target: int) -> _Batch:
    kid, idx = db.execute(
        "SELECT keywrap_kid, membership_idx FROM spool_target WHERE target = ?", (target,)
    ).fetchone()
    frames: list[tuple[segment.Kind, bytes]] = []
    for index, signed in db.execute(
        "SELECT idx, statement FROM membership WHERE idx >= ? ORDER BY idx", (idx,)
    ).fetchall():
        frames.append(segment.statement_frame(index, signed))
        idx = index + 1
    for number, rid, epoch, wrap in db.execute(
        "SELECT kid, rid, epoch, wrap FROM keywrap WHERE kid > ?"
        " AND rid NOT IN (SELECT rid FROM slettet) ORDER BY kid LIMIT ?",
        (kid, _WRAPS),
    ).fetchall():
        frames.append(segment.keywrap_frame(rid, epoch, wrap))
        kid = number
    marks: dict[int, int] = {}
    for eid, *event in db.execute(_WAITING, {"target": target, "most": _EVENTS}).fetchall():
        if n_of(eid) == 1:
            frames.append((segment.Kind.CERTIFICATE, _certificate(db, widx_of(eid))))
        marks[widx_of(eid)] = n_of(eid)
        frames.append(_event(*event))
    frames += _stretches(db, target, marks)
    return _Batch(frames, marks, kid, idx)


def _event(
    header: bytes, body: bytes | None, body_hash: bytes | None, gone: bytes | None
) -> tuple[segment.Kind, bytes]:
    """An event's frame, without its body where that is gone or about to go."""
    if body is not None and gone is None:
        return segment.event_frame(header, body)
    return segment.erased_frame(header, body_hash or chain.body_hash(body or b""))


def _stretches(
    db: sqlite3.Connection, target: int, marks: Mapping[int, int]
) -> Iterator[tuple[segment.Kind, bytes]]:
    """The signatures over these events; one that reaches beyond them stands in the next segment too."""
    for widx, n in marks.items():
        for writer, first, last, signature in db.execute(
            _STRETCHES, {"target": target, "widx": widx, "n": n}
        ).fetchall():
            yield segment.stretch_frame(writer, (first, last), signature)


def _certificate(db: sqlite3.Connection, widx: int) -> bytes:
    (certificate,) = db.execute("SELECT cert FROM session WHERE widx = ?", (widx,)).fetchone()
    return bytes(certificate)


def _last_segment(db: sqlite3.Connection, target: int) -> tuple[int, bytes]:
    row = db.execute(
        "SELECT number, hash FROM spool_segment WHERE target = ? ORDER BY number DESC LIMIT 1",
        (target,),
    ).fetchone()
    return (0, segment.NO_SEGMENT) if row is None else (int(row[0]), bytes(row[1]))


def _note(file: OpenFile, target: int, batch: _Batch, made: tuple[int, bytes]) -> None:
    """Move the marks: the segment is on its disk."""
    number, data = made
    db = file.db
    db.execute(
        "INSERT INTO spool_segment (target, number, size, hash) VALUES (?, ?, ?, ?)",
        (target, number, len(data), segment.hash_of(data)),
    )
    db.executemany(
        "INSERT OR REPLACE INTO spool_mark (target, widx, n) VALUES (?, ?, ?)",
        [(target, widx, n) for widx, n in batch.marks.items()],
    )
    db.executemany(
        "UPDATE session SET copied_n = max(copied_n, ?) WHERE widx = ?",
        [(n, widx) for widx, n in batch.marks.items()],
    )
    db.execute(
        "UPDATE spool_target SET keywrap_kid = ?, membership_idx = ?, written_ms = ? WHERE target = ?",
        (batch.kid, batch.idx, millis(file.clock.now()), target),
    )
