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
from akutdesk.wire.membership import read_membership
from akutdesk.wire.root import ROOT_ID
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import ANNA, CHEAP, KRAV, MOGENS, NAT
from tests.storage.persons import opkald
from tests.sync.joining import LeaderDesk, client

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
            result = one_round(store, wishes, FakeClock(), time.monotonic)
        assert result.outcome is Outcome.FAERDIG

    def at_server(self) -> list[tuple[bytes, int]]:
        page = self.desk.server.store
        org = self.desk.founding.org
        heads = page.writers
        return [heads, org]


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


def opened(home: Homecoming):
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
    assert result.outcome is Outcome.FAERDIG and result.pulled >= 1
    with closing(opened(home)) as store:
        for call in (unsent, later):
            assert store.get(LEDER, Henvendelse, call.id) == call
        assert len(names(store)) >= before
        call = opkald(notat="skrevet på den nye pc")
        store.save(LEDER, call)
        assert one_round(store, Wishes(), home.clock, time.monotonic).got_through
        assert one_round(store, Wishes(), home.clock, time.monotonic).pushed == 0
        mine = names(store)
    lost.sync()
    assert lost.desk.store.get(LEDER, Henvendelse, call.id) == call
    assert mine == {name for name in names(lost.desk.store) if name in mine}


def names(store) -> set[tuple[bytes, int]]:
    rows = store._file.db.execute(
        "SELECT writer, eid & 1099511627775 FROM event JOIN session ON widx = eid >> 40"
    ).fetchall()
    assert len(rows) == len(set(rows))
    return set(rows)
