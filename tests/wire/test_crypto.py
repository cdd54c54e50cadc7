"""Published vectors through our own door, and the door's refusals."""

import json
from pathlib import Path

import cryptography_vectors
import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire import crypto
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import (
    BadKeyError,
    BadSignatureError,
    MemoryShortError,
    SealBrokenError,
    UnknownFormatError,
)

VECTORS = Path(cryptography_vectors.__file__).parent
KEYS = st.binary(min_size=32, max_size=32)


def blocks(name, sep=" = "):
    """The records of a NIST-style file, as dictionaries of text; bracketed lines hold for what follows."""
    held, record = {}, {}
    for line in [*(VECTORS / name).read_text().splitlines(), ""]:
        text = line.strip()
        if text.startswith("[") and "=" in text:
            key, _, value = text.strip("[]").partition(sep)
            held[key.strip()] = value.strip()
        elif "=" in text and not text.startswith("#"):
            key, _, value = text.partition("=")
            record[key.strip()] = value.strip()
        elif text == "FAIL":
            record["FAIL"] = "FAIL"
        elif not text and record:
            yield held | record
            record = {}


def test_aes_256_gcm_opens_what_nist_sealed():
    seen = 0
    for v in blocks("ciphers/AES/GCM/gcmEncryptExtIV256.rsp"):
        if v.get("IVlen") != "96" or v.get("Taglen") != "128" or "Key" not in v:
            continue
        key, nonce, plain, aad, sealed, tag = (
            bytes.fromhex(v[name]) for name in ("Key", "IV", "PT", "AAD", "CT", "Tag")
        )
        assert crypto.open_seal(key, nonce + sealed + tag, aad) == plain
        seen += 1
    assert seen > 300


def test_aes_256_gcm_refuses_what_nist_spoiled():
    refused = opened = 0
    for v in blocks("ciphers/AES/GCM/gcmDecrypt256.rsp"):
        if v.get("IVlen") != "96" or v.get("Taglen") != "128" or "Key" not in v:
            continue
        key, nonce, aad, sealed, tag = (
            bytes.fromhex(v[name]) for name in ("Key", "IV", "AAD", "CT", "Tag")
        )
        if "FAIL" in v:
            with pytest.raises(SealBrokenError):
                crypto.open_seal(key, nonce + sealed + tag, aad)
            refused += 1
        else:
            assert crypto.open_seal(key, nonce + sealed + tag, aad) == bytes.fromhex(v["PT"])
            opened += 1
    assert refused > 50
    assert opened > 50


def test_hmac_gives_the_tags_of_rfc_4231():
    seen = 0
    for v in blocks("HMAC/rfc-4231-sha256.txt"):
        key, message = bytes.fromhex(v["Key"]), bytes.fromhex(v["Msg"])
        tag = bytes.fromhex(v["MD"])
        assert crypto.hmac_sha256(key, message)[: len(tag)] == tag
        seen += 1
    assert seen >= 6


def test_hkdf_gives_the_keys_of_rfc_5869():
    vector, seen = {}, 0
    for part in blocks("KDF/rfc-5869-HKDF-SHA256.txt"):  # each vector stands in several blocks
        vector |= part
        if "OKM" not in part:
            continue
        v, seen = vector, seen + 1
        secret, salt, info = (bytes.fromhex(v.get(name, "")) for name in ("IKM", "salt", "info"))
        prk, okm = bytes.fromhex(v["PRK"]), bytes.fromhex(v["OKM"])
        assert crypto.hkdf_extract(secret, salt=salt) == prk
        assert crypto.hkdf_expand(prk, info, len(okm)) == okm
        assert crypto.hkdf(secret, salt=salt, info=info, length=len(okm)) == okm
    assert seen == 3


def test_ed25519_signs_like_the_authors_of_rfc_8032():
    lines = (VECTORS / "asymmetric/Ed25519/sign.input").read_text().splitlines()
    assert len(lines) == 1024
    for line in lines[::4]:
        secret, public, message, signed = map(bytes.fromhex, line.split(":")[:4])
        seed, signature = secret[:32], signed[:64]
        assert crypto.verify_key(seed) == public
        assert crypto.sign(seed, message) == signature
        crypto.verify(public, message, signature)
        with pytest.raises(BadSignatureError):
            crypto.verify(public, message + b"x", signature)


