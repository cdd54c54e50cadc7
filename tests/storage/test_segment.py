"""The form of one file of the second copy."""

from __future__ import annotations

import pytest

from akutdesk.storage import segment
from akutdesk.storage.segment import Kind, SegmentBrokenError
from akutdesk.wire import crypto

FRAMES = [
    segment.statement_frame(7, b"signed"),
    segment.keywrap_frame(b"r" * 16, 1, b"wrap"),
    segment.event_frame(b"header", b"body" * 1000),
    (Kind.CERTIFICATE, b""),
]


def test_frames_come_back_in_their_order():
    whole = segment.build(segment.NO_SEGMENT, FRAMES)
    assert list(segment.read(whole, segment.NO_SEGMENT)) == FRAMES
    assert segment.event_of(FRAMES[2][1]) == (b"header", b"body" * 1000)
    assert list(segment.read(segment.build(segment.hash_of(whole), []), whole[-32:])) == []


@pytest.mark.parametrize("tail", [b"\x04", b"\x04\0\0\0\x09abc", b"\x09\0\0\0\x01a", b"\0" * 5])
def test_a_frame_that_is_cut_or_unknown_is_told(tail):
    whole = segment.MAGIC + segment.NO_SEGMENT + tail
    with pytest.raises(SegmentBrokenError):
        list(segment.read(whole + crypto.sha256(whole), segment.NO_SEGMENT))


def test_every_cut_and_every_flipped_byte_is_told():
    whole = segment.build(segment.NO_SEGMENT, FRAMES[:2])
    for place in range(len(whole)):
        for broken in (
            whole[:place],
            whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :],
        ):
            with pytest.raises(SegmentBrokenError):
                list(segment.read(broken, segment.NO_SEGMENT))
