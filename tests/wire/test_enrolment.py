import hashlib
import hmac
import json
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from akutdesk.assets import find_resources
from akutdesk.storage.kit import groups_of
from akutdesk.storage.ordliste import read_ordliste
from akutdesk.wire import crypto, enrolment
from akutdesk.wire.errors import BadSignatureError, SealBrokenError
from akutdesk.wire.messages import AskEnrolment

CODE = b"\x01\x02\x03\x04\x05"
SIGN, KEM = crypto.make_signing_key(), crypto.make_kem_key()
ROOT = b"r" * 32


@pytest.fixture(scope="module")
def shared():
    return enrolment.shared_by(CODE)


@pytest.fixture(scope="module")
def asked(shared):
    return enrolment.ask(shared, SIGN, KEM)


def test_both_screens_find_the_same_request_by_the_code(shared):
    assert enrolment.shared_by(CODE) == shared
    other = enrolment.shared_by(CODE[:-1] + b"\x06")
    assert other.id != shared.id
    assert other.key != shared.key
    assert "key" not in repr(shared)


def test_nobody_asks_in_anothers_place(asked):
    enrolment.verify_ask(asked)
    stolen = msgspec.structs.replace(asked, kem_public=crypto.kem_public(crypto.make_kem_key()))
    with pytest.raises(BadSignatureError):
        enrolment.verify_ask(stolen)


def test_f77_nobody_without_the_code_puts_other_keys_in_the_place_of_those_that_asked(
    shared, asked
):
    assert enrolment.is_by(shared, asked)
    others = crypto.make_signing_key(), crypto.make_kem_key()
    theirs = enrolment.ask(enrolment.Shared(shared.id, b"guessed key" * 3), *others)
    enrolment.verify_ask(theirs)
    assert theirs.id == asked.id
    assert not enrolment.is_by(shared, theirs)
    assert not enrolment.is_by(shared, msgspec.structs.replace(theirs, device=asked.device))


def test_the_words_are_the_same_on_both_screens_and_others_for_other_keys(shared, asked):
    words = enrolment.device_words(asked)
    assert len(words) == enrolment.WORDS
    assert all(0 <= word < 1024 for word in words)
    assert enrolment.device_words(enrolment.ask(shared, SIGN, KEM)) == words
    for swapped in (
        enrolment.ask(shared, crypto.make_signing_key(), KEM),
        enrolment.ask(shared, SIGN, crypto.make_kem_key()),
        msgspec.structs.replace(asked, device=b"e" * 16),
    ):
        assert enrolment.device_words(swapped) != words


def test_only_whoever_typed_the_code_vouches_for_the_org(shared, asked):
    word = enrolment.vouch(shared, asked, ROOT)
    assert enrolment.vouch(shared, asked, b"s" * 32) != word
    other = enrolment.shared_by(b"guess")
    assert enrolment.vouch(other, asked, ROOT) != word


def test_an_answer_on_a_stick_opens_with_the_code_alone(shared):
    sealed = enrolment.seal_answer(shared, b"the list")
    assert enrolment.open_answer(shared, sealed) == b"the list"
    with pytest.raises(SealBrokenError):
        enrolment.open_answer(enrolment.shared_by(b"guess"), sealed)


FILE = Path(__file__).parents[1] / "data" / "vectors" / "enrolment.json"
VECTOR = json.loads(FILE.read_text(encoding="utf-8"))["vectors"]


def expand(key, info, length=32):
    """HKDF-Expand of one block, without any code of ours."""
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()[:length]


def stretched(secret, salt):
    kdf = Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19 * 1024)
    return kdf.derive(secret)


def numbers(purpose, *parts):
    bits = int.from_bytes(
        stretched(hashlib.sha256(b"".join(parts)).digest(), purpose.ljust(16, b"\0")), "big"
    )
    return [bits >> 256 - 10 * place & 1023 for place in range(1, 7)]


def test_a_stranger_finds_names_and_words_from_the_protocol_alone():
    v = {
        name: bytes.fromhex(VECTOR[name])
        for name in ("code", "id", "key", "sign_public", "kem_public", "device", "proof", "root")
    }
    shared = stretched(v["code"], b"akd/enrol-code/1")
    assert expand(shared, b"akd/enrol-id/1", 16) == v["id"]
    assert expand(shared, b"akd/enrol-key/1") == v["key"]
    public = v["sign_public"] + v["kem_public"]
    assert expand(v["key"], b"akd/enrol-pc/1" + public, 16) == v["device"]
    message = b"akd/enrol/1" + v["id"] + v["device"] + public
    Ed25519PublicKey.from_public_bytes(v["sign_public"]).verify(v["proof"], message)
    said = v["root"] + hashlib.sha256(message).digest()
    assert expand(v["key"], b"akd/enrol-vouch/1" + said).hex() == VECTOR["vouched"]
    assert numbers(b"akd/words-pc/1", v["device"], public) == VECTOR["pc_numbers"]
    assert numbers(b"akd/words-org/1", v["root"]) == VECTOR["org_numbers"]


def test_names_and_words_are_as_published():
    ordliste = read_ordliste(find_resources())
    shared = enrolment.shared_by(bytes.fromhex(VECTOR["code"]))
    asked = AskEnrolment(
        **{
            name: bytes.fromhex(VECTOR[name])
            for name in ("id", "device", "sign_public", "kem_public", "proof")
        }
    )
    assert list(groups_of(bytes.fromhex(VECTOR["code"]))) == VECTOR["groups"]
    assert enrolment.is_by(shared, asked)
    enrolment.verify_ask(asked)
    root = bytes.fromhex(VECTOR["root"])
    assert enrolment.vouch(shared, asked, root).hex() == VECTOR["vouched"]
    assert ordliste.of(enrolment.device_words(asked)) == VECTOR["pc_words"]
    assert ordliste.of(enrolment.place_words(root)) == VECTOR["org_words"]
