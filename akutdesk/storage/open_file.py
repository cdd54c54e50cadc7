"""What every part of the store works on: one connection, one writer, and who is at the desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.record import RecordId
from akutdesk.storage.connection import checkpoint
from akutdesk.storage.errors import DiskFault, DiskFull, NotSignedIn
from akutdesk.storage.event_log import EventLog
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.projection import Projection
from akutdesk.storage.reserve import Reserve
from akutdesk.storage.same_file import SameFile
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.writer import Start, Writer


@dataclass(slots=True)
class Presence:
    """Who is signed in with their signing key, and which records each has opened since the start.

    `drafting` holds (user, record) wherever there may be a draft, so that most saves need not look.
    """

    signing_keys: dict[RecordId, bytes] = field(default_factory=dict[RecordId, bytes], repr=False)
    unlocks: dict[RecordId, int] = field(default_factory=dict[RecordId, int])
    """How often each has unlocked since the start."""
    ordered: dict[bytes, int] = field(default_factory=dict[bytes, int])
    """How often the second person had, when an order to erase was given: they unlock once more to confirm it."""
    log_keys: dict[RecordId, bytes] = field(default_factory=dict[RecordId, bytes], repr=False)
    """The private audit key of those who may read the log."""
    opened: set[tuple[bytes, bytes]] = field(default_factory=set[tuple[bytes, bytes]])
    reasons: dict[tuple[bytes, bytes], str] = field(
        default_factory=dict[tuple[bytes, bytes], str], repr=False
    )
    """Why each opens a record that is closed to others, by (user, record); it goes into the log with each opening."""
    drafting: set[tuple[bytes, bytes]] = field(default_factory=set[tuple[bytes, bytes]])
    waiting: dict[tuple[bytes, bytes, str], tuple[Adgang, Udkast]] = field(
        default_factory=dict["tuple[bytes, bytes, str]", "tuple[Adgang, Udkast]"], repr=False
    )
    """Drafts that no disk has taken yet, by (user, record, felt): while this process lives they are not lost."""

    adgang: dict[bytes, tuple[int | None, int | None]] | None = None
    """From when until when each of the staff may be in, UTC milliseconds; None while that is not known."""
    seen_ms: int = 0
    """The latest instant that was known (storage/adgangstid.py)."""
    roller: dict[bytes, str] = field(default_factory=dict[bytes, str])
    """The role that was signed for each of the staff, as far as it was asked since the file was opened."""
    left_roles: set[tuple[bytes, str]] = field(default_factory=set[tuple[bytes, str]])
    """Roles that somebody had meanwhile and has no more: whoever is in with one comes in again."""
    turned_away: set[bytes] = field(default_factory=set[bytes])
    """Who was in when their time ended, and wanted to open more since."""

    oevelse: bool = False
    """Whether this is the file of a practice: everything saved in it is marked so, and nothing else takes it."""

    def key_of(self, bruger: RecordId) -> bytes:
        """The person's signing key. Raises NotSignedIn."""
        key = self.signing_keys.get(bruger)
        if key is None:
            raise NotSignedIn
        return key


@dataclass(slots=True)
class Fault:
    """Whether the disk has failed under one connection: it is done for, and nothing is tried on it again (F06)."""

    seen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """One open connection of this start. `start` and `presence` are shared by all of them, the rest is its own."""

    folder: Path
    keys: DatabaseKeys = field(repr=False)
    db: sqlite3.Connection
    start: Start
    log: EventLog
    tables: Projection
    clock: Clock
    presence: Presence
    reserve: Reserve
    same: SameFile
    fault: Fault = field(default_factory=Fault)

    @property
    def writer(self) -> Writer:
        """Who writes on this start as of now; inside a transaction it cannot change."""
        return self.start.writer

    @contextmanager
    def transaction(self) -> Generator[None]:
        """One durable transaction. On a full disk the reserve is let go, and DiskFull says so (ux.md 3.3).

        Raises FileGone where the file was taken away: what went into it would be nowhere (F11).

        If it fails, who writes is who wrote before.
        """
        writer: Writer | None = None
        mark = object()
        self.start.at_file.add(mark)
        try:
            with self.log.transaction():
                writer = self.writer
                yield
                self.same.confirm()
        except BaseException as error:
            self.start.writer = writer or self.start.writer
            if isinstance(error, DiskFull):
                raise DiskFull(reserve_freed=self.reserve.free()) from None
            if isinstance(error, DiskFault):
                self.fault.seen = True
            raise
        finally:
            self.start.at_file.discard(mark)

    def checkpoint(self) -> None:
        """Bring the log into the file, outside any transaction. Raises what a transaction does."""
        try:
            checkpoint(self.db)
        except DiskFull:
            raise DiskFull(reserve_freed=self.reserve.free()) from None
        except DiskFault:
            self.fault.seen = True
            raise
