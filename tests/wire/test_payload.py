import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire.codec import LAST_N
from akutdesk.wire.errors import MalformedError
from akutdesk.wire.payload import EventName, Op, Payload, pack_payload, read_payload

IDS = st.binary(min_size=16, max_size=16)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXT | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
OPS = st.builds(
    Op,
    felt=st.sampled_from(["navn", "k5", "samtaletid_min"]),
    vaerdi=PLAIN,
    foraeldre=st.lists(st.builds(EventName, IDS, st.integers(1, LAST_N)), max_size=3).map(tuple),
    kilde=st.sampled_from(["FORSLAG", "MEDARBEJDER", "BORGER", "SYSTEM"]),
    must_understand=st.booleans(),
)
PAYLOADS = st.builds(
    Payload,
    schema=st.integers(0, 99),
    type=st.sampled_from(["borger", "kriseplan"]),
    bruger=IDS,
    hlc=st.integers(0, 2**63 - 1),
    device_ms=st.integers(-(2**40), 2**50),
    zone_min=st.sampled_from([60, 120, 0]),
    skew_ms=st.none() | st.integers(-(10**9), 10**9),
    handling_id=IDS,
    ops=st.lists(OPS, max_size=3).map(tuple),
    begrundelse=st.none() | TEXT,
)


def a_payload(value):
    return Payload(
        schema=1,
        type="borger",
        bruger=b"b" * 16,
        hlc=1,
        device_ms=1,
        zone_min=60,
        handling_id=b"h" * 16,
        ops=(Op(felt="navn", vaerdi=value),),
    )


@given(PAYLOADS)
def test_every_plain_value_comes_back_as_it_was(payload):
    assert read_payload(pack_payload(payload)) == payload


@pytest.mark.parametrize(
    "text", ["Z\u0335a\u0338l\u0334g\u0335o", "\0", "a\u030a", "å", "\u202eabc", "🏳️‍🌈" * 99]
)
def test_awkward_text_is_kept_byte_for_byte(text):
    back = read_payload(pack_payload(a_payload(text))).ops[0].vaerdi
    assert back.encode() == text.encode()


def test_half_a_character_is_refused_and_not_repeated_in_the_error():
    with pytest.raises(MalformedError) as caught:
        pack_payload(a_payload("hemmeligt \ud800"))
    error = caught.value
    assert "hemmeligt" not in f"{error!r} {error.__cause__!r}"
    assert error.__suppress_context__


@given(st.binary(max_size=300))
def test_a_payload_of_any_bytes_is_a_payload_or_malformed(data):
    try:
        payload = read_payload(data)
    except MalformedError:
        return
    assert isinstance(payload, Payload)


@given(PAYLOADS, st.data())
def test_a_payload_with_one_changed_byte_is_a_payload_or_malformed(payload, data):
    spoiled = bytearray(pack_payload(payload))
    spoiled[data.draw(st.integers(0, len(spoiled) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_payload(bytes(spoiled))
    except MalformedError as error:
        assert error.what == "payload"  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    "nested",
    [b"\x91" * 200_000 + b"\xc0", b"\x81\xa1a" * 100_000 + b"\xc0", b"\xdd\xff\xff\xff\xff"],
    ids=["lists", "maps", "a list that says it is huge"],
)
def test_a_payload_nested_without_end_is_malformed(nested):
    head = msgspec.msgpack.encode(a_payload(None))
    assert head.endswith(b"\xa6vaerdi\xc0")
    with pytest.raises(MalformedError):
        read_payload(head[:-1] + nested)


def test_a_field_from_a_newer_program_is_passed_over():
    fields = msgspec.msgpack.decode(pack_payload(a_payload("x")))
    fields["stemning"] = "ny"
    fields["ops"][0]["farve"] = 3
    assert read_payload(msgspec.msgpack.encode(fields)) == a_payload("x")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bruger", b"short"),
        ("hlc", -1),
        ("hlc", 2**63),
        ("type", ""),
        ("zone_min", 5000),
        ("ops", 3),
    ],
)
def test_a_value_that_no_desk_writes_is_malformed(name, value):
    fields = msgspec.msgpack.decode(pack_payload(a_payload("x")))
    fields[name] = value
    with pytest.raises(MalformedError):
        read_payload(msgspec.msgpack.encode(fields))
