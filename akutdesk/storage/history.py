"""The story of a record, read from its events: what was set, by whom, when, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.feltmaske import skjulte
from akutdesk.domain.record import Plain, RecordId
from akutdesk.storage.clock_check import is_unsure, mark_ms
from akutdesk.storage.errors import NotFound
from akutdesk.storage.event_id import n_of, widx_of
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.projection import stamp_of
from akutdesk.storage.reading import open_once
from akutdesk.storage.record_rule import CLOSED, FINISHED
from akutdesk.storage.signers import Signers
from akutdesk.storage.standing import TAKEN_BACK, Standing
from akutdesk.wire import hlc


@dataclass(frozen=True, kw_only=True)
class FeltAendring:
    """One field of a change. `gaelder`: nobody has set the field since."""

    felt: str
    vaerdi: Plain
    kilde: str
    gaelder: bool


class _At(NamedTuple):
    """The record whose changes are told, and the latest that it can be by what is known here, UTC ms."""

    file: OpenFile
    standing: Standing
    now_ms: int


@dataclass(frozen=True, kw_only=True)
class Aendring:
    """One event of a record. `tilstand` is LOKAL, KOPIERET, MODTAGET or SIKRET (design.md 8.12).

    `signeret`: the person's own signature is there and holds. `usikker`: it should, for the change finished the
    record or came after that, with a reason or without, and it does not (T4).
    """

    handling_id: bytes
    tid: datetime
    bruger: RecordId
    felter: tuple[FeltAendring, ...]
    begrundelse: str | None
    signeret: bool
    usikker: bool = False
    ur_usikkert: bool = False
    """`tid` may be wrong (2.5.4, F50, F51): the clock was well behind, before this program was built, or ahead."""
    tilstand: str


@dataclass(frozen=True, kw_only=True)
class SamtidigVaerdi:
    """One of several values that were set apart; `vist` is the one that is shown, `eid` names its version."""

    eid: int
    vaerdi: Plain
    bruger: RecordId
    tid: datetime
    vist: bool


@dataclass(frozen=True, kw_only=True)
class Samtidig:
    """A field that two desks set without knowing of each other. Saving it settles it."""

    felt: str
    vaerdier: tuple[SamtidigVaerdi, ...]


def history(file: OpenFile, adgang: Adgang, rid: RecordId) -> tuple[Aendring, ...]:
    """Every change of the record, newest first; without what this user may not see of it."""
    hidden = skjulte(adgang, open_once(file, adgang, rid))
    return tuple(
        replace(change, felter=tuple(one for one in change.felter if one.felt not in hidden))
        for change in changes_of(file, rid)
    )


def changes_of(file: OpenFile, rid: RecordId) -> tuple[Aendring, ...]:
    """`history` for who has logged what they do with it. Raises NotFound."""
    standing = _standing(file, rid)
    events = sorted(file.log.of_record(rid), key=stamp_of)
    signers, closed, told = Signers(file.db), False, list[Aendring]()
    at = _At(file, standing, max(millis(file.clock.now()), mark_ms(file)))
    for event in events:
        status = _status(event)
        change = _change(at, event, signed=signers.hold(event))
        if not change.signeret and (closed or _is_answered_for(event, status)):
            change = replace(change, usikker=True)
        told.append(change)
        closed = closed if status is None else status in CLOSED
    return tuple(reversed(told))


def concurrent(file: OpenFile, adgang: Adgang, rid: RecordId) -> tuple[Samtidig, ...]:
    """The fields with several values, the shown one first."""
    hidden = skjulte(adgang, open_once(file, adgang, rid))
    standing = _standing(file, rid)
    split = {felt: heads for felt, heads in standing.registers.heads.items() if len(heads) > 1}
    return tuple(
        Samtidig(felt=felt, vaerdier=_values(file, felt, heads))
        for felt, heads in split.items()
        if felt not in hidden
    )


def takes_back(change: Aendring) -> bool:
    """Whether it took the making of the record back; somebody wrote in it apart, so it is here (F46)."""
    return any(one.felt == TAKEN_BACK and one.vaerdi is True for one in change.felter)


def state_of(file: OpenFile, rid: RecordId) -> str:
    """How safe the record's newest change is."""
    return _state(file, _standing(file, rid).changed.eid)


def _standing(file: OpenFile, rid: RecordId) -> Standing:
    standing = file.tables.standing(rid)
    if standing is None:
        raise NotFound
    return standing


def _change(at: _At, event: OpenedEvent, *, signed: bool) -> Aendring:
    payload, stamp = event.payload, stamp_of(event)
    return Aendring(
        handling_id=payload.handling_id,
        tid=known_instant(stamp.ms),
        bruger=RecordId(payload.bruger),
        felter=tuple(
            FeltAendring(
                felt=op.felt,
                vaerdi=op.vaerdi,
                kilde=op.kilde,
                gaelder=event.eid in at.standing.registers.heads.get(op.felt, ()),
            )
            for op in payload.ops
        ),
        begrundelse=payload.begrundelse,
        signeret=signed,
        ur_usikkert=is_unsure(stamp.ms, hlc.millis(payload.hlc), at.now_ms),
        tilstand=_state(at.file, event.eid),
    )


def _status(event: OpenedEvent) -> str | None:
    """What it says of how far the record is, if anything that can be read."""
    said = (op.vaerdi for op in event.payload.ops if op.felt == "status")
    return next((value for value in said if isinstance(value, str)), None)


def _is_answered_for(event: OpenedEvent, status: str | None) -> bool:
    """Whether the change needs somebody's own signature, wherever the record stood before."""
    return status in FINISHED or event.payload.begrundelse is not None


def _values(file: OpenFile, felt: str, heads: list[int]) -> tuple[SamtidigVaerdi, ...]:
    ranked = sorted(heads, key=file.log.rank, reverse=True)
    events = file.log.by_ids(ranked)
    return tuple(
        SamtidigVaerdi(
            eid=eid,
            vaerdi=file.tables.value_of(felt, eid),
            bruger=RecordId(events[eid].payload.bruger),
            tid=known_instant(stamp_of(events[eid]).ms),
            vist=eid == ranked[0],
        )
        for eid in ranked
        if eid in events
    )


def _state(file: OpenFile, eid: int) -> str:
    copied, received, backed = file.db.execute(
        "SELECT copied_n, received_n, backed_n FROM session WHERE widx = ?", (widx_of(eid),)
    ).fetchone()
    n = n_of(eid)
    if n <= backed:
        return "SIKRET"
    if n <= received:
        return "MODTAGET"
    return "KOPIERET" if n <= copied else "LOKAL"
