"""Writes the invented year into a data folder, as the staff who are invented with it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from akutdesk.demo.clock import HandClock
from akutdesk.demo.tonight import BEGINS
from akutdesk.demo.year import SUGGESTED, Deed, Year
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import Record, RecordId
from akutdesk.storage import genesis
from akutdesk.storage.act import Saved
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import FORMAAL
from akutdesk.storage.calibration import Argon2Cost
from akutdesk.storage.errors import NotFound, NotOpened
from akutdesk.storage.genesis import Draft, Founded, Kit, Leader
from akutdesk.storage.instant import millis
from akutdesk.storage.kode_cost import keep_cost
from akutdesk.storage.opening import create, open_store
from akutdesk.storage.saving import Saving
from akutdesk.storage.staff import Staff
from akutdesk.storage.staff_roll import desk_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Keys, Vault

_DONE_AFTER = timedelta(hours=10)
"""How long after its due time an invented follow-up was done."""


@dataclass(frozen=True, kw_only=True)
class Founding:
    """Where the invented desk is founded, and what its passwords must be and cost."""

    vault: Vault
    krav: Adgangskodekrav
    cost: Argon2Cost
    passwords: dict[str, str] = field(repr=False)
    """Initials to password; the leader's must be there."""


def found_desk(founding: Founding, year: Year) -> tuple[Kit, Kit]:
    """Found a desk in an empty folder, let its staff in, and write the year down; both its kits come back.

    Slow on purpose: a second or so per password. Raises VaultThere, PasswordRefused, DiskFull, DiskFault.
    """
    draft = genesis.prepare()
    founded = _genesis(founding, draft, year)
    clock = HandClock(year.begins)
    store = create(founding.vault.folder, founded.keys.database, founded.founding, clock)
    try:
        keep_cost(store, founding.cost)
        store.sign_in(year.service.mette.id, founded.keys.person.sign)
        _save(
            store,
            year.service.mette,
            (
                *(year.service.enhed, *year.service.staff, *year.service.opslag),
                *year.service.samarbejde,
            ),
        )
        _let_in(founding, year, store, founded)
        write_year(store, year, clock)
    finally:
        store.close()
    genesis.finish(founding.vault)
    return draft.kits


def write_year(store: Store, year: Year, clock: HandClock) -> None:
    """Save every deed at its own time by the one who did it; what a plan asked for is done when it falls due."""
    due: list[Opfoelgning] = []
    mette = year.service.mette
    for deed in year.deeds:
        while due and _done_at(due[0]) < deed.tid:
            clock.instant = _done_at(due[0])
            _do(store, mette, due.pop(0), clock)
        clock.instant = deed.tid
        saved = _save(store, deed.bruger, deed.records)
        fallen = saved.changes.ids & {task.id for task in due}
        due = [task for task in due if task.id not in fallen]
        due = sorted((*due, *_asked_for(store, deed, saved, fallen)), key=_done_at)


def unlock(founding: Founding, medarbejder: Medarbejder, clock: Clock) -> tuple[Store, Keys]:
    """The desk as it opens for one of the staff. Slow on purpose. Raises what `Vault.unlock` raises."""
    password = founding.passwords[medarbejder.initialer]
    keys = founding.vault.unlock(medarbejder.initialer, password, millis(clock.now()))
    return open_store(founding.vault.folder, keys.database, clock), keys


def _genesis(founding: Founding, draft: Draft, year: Year) -> Founded:
    mette = year.service.mette
    leader = Leader(
        user=mette.id, initialer=mette.initialer, password=founding.passwords[mette.initialer]
    )
    return genesis.found(
        founding.vault,
        draft,
        leader,
        krav=founding.krav,
        cost=founding.cost,
        now_ms=millis(year.begins),
    )


def _let_in(founding: Founding, year: Year, store: Store, founded: Founded) -> None:
    """Give each member of staff their own way in and their own signature; some have an own password too."""
    staff = Staff(
        vault=founding.vault,
        log=store,
        desk=desk_of(founded.founding),
        krav=founding.krav,
        cost=founding.cost,
    )
    for one in year.service.staff[1:]:
        now_ms = millis(year.begins)
        slip = staff.add(founded.keys, (one.id, one.initialer, one.rolle or ""), now_ms)
        keys = founding.vault.unlock(one.initialer, slip, now_ms)
        if password := founding.passwords.get(one.initialer):
            staff.change_password(keys, slip, password, now_ms)
        store.sign_in(one.id, keys.person.sign)


def _asked_for(
    store: Store, deed: Deed, saved: Saved, fallen: AbstractSet[RecordId]
) -> Iterator[Opfoelgning]:
    """The follow-ups that the store made of a plan in this save; `fallen` were there before."""
    known = fallen | {record.id for record in deed.records}
    before = {record.bygger_paa for record in deed.records if isinstance(record, Kriseplan)}
    if before:
        for rid in saved.changes.ids - known - before:
            try:
                asked = store.reread(_adgang(deed.bruger), Opfoelgning, rid)
            except (NotFound, NotOpened):
                continue  # another plan of the citizen that gave way is no task
            yield asked


def _done_at(task: Opfoelgning) -> datetime:
    return (task.forfald or BEGINS) + _DONE_AFTER


def _do(store: Store, bruger: Medarbejder, task: Opfoelgning, clock: HandClock) -> None:
    """Tick off a follow-up."""
    store.save(_adgang(bruger), replace(task, status="UDFOERT", udfoert_tid=clock.now()), task)


def _adgang(bruger: Medarbejder) -> Adgang:
    return Adgang(bruger.id, bruger.rolle or "", FORMAAL)


def _save(store: Store, bruger: Medarbejder, records: tuple[Record, ...]) -> Saved:
    return store.save_all(_adgang(bruger), [_saving(record) for record in records])


def _saving(record: Record) -> Saving:
    if isinstance(record, Henvendelse):
        return Saving(after=record, kilder=SUGGESTED)
    return Saving(after=record)