@pytest.mark.parametrize(
    ("seed", "public", "message", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ],
)
def test_ed25519_signs_the_examples_of_rfc_8032(seed, public, message, signature):
    assert crypto.verify_key(bytes.fromhex(seed)).hex() == public
    assert crypto.sign(bytes.fromhex(seed), bytes.fromhex(message)).hex() == signature


def test_argon2id_under_the_door_gives_the_tag_of_rfc_9106():
    v = next(blocks("KDF/argon2id.txt"))
    kdf = Argon2id(
        salt=bytes.fromhex(v["salt"]),
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=bytes.fromhex(v["secret"]),
        ad=bytes.fromhex(v["ad"]),
    )
    assert kdf.derive(bytes.fromhex(v["pass"])).hex() == v["output"]
    assert v["output"].startswith("0d640df58d78766c08c037a34a8b53c9d01ef045")


def test_argon2id_gives_the_keys_of_the_published_vectors():
    seen = 0
    for v in blocks("KDF/argon2id.txt"):
        if v["length"] != "32" or "secret" in v or "ad" in v:
            continue
        cost = Argon2Cost(
            memory_kib=int(v["memcost"]), passes=int(v["iter"]), lanes=int(v["lanes"])
        )
        key = crypto.argon2id(bytes.fromhex(v["pass"]), bytes.fromhex(v["salt"]), cost)
        assert key.hex() == v["output"]
        seen += 1
    assert seen >= 2


def test_hpke_under_the_door_opens_what_rfc_9180_sealed():
    kdfs = {1: hpke.KDF.HKDF_SHA256, 3: hpke.KDF.HKDF_SHA512}
    aeads = {1: hpke.AEAD.AES_128_GCM, 2: hpke.AEAD.AES_256_GCM, 3: hpke.AEAD.CHACHA20_POLY1305}
    opened = 0
    for v in json.loads((VECTORS / "HPKE/test-vectors.json").read_text()):
        if (v["mode"], v["kem_id"]) != (0, 0x20) or v["aead_id"] not in aeads:
            continue
        suite = hpke.Suite(hpke.KEM.X25519, kdfs[v["kdf_id"]], aeads[v["aead_id"]])
        private = x25519.X25519PrivateKey.from_private_bytes(bytes.fromhex(v["skRm"]))
        first = v["encryptions"][0]
        sealed = bytes.fromhex(v["enc"] + first["ct"])
        aad, info = bytes.fromhex(first["aad"]), bytes.fromhex(v["info"])
        plain = openssl.hpke._decrypt_with_aad(suite, sealed, private, info, aad)
        assert plain.hex() == first["pt"]
        opened += 1
    assert opened == 6


def test_hpke_under_the_door_opens_what_the_hybrid_draft_sealed():
    opened = 0
    for v in json.loads((VECTORS / "HPKE/hpke-pq-test-vectors.json").read_text()):
        if (v["kem_id"], v["kdf_id"], v["aead_id"]) != (0x647A, 1, 3):
            continue
        suite = hpke.Suite(
            hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305
        )
        private = hpke.MLKEM768X25519PrivateKey(*crypto._kem_halves(bytes.fromhex(v["skRm"])))
        first = v["encryptions"][0]
        sealed = bytes.fromhex(v["enc"] + first["ct"])
        aad, info = bytes.fromhex(first["aad"]), bytes.fromhex(v["info"])
        plain = openssl.hpke._decrypt_with_aad(suite, sealed, private, info, aad)
        assert plain.hex() == first["pt"]
        opened += 1
    assert opened == 1


def test_the_hybrid_key_comes_from_its_seed_as_published():
    seen = 0
    for v in json.loads((VECTORS / "HPKE/hpke-pq-test-vectors.json").read_text()):
        if v["kem_id"] != 0x647A:
            continue
        public = crypto.kem_public(bytes.fromhex(v["skRm"]))
        assert public == bytes([crypto.KEM_SUITE]) + bytes.fromhex(v["pkRm"])
        seen += 1
    assert seen >= 2


