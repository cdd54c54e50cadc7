"""A stranger with docs/protocol.md in hand reads our vectors, and finds whatever a server does to a page."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature

from akutdesk.wire import batch, chain, crypto, erasure, receipt
from akutdesk.wire import messages as m
from tests.wire import stranger

VECTORS = Path(__file__).parents[1] / "data" / "vectors"


def vector(name):
    """A published vector, its hexadecimal texts as bytes."""
    return raw(json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["vectors"])


def raw(value):
    if isinstance(value, dict):
        return {name: part if name == "host" else raw(part) for name, part in value.items()}
    if isinstance(value, list):
        return [raw(part) for part in value]
    return bytes.fromhex(value) if isinstance(value, str) else value


def test_the_stranger_shares_no_code_of_ours():
    tree = ast.parse(Path(stranger.__file__).read_text(encoding="utf-8"))
    named = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    assert named
    assert not [name for name in named if name.startswith(("akutdesk", "tests", "msgspec"))]


@pytest.mark.parametrize(
    "value",
    [
        *(0, 127, 128, 255, 256, 65_535, 65_536, 2**32, 2**63 - 1, -1, -32, -33, -129, -(2**31)),
        *(-(2**63), None, True, False, "", "ø", "x" * 31, "x" * 32, "x" * 256, "x" * 70_000),
        *(b"", b"x" * 255, b"x" * 256, b"x" * 70_000, [], [1] * 15, [1] * 16, [1] * 70_000),
        *({}, {"a": [b"b", {"c": None}]}, dict.fromkeys(map(str, range(16)), 1)),
    ],
    ids=lambda value: f"{type(value).__name__}-{str(value)[:8]}",
)
def test_the_stranger_reads_messagepack(value):
    assert stranger.unpack(msgspec.msgpack.encode(value)) == value


# ---------------------------------------------------------------- the published vectors


def follower(v, server=bytes(32)):
    follows = stranger.Follower(v["org"], server)
    follows.writers[v["writer"]] = stranger.Writer(v["session_public"], v["c0"])
    return follows


def test_a_stranger_follows_the_published_batches():
    v = vector("batch")
    follows = follower(v)
    follows.batch(v["batches"][0]["batch"])
    assert follows.writers[v["writer"]].chain == v["events"][2]["c"]
    again = stranger.Writer(v["session_public"], v["batches"][1]["start"], n=1)
    follows.writers[v["writer"]] = again
    follows.batch(v["batches"][1]["batch"])
    assert (again.n, again.chain) == (4, v["events"][3]["c"])


def test_published_batches_verify_and_are_made_again_byte_for_byte():
    v = vector("batch")
    for each in v["batches"]:
        read = batch.read_batch(each["batch"])
        pieces = batch.verify_batch(read, v["session_public"], each["start"])
        expected = v["events"][each["first"] - 1 : each["last"]]
        assert [(p.header_bytes, p.body, p.hash, p.chain) for p in pieces] == [
            (e["header"], e["body"], e["h"], e["c"]) for e in expected
        ]
        made = chain.sign_stretch(v["session_key"], batch.stretch_of(read))
        assert made == each["signature"] == read.signature
        assert batch.pack_batch(read) == each["batch"]


def test_the_published_receipt_and_digests_hold():
    v, events = vector("receipt"), vector("batch")
    follows = follower(events, v["server_public"])
    follows.batch(events["batches"][0]["batch"])
    follows.event(events["events"][3]["header"], stranger.sha(events["events"][3]["body"]))
    assert follows.digest == v["d"][-1]
    _, org, incarnation, seq, digest, writer, n, time_ms = follows.receipt(v["receipt"])
    assert (org, incarnation, writer) == (v["org"], v["incarnation"], v["writer"])
    assert (seq, n, time_ms, digest) == (v["seq"], v["n"], v["time_ms"], v["d"][-1])
    ours = receipt.verify_receipt(v["receipt"], v["server_public"])
    assert (ours.seq, ours.digest, ours.time_ms) == (seq, digest, time_ms)
    assert receipt.sign_receipt(v["server_key"], ours) == v["receipt"]
    digests = [receipt.next_digest(receipt.NO_DIGEST, v["h"][:k]) for k in range(1, 5)]
    assert digests == v["d"]


def test_the_published_order_to_erase_holds():
    v = vector("erasure")
    body, signature = stranger.unpack(v["statement"])
    stranger.signed_by(v["device_public"], signature, b"akd/member/1", body)
    _, org, _, _, _, signer, content = stranger.unpack(body)
    assert (org, signer) == (v["org"], v["device"])
    people = {v["first"]: v["first_public"], v["second"]: v["second_public"]}
    named = stranger.erased_by(content, org, people)
    assert named == {v["rid"]: [[v["writer"], 3]]}
    order = erasure.read_order(content["order"])
    assert erasure.pack_order(order) == content["order"]
    for person, key in ((0, "first_key"), (1, "second_key")):
        assert erasure.sign_order(v[key], content["order"]) == content["signatures"][person]
    why = erasure.open_why(v["epoch_key"], order.why, v["org"], order.epoch)
    assert stranger.unpack(v["why"]) == {"grund": why.grund, "hjemmel": why.hjemmel}
    place = (v["org"], v["writer"], v["late_n"])
    assert erasure.open_late(v["audit_private"], v["late_sealed"], place) == v["event_key"]


def test_a_stranger_follows_a_published_batch_with_an_erased_body():
    v, whole = vector("erasure"), vector("batch")
    follows = follower(whole)
    follows.batch(v["batch"])
    assert follows.writers[whole["writer"]].chain == whole["events"][2]["c"]
    read = batch.read_batch(v["batch"])
    assert batch.pack_batch(read) == v["batch"]
    assert read.erased == {1: stranger.sha(whole["events"][1]["body"])}


def test_the_published_proof_for_a_token_holds():
    v = vector("token")
    host = v["host"].encode()
    message = b"akd/auth/1" + len(host).to_bytes(2, "big") + host + v["org"] + v["device"]
    message += v["time_ms"].to_bytes(8, "big", signed=True) + v["nonce"]
    assert message == v["message"]
    stranger.signed_by(v["device_public"], v["signature"], message)
    ask = m.AskChallenge(org=v["org"], device=v["device"])
    assert m.token_message(v["host"], ask, v["nonce"], v["time_ms"]) == message
    assert crypto.sign(v["device_key"], message) == v["signature"]


# ---------------------------------------------------------------- what a stranger notices


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: msgspec.structs.replace(b, bodies=b.bodies[:-1] + b"x"),
        lambda b: msgspec.structs.replace(b, headers=b.headers[::-1]),
        lambda b: msgspec.structs.replace(b, signature=bytes(64)),
        lambda b: msgspec.structs.replace(b, last=b.last + 1),
        lambda b: msgspec.structs.replace(b, org=b"o" * 16),
        lambda b: msgspec.structs.replace(b, chain=bytes(32)),
    ],
)
def test_a_stranger_refuses_a_batch_that_was_touched(spoil):
    v = vector("batch")
    touched = batch.pack_batch(spoil(batch.read_batch(v["batches"][0]["batch"])))
    with pytest.raises((AssertionError, InvalidSignature)):
        follower(v).batch(touched)
