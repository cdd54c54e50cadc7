"""Writes the invented year into a data folder, as the staff who are invented with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from akutdesk.demo.clock import HandClock
from akutdesk.demo.year import SUGGESTED, Year
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import Record
from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import FORMAAL
from akutdesk.storage.columns import millis
from akutdesk.storage.genesis import Founded, Leader
from akutdesk.storage.opening import create, open_store
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.storage.saving import Saving
from akutdesk.storage.staff import Staff, desk_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Keys, Vault
from akutdesk.wire.crypto import Argon2Cost

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


def found_desk(founding: Founding, year: Year) -> None:
    """Found a desk in an empty folder, let its staff in, and write the year down.

    Slow on purpose: a second or so per password. Raises VaultThere, PasswordRefused, DiskFull, DiskFault.
    """
    founded = _genesis(founding, year, millis(year.begins))
    clock = HandClock(year.begins)
    store = create(founding.vault.folder, founded.keys.database, founded.founding, clock)
    try:
        store.sign_in(year.service.mette.id, founded.keys.person.sign)
        _save(
            store,
            year.service.mette,
            (year.service.enhed, *year.service.staff, *year.service.opslag),
        )
        _let_in(founding, year, store, founded)
        write_year(store, year, clock)
    finally:
        store.close()
    genesis.finish(founding.vault)


def write_year(store: Store, year: Year, clock: HandClock) -> None:
    """Save every deed at its own time by the one who did it; what a plan asked for is done when it falls due."""
    due: list[OpfoelgningRaekke] = []
    mette = year.service.mette
    for deed in year.deeds:
        while due and due[0].forfald and due[0].forfald + _DONE_AFTER < deed.tid:
            clock.instant = due[0].forfald + _DONE_AFTER
            _do(store, mette, due.pop(0), clock)
        clock.instant = deed.tid
        _save(store, deed.bruger, deed.records)
        if any(isinstance(record, Kriseplan) for record in deed.records):
            due = sorted(
                store.opfoelgninger.liste(_adgang(mette)), key=lambda row: row.forfald or deed.tid
            )


def unlock(founding: Founding, medarbejder: Medarbejder, clock: Clock) -> tuple[Store, Keys]:
    """The desk as it opens for one of the staff. Slow on purpose. Raises what `Vault.unlock` raises."""
    password = founding.passwords[medarbejder.initialer]
    keys = founding.vault.unlock(medarbejder.initialer, password, millis(clock.now()))
    return open_store(founding.vault.folder, keys.database, clock), keys


def _genesis(founding: Founding, year: Year, now_ms: int) -> Founded:
    mette = year.service.mette
    leader = Leader(
        user=mette.id, initialer=mette.initialer, password=founding.passwords[mette.initialer]
    )
    return genesis.found(
        founding.vault,
        genesis.prepare(),
        leader,
        krav=founding.krav,
        cost=founding.cost,
        now_ms=now_ms,
    )


def _let_in(founding: Founding, year: Year, store: Store, founded: Founded) -> None:
    """Give each member of staff who has a password their own way in."""
    staff = Staff(
        vault=founding.vault,
        log=store,
        desk=desk_of(founded.founding),
        krav=founding.krav,
        cost=founding.cost,
    )
    for one in year.service.staff[1:]:
        if password := founding.passwords.get(one.initialer):
            now_ms = millis(year.begins)
            slip = staff.add(founded.keys, (one.id, one.initialer, one.rolle or ""), now_ms)
            keys = founding.vault.unlock(one.initialer, slip, now_ms)
            staff.change_password(keys, slip, password, now_ms)


def _do(store: Store, bruger: Medarbejder, row: OpfoelgningRaekke, clock: HandClock) -> None:
    """Tick off a follow-up."""
    adgang = _adgang(bruger)
    task = store.get(adgang, Opfoelgning, row.rid)
    store.save(adgang, replace(task, status="UDFOERT", udfoert_tid=clock.now()), task)


def _adgang(bruger: Medarbejder) -> Adgang:
    return Adgang(bruger.id, bruger.rolle or "", FORMAAL)


def _save(store: Store, bruger: Medarbejder, records: tuple[Record, ...]) -> None:
    store.save_all(_adgang(bruger), [_saving(record) for record in records])


def _saving(record: Record) -> Saving:
    if isinstance(record, Henvendelse):
        return Saving(after=record, kilder=SUGGESTED)
    return Saving(after=record)
