import dataclasses

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire import chain, crypto
from akutdesk.wire.errors import BadSignatureError, ChainBrokenError
from akutdesk.wire.header import Header, Stream, pack_header

WRITER = b"w" * 16
START = chain.first_chain(b"certificate")


def links(count):
    c, made = START, []
    for n in range(1, count + 1):
        header = Header(
            org=b"o" * 16, writer=WRITER, n=n, stream=Stream.DATA, rid=bytes([n]) * 16, epoch=1
        )
        head, body = pack_header(header), chain.body_hash(bytes([n]))
        c = chain.next_chain(c, chain.event_hash(head, body))
        made.append(chain.Link(header, head, body, c))
    return made


def test_a_nights_chain_holds_from_the_certificate_on():
    night = links(40)
    assert chain.verify_chain(WRITER, START, night) == night[-1].chain
    assert chain.verify_chain(WRITER, night[9].chain, night[10:], after=10) == night[-1].chain
    assert chain.verify_chain(WRITER, START, []) == START


def test_an_erased_body_leaves_a_chain_that_still_verifies():
    night = links(3)
    hash_of_erased = night[1].body_hash
    kept = [night[0], dataclasses.replace(night[1], body_hash=hash_of_erased), night[2]]
    assert chain.verify_chain(WRITER, START, kept) == night[2].chain


@given(st.data())
def test_leaving_out_swapping_repeating_or_changing_an_event_is_found(data):
    night = links(8)
    at = data.draw(st.integers(0, 7))
    act = data.draw(st.sampled_from(["leave out", "repeat", "swap", "body", "header", "chain"]))
    if act == "leave out":
        if at == 7:
            return
        spoiled = night[:at] + night[at + 1 :]
    elif act == "repeat":
        spoiled = [*night[: at + 1], night[at], *night[at + 1 :]]
    elif act == "swap":
        other = (at + 1) % 8
        spoiled = list(night)
        spoiled[at], spoiled[other] = night[other], night[at]
    else:
        field = {"body": "body_hash", "header": "header_bytes", "chain": "chain"}[act]
        spoiled = list(night)
        value = getattr(night[at], field)
        spoiled[at] = dataclasses.replace(night[at], **{field: value[:-1] + bytes([value[-1] ^ 1])})
    with pytest.raises(ChainBrokenError):
        chain.verify_chain(WRITER, START, spoiled)


def test_another_writers_event_is_found_at_its_place():
    night = links(3)
    foreign = msgspec.structs.replace(night[1].header, writer=b"x" * 16)
    spoiled = [night[0], dataclasses.replace(night[1], header=foreign), night[2]]
    with pytest.raises(ChainBrokenError) as caught:
        chain.verify_chain(WRITER, START, spoiled)
    assert caught.value.n == 2


def test_an_event_that_says_another_number_is_found_at_its_place():
    night = links(3)
    renumbered = msgspec.structs.replace(night[1].header, n=5)
    spoiled = [night[0], dataclasses.replace(night[1], header=renumbered), night[2]]
    with pytest.raises(ChainBrokenError) as caught:
        chain.verify_chain(WRITER, START, spoiled)
    assert caught.value.n == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("org", b"x" * 16), ("writer", b"x" * 16), ("first", 2), ("last", 4), ("chain", b"x" * 32)],
)
def test_a_batch_signature_fits_only_its_stretch(name, value):
    key = crypto.make_signing_key()
    stretch = chain.Stretch(org=b"o" * 16, writer=WRITER, first=1, last=3, chain=b"c" * 32)
    signature = chain.sign_stretch(key, stretch)
    chain.verify_stretch(crypto.verify_key(key), stretch, signature)
    other = dataclasses.replace(stretch, **{name: value})
    with pytest.raises(BadSignatureError):
        chain.verify_stretch(crypto.verify_key(key), other, signature)
