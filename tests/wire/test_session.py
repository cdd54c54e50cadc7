import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire import crypto, session
from akutdesk.wire.errors import (
    BadSignatureError,
    MalformedError,
    SealBrokenError,
    UnknownFormatError,
    WireError,
)

DEVICE_KEY = crypto.make_signing_key()
AUDIT = crypto.make_kem_key()
ORG, WRITER = b"o" * 16, b"w" * 16


def a_session(**changes):
    made = session.Session(
        org=ORG,
        writer=WRITER,
        public=b"p" * 32,
        device=b"d" * 16,
        membership=5,
        membership_head=b"m" * 32,
        previous=b"W" * 16,
        previous_chain=b"c" * 32,
        started_ms=1_795_474_800_000,
        app="0.1.0",
        audit_key=session.seal_audit_key(crypto.kem_public(AUDIT), ORG, WRITER, b"a" * 32),
    )
    return msgspec.structs.replace(made, **changes)


def test_a_start_is_certified_by_its_pc():
    certificate = session.certify(DEVICE_KEY, a_session())
    start = session.verify_session(certificate, crypto.verify_key(DEVICE_KEY))
    assert start == a_session(audit_key=start.audit_key)
    assert session.read_session(certificate) == start


def test_another_pc_cannot_certify_it():
    certificate = session.certify(crypto.make_signing_key(), a_session())
    with pytest.raises(BadSignatureError):
        session.verify_session(certificate, crypto.verify_key(DEVICE_KEY))


@given(st.data())
def test_any_changed_bit_of_a_certificate_is_found(data):
    spoiled = bytearray(session.certify(DEVICE_KEY, a_session()))
    at = data.draw(st.integers(0, len(spoiled) * 8 - 1))
    spoiled[at // 8] ^= 1 << at % 8
    with pytest.raises(WireError):
        session.verify_session(bytes(spoiled), crypto.verify_key(DEVICE_KEY))


@given(st.binary(max_size=200))
def test_any_bytes_are_no_certificate(data):
    with pytest.raises(MalformedError):
        session.read_session(data)


def test_a_newer_certificate_waits_for_the_upgrade():
    certificate = session.certify(DEVICE_KEY, a_session(format=2))
    with pytest.raises(UnknownFormatError):
        session.verify_session(certificate, crypto.verify_key(DEVICE_KEY))


def test_only_a_reader_of_the_log_opens_a_writers_audit_key():
    start = a_session()
    assert session.open_audit_key(AUDIT, start) == b"a" * 32
    with pytest.raises(SealBrokenError):
        session.open_audit_key(crypto.make_kem_key(), start)
    with pytest.raises(SealBrokenError):
        session.open_audit_key(AUDIT, a_session(writer=b"x" * 16, audit_key=start.audit_key))
