"""The published vectors of tests/data/vectors hold, and a reader that shares no code of ours agrees.

The second half is the stranger of docs/protocol.md: it knows hashlib, hmac, MessagePack and AES-GCM.
"""

import hashlib
import hmac
import json
import struct
import unicodedata
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from akutdesk.storage import kit, vault
from akutdesk.wire import chain, crypto, event, hlc, keywrap, locked_keys, root, session
from akutdesk.wire.header import Header, Stream, read_header
from akutdesk.wire.padding import padded_size
from akutdesk.wire.payload import read_payload

FOLDER = Path(__file__).parents[1] / "data" / "vectors"


def vectors(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["vectors"]


def raw(table):
    """The table's values as bytes, where they are hexadecimal text."""
    return {name: bytes.fromhex(value) for name, value in table.items() if is_hex(value)}


def is_hex(value):
    return isinstance(value, str) and len(value) % 2 == 0 and set(value) <= set("0123456789abcdef")


@pytest.mark.parametrize("vector", vectors("padding"), ids=lambda v: str(v["size"]))
def test_padding_is_as_published(vector):
    assert padded_size(vector["size"]) == vector["padded"]


@pytest.mark.parametrize("vector", vectors("hlc"))
def test_the_clock_is_as_published(vector):
    last, now, result = int(vector["last"]), vector["now_ms"], int(vector["result"])
    if vector["op"] == "next":
        assert hlc.next_hlc(last, now) == result
    else:
        assert hlc.after_page(last, int(vector["highest"]), now) == result


@pytest.mark.parametrize("vector", vectors("kit"), ids=lambda v: v["groups"][0])
def test_kit_codes_are_as_published(vector):
    code = bytes.fromhex(vector["code"])
    assert list(kit.groups_of(code)) == vector["groups"]
    assert kit.read_groups(vector["groups"]) == code


def test_published_events_open_and_chain():
    whole = vectors("event")
    v = raw(whole)
    place = (v["org"], v["rid"], whole["epoch"])
    record_key = keywrap.unwrap_record_key(v["epoch_key"], v["keywrap"], place)
    assert record_key == v["record_key"]
    links = []
    for number, each in enumerate(whole["events"], 1):
        e = raw(each)
        header = read_header(e["header"])
        assert header == Header(
            org=v["org"],
            writer=v["writer"],
            n=number,
            stream=Stream.DATA,
            rid=v["rid"],
            epoch=1,
            size=header.size,
        )
        opened = event.open_event(record_key, header, event.Event(e["header"], e["body"]))
        assert opened.payload == e["payload"]
        assert opened.signature == e.get("signature")
        if opened.signature:
            message = event.signed_message(header, opened.payload)
            crypto.verify(v["person_public"], message, opened.signature)
        op = read_payload(opened.payload).ops[0]
        assert (op.felt, op.vaerdi) == (each["felt"], each["vaerdi"])
        links.append(chain.Link(header, e["header"], chain.body_hash(e["body"]), e["c"]))
    last = chain.verify_chain(v["writer"], v["c0"], links)
    stretch = chain.Stretch(org=v["org"], writer=v["writer"], first=1, last=3, chain=last)
    chain.verify_stretch(v["session_public"], stretch, v["batch_signature"])


def test_a_published_session_certificate_verifies_and_gives_its_audit_key():
    v = raw(vectors("session")[0])
    start = session.verify_session(v["certificate"], v["device_public"])
    assert (start.org, start.writer, start.device) == (v["org"], v["writer"], v["device"])
    assert session.open_audit_key(v["audit_private"], start) == v["audit_key"]
    assert chain.first_chain(v["certificate"]) == v["c0"]


def test_published_keys_open_one_another():
    whole = vectors("keys")
    v = raw(whole)
    cost = locked_keys.Cost(whole["memory_kib"], whole["passes"], whole["lanes"])
    locked = locked_keys.LockedKeys(
        salt=v["salt"], cost=cost, commitment=v["commitment"], sealed=v["locked"]
    )
    person = locked_keys.unlock_keys(locked, whole["password"], v["org"] + v["user"])
    assert (person.kem, person.sign) == (v["kem"], v["sign"])
    seals = (root.KitSeal(v["kit_salt"], v["kit_sealed"]),)
    assert root.open_root(seals, v["code"], v["org"]) == v["root"]
    assert root.root_sign_key(v["root"]) == v["root_sign"]
    assert root.root_kem_key(v["root"]) == v["root_kem"]
    place = v["org"] + v["device"]
    info = vault.recovery_info(v["org"], v["device"])
    assert crypto.open_from(v["root_kem"], v["recovery"], info) == v["vault_key"]
    info = b"akd/vs/1" + place + v["user"]
    assert crypto.open_from(v["kem"], v["vault_secret_sealed"], info) == v["vault_secret"]
    assert vault.database_keys(v["vault_key"]).key == v["database_key"]
    assert vault.database_keys(v["vault_key"]).salt == v["database_salt"]
    assert vault.secret_check(v["device_secret"]) == v["secret_check"]
    assert vault.key_check(v["vault_key"]) == v["key_check"]
    assert vault.initials_name(v["name_salt"], whole["initialer"]) == v["name"]


# ---------------------------------------------------------------- the stranger


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def expand(key, info, length=32):
    out, block, count = b"", b"", 1
    while len(out) < length:
        block = hmac.digest(key, block + info + bytes([count]), "sha256")
        out, count = out + block, count + 1
    return out[:length]


def unseal(key, sealed, aad):
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)


