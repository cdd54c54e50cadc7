"""Whoever disputes an entry gets a file that proves itself, to a program that shares no code with this one (T20)."""

from __future__ import annotations

import ast
import json
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import new_id
from akutdesk.storage.aegthed import RecordErased
from akutdesk.storage.errors import EventsDamaged, NotFound, OpeningReasonRequired
from akutdesk.storage.grund import Grund
from akutdesk.wire import chain, crypto
from akutdesk.wire.event import Event, open_with, signed_message
from akutdesk.wire.header import read_header
from akutdesk.wire.receipt import Receipt, sign_receipt
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join
from tests.storage.persons import KAREN, karen, opkald
from tests.sync.test_shutting_out import shut_out
from tests.wire import one_entry

MARKER, OTHER = "Ulvemælk", "Vintergæk"


@pytest.fixture
def written(house, fredericia):
    """A contact that Bo closed with his own signature, between others' words; all of it is at the server."""
    desk = fredericia.desk
    fredericia.bo = join(desk, BO)
    desk.store.sign_in(ANNA, desk.person.sign)
    desk.store.sign_in(BO, fredericia.bo)
    desk.store.hold_log_key(ANNA, desk.person.kem)
    desk.store.save(LEDER, karen(moedes=OTHER))
    fredericia.call = call = opkald(notat=MARKER)
    desk.store.save(MEDARBEJDER, call)
    desk.store.save(LEDER, opkald(notat=OTHER))
    desk.store.save(MEDARBEJDER, replace(call, status="AFSLUTTET"), call)
    desk.store.save(LEDER, opkald(notat=OTHER))
    house.settle()
    return fredericia


def proof(pc, rid=None):
    return pc.store.aegthed.noter(LEDER, rid or pc.call.id)


def told(data):
    holds, words = one_entry.check(data)
    assert holds, words
    return words[1:]


def refused(proof, **changes):
    holds, words = one_entry.check(json.dumps({**proof, **changes}).encode())
    assert not holds
    return words[0]


def text(data):
    return b64encode(data).decode()


def handlings(pc):
    return [handling for handling, rid in pc.desk.log() if rid == pc.call.id]


def test_the_checker_is_a_hundred_lines_and_shares_no_code_with_the_program():
    source = Path(one_entry.__file__).read_text(encoding="utf-8")
    assert sum(1 for line in source.splitlines() if line.strip()) <= 100
    named = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    assert named
    assert not [one for one in named if (one.module or "").startswith(("akutdesk", "tests"))]


def test_whoever_has_the_file_sees_who_wrote_who_signed_and_since_when_the_server_has_it(written):
    first, second = told(proof(written))
    at = int(written.desk.clock.now().timestamp() * 1000)
    assert first.startswith(f"{BO.hex()}; NOT SIGNED; clock {at}; at the server ")
    assert second.startswith(f"{BO.hex()}; signed; clock {at}; at the server ")
    assert MARKER in first
    assert "AFSLUTTET" in second


def test_the_house_and_its_server_are_asked_for_from_elsewhere(written):
    data = proof(written)
    root = crypto.sha256(written.store.statements()[0]).hex()
    server = written.net.cursor().server.public.hex()
    assert one_entry.check(data, root, server)[0]
    assert not one_entry.check(data, "00" * 32, server)[0]
    assert not one_entry.check(data, root, "00" * 32)[0]


def test_nothing_of_another_record_is_in_it(written):
    data = proof(written)
    assert MARKER in told(data)[0]
    assert OTHER not in "".join(told(data))
    readable = data + b"".join(b64decode(one["body"]) for one in json.loads(data)["entries"])
    assert OTHER.encode() not in readable
    rids = {read_header(b64decode(one["header"])).rid for one in json.loads(data)["entries"]}
    assert rids == {written.call.id}


