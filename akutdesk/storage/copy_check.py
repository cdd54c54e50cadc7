"""Examining a second copy: every segment whole and in order, every event in its place (2.14)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage import segment
from akutdesk.storage.segment import Kind, SegmentBrokenError
from akutdesk.wire.errors import WireError
from akutdesk.wire.header import read_header
from akutdesk.wire.session import read_session


@dataclass(frozen=True, kw_only=True)
class CopyHealth:
    """What one PC's folder of segments holds, from where it last began anew. `faults` are (segment number, code).

    Codes: FORM, HASH, ORDER, FRAME of a segment that is damaged or does not follow the one before; NEWER for
    one of a newer program; GAP for an event that does not follow the last one of its writer; CONTENT for one
    that cannot be read. `statements` are the org's, as far as they stand in one row from the first on;
    `started_ms` is the latest start of a PC that is told of, 0 for none.
    """

    segments: int
    events: int
    writers: int
    faults: tuple[tuple[int, str], ...]
    statements: tuple[bytes, ...] = ()
    started_ms: int = 0


class _Reader:
    """Goes through the segments in order, remembering how far each writer's count has come."""

    def __init__(self) -> None:
        self.reached: dict[bytes, int] = {}
        self.statements: list[bytes] = []
        self.started_ms = 0
        self.events = 0
        self.faults: list[tuple[int, str]] = []

    def read(self, number: int, data: bytes, previous: bytes) -> None:
        try:
            for kind, content in segment.read(data, previous):
                self._frame(number, kind, content)
        except SegmentBrokenError as error:
            self.faults.append((number, str(error).upper()))
        except WireError:
            self.faults.append((number, "CONTENT"))

    def _frame(self, number: int, kind: Kind, content: bytes) -> None:
        if kind is Kind.CERTIFICATE:
            session = read_session(content)
            self.reached.setdefault(session.writer, 0)
            self.started_ms = max(self.started_ms, session.started_ms)
        elif kind in {Kind.EVENT, Kind.ERASED}:
            self._event(number, content)
        elif kind is Kind.STATEMENT:
            index, signed = segment.numbered_of(content)
            if index == len(self.statements):
                self.statements.append(signed)

    def _event(self, number: int, content: bytes) -> None:
        header_bytes, _ = segment.event_of(content)
        header = read_header(header_bytes)
        if header.n != self.reached.get(header.writer, header.n - 1) + 1:
            self.faults.append((number, "GAP"))
        self.reached[header.writer] = header.n
        self.events += 1


def examine_copy(home: Path) -> CopyHealth:
    """Examine the segments in one PC's folder (`second_copy.home_of`). Slow: a job's work. Raises OSError."""
    reader = _Reader()
    previous = segment.NO_SEGMENT
    paths = sorted(path for path in home.glob(f"*{segment.SUFFIX}") if path.stem.isdecimal())
    for path in paths:
        data = path.read_bytes()
        if segment.begins(data):  # everything stands in the segments from here on
            reader, previous = _Reader(), segment.NO_SEGMENT
        reader.read(int(path.stem), data, previous)
        previous = segment.hash_of(data)
    return CopyHealth(
        segments=len(paths),
        events=reader.events,
        writers=len(reader.reached),
        faults=tuple(reader.faults),
        statements=tuple(reader.statements),
        started_ms=reader.started_ms,
    )
