import msgspec
import pytest

from akutdesk.wire import crypto, enrolment
from akutdesk.wire.errors import BadSignatureError, SealBrokenError

CODE = b"\x01\x02\x03\x04\x05"
SIGN, KEM = crypto.make_signing_key(), crypto.make_kem_key()
DEVICE, ROOT = b"d" * 16, b"r" * 32


@pytest.fixture(scope="module")
def shared():
    return enrolment.shared_by(CODE)


@pytest.fixture(scope="module")
def asked(shared):
    return enrolment.ask(shared.id, DEVICE, (SIGN, KEM))


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


def test_the_words_are_the_same_on_both_screens_and_others_for_other_keys(asked):
    words = enrolment.device_words(asked)
    assert len(words) == enrolment.WORDS
    assert all(0 <= word < 1024 for word in words)
    again = enrolment.ask(b"another request!", DEVICE, (SIGN, KEM))
    assert enrolment.device_words(again) == words
    for swapped in (
        enrolment.ask(asked.id, DEVICE, (crypto.make_signing_key(), KEM)),
        enrolment.ask(asked.id, DEVICE, (SIGN, crypto.make_kem_key())),
        enrolment.ask(asked.id, b"e" * 16, (SIGN, KEM)),
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
