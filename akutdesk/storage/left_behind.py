"""Words of a branch whose PC never comes back: what they are, and a leader who takes them in (2.18, F69).

As a rule only the PC that wrote a branch tells it again (`renaming`). Where that one is gone for good nobody else
would; so a leader says it at one desk, and every other sees by the words that they have been told.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.storage import audit, intake, meta, quarantine, renaming
from akutdesk.storage.arrival import Arrival
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.instant import known_instant
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.renaming import Told
from akutdesk.storage.step import Step
from akutdesk.wire.event import Event
from akutdesk.wire.header import Header, Stream
from akutdesk.wire.payload import EventName

_DEVICES: Final = """
    SELECT DISTINCT device FROM quarantine JOIN session USING (writer)
    WHERE grund = 'GREN' AND device NOT NULL ORDER BY device
"""
_WRITERS: Final = """
    SELECT DISTINCT writer FROM quarantine JOIN session USING (writer)
    WHERE grund = 'GREN' AND device = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """What one PC wrote there and can be taken in: changes by TYPE, and their first and last time.

    `rest` counts what cannot: no key, a newer program, a person's signature that only they can give again, or
    what builds on such a change.
    """

    device: bytes
    typer: Mapping[str, int]
    foerst: datetime | None
    sidst: datetime | None
    rest: int


@dataclass(slots=True)
class _Branch:
    """One PC's, sorted out: what is told again, what lies there for it, and what stays."""

    told: list[Told] = field(default_factory=list[Told])
    arrivals: list[Arrival] = field(default_factory=list[Arrival])
    left: set[EventName] = field(default_factory=set[EventName])

    @property
    def words(self) -> list[OpenedEvent]:
        return [each.opened for each in self.told if each.opened is not None]


def devices(db: sqlite3.Connection) -> tuple[bytes, ...]:
    """PCs of which a branch lies here that nobody told again."""
    return tuple(bytes(row[0]) for row in db.execute(_DEVICES).fetchall())


def left_behind(file: OpenFile, adgang: Adgang) -> tuple[LeftBehind, ...]:
    """What each of them wrote there: counts and times, no word. Raises AdgangError."""
    kraev(adgang, "SKRIV_OPSAETNING")
    return tuple(_summary(device, _sorted_out(file, device)) for device in devices(file.db))


def take_in(file: OpenFile, adgang: Adgang, device: bytes) -> Step:
    """Tell this PC's branch again from here, as it was written, in one transaction; logged first.

    Times and names stay those of whoever wrote it. Nothing happens where nothing can be told. Raises AdgangError.
    """
    kraev(adgang, "SKRIV_OPSAETNING")
    count = len(_sorted_out(file, device).words)
    if not count:
        return Step()
    audit.write_entry(file, adgang, audit.Entry(handling="TAGET_IND", antal=count))
    with file.transaction():
        return _tell(file, _sorted_out(file, device))


def _tell(file: OpenFile, branch: _Branch) -> Step:
    newest = max(file.log.tail().hlc, file.log.seen_hlc())
    records = renaming.write_again(file, branch.told)
    # The last event of this start bears an old stamp now: the next one must follow on the newest all the same.
    meta.write(file.db, meta.HLC, newest.to_bytes(8, "big"))
    for rid in records:
        file.tables.rebuild(rid)
    quarantine.mark(file.db, branch.arrivals, "OMDOEBT")
    count = len(branch.words)
    return Step(changes=intake.changes_of(records), events=count, nye=count)


def _summary(device: bytes, branch: _Branch) -> LeftBehind:
    times = [known_instant(each.payload.device_ms) for each in branch.words]
    return LeftBehind(
        device=device,
        typer=dict(Counter(each.payload.type for each in branch.words)),
        foerst=min(times, default=None),
        sidst=max(times, default=None),
        rest=len(branch.left),
    )


# ---------------------------------------------------------------- what can be told


def _sorted_out(file: OpenFile, device: bytes) -> _Branch:
    branch = _Branch()
    for header, each, opened in _in_order(file, device):
        name = EventName(header.writer, header.n)
        if not _may_be_told(file, opened, branch.left):
            branch.left.add(name)
            continue
        branch.arrivals.append(each)
        if each.body is None:
            continue  # erased: nothing is left to say
        event = Event(each.header_bytes, each.body)
        said = opened if isinstance(opened, OpenedEvent) else None
        branch.told.append(Told(0, name, header.rid, event, said))
    return branch


def _may_be_told(file: OpenFile, opened: OpenedEvent | str | None, left: set[EventName]) -> bool:
    """Whether it can be read and signed here, and replaces nothing that stays behind."""
    if opened is None:
        return True
    if isinstance(opened, str):
        return False
    if opened.proof is not None and renaming.signing_key(file, opened) is None:
        return False
    return left.isdisjoint(parent for op in opened.payload.ops for parent in op.foraeldre)


_DOUBLED: Final = "DOBBELT"
_Read = tuple[Header, Arrival, OpenedEvent | str | None]
"""`None` for what says nothing here: an entry of the look-up log, and what was erased."""


def _in_order(file: OpenFile, device: bytes) -> Iterator[_Read]:
    """Start by start as the PC wrote them, each in its own order."""
    starts = [list(_read(file, row[0])) for row in file.db.execute(_WRITERS, (device,)).fetchall()]
    for start in sorted(starts, key=_begins):
        yield from start


def _read(file: OpenFile, writer: bytes) -> Iterator[_Read]:
    """From the first name on that stands for two things, as of a PC that was copied twice, nobody knows which is meant."""
    known = [(one.header, one) for one in quarantine.branch_of(file.db, writer) if one.header]
    counts = Counter(header.n for header, _ in known)
    doubled = min((n for n, count in counts.items() if count > 1), default=inf)
    for header, each in known:
        if header.n >= doubled:
            yield header, each, _DOUBLED
        elif header.stream is not Stream.DATA or each.body is None:
            yield header, each, None
        else:
            event = Event(each.header_bytes, each.body)
            yield header, each, file.log.read(0, header, event)


def _begins(start: Iterable[_Read]) -> int:
    return min((one.payload.hlc for _, _, one in start if isinstance(one, OpenedEvent)), default=0)
