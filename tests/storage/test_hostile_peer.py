"""Whatever a PC of the house says with its own keys, another desk takes it or lays it aside, and goes on (T14, F92)."""

from __future__ import annotations

import msgspec
import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage.act import Act
from akutdesk.storage.errors import EventsDamaged
from akutdesk.storage.health import examine
from akutdesk.storage.opening import open_store
from akutdesk.wire.payload import Op
from tests.spoiled import spoiled
from tests.storage.desk import ANNA, LEDER
from tests.storage.exchange import prepare, pull, push, replayed, state
from tests.storage.persons import opkald
from tests.storage.raw_event import write_raw

FARTHEST = 2**63 - 1


def nested(depth: int) -> object:
    """Lists in lists."""
    value: object = 0
    for _ in range(depth):
        value = [value]
    return value


def said(*ops: dict, **fields: object) -> dict:
    """A payload that is right but for what is given."""
    return {
        "schema": 1,
        "type": "henvendelse",
        "bruger": b"b" * 16,
        "hlc": 99,
        "device_ms": 1_795_474_800_000,
        "zone_min": 60,
        "handling_id": b"h" * 16,
        "ops": list(ops),
        **fields,
    }


def op(felt: str, vaerdi: object, **fields: object) -> dict:
    return {"felt": felt, "vaerdi": vaerdi, **fields}


STRANGE: dict[str, object] = {
    "a list three hundred deep": nested(300),
    "a list as deep as can be read": nested(900),
    "a kind of its own": msgspec.msgpack.Ext(5, b"x"),
    "names that are numbers and bytes": {1: "a", b"x": "b", "c": None},
    "not a number": float("nan"),
    "beyond any column": 2**64 - 1,
    "NUL": "før\0efter",
    "turned round": "\u202eabc",
    "long": "x" * 20_000,
}
FIELDS = ("notat", "start", "status", "foelger", "farve", "borger_id", "dato", "_fortrudt", "nr")


def every_payload():
    """Strange values in fields of every kind, known and unknown, of known and unknown records."""
    kinds = ("henvendelse", "borger", "kriseplan", "kaeledyr")
    for name, value in STRANGE.items():
        for kind in kinds:
            yield f"{name} in {kind}", said(*(op(felt, value) for felt in FIELDS), type=kind)
        yield f"{name} in rows", said(op("k5_selv", [value]), type="kriseplan")
        part = {"id": "aa", "tekst": "x", "nyt": value}
        yield f"{name} in parts", said(op("k1_tegn", [part]), op("hvem", [part]), type="kriseplan")
        yield f"{name} must be understood", said(op("ny", value, must_understand=True))
    yield "the end of time", said(op("notat", "x"), device_ms=FARTHEST, skew_ms=FARTHEST)
    yield "the beginning of time", said(op("notat", "x"), device_ms=-FARTHEST, skew_ms=-FARTHEST)
    yield "a year no wall shows", said(op("notat", "x"), device_ms=FARTHEST)
    yield "the last stamp", said(op("notat", "x"), hlc=FARTHEST)
    yield "a zone no globe has", said(op("notat", "x"), zone_min=1440)
    yield "one field twice", said(op("notat", "x"), op("notat", "y"))
    yield "its own parent", said(op("notat", "x", foraeldre=[[b"w" * 16, 1], [b"w" * 16, 1]]))
    many = [[b"%016d" % nr, 1] for nr in range(2000)]
    yield "a crowd of parents", said(op("notat", "x", foraeldre=many))
    yield "a name of SQL", said(op("id = 0; DROP TABLE event; --", "x"), type="'; DROP TABLE event")
    yield "nothing set", said()
    yield "a table of ours", said(op("nr", 1), op("heads", b""), type="ukendt")
    yield "no record", said(op("notat", "x"), type="event")
    yield "the type of another", said(op("notat", 7), op("start", "x"), op("status", b"x"))


def give(desk, server, packed: bytes) -> None:
    """This PC says it, in a batch of its own."""
    write_raw(desk, new_id(), packed)
    push(desk, server)


