"""F83: a person is erased at one of three desks; then every file of desks, server and copies is opened with every key.

The keys are those from before the erasure too: a thief who had them in time finds nothing left to open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage import segment
from akutdesk.storage.chain_check import check_chains
from akutdesk.storage.copy_check import examine_copy
from akutdesk.storage.grund import Grund
from akutdesk.storage.migration import copy_before
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.udkast import Udkast
from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import read_any_header
from tests.fakes.leak import forms
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join
from tests.storage.exchange import replayed, state
from tests.storage.pages import everything
from tests.storage.persons import karen, opkald
from tests.sync.house import House, Pc
from tests.sync.postgres_here import PostgresHere, on_both_stores

GRUND = Grund(grund="BORGER", hjemmel="GDPR_17")
WORDS = ("Zebrafinken", "Kvædeblomsten", "Tordensommer", "Ufærdigordet", "6105831890")
"""Her name, what she said, what was promised, what somebody was typing, and her number."""
STAYS = "Kolibrien"


@dataclass
class Everywhere:
    """Three desks with a stick each, their server, and the person who is to go."""

    house: House
    sticks: tuple[Path, ...]
    person: RecordId
    rids: tuple[RecordId, ...] = ()

    @property
    def pcs(self) -> list[Pc]:
        return self.house.pcs

    def settle(self) -> None:
        """All rounds, and all second copies."""
        self.house.settle()
        for pc in self.pcs:
            pc.store.copy_out()
        self.house.settle()


@pytest.fixture
def place(house, tmp_path) -> Everywhere:
    """A person whom three desks have written about, in records, drafts, searches, sticks and a copy of a migration."""
    first = house.first()
    bo = join(first.desk, BO)
    for _ in range(2):
        house.another()
        first.sync()
    sticks = tuple(tmp_path / f"stick-{number}" for number in range(3))
    for pc, stick in zip(house.pcs, sticks, strict=True):
        stick.mkdir()
        pc.store.set_copy_targets(LEDER, [stick])
    sign_in(first, bo)
    made = Everywhere(house, sticks, fill(house))
    made.settle()
    for pc in house.pcs:
        pc.store.search_notes(LEDER, WORDS[1])
        pc.desk.db.set_authorizer(None)
        copy_before(pc.desk.db, pc.desk.path, pc.desk.keys)
        pc.restart()
    sign_in(first, bo)
    made.rids = first.store.opbevaring.omfang(LEDER, made.person).rids
    return made


def sign_in(pc: Pc, bo: bytes) -> None:
    pc.store.sign_in(ANNA, pc.desk.person.sign)
    pc.store.hold_log_key(ANNA, pc.desk.person.kem)
    pc.store.sign_in(BO, bo)


def fill(house: House) -> RecordId:
    """Each desk writes its part; one has an open draft."""
    one, two, three = house.pcs
    person = karen(id=new_id(), kaldenavn=WORDS[0], cpr=WORDS[4], moedes=WORDS[0])
    call = opkald(id=new_id(), borger_id=person.id, notat=f"{WORDS[1]} sang")
    other = karen(id=new_id(), kaldenavn=STAYS, telefon="", cpr="")
    for record in (person, call, other):
        one.store.save(LEDER, record)
    house.settle()
    talk = Krisesamtale(id=new_id(), henvendelse_id=call.id, borgers_ord=WORDS[1])
    two.store.save(LEDER, talk)
    task = Opfoelgning(id=new_id(), borger_id=person.id, tekst=WORDS[2])
    three.store.save(LEDER, task)
    draft = Udkast(rid=person.id, felt="moedes", type="borger", text=WORDS[3])
    two.store.write_draft(LEDER, draft)
    return person.id


def erase(place: Everywhere) -> None:
    """Anna orders at the first desk; Bo unlocks after that and confirms."""
    one = place.pcs[0]
    key = one.store._file.presence.key_of(BO)
    navn = one.store.sletning.bestil(LEDER, BO, place.rids, GRUND)
    one.store.sign_in(BO, key)
    one.store.sletning.bekraeft(MEDARBEJDER, navn)


# ---------------------------------------------------------------- what a thief with every key has


@dataclass(frozen=True)
class Keys:
    """The keys of the records that go, and their sealed bytes, as all desks had them before."""

    records: Mapping[bytes, bytes]
    sealed: tuple[bytes, ...]
    wraps: tuple[bytes, ...]

    @property
    def needles(self) -> tuple[bytes, ...]:
        """What must be in no file: keys, their wraps, and the beginning of each sealed body."""
        return (*self.records.values(), *self.wraps, *(body[:48] for body in self.sealed))


_BODIES = "SELECT body FROM event WHERE rid = ? AND stream = 1 AND body NOT NULL"
_WRAPS = "SELECT wrap FROM keywrap WHERE rid = ?"
_HELD = (
    "SELECT header, body FROM event WHERE body NOT NULL"
    " UNION ALL SELECT header, body FROM quarantine WHERE body NOT NULL"
)


def keys_of(place: Everywhere) -> Keys:
    one = place.pcs[0]
    log = one.store._file.log
    records = {rid: log.record_key(rid) for rid in place.rids}
    assert all(records.values())
    db = one.desk.db
    sealed = [body for rid in place.rids for (body,) in db.execute(_BODIES, (rid,))]
    wraps = [wrap for rid in place.rids for (wrap,) in db.execute(_WRAPS, (rid,))]
    return Keys(records, tuple(sealed), tuple(wraps))


def events_everywhere(place: Everywhere) -> Iterator[tuple[str, bytes, bytes]]:
    """Where it lies, header and body of every event that any desk, stick or the server still holds a body of."""
    for number, pc in enumerate(place.pcs):
        yield from ((f"desk {number}", *row) for row in pc.desk.db.execute(_HELD))
    for number, stick in enumerate(place.sticks):
        yield from ((f"stick {number}", *event) for event in copied(stick))
    yield from (("server", *event) for event in served(place.house))


def copied(stick: Path) -> Iterator[tuple[bytes, bytes]]:
    """Every event of the segments on a stick."""
    for path in stick.rglob("*.akd"):
        data = path.read_bytes()
        for kind, content in segment.read(data, segment.previous_of(data)):
            if kind is segment.Kind.EVENT:
                yield segment.event_of(content)


def served(house: House) -> Iterator[tuple[bytes, bytes]]:
    """Every event that the server has a body of."""
    (org,) = house.central.orgs()
    page, at = house.server.store.events.page(org, 0, 100_000, 10**9), 0
    for header, size in zip(page.headers, page.sizes, strict=True):
        if size:
            yield header, bytes(page.bodies[at : at + size])
        at += size


def opened_in(place: Everywhere, keys: Keys) -> set[str]:
    """Where an event opens with a key of a record that went."""
    found: set[str] = set()
    for where, header_bytes, body in events_everywhere(place):
        header = read_any_header(header_bytes)
        try:
            open_event(keys.records.get(header.rid, bytes(32)), header, Event(header_bytes, body))
        except WireError:
            continue
        found.add(where)
    return found


def files_of(place: Everywhere) -> Iterator[tuple[str, bytes]]:
    """Every file: desks page by page with their key, in use or free; the rest as it lies on the disk.

    `reserve` is zeros that are let go of when the disk is full.
    """
    for number, pc in enumerate(place.pcs):
        yield f"desk {number}", everything(pc.desk.folder, pc.desk.keys.key)
        plain = [p for p in pc.desk.folder.rglob("*") if p.is_file() and p.name != "reserve"]
        yield f"desk {number}", b"".join(path.read_bytes() for path in plain)
    for number, stick in enumerate(place.sticks):
        yield f"stick {number}", b"".join(p.read_bytes() for p in stick.rglob("*") if p.is_file())
    yield "server", server_disk(place.house)


def server_disk(house: House) -> bytes:
    """The server's files; of a PostgreSQL its tables, for the write-ahead log is told of in docs/sikkerhed.md."""
    central = house.central
    if not isinstance(central, PostgresHere):
        return central.everything()
    with psycopg.connect(central._postgres.url(), autocommit=True) as db:
        db.execute("CHECKPOINT")
    tables = (central._postgres.data / "base").rglob("*")
    return b"".join(path.read_bytes() for path in tables if path.is_file())


