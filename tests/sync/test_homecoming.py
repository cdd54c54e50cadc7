"""A desk that comes back from a second copy meets the server that the lost PC had (F81, sync-and-security.md 2.18)."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage.opening import open_store
from akutdesk.storage.vault import Vault
from akutdesk.sync.homecoming import Homecoming
from akutdesk.sync.one_round import Wishes, one_round
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Outcome
from akutdesk.sync.server import straight
from akutdesk.wire.membership import read_membership
from akutdesk.wire.root import ROOT_ID, root_sign_key
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import ANNA, CHEAP, KRAV, MOGENS, NAT, OLE
from tests.storage.persons import opkald
from tests.sync.joining import LeaderDesk, client, second_desk

LEDER = Adgang(bruger=RecordId(ANNA), rolle="LEDER", formaal="egen vagt")
NY_KODE = "fire nye ord i nat"


@dataclass
class Lost:
    """The PC that will be lost, and how it speaks with the server while it lives."""

    desk: LeaderDesk
    code: str

    def write(self, notat: str) -> Henvendelse:
        call = opkald(notat=notat)
        self.desk.store.save(LEDER, call)
        return call

    def copy(self, stick) -> None:
        self.desk.store.set_copy_targets(LEDER, [stick])
        self.desk.store.copy_out()

    def sync(self) -> None:
        wishes = Wishes(url=self.desk.server.url)
        with closing(self.desk.store.beside()) as store:
            result = one_round(store, wishes, FakeClock(), straight(time.monotonic))
        assert result.outcome is Outcome.FAERDIG


@pytest.fixture
def lost(leader) -> Lost:
    leader.store.sign_in(RecordId(ANNA), leader.made.keys.person.sign)
    for rid, navn, initialer, rolle in (
        (ANNA, "Anna", "AN", "LEDER"),
        (MOGENS, "Mogens", "MO", "MEDARBEJDER"),
    ):
        leader.store.save(
            LEDER, Medarbejder(id=RecordId(rid), navn=navn, initialer=initialer, rolle=rolle)
        )
    leader.made.staff.add(leader.made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
    return Lost(leader, " ".join(leader.made.kits[1]))


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path) -> Homecoming:
    return Homecoming(
        vault=Vault(tmp_path / "ny-pc", MemoryDeviceSecret()),
        clock=FakeClock(),
        seconds=time.monotonic,
        krav=lambda: KRAV,
        cost=lambda: CHEAP,
    )


def come_home(home: Homecoming, stick, code: str) -> None:
    home.look(stick)
    home.open(code)
    list(home.restore())
    people = home.people()
    home.appoint(people[0], NY_KODE, people[1].id)


def unlocked(home: Homecoming):
    keys = home.vault.unlock("AN", NY_KODE, NAT)
    store = open_store(home.vault.folder, keys.database, home.clock)
    store.sign_in(RecordId(keys.user), keys.person.sign)
    return store


def test_f81_what_the_copy_lacks_comes_from_the_server_and_what_it_lacks_goes_there(
    lost, home, stick
):
    lost.sync()
    unsent = lost.write("kun på usb-nøglen")
    lost.copy(stick)
    later = lost.write("kun på serveren")
    lost.sync()
    before = len(names(lost.desk.store))
    come_home(home, stick, lost.code)
    result = home.announce(Wishes(url=lost.desk.server.url))
    assert result.outcome is Outcome.FAERDIG
    assert result.pulled >= 1
    with closing(unlocked(home)) as store:
        for call in (unsent, later):
            assert store.get(LEDER, Henvendelse, call.id) == call
        assert len(names(store)) >= before
        call = opkald(notat="skrevet på den nye pc")
        store.save(LEDER, call)
        assert one_round(store, Wishes(), home.clock, straight(time.monotonic)).got_through
        assert one_round(store, Wishes(), home.clock, straight(time.monotonic)).pushed == 0
        mine = names(store)
    lost.sync()
    assert lost.desk.store.get(LEDER, Henvendelse, call.id) == call
    assert mine == {name for name in names(lost.desk.store) if name in mine}


def test_a_list_that_grew_after_the_copy_is_taken_from_the_server(lost, home, stick):
    lost.copy(stick)
    lost.desk.made.staff.add(lost.desk.made.keys, (OLE, "OL", "MEDARBEJDER"), NAT)
    lost.sync()
    come_home(home, stick, lost.code)
    assert home.announce(Wishes(url=lost.desk.server.url)).got_through
    with closing(unlocked(home)) as store:
        people = read_membership(store.statements()).people
        assert OLE in people
        assert (
            people[ANNA].kem_public
            != read_membership(lost.desk.store.statements()).people[ANNA].kem_public
        )
        assert store.unsaid() == ()
        assert store.hold_log_key(RecordId(ANNA), home.vault.unlock("AN", NY_KODE, NAT).person.kem)
    lost.sync()
    assert lost.desk.store.statements() == statements_of(home)


def test_somebody_who_was_let_in_on_the_lost_pc_alone_is_let_in_at_the_server_too(
    lost, home, stick
):
    lost.desk.made.staff.add(lost.desk.made.keys, (OLE, "OL", "MEDARBEJDER"), NAT)
    lost.copy(stick)
    come_home(home, stick, lost.code)
    assert home.announce(Wishes(url=lost.desk.server.url)).got_through
    assert OLE in read_membership(statements_of(home)).people
    lost.sync()
    assert lost.desk.store.statements() == statements_of(home)


def test_where_both_lists_went_on_the_servers_stands_and_the_rest_is_said_anew(
    lost, pc, opened, home, stick
):
    other = second_desk(lost.desk, pc, opened)
    lost.desk.made.staff.add(lost.desk.made.keys, (OLE, "OL", "MEDARBEJDER"), NAT)
    lost.copy(stick)
    other.gate().name(other.pending.asked.device, "Kontoret")
    come_home(home, stick, lost.code)
    assert home.announce(Wishes(url=lost.desk.server.url)).got_through
    with closing(unlocked(home)) as store:
        org = read_membership(store.statements())
        assert OLE in org.people
        assert org.devices[other.pending.asked.device].label
        assert store.unsaid() == ()
    other.level()
    assert other.store.statements() == statements_of(home)


def test_without_the_server_the_desk_stands_and_is_told_of_later(lost, home, stick):
    call = lost.write("før branden")
    lost.copy(stick)
    come_home(home, stick, lost.code)
    home.forget()
    url = lost.desk.server.url
    away = home.announce(Wishes(url="https://127.0.0.1:9"), lost.code)
    assert away.outcome is Outcome.OFFLINE
    with closing(unlocked(home)) as store:
        assert store.get(LEDER, Henvendelse, call.id) == call
    assert home.announce(Wishes(url=url), lost.code).got_through
    assert home.announce(Wishes(url=url), lost.code).got_through  # again is harmless
    lost.sync()
    assert lost.desk.store.statements() == statements_of(home)


def test_the_server_does_not_know_a_pc_that_nobody_told_it_of(lost, home, stick):
    lost.copy(stick)
    come_home(home, stick, lost.code)
    with closing(unlocked(home)) as store:
        result = one_round(
            store, Wishes(url=lost.desk.server.url), home.clock, straight(time.monotonic)
        )
    assert result.outcome is Outcome.UKENDT_STED


def test_root_may_speak_of_members_at_the_server_and_ask_for_nothing_else(lost, home, stick):
    lost.copy(stick)
    home.look(stick)
    home.open(lost.code)
    root = root_sign_key(home._root)
    line = client(lost.desk.server, lost.desk.founding.org, ROOT_ID, root)
    assert line.statements(0).statements
    for call in (
        lambda: line.events(0, 10),
        lambda: line.digest(0),
        lambda: line.wraps(0, 10),
        lambda: line.certify(b"x"),
        lambda: line.writers(0, 10),
    ):
        with pytest.raises(Refused) as no:
            call()
        assert no.value.code == "forbidden"


def test_nobody_speaks_as_root_without_its_key(lost):
    founding = lost.desk.founding
    line = client(lost.desk.server, founding.org, ROOT_ID, founding.device_key)
    with pytest.raises(Refused) as no:
        line.statements(0)
    assert no.value.code == "unauthorised"


def statements_of(home: Homecoming) -> tuple[bytes, ...]:
    with closing(unlocked(home)) as store:
        return store.statements()


def names(store) -> set[tuple[bytes, int]]:
    rows = store._file.db.execute(
        "SELECT writer, eid & 1099511627775 FROM event JOIN session ON widx = eid >> 40"
    ).fetchall()
    assert len(rows) == len(set(rows))
    return set(rows)
