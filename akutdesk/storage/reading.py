"""Reading one record: allowed, logged, then shown, in this order (design.md 8.20, 8.21; I9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from akutdesk.domain import fritekst
from akutdesk.domain.adgang import (
    OM_HUSET,
    SKAERPET,
    UNDERRETNING,
    Adgang,
    kraev,
    laesefunktion,
    maa,
    maa_laese,
)
from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.feltmaske import maskeret
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import noun_table, samlet
from akutdesk.storage.audit import log_opening
from akutdesk.storage.columns import columns_of
from akutdesk.storage.errors import NotFound, NotOpened, OpeningReasonRequired
from akutdesk.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)
_Chain = tuple[Record, ...]
"""A record and what it hangs on: walked once for each question, since every part of it is read from the file."""

OPEN_TO_STAFF: Final = OM_HUSET | {"vagt"}
"""Records about the house, not about a citizen: reading them is not logged."""

PARENTS: Final = ("henvendelse_id", "kriseplan_id", "parent_id", "borger_id")
"""The fields by which a record hangs on another, nearest first."""

_UPWARDS: Final = (*PARENTS, "om_borger_id")
"""Whoever may not know of a citizen does not read what somebody else told about them either."""

_ANY_CLOSED: Final = "SELECT EXISTS (SELECT 1 FROM borger WHERE fortrolighed = 'SKAERPET')"


def get(file: OpenFile, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
    """An opening. See `Records.get`."""
    record, chain = _find(file, adgang, cls, rid)
    if cls.TYPE not in OPEN_TO_STAFF:
        _log(file, adgang, record, chain)
    return maskeret(adgang, record)


def reread(file: OpenFile, adgang: Adgang, cls: type[R], rid: RecordId) -> R:
    """A record this user has open. See `Records.reread`."""
    kraev(adgang, laesefunktion(cls.TYPE))
    refuse_unopened(file, adgang, rid)
    record, _ = _find(file, adgang, cls, rid)
    return maskeret(adgang, record)


def children(file: OpenFile, adgang: Adgang, cls: type[R], parent_id: RecordId) -> tuple[R, ...]:
    """The records that hang on one. See `Records.children`."""
    kraev(adgang, laesefunktion(cls.TYPE))
    open_once(file, adgang, parent_id)
    known = columns_of(cls).by_name
    links = [felt for felt in PARENTS if felt in known]
    where = " OR ".join(f"{felt} = ?" for felt in links)
    found = noun_table.select(file.db, cls, f"WHERE {where} ORDER BY nr", (parent_id,) * len(links))
    return tuple(maskeret(adgang, each) for each in found if may_read(file, adgang, each))


def setup(file: OpenFile, adgang: Adgang, cls: type[R]) -> tuple[R, ...]:
    """All records of a type that is not about a citizen. Raises NotOpened for another type, AdgangError."""
    kraev(adgang, laesefunktion(cls.TYPE))
    if cls.TYPE not in OPEN_TO_STAFF:
        raise NotOpened
    return tuple(
        maskeret(adgang, each) for each in noun_table.select(file.db, cls, "ORDER BY nr", ())
    )


def open_once(file: OpenFile, adgang: Adgang, rid: RecordId) -> Record:
    """The record, unmasked; its opening is logged unless this user has it open. Raises NotFound, AdgangError."""
    row = file.db.execute(
        "SELECT type FROM record WHERE rid = ? AND NOT taken_back", (rid,)
    ).fetchone()
    if row is None or row[0] not in RECORD_CLASS:
        raise NotFound
    record, chain = _find(file, adgang, RECORD_CLASS[row[0]], rid)
    if row[0] not in OPEN_TO_STAFF and (adgang.bruger, rid) not in file.presence.opened:
        _log(file, adgang, record, chain)
    return record


def refuse_unopened(file: OpenFile, adgang: Adgang, rid: RecordId) -> None:
    """Raises NotOpened unless this user has opened or made the record since the start."""
    if (adgang.bruger, rid) not in file.presence.opened:
        raise NotOpened


def may_read(file: OpenFile, adgang: Adgang, record: Record) -> bool:
    """Whether this user may read the record (domain.md 2.0.4).

    What hangs on a citizen, however deep, is as open as all the person's cards; anything else as what it hangs on.
    """
    return _is_open(adgang, _chain(file, record))


def may_show(file: OpenFile, adgang: Adgang, record: Record) -> bool:
    """Whether words of the record may be shown now: it may be read, and if it is closed to others, why was said."""
    chain = _chain(file, record)
    return _is_open(adgang, chain) and not _lacks_reason(file, adgang, chain)


def refuse_closed(file: OpenFile, adgang: Adgang, rid: bytes, own: object) -> None:
    """Raises AdgangError where the record is not for this user to change; `own` is its own fortrolighed.

    Asked at each save: where no card is closed, nothing is looked up.
    """
    if own != SKAERPET and file.db.execute(_ANY_CLOSED).fetchone() == (0,):
        return
    if not all(may_read(file, adgang, one) for one in _by_id(file, rid)):
        raise AdgangError(rolle=adgang.rolle, funktion="LAES_SKAERPET")


def give_reason(file: OpenFile, adgang: Adgang, rid: RecordId, grund: str) -> None:
    """See `Records.begrund`."""
    kraev(adgang, "LAES")
    fritekst.tjek_felter("", {"begrundelse": grund})
    if not grund.strip():
        raise OpeningReasonRequired(rid)
    file.presence.reasons[adgang.bruger, rid] = grund


def _log(file: OpenFile, adgang: Adgang, record: Record, chain: _Chain) -> None:
    """Commit that this user opened it; with their own words why, where it is closed to others."""
    why = _reason(file, adgang, chain)
    log_opening(
        file, adgang if why is None else replace(adgang, formaal=why), record.TYPE, record.id
    )


def _find(file: OpenFile, adgang: Adgang, cls: type[R], rid: RecordId) -> tuple[R, _Chain]:
    """The record with its chain, if it is here, this user may read it and, where it is closed, has said why."""
    kraev(adgang, laesefunktion(cls.TYPE))
    found = noun_table.select(file.db, cls, "WHERE id = ?", (rid,))
    if not found:
        raise NotFound
    chain = _chain(file, found[0])
    if not _is_open(adgang, chain):
        raise AdgangError(rolle=adgang.rolle, funktion="LAES_SKAERPET")
    if _lacks_reason(file, adgang, chain):
        raise OpeningReasonRequired(_root(chain))
    return found[0], chain


def _is_open(adgang: Adgang, chain: _Chain) -> bool:
    own = [each for each in chain if each.TYPE == UNDERRETNING]  # whatever it hangs on
    allowed = all(maa_laese(adgang, each) for each in (*_guards(chain), *own))
    return allowed and maa(adgang, laesefunktion(chain[0].TYPE))


def _lacks_reason(file: OpenFile, adgang: Adgang, chain: _Chain) -> bool:
    closed = any(each.fortrolighed == SKAERPET for each in _guards(chain))
    return closed and _reason(file, adgang, chain) is None


def _reason(file: OpenFile, adgang: Adgang, chain: _Chain) -> str | None:
    """Why this user said they open what is closed to others; None where nobody asks, or nothing was said yet."""
    said = file.presence.reasons
    names = ((adgang.bruger, each.id) for each in chain)
    return next((said[name] for name in names if name in said), None)


def _guards(chain: _Chain) -> Sequence[Record]:
    """Which records say who may read: the citizens' cards where there are any."""
    cards = [each for each in chain if each.TYPE == Borger.TYPE]
    return cards or [each for each in chain if each.TYPE != UNDERRETNING]