def leaves(value, path=()):
    """Where each text and number of the file stands."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in parts:
        if isinstance(part, (dict, list)):
            yield from leaves(part, (*path, name))
        else:
            yield (*path, name)


def at(value, path):
    for name in path:
        value = value[name]
    return value


def touched(value):
    """A part with one byte, or its number, changed at some places: every byte of a short one."""
    if isinstance(value, int):
        return [value + 1, value - 1]
    raw = b64decode(value)
    places = {*range(0, len(raw), max(1, len(raw) // 12)), len(raw) - 1}
    return [text(raw[:i] + bytes([raw[i] ^ 1]) + raw[i + 1 :]) for i in sorted(places)]


def test_no_part_of_it_can_be_changed(written):
    data = proof(written)
    whole = json.loads(data)
    tried = 0
    for path in leaves(whole):
        if path == ("format",):
            continue
        for other in touched(at(whole, path)):
            spoiled = json.loads(data)
            at(spoiled, path[:-1])[path[-1]] = other
            assert not one_entry.check(json.dumps(spoiled).encode())[0], path
            tried += 1
    assert tried > 150


def test_what_is_cut_off_or_is_no_proof_at_all_does_not_hold(written):
    whole = json.loads(proof(written))
    (start,) = whole["starts"]
    links = start["links"]
    assert "chain is cut" in refused(whole, starts=[{**start, "links": links[:-1]}])
    assert refused(whole, starts=[{**start, "links": links[1:], "after": start["after"] + 1}])
    assert refused(whole, starts=[{**start, "links": [links[1], links[0], *links[2:]]}])
    assert refused(whole, starts=[])
    assert "members is cut" in refused(
        whole, statements=[whole["statements"][0], *whole["statements"][2:]]
    )
    assert refused(whole, entries=[])
    assert refused(whole, format="akutdesk-bevis/2")
    for nonsense in (b"", b"{}", b"[]", b"\xff", b"[" * 100_000):
        assert not one_entry.check(nonsense)[0]


def test_a_receipt_that_another_signed_or_that_is_for_another_event_does_not_hold(written):
    whole = json.loads(proof(written))
    (start,) = whole["starts"]
    org = written.store.net.cursor()
    told_of = Receipt(
        org=read_header(b64decode(whole["entries"][0]["header"])).org,
        incarnation=org.incarnation,
        seq=1,
        digest=bytes(32),
        writer=read_header(b64decode(whole["entries"][0]["header"])).writer,
        n=start["after"] + 1,
        time_ms=1,
    )
    forged = text(sign_receipt(crypto.make_signing_key(), told_of))
    assert "forged" in refused(whole, starts=[{**start, "receipt": forged}])
    own = crypto.make_signing_key()
    for changes in ({"writer": bytes(16)}, {"n": 1 << 30}, {"org": bytes(16)}):
        other = {**{f: getattr(told_of, f) for f in told_of.__struct_fields__}, **changes}
        said = text(sign_receipt(own, Receipt(**other)))
        server = text(crypto.verify_key(own))
        why = refused(whole, server=server, starts=[{**start, "receipt": said}])
        assert "another's receipt" in why


def forged(pc, whole, key):
    """The signed entry under another person's signature, and every sum made to fit, as whoever has the PC can."""
    (start,) = whole["starts"]
    entry = whole["entries"][-1]
    header_bytes, own = b64decode(entry["header"]), b64decode(entry["key"])
    header = read_header(header_bytes)
    payload = open_with(own, header, Event(header_bytes, b64decode(entry["body"]))).payload
    signature = crypto.sign(key, signed_message(header, payload))
    block = b"\x01" + len(payload).to_bytes(4, "big") + payload + signature
    body = crypto.seal(own, block.ljust(header.size, b"\0"), header_bytes)
    links = [b64decode(one) for one in start["links"]]
    links[header.n - start["after"] - 1] = chain.event_hash(header_bytes, chain.body_hash(body))
    stretch = chain.Stretch(
        org=header.org,
        writer=header.writer,
        first=start["first"],
        last=start["after"] + len(links),
        chain=chain.last_chain(b64decode(start["before"]), links),
    )
    (session_key,) = pc.desk.db.execute(
        "SELECT key FROM session WHERE writer = ?", (header.writer,)
    ).fetchone()
    resigned = text(chain.sign_stretch(session_key, stretch))
    start = {**start, "links": [text(one) for one in links], "signature": resigned}
    entries = [*whole["entries"][:-1], {**entry, "body": text(body)}]
    return {**whole, "starts": [start], "entries": entries}


def test_another_persons_signature_does_not_hold_though_the_pc_itself_lies(written):
    whole = json.loads(proof(written))
    assert one_entry.check(json.dumps(forged(written, whole, written.bo)).encode())[0]
    for key in (written.desk.person.sign, crypto.make_signing_key()):
        assert "signature does not hold" in refused(forged(written, whole, key))


def test_a_key_that_was_replaced_still_proves_what_was_signed_with_it(written):
    join(written.desk, BO)
    assert "; signed;" in told(proof(written))[1]


