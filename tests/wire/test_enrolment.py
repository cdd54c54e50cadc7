import msgspec
import pytest

from akutdesk.wire import crypto, enrolment
from akutdesk.wire.errors import BadSignatureError, SealBrokenError

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