def holding(place: Everywhere, needles: tuple[bytes, ...]) -> set[str]:
    """Where some bytes, or a word in any spelling, lie in a file."""
    spelt = {form for word in WORDS for written in forms(word).values() for form in written}
    found = {
        where
        for where, data in files_of(place)
        if any(needle in data for needle in (*needles, *spelt))
    }
    place.house.reconnect()
    return found


@on_both_stores
def test_f83_no_file_of_three_desks_their_sticks_and_the_server_yields_an_erased_word(place):
    keys = keys_of(place)
    desks = {f"desk {number}" for number in range(3)}
    sticks = {f"stick {number}" for number in range(3)}
    assert opened_in(place, keys) == desks | sticks | {"server"}
    assert holding(place, keys.needles) == desks | sticks | {"server"}
    erase(place)
    place.settle()
    assert opened_in(place, keys) == set()
    assert holding(place, keys.needles) == set()
    for pc in place.pcs:
        assert state(pc.desk) == replayed(pc.desk)
        assert list(check_chains(pc.desk.db)) == []
        assert [hit.navn for hit in pc.store.borgere.liste(LEDER)] == [STAYS]
        assert pc.store.search_notes(LEDER, WORDS[1]) == ()
        assert pc.store.drafts(LEDER) == ()
    (order,) = place.pcs[0].store.sletning.liste(LEDER)
    assert (len(order.slettet_hos), order.mangler, order.server) == (3, frozenset(), True)


def test_f83_every_copy_is_whole_without_what_was_erased(place):
    erase(place)
    place.settle()
    for pc, stick in zip(place.pcs, place.sticks, strict=True):
        for home in homes_in(stick, pc.desk.founding.org):
            assert examine_copy(home).faults == ()