def _root(chain: _Chain) -> RecordId:
    """What a reason is asked for: a closed card, else what lies deepest."""
    closed = [each for each in _guards(chain) if each.fortrolighed == SKAERPET]
    return closed[-1].id


def _chain(file: OpenFile, record: Record) -> _Chain:
    """The record first, and what it hangs on, however deep; of a citizen all cards."""
    found: dict[RecordId, Record] = {}
    waiting: list[Record] = [record]
    while waiting:
        each = waiting.pop(0)
        if each.id not in found:
            found[each.id] = each
            waiting += _next(file, each)
    return tuple(found.values())


def _next(file: OpenFile, record: Record) -> list[Record]:
    if isinstance(record, Borger):
        rids = [rid for rid in samlet.cards_of(file.db, record.id) if rid != record.id]
    else:
        rids = [rid for felt in _UPWARDS if (rid := getattr(record, felt, None)) is not None]
    return [one for rid in rids for one in _by_id(file, rid)]


def _by_id(file: OpenFile, rid: bytes) -> list[Record]:
    row = file.db.execute("SELECT type FROM record WHERE rid = ?", (rid,)).fetchone()
    if row is None or row[0] not in RECORD_CLASS:
        return []
    return noun_table.select(file.db, RECORD_CLASS[row[0]], "WHERE id = ?", (rid,))