@given(KEYS, st.binary(max_size=300), st.binary(max_size=40))
def test_what_is_sealed_opens_only_with_its_key_and_its_place(key, plain, aad):
    sealed = crypto.seal(key, plain, aad)
    assert crypto.open_seal(key, sealed, aad) == plain
    assert len(sealed) == len(plain) + crypto.SEAL_OVERHEAD
    other = bytes([key[0] ^ 1]) + key[1:]
    for attempt in ((other, sealed, aad), (key, sealed, aad + b"x"), (key, sealed[:-1], aad)):
        with pytest.raises(SealBrokenError):
            crypto.open_seal(*attempt)


@given(st.data())
def test_any_changed_bit_of_a_seal_is_found(data):
    key = crypto.random_bytes(32)
    sealed = bytearray(crypto.seal(key, b"et stille sted at sove", b""))
    at = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[at // 8] ^= 1 << at % 8
    with pytest.raises(SealBrokenError):
        crypto.open_seal(key, bytes(sealed), b"")


def test_the_same_words_sealed_twice_look_different():
    key = crypto.random_bytes(32)
    assert crypto.seal(key, b"natten", b"") != crypto.seal(key, b"natten", b"")


def test_a_key_sealed_to_a_colleague_opens_only_for_them_and_their_purpose():
    key, stranger = crypto.make_kem_key(), crypto.make_kem_key()
    sealed = crypto.seal_to(crypto.kem_public(key), b"k" * 32, b"vs")
    assert len(sealed) == 1169
    assert crypto.open_from(key, sealed, b"vs") == b"k" * 32
    for attempt in ((stranger, sealed, b"vs"), (key, sealed, b"db"), (key, sealed[:-1], b"vs")):
        with pytest.raises(SealBrokenError):
            crypto.open_from(*attempt)


def test_a_newer_suite_is_told_from_damage():
    key = crypto.make_kem_key()
    public = crypto.kem_public(key)
    sealed = crypto.seal_to(public, b"x", b"")
    with pytest.raises(UnknownFormatError):
        crypto.open_from(key, b"\x02" + sealed[1:], b"")
    with pytest.raises(UnknownFormatError):
        crypto.seal_to(b"\x02" + public[1:], b"x", b"")


@pytest.mark.parametrize("size", [0, 16, 24, 31, 33, 64])
def test_a_key_of_the_wrong_size_is_no_key(size):
    with pytest.raises(BadKeyError):
        crypto.seal(bytes(size), b"x", b"")
    with pytest.raises(BadKeyError):
        crypto.sign(bytes(size), b"x")
    with pytest.raises(BadKeyError):
        crypto.kem_public(bytes(size))
    with pytest.raises(BadKeyError):
        crypto.seal_to(bytes([1]) * size, b"x", b"")


def test_no_public_key_verifies_nothing():
    with pytest.raises(BadKeyError):
        crypto.verify(b"short", b"x", bytes(64))
    with pytest.raises(BadKeyError):
        crypto.seal_to(b"", b"x", b"")
    with pytest.raises(SealBrokenError):
        crypto.open_from(crypto.make_kem_key(), b"", b"")


@pytest.mark.parametrize(("memory", "passes", "lanes"), [(8, 1, 4), (0, 1, 1), (64, 0, 1)])
def test_an_impossible_cost_is_refused(memory, passes, lanes):
    with pytest.raises(BadKeyError):
        crypto.argon2id(b"x", bytes(16), Argon2Cost(memory_kib=memory, passes=passes, lanes=lanes))


def test_a_cost_beyond_the_machines_memory_is_refused():
    with pytest.raises(MemoryShortError):
        crypto.argon2id(b"x", bytes(16), Argon2Cost(memory_kib=2**32 - 1, passes=1, lanes=1))


def test_equal_secrets_are_equal_and_others_are_not():
    assert crypto.equal(b"abc", b"abc")
    assert not crypto.equal(b"abc", b"abd")
    assert not crypto.equal(b"abc", b"ab")