def test_a_stranger_reads_the_events_from_the_protocol_alone():
    whole = vectors("event")
    v = raw(whole)
    aad = b"akd/rk/1" + v["org"] + v["rid"] + struct.pack(">Q", whole["epoch"])
    record_key = unseal(v["epoch_key"], v["keywrap"], aad)
    c = v["c0"]
    for each in whole["events"]:
        e = raw(each)
        fmt, suite, org, writer, n, stream, rid, epoch, size = msgspec.msgpack.decode(e["header"])
        assert (fmt, suite, stream, epoch) == (1, 1, 1, 1)
        assert (org, writer, rid, n) == (v["org"], v["writer"], v["rid"], each["n"])
        key = expand(record_key, b"akd/evt/1" + writer + struct.pack(">Q", n))
        assert key == e["event_key"]
        block = unseal(key, e["body"], e["header"])
        assert len(block) == size
        flag, length = struct.unpack_from(">BI", block)
        payload = block[5 : 5 + length]
        assert not any(block[5 + length + 64 * flag :])
        op = msgspec.msgpack.decode(payload)["ops"][0]
        assert (op["felt"], op["vaerdi"]) == (each["felt"], each["vaerdi"])
        if flag:
            place = org + rid + writer + struct.pack(">Q", n)
            signature = block[5 + length : 5 + length + 64]
            public = Ed25519PublicKey.from_public_bytes(v["person_public"])
            public.verify(signature, b"akd/sig/1" + place + payload)
        h = sha(e["header"], sha(e["body"]))
        c = sha(c, h)
        assert (h, c) == (e["h"], e["c"])
    span = struct.pack(">QQ", 1, 3)
    public = Ed25519PublicKey.from_public_bytes(v["session_public"])
    public.verify(v["batch_signature"], b"akd/batch/1" + v["org"] + v["writer"] + span + c)


def test_a_stranger_verifies_a_session_from_the_protocol_alone():
    v = raw(vectors("session")[0])
    body, signature = msgspec.msgpack.decode(v["certificate"])
    Ed25519PublicKey.from_public_bytes(v["device_public"]).verify(
        signature, b"akd/session/1" + body
    )
    fields = msgspec.msgpack.decode(body)
    assert fields[:3] == [1, v["org"], v["writer"]]
    assert fields[4] == v["device"]
    assert sha(v["certificate"]) == v["c0"]


def test_a_stranger_opens_the_vault_from_the_protocol_alone():
    whole = vectors("keys")
    v = raw(whole)
    secret = unicodedata.normalize("NFC", whole["password"]).encode()
    kdf = Argon2id(
        salt=v["salt"],
        length=32,
        iterations=whole["passes"],
        lanes=whole["lanes"],
        memory_cost=whole["memory_kib"],
    )
    stretched = kdf.derive(secret)
    assert expand(stretched, b"akd/commit/1", 16) == v["commitment"]
    aad = b"akd/uk/1" + v["org"] + v["user"] + v["commitment"]
    assert unseal(expand(stretched, b"akd/kek/1"), v["locked"], aad) == v["kem"] + v["sign"]
    prk = hmac.digest(v["device_secret"], v["vault_secret"], "sha256")
    aad = b"akd/vdk/1" + v["org"] + v["device"]
    vault_key = unseal(expand(prk, b"akd/vault/1"), v["vault_key_wrapped"], aad)
    assert vault_key == v["vault_key"]
    assert expand(vault_key, b"akd/db/1", 48) == v["database_key"] + v["database_salt"]
    prk = hmac.digest(v["kit_salt"], v["code"], "sha256")
    opened = unseal(expand(prk, b"akd/kit/1"), v["kit_sealed"], b"akd/root/1" + v["org"])
    assert opened == v["root"]
    assert expand(opened, b"akd/root-sign/1") == v["root_sign"]
    assert expand(opened, b"akd/root-kem/1") == v["root_kem"]
