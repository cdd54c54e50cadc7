"""Another desk's second copy taken in, as if its segments came from the server (sync-and-security.md 2.14)."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from akutdesk.storage import belonging, intake, segment, stretch, writer
from akutdesk.storage.arrival import Arrival, Delivery, arrive
from akutdesk.storage.members import Members
from akutdesk.storage.net_errors import CopyUnreadable
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.segment import Kind, SegmentBrokenError
from akutdesk.storage.step import Step
from akutdesk.storage.stretch import Signed
from akutdesk.storage.vetting import vet
from akutdesk.wire.messages import Wrap

_AT_A_TIME: Final = 24
_ALL_AT_ONCE: Final = 500
_WRAPS: Final = 250
_PERHAPS: Final = {"UNDERSKRIFT", "HUL"}


@dataclass(slots=True)
class _Load:
    """What one segment holds, sorted by kind."""

    statements: list[tuple[int, bytes]] = field(default_factory=list[tuple[int, bytes]])
    certificates: list[bytes] = field(default_factory=list[bytes])
    wraps: list[Wrap] = field(default_factory=list[Wrap])
    stretches: dict[bytes, list[Signed]] = field(default_factory=dict[bytes, list[Signed]])
    events: list[Arrival] = field(default_factory=list[Arrival])


def import_copy(file: OpenFile, members: Members, home: Path, *, at_once: bool) -> Iterator[Step]:
    """See `NetSide.import_copy`."""
    most = _ALL_AT_ONCE if at_once else _AT_A_TIME
    paths = sorted(path for path in home.glob(f"*{segment.SUFFIX}") if path.stem.isdecimal())
    if not paths:
        raise CopyUnreadable("TOM")
    damaged = False
    waiting: list[Arrival] = []
    for path in paths:
        try:
            load = _read(path.read_bytes())
        except (SegmentBrokenError, OSError):
            damaged = True
            continue
        _take_proofs(file, members, load)
        load.events[:0] = waiting
        waiting = yield from _take_events(file, members, load, most)
    for each in waiting:
        each.verdict = "KOPI"
    yield from _in_steps(file, waiting, most)
    file.log.forget_keys()  # of erased records too, which were at hand for what came too late
    if damaged:
        raise CopyUnreadable("SKADET")


def _read(data: bytes) -> _Load:
    load = _Load()
    for kind, content in segment.read(data, segment.previous_of(data)):
        if kind is Kind.STATEMENT:
            load.statements.append(segment.numbered_of(content))
        elif kind is Kind.CERTIFICATE:
            load.certificates.append(content)
        elif kind is Kind.KEYWRAP:
            load.wraps.append(Wrap(*segment.keywrap_of(content)))
        elif kind is Kind.STRETCH:
            name, signed = segment.stretch_of(content)
            load.stretches.setdefault(name, []).append(Signed(*signed))
        elif kind is Kind.ERASED:
            header, body_hash = segment.event_of(content)
            load.events.append(arrive(header, None, body_hash))
        else:
            load.events.append(arrive(*segment.event_of(content)))
    return load


def _take_proofs(file: OpenFile, members: Members, load: _Load) -> None:
    members.extend(load.statements)
    for first in range(0, len(load.wraps), _WRAPS):
        with file.transaction():
            belonging.take_wraps(file, load.wraps[first : first + _WRAPS], listed=False)
    with file.transaction():
        belonging.take_certificates(file, members, load.certificates, listed=False)
        for name, signed in load.stretches.items():
            stretch.keep(file.db, writer.enter_session(file.db, name), signed)


def _take_events(
    file: OpenFile, members: Members, load: _Load, most: int
) -> Generator[Step, None, list[Arrival]]:
    """Take in what is proven; what the next segment may prove comes back."""
    vet(file.db, members, Delivery(load.events, load.stretches))
    for each in load.events:
        if each.verdict == "FORK":  # the server decides which of the two stands
            each.verdict = "GREN"
    later = [each for each in load.events if each.verdict in _PERHAPS]
    yield from _in_steps(file, [each for each in load.events if each.verdict not in _PERHAPS], most)
    return later


def _in_steps(file: OpenFile, events: Sequence[Arrival], most: int) -> Iterator[Step]:
    for first in range(0, len(events), most):
        with file.transaction():
            step = intake.take(file, events[first : first + most], at_server=False)
        yield step
