"""A desk with a real encrypted file, for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.storage.device_secret import DeviceSecret
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.founding import DatabaseKeys, Founding
from akutdesk.storage.opening import create, open_store
from akutdesk.storage.store import Store
from akutdesk.storage.writer import enter_session
from akutdesk.wire import crypto, membership, statement
from akutdesk.wire.locked_keys import PersonKeys
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded_once import ANNA, found_as_anna, founded_once

BO, MOGENS = (RecordId(sign * 16) for sign in (b"B", b"M"))
LEDER = Adgang(bruger=ANNA, rolle="LEDER", formaal="egen vagt")
MEDARBEJDER = Adgang(bruger=BO, rolle="MEDARBEJDER", formaal="egen vagt")


@dataclass(repr=False)
class StoredDesk:
    """One PC: its folder, its keys, its clock, and the store that is open."""

    folder: Path
    keys: DatabaseKeys
    founding: Founding
    person: PersonKeys
    clock: FakeClock
    store: Store

    @property
    def path(self) -> Path:
        return self.folder / "vault.db"

    @property
    def db(self):
        return self.store._file.db

    def reopen(self, *, clean: bool = True) -> Store:
        """Stop the program, closing the store or not, and start it again."""
        self.store.close() if clean else self.db.close()
        self.store = open_store(self.folder, self.keys, self.clock)
        return self.store

    def audit_private(self) -> bytes:
        """The key of the log's readers, as the leader opens it."""
        org = membership.read_membership(self.founding.statements)
        assert org.audit is not None
        return statement.open_audit(self.person.kem, org.audit.seals[ANNA], org.org, ANNA)

    def log(self):
        """What stands in the look-up log, as (handling, objekt_id) in order, without what reading it adds."""
        rows = self.store.read_log(LEDER, self.audit_private())
        return [(row.entry.handling, row.entry.objekt_id) for row in rows[:-1]]


def _now_ms(clock: FakeClock) -> int:
    return int(clock.now().timestamp() * 1000)


def found(
    folder: Path, clock: FakeClock | None = None, secret: DeviceSecret | None = None
) -> StoredDesk:
    """A desk just founded by Anna. Whoever gives a `secret` that lasts can unlock it in another process."""
    clock = clock or FakeClock()
    folder.mkdir(exist_ok=True)
    made = found_as_anna(folder, secret or MemoryDeviceSecret(), _now_ms(clock))
    store = create(folder, made.keys.database, made.founding, clock)
    return StoredDesk(folder, made.keys.database, made.founding, made.keys.person, clock, store)


@contextmanager
def stored_desk(folder: Path, clock: FakeClock | None = None) -> Iterator[StoredDesk]:
    """A founded desk whose store is closed at the end. Two of them in one test have the same keys (founded_once.py)."""
    clock = clock or FakeClock()
    laid = founded_once(_now_ms(clock))
    made, store = laid.made, laid.open_in(folder, clock)
    desk = StoredDesk(folder, made.keys.database, made.founding, made.keys.person, clock, store)
    try:
        yield desk
    finally:
        desk.store.close()


def signing_key() -> bytes:
    """Somebody's signing key."""
    return crypto.make_signing_key()


def join(desk: StoredDesk, user: RecordId) -> bytes:
    """The leader says that this person is staff, with a new key, which comes back; a second time replaces it."""
    key = crypto.make_signing_key()
    person = statement.Person(
        user=user,
        rolle="MEDARBEJDER",
        sign_public=crypto.verify_key(key),
        kem_public=crypto.kem_public(crypto.make_kem_key()),
        epoch=1,
        private=bytes(64),
    )
    org = membership.read_membership(desk.store.statements())
    now_ms = int(desk.clock.now().timestamp() * 1000)
    said, _ = membership.extend(org, membership.Signer(ANNA, desk.person.sign), (person,), now_ms)
    desk.store.append_statements(said, org.count)
    return key


def twin(desk: StoredDesk, folder: Path) -> StoredDesk:
    """Another PC of the same house. It shares keys with the first, which no test here minds."""
    folder.mkdir()
    clock = FakeClock(desk.clock.at)
    store = create(folder, desk.keys, desk.founding, clock)
    return StoredDesk(folder, desk.keys, desk.founding, desk.person, clock, store)


@dataclass(frozen=True)
class Carried:
    """One event on its way from one PC to another, with what it needs to be opened there."""

    writer: bytes
    certificate: bytes
    wraps: tuple[tuple[int, bytes], ...]
    n: int
    rid: bytes
    hlc: int
    header: bytes
    body: bytes
    chain: bytes


def events_of(desk: StoredDesk) -> list[Carried]:
    """All data events of a PC, in its order."""
    rows = desk.db.execute(
        "SELECT writer, cert, eid, rid, hlc, header, body, chain FROM event"
        " JOIN session ON widx = eid >> 40 WHERE stream = 1 ORDER BY eid"
    ).fetchall()
    return [
        Carried(
            writer=row[0],
            certificate=row[1],
            wraps=tuple(
                desk.db.execute("SELECT epoch, wrap FROM keywrap WHERE rid = ?", (row[3],))
            ),
            n=n_of(row[2]),
            rid=row[3],
            hlc=row[4],
            header=row[5],
            body=row[6],
            chain=row[7],
        )
        for row in rows
    ]


def deliver(desk: StoredDesk, events: list[Carried]) -> None:
    """Bring events to a PC in the order given; those it has already are left out."""
    file = desk.store._file
    with file.transaction():
        for event in events:
            widx = enter_session(file.db, event.writer, certificate=event.certificate)
            eid = event_id(widx, event.n)
            if file.log.has(eid):
                continue
            file.db.executemany(
                "INSERT OR IGNORE INTO keywrap (rid, epoch, wrap) VALUES (?, ?, ?)",
                [(event.rid, *wrap) for wrap in event.wraps],
            )
            file.db.execute(
                "INSERT INTO event (eid, stream, rid, hlc, header, body, chain)"
                " VALUES (?, 1, ?, ?, ?, ?, ?)",
                (eid, event.rid, event.hlc, event.header, event.body, event.chain),
            )
            standing = file.tables.standing(event.rid)
            (opened,) = file.log.by_ids([eid]).values()
            file.tables.take_in(standing, event.rid, opened)