def test_an_entry_from_before_the_first_sync_says_that_it_has_no_receipt(fredericia):
    fredericia.store.save(LEDER, karen())
    data = proof(fredericia, KAREN)
    assert json.loads(data)["server"] is None
    (line,) = told(data)
    assert "NO RECEIPT" in line


def test_what_the_server_did_not_get_yet_says_so_beside_what_it_has(written):
    call = written.store.get(LEDER, type(written.call), written.call.id)
    written.store.save(LEDER, replace(call, notat="Senere"), call, begrundelse="Rettet")
    first, second, third = told(proof(written))
    assert "at the server" in first
    assert "at the server" in second
    assert "NO RECEIPT" in third


def test_what_two_starts_and_two_pcs_wrote_of_one_record_is_proved_together(
    house, written, middelfart
):
    house.settle()
    written.restart()
    written.store.sign_in(ANNA, written.desk.person.sign)
    card = written.store.get(LEDER, type(karen()), KAREN)
    written.store.save(LEDER, replace(card, moedes="To"), card)
    house.settle()
    card = middelfart.store.get(LEDER, type(karen()), KAREN)
    middelfart.store.save(LEDER, replace(card, moedes="Tre"), card)
    house.settle()
    for pc in (written, middelfart):
        data = proof(pc, KAREN)
        assert len(json.loads(data)["starts"]) == 3
        assert len([line for line in told(data) if "at the server" in line]) == 3


def test_that_it_leaves_is_in_the_log_before_it_is_there_and_that_it_did_not_afterwards(written):
    proof(written)
    assert handlings(written)[-1] == "EKSPORT"
    rows = written.store.read_log(LEDER, written.desk.audit_private())
    assert [row.formaal for row in rows if row.entry.handling == "EKSPORT"] == ["INDSIGT"]
    written.store.aegthed.ikke_givet(LEDER, written.call.id)
    assert handlings(written)[-1] == "IKKE_GIVET"


def test_only_the_leader_gets_it_and_a_closed_card_wants_a_reason(written):
    with pytest.raises(AdgangError):
        written.store.aegthed.noter(MEDARBEJDER, written.call.id)
    closed = opkald(fortrolighed="SKAERPET", fortrolig_for=(BO,))
    written.store.save(MEDARBEJDER, closed)
    with pytest.raises(OpeningReasonRequired):
        proof(written, closed.id)
    written.store.begrund(LEDER, closed.id, "Klage")
    assert told(proof(written, closed.id))


def test_an_erased_record_and_one_that_was_never_there_have_no_proof(written):
    navn = written.store.sletning.bestil(
        LEDER, BO, (written.call.id,), Grund(grund="BORGER", hjemmel="GDPR17")
    )
    written.store.sign_in(BO, written.bo)
    written.store.sletning.bekraeft(MEDARBEJDER, navn)
    written.sync()
    written.sync()
    with pytest.raises(RecordErased):
        proof(written)
    with pytest.raises(NotFound):
        proof(written, new_id())


def test_what_a_pc_wrote_before_it_was_shut_out_is_proved_and_no_further(
    house, written, middelfart
):
    house.settle()
    card = middelfart.store.get(LEDER, type(karen()), KAREN)
    middelfart.store.save(LEDER, replace(card, moedes="Før"), card)
    house.settle()
    shut_out(written, middelfart)
    data = proof(written, KAREN)
    assert "Før" in told(data)[-1]
    org = one_entry.house(written.store.statements())
    (reached,) = org[3].values()
    whole = json.loads(data)
    theirs = read_header(b64decode(whole["entries"][-1]["header"]))
    assert reached >= theirs.n
    without = with_reach(org, theirs, theirs.n - 1)
    starts = dict(one_entry.start(s, b64decode(whole["server"]), *without) for s in whole["starts"])
    with pytest.raises(ValueError, match="not in the chain"):
        one_entry.entry(whole["entries"][-1], KAREN, org[0], org[1], starts)


def with_reach(org, header, n):
    return org[0], org[2], {header.writer: n}


@pytest.mark.parametrize("whose", ["=", "<>"])
def test_an_entry_or_one_beside_it_that_was_changed_in_the_file_gives_no_proof(written, whose):
    order = "UPDATE event SET body = zeroblob(length(body)) WHERE stream = 1 AND rid"
    written.desk.db.execute(f"{order} {whose} ?", (written.call.id,))
    with pytest.raises(EventsDamaged):
        proof(written)
    assert "EKSPORT" not in handlings(written)
