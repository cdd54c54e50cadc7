import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire import crypto
from akutdesk.wire.errors import (
    MalformedError,
    SealBrokenError,
    TooLargeError,
    UnknownFormatError,
    WireError,
)
from akutdesk.wire.event import MAX_BLOCK, MAX_EVENT, Event, open_event, seal_event, signed_message
from akutdesk.wire.header import Header, Stream, pack_header, read_header
from akutdesk.wire.padding import padded_size

KEY = bytes(range(32))
PLACE = Header(org=b"o" * 16, writer=b"w" * 16, n=7, stream=Stream.DATA, rid=b"r" * 16, epoch=1)


def sealed(payload=b"et notat", place=PLACE, **more):
    made = seal_event(KEY, place, payload, **more)
    return made, read_header(made.header)


@given(st.binary(max_size=2000), st.none() | st.binary(min_size=64, max_size=64))
def test_what_a_desk_seals_another_desk_opens(payload, signature):
    made, header = sealed(payload, signature=signature)
    opened = open_event(KEY, header, made)
    assert (opened.payload, opened.signature) == (payload, signature)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_server_sees_a_size_class_and_not_a_size(one, other):
    sizes = {len(sealed(bytes(n))[0].body) for n in (one, other)}
    same_class = padded_size(one + 5) == padded_size(other + 5)
    assert (len(sizes) == 1) is same_class


@pytest.mark.parametrize(
    "change",
    [
        {"n": 8},
        {"rid": b"R" * 16},
        {"org": b"O" * 16},
        {"writer": b"W" * 16},
        {"epoch": 2},
        {"stream": Stream.AUDIT},
        {"size": 128},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_body_fits_no_other_place(change):
    made, header = sealed()
    moved = msgspec.structs.replace(header, **change)
    with pytest.raises(SealBrokenError):
        open_event(KEY, moved, Event(pack_header(moved), made.body))


def test_each_event_has_a_key_of_its_own():
    made, header = sealed()
    with pytest.raises(SealBrokenError):
        open_event(KEY, msgspec.structs.replace(header, n=8), made)


def test_an_event_too_large_for_the_server_is_refused_before_it_is_made():
    largest = max(
        size for size in range(MAX_BLOCK - 9000, MAX_BLOCK) if padded_size(size) <= MAX_BLOCK
    )
    made, _ = sealed(bytes(largest - 5))
    assert len(made.header) + len(made.body) <= MAX_EVENT
    with pytest.raises(TooLargeError) as caught:
        sealed(bytes(largest - 4))
    assert caught.value.size > caught.value.limit == MAX_BLOCK


def test_a_suite_from_tomorrow_waits_for_the_upgrade():
    made, header = sealed()
    newer = msgspec.structs.replace(header, suite=2)
    with pytest.raises(UnknownFormatError) as caught:
        open_event(KEY, newer, made)
    assert caught.value.number == 2


def test_a_format_from_tomorrow_is_told_from_damage():
    newer = pack_header(msgspec.structs.replace(PLACE, format=2))
    with pytest.raises(UnknownFormatError):
        read_header(newer)
    appended = msgspec.msgpack.encode([*msgspec.msgpack.decode(pack_header(PLACE)), "more"])
    assert read_header(appended) == PLACE


@given(st.binary(max_size=120))
def test_a_header_of_any_bytes_is_a_header_or_a_typed_refusal(data):
    try:
        header = read_header(data)
    except WireError:
        return
    assert header.n >= 1


@given(st.data())
def test_a_changed_header_byte_is_refused_or_breaks_the_seal(data):
    made, _ = sealed()
    spoiled = bytearray(made.header)
    at = data.draw(st.integers(0, len(spoiled) * 8 - 1))
    spoiled[at // 8] ^= 1 << at % 8
    with pytest.raises(WireError):
        open_event(KEY, read_header(bytes(spoiled)), Event(bytes(spoiled), made.body))


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"\0\0\0\0",
        b"\0\0\0\0\xff" + bytes(59),
        b"\2\0\0\0\1" + bytes(123),
        b"\1\0\0\0\1" + bytes(59),
        b"\0\0\0\0\1a" + bytes(57) + b"x",
    ],
    ids=["empty", "short", "longer than itself", "unknown flag", "no room to sign", "not padded"],
)
def test_a_block_that_a_faulty_client_sealed_is_malformed(block):
    header = msgspec.structs.replace(PLACE, size=len(block))
    head = pack_header(header)
    key = crypto.hkdf_expand(KEY, b"akd/evt/1" + header.writer + header.n.to_bytes(8, "big"))
    with pytest.raises(MalformedError):
        open_event(KEY, header, Event(head, crypto.seal(key, block, head)))


def test_a_size_that_lies_is_malformed():
    header = msgspec.structs.replace(PLACE, size=128)
    head = pack_header(header)
    key = crypto.hkdf_expand(KEY, b"akd/evt/1" + header.writer + header.n.to_bytes(8, "big"))
    with pytest.raises(MalformedError):
        open_event(KEY, header, Event(head, crypto.seal(key, bytes(64), head)))


def test_a_colleagues_signature_fits_only_where_it_was_given():
    key = crypto.make_signing_key()
    signature = crypto.sign(key, signed_message(PLACE, b"afsluttet"))
    crypto.verify(crypto.verify_key(key), signed_message(PLACE, b"afsluttet"), signature)
    for place, payload in (
        (msgspec.structs.replace(PLACE, rid=b"R" * 16), b"afsluttet"),
        (msgspec.structs.replace(PLACE, n=8), b"afsluttet"),
        (PLACE, b"aabnet"),
    ):
        with pytest.raises(WireError):
            crypto.verify(crypto.verify_key(key), signed_message(place, payload), signature)
