"""What windows and commands do at the gate, and a newcomer's way through it."""

from __future__ import annotations

import time
from contextlib import closing

import pytest

from akutdesk.assets import find_resources
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.storage.joining import request_file
from akutdesk.storage.joining_errors import CodeWrong, DeviceUnknown, RequestExpired
from akutdesk.storage.opening import open_store
from akutdesk.storage.ordliste import read_ordliste
from akutdesk.storage.pending import BY_STICK, Road, is_pending
from akutdesk.storage.staff_roll import actor_of
from akutdesk.storage.vault import Vault
from akutdesk.sync.gate import GateShut, gate_at
from akutdesk.sync.newcomer import Newcomer
from akutdesk.sync.server import keep_setting, make_setting, straight
from tests.fakes.clock import FakeClock
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import ANNA, ANNAS_KODE, CHEAP, NAT, founded_desk

ORD = read_ordliste(find_resources())
LEDER = Adgang(bruger=RecordId(ANNA), rolle="LEDER", formaal="EGEN_VAGT")


def gate(desk):
    return gate_at(desk.log, actor_of(desk.keys), ORD, FakeClock(), straight(time.monotonic))


@pytest.fixture
def alone(tmp_path):
    with founded_desk(tmp_path / "anna") as made:
        yield made


@pytest.fixture
def connected(leader):
    keep_setting(leader.store, make_setting(leader.server.url))
    return leader.made


@pytest.fixture
def newcomer(tmp_path):
    vault = Vault(tmp_path / "ny", MemoryDeviceSecret())
    return Newcomer(vault=vault, clock=FakeClock(), seconds=time.monotonic, ordliste=ORD)


def test_a_newcomer_comes_through_the_gate_by_the_server(leader, connected, newcomer):
    waits = newcomer.ask(Road(server=leader.server.url))
    newcomer.leave(waits)
    assert newcomer.poll(waits) is None
    assert newcomer.waiting() == waits
    with gate(connected) as open_gate:
        caller = open_gate.look(waits.code.lower())
        assert open_gate.words(caller) == newcomer.words(waits)
        open_gate.let_in(caller, "Kontoret")
        open_gate.say_yes(caller)
        place = open_gate.place()
        assert [pc.navn for pc in open_gate.pcs()] == ["", "Kontoret"]
    welcome = newcomer.poll(waits)
    assert newcomer.place(welcome) == place
    assert newcomer.become(waits, welcome, CHEAP).got_through
    assert not is_pending(newcomer.vault.folder)
    keys = newcomer.vault.unlock("AN", ANNAS_KODE, NAT)
    with closing(open_store(newcomer.vault.folder, keys.database, FakeClock())) as store:
        assert store.statements() == connected.log.statements()


def test_a_newcomer_comes_through_the_gate_by_a_stick(alone, newcomer):
    waits = newcomer.ask(BY_STICK)
    with gate(alone) as open_gate:
        caller = open_gate.look(waits.code, request_file(waits))
        answer = open_gate.let_in(caller)
        open_gate.say_yes(caller)
    assert newcomer.become(waits, newcomer.answer(waits, answer), CHEAP) is None
    assert newcomer.vault.unlock("AN", ANNAS_KODE, NAT).user == ANNA


def test_every_deed_at_the_gate_stands_in_the_log(alone, newcomer):
    waits = newcomer.ask(BY_STICK)
    with gate(alone) as open_gate:
        open_gate.let_in(open_gate.look(waits.code, request_file(waits)), "Kontoret")
        pc = open_gate.find("kontoret")
        open_gate.shut_out(pc)
        assert not open_gate.is_withheld(pc)
    alone.log.hold_log_key(RecordId(ANNA), alone.keys.person.kem)
    key = alone.log._file.presence.log_keys[RecordId(ANNA)]
    rows = alone.log.read_log(LEDER, key)
    deeds = [(row.entry.handling, row.entry.objekt_id) for row in rows]
    assert ("PC_IND", pc.device) in deeds
    assert ("PC_UD", pc.device) in deeds


def test_a_pc_is_found_by_its_words_or_its_name_and_never_by_half_a_word(alone):
    with gate(alone) as open_gate:
        (pc,) = open_gate.pcs()
        open_gate.name(pc, "Vagtrummet i stuen")
        words = open_gate.words_of(pc)
        for text in (
            words,
            words.split()[0].upper(),
            " ".join(words.split()[:3]),
            "vagtrummet I stuen",
        ):
            assert open_gate.find(text).device == pc.device
        for text in ("", "vagtrummet", words[:2], words + " en"):
            with pytest.raises(DeviceUnknown):
                open_gate.find(text)
        open_gate.name(pc, "")
        assert open_gate.pcs()[0].navn == ""


def test_the_gate_stays_shut_without_the_server_it_knows(leader, connected):
    keep_setting(leader.store, make_setting("http://127.0.0.1:9"))
    with pytest.raises(GateShut) as caught, gate(connected):
        pass
    assert caught.value.reason == "forbindelse"


def test_without_a_server_there_is_no_code_to_look_for(alone, newcomer):
    waits = newcomer.ask(BY_STICK)
    with gate(alone) as open_gate, pytest.raises(CodeWrong):
        open_gate.look(waits.code)


def test_a_request_that_ran_out_is_forgotten(leader, newcomer):
    waits = newcomer.ask(Road(server=leader.server.url))
    with pytest.raises(RequestExpired):
        newcomer.poll(waits)
    assert newcomer.waiting() is None
