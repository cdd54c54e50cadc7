"""One act of one person: a transaction whose events share a time and a handling_id (design.md 8.8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from akutdesk.domain.record import RecordId
from akutdesk.storage.event_log import SCHEMA, Tail
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.hlc import next_hlc
from akutdesk.wire.payload import Op, Payload

_ZONE: Final = ZoneInfo("Europe/Copenhagen")
_WRITER_PART: Final = 8


@dataclass(frozen=True)
class Changes:
    """What an act changed, so that pages know whether to load again."""

    types: frozenset[str] = frozenset()
    ids: frozenset[RecordId] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Saved:
    """The receipt of an act. `handling_id` is None if nothing differed and nothing was written."""

    handling_id: bytes | None
    changes: Changes
    tid: datetime


class Act:
    """Makes the payloads of one transaction. Begin it inside the transaction."""

    def __init__(self, file: OpenFile, bruger: RecordId) -> None:
        now = file.clock.now()
        self.tail: Tail = file.log.tail()
        self.now = now
        self._bruger = bruger
        self._ms = millis(now)
        self._skew = file.start.skew_ms
        offset = now.astimezone(_ZONE).utcoffset()
        self._zone = int(offset.total_seconds()) // 60 if offset else 0
        self._first = self.tail.n + 1
        self.handling_id = handling_name(file.writer.writer, self._first)

    def passed(self, step: int) -> int:
        """How many multiples of `step` this writer's count has passed in this act."""
        return (self.tail.n + 1) // step - self._first // step

    def payload(self, kind: str, ops: Iterable[Op], begrundelse: str | None = None) -> Payload:
        """The next event's payload."""
        return Payload(
            schema=SCHEMA,
            type=kind,
            bruger=self._bruger,
            hlc=next_hlc(self.tail.hlc, self._ms),
            device_ms=self._ms,
            zone_min=self._zone,
            skew_ms=self._skew,
            handling_id=self.handling_id,
            ops=tuple(ops),
            begrundelse=begrundelse,
        )


def receipt(act: Act, written: Sequence[tuple[str, bytes]]) -> Saved:
    """What is told about an act that wrote events of these records, (type, id) each."""
    return Saved(
        handling_id=act.handling_id if written else None,
        changes=Changes(
            frozenset(kind for kind, _ in written),
            frozenset(RecordId(rid) for _, rid in written),
        ),
        tid=act.now,
    )


def handling_name(writer: bytes, n: int) -> bytes:
    """A handling_id: half of the writer's name and the n of the act's first event, so that it is found again."""
    return writer[:_WRITER_PART] + n.to_bytes(16 - _WRITER_PART, "big")


def handling_place(handling_id: bytes) -> tuple[bytes, int]:
    """The start of the writer's name, and the n of the act's first event."""
    return handling_id[:_WRITER_PART], int.from_bytes(handling_id[_WRITER_PART:], "big")
