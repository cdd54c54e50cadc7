"""What proves and opens events, taken in: session certificates and key wraps, from the server or from a copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from akutdesk.storage import meta, slettet
from akutdesk.storage.members import Members, opens, set_aside
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.vetting import certified
from akutdesk.storage.writer import enter_session
from akutdesk.wire.messages import Wrap
from akutdesk.wire.session import Session, read_session


def take_certificates(
    file: OpenFile, members: Members, certificates: Iterable[bytes], *, listed: bool
) -> None:
    """Enter starts that a PC of the org certified, inside a transaction; `listed`: the server showed them.

    One of this very PC that only the server knows tells of a restored or cloned disk (F67, F68).
    """
    org = members.org()
    before = _Predecessors(file.db)
    for certificate in certificates:
        session = certified(org, certificate)
        if session is None:
            continue
        known = _is_known(file.db, session.writer)
        if not known and before.has(session):
            _note_doubled(file.db, session.device)
        enter_session(file.db, session.writer, device=session.device, certificate=certificate)
        if listed:
            file.db.execute(
                "UPDATE session SET listed = 1 WHERE writer = ? AND cert = ?",
                (session.writer, certificate),
            )
            if session.device == file.writer.device and not known:
                file.db.execute("UPDATE cursor SET restored = 1")


def take_wraps(file: OpenFile, wraps: Iterable[Wrap], *, listed: bool) -> None:
    """Keep key wraps, inside a transaction; one that opens to another key than is here is set aside."""
    wraps = _of_living(file, tuple(wraps), listed=listed)
    held = file.log.keys_of({wrap.rid for wrap in wraps})
    good: list[Wrap] = []
    opened: dict[bytes, tuple[bytes, int]] = {}
    for wrap in wraps:
        key = _key_in(file, wrap)
        if wrap.epoch not in file.writer.epoch_keys:
            good.append(wrap)
        elif key is not None and held.setdefault(wrap.rid, key) == key:
            good.append(wrap)
            opened[wrap.rid] = (key, wrap.epoch)
        else:
            set_aside(file.db, wrap.rid, wrap.epoch, wrap.wrap)
    file.db.executemany(
        "INSERT INTO keywrap (rid, epoch, wrap, listed) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (rid, epoch) DO UPDATE SET listed = max(listed, excluded.listed)",
        [(wrap.rid, wrap.epoch, wrap.wrap, listed) for wrap in good],
    )
    file.log.hold_keys(opened)


def _of_living(file: OpenFile, wraps: tuple[Wrap, ...], *, listed: bool) -> tuple[Wrap, ...]:
    """Those of records that are not erased. With a key of another one, from a copy, what came too late is sealed (F84)."""
    gone = slettet.among(file.db, {wrap.rid for wrap in wraps})
    if not gone:
        return wraps
    if not listed:
        buried = ((wrap, _key_in(file, wrap)) for wrap in wraps if wrap.rid in gone)
        file.log.hold_keys({wrap.rid: (key, wrap.epoch) for wrap, key in buried if key})
    return tuple(wrap for wrap in wraps if wrap.rid not in gone)


def _key_in(file: OpenFile, wrap: Wrap) -> bytes | None:
    """The record's key in a wrap, or None if it does not open here."""
    epoch_key = file.writer.epoch_keys.get(wrap.epoch)
    if epoch_key is None:
        return None
    return opens(epoch_key, wrap.wrap, (file.writer.org, wrap.rid, wrap.epoch))


class _Predecessors:
    """Which starts of a PC stand before others of it. Two with one before them tell of a copy (V3)."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._of: dict[bytes, set[bytes | None]] = {}

    def has(self, session: Session) -> bool:
        """Whether another start names the same one before it; this one is remembered."""
        if session.device not in self._of:
            self._of[session.device] = self._read(session.device)
        found = self._of[session.device]
        doubled = session.previous in found
        found.add(session.previous)
        return doubled

    def _read(self, device: bytes) -> set[bytes | None]:
        rows = self._db.execute(
            "SELECT cert FROM session WHERE device = ? AND cert NOT NULL", (device,)
        ).fetchall()
        return {read_session(row[0]).previous for row in rows}


def _note_doubled(db: sqlite3.Connection, device: bytes) -> None:
    known = meta.read(db, meta.DOUBLED) or b""
    if device not in doubled(db):
        meta.write(db, meta.DOUBLED, known + device)


def doubled(db: sqlite3.Connection) -> tuple[bytes, ...]:
    """The PCs that were restored from a copy or cloned, as far as their starts tell."""
    known = meta.read(db, meta.DOUBLED) or b""
    return tuple(known[at : at + 16] for at in range(0, len(known), 16))


def _is_known(db: sqlite3.Connection, writer: bytes) -> bool:
    row = db.execute("SELECT cert NOT NULL FROM session WHERE writer = ?", (writer,)).fetchone()
    return row is not None and bool(row[0])