def goes_on(desk, other, server) -> None:
    """All of it was taken or laid aside: the next call comes, every story is read, the file is sound."""
    call = opkald(notat="og natten går videre")
    other.store.save(LEDER, call)
    prepare(other, server)
    push(other, server)
    prepare(desk, server)
    pull(desk, server)
    assert desk.store.net.cursor().seq == len(server.events)
    assert not desk.store.net.cursor().in_doubt
    assert desk.store.get(LEDER, Henvendelse, call.id) == call
    kinds = desk.db.execute("SELECT rid, type FROM record").fetchall()
    for rid in (rid for rid, kind in kinds if kind in RECORD_CLASS):
        desk.store.history(LEDER, rid)
        desk.store.samtidige(LEDER, rid)
    desk.store.henvendelser.liste(LEDER)
    desk.store.search_notes(LEDER, "abc")
    assert replayed(desk) == state(desk)
    desk.store.close()
    told = examine(desk.path, desk.keys, tables=True)
    desk.store = open_store(desk.folder, desk.keys, desk.clock)
    assert told.sound


def test_whatever_a_pc_of_the_house_says_with_its_keys_the_next_one_goes_on(anna, bo, server):
    prepare(anna, server)
    prepare(bo, server)
    laid_aside = set()
    for name, payload in every_payload():
        give(anna, server, msgspec.msgpack.encode(payload))
        prepare(anna, server)
        prepare(bo, server)
        before = bo.store.net.state().karantaene
        pull(bo, server)
        if bo.store.net.state().karantaene > before:
            laid_aside.add(name.split(" in ")[0])
    assert laid_aside >= {"a list as deep as can be read", "a kind of its own"}
    assert not laid_aside & {"NUL", "long", "the end of time", "the last stamp", "one field twice"}
    goes_on(bo, anna, server)


@pytest.mark.long
def test_spoiled_payloads_that_are_rightly_sealed_stop_no_desk(anna, bo, server, rng, count):
    whole = said(
        op("notat", "Han går en tur ved åen."),
        op("start", 1_795_474_800_000),
        op("status", "AFSLUTTET"),
        op("borger_id", b"b" * 16),
        op("punkter", [{"id": b"p" * 16, "tekst": "Ring til Mette", "dag": 3}]),
    )
    prepare(anna, server)
    for nr in range(max(20, count("spoiled_events") // 500)):
        whole["type"] = ("henvendelse", "borger", "kriseplan")[nr % 3]
        write_raw(anna, new_id(), spoiled(msgspec.msgpack.encode(whole), rng))
    prepare(anna, server)
    push(anna, server)
    prepare(bo, server)
    pull(bo, server)
    assert bo.store.net.state().karantaene > 0
    goes_on(bo, anna, server)


@pytest.mark.parametrize(
    "entry", [{"handling": 7}, {"objekt_id": "x"}, {"antal": nested(20)}, {"viderefoert": [1]}]
)
def test_an_entry_of_the_log_that_makes_no_sense_is_told_with_its_place(desk, entry):
    write_entry(desk, **{"handling": "AABN", **entry})
    with pytest.raises(EventsDamaged) as told:
        desk.store.read_log(LEDER, desk.audit_private())
    assert told.value.n == 1


def test_an_entry_of_a_newer_program_is_read_as_far_as_it_is_known(desk):
    write_entry(desk, handling="AABN", farve="blå")
    write_entry(desk, handling="AABN", ms=FARTHEST)
    rows = desk.store.read_log(LEDER, desk.audit_private())
    assert [row.entry.handling for row in rows] == ["AABN"] * 3
    assert rows[-1].tid.year == 9999


def write_entry(desk, *, ms: int | None = None, **fields: object) -> None:
    """An entry of the log that says this."""
    file = desk.store._file
    with file.transaction():
        act = Act(file, ANNA)
        told = sorted(fields.items(), reverse=True)
        payload = act.payload("adgangslog", [Op(felt=felt, vaerdi=each) for felt, each in told])
        if ms is not None:
            payload = msgspec.structs.replace(payload, device_ms=ms)
        file.log.append_audit(act.tail, payload)
