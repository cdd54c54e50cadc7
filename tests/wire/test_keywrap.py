import pytest

from akutdesk.wire import crypto
from akutdesk.wire.errors import SealBrokenError
from akutdesk.wire.keywrap import make_record_key, unwrap_record_key, unwrapper, wrap_record_key

PLACE = (b"o" * 16, b"r" * 16, 1)


def test_a_records_key_opens_under_its_epoch():
    epoch_key, record_key = crypto.random_bytes(32), make_record_key()
    wrap = wrap_record_key(epoch_key, record_key, PLACE)
    assert unwrap_record_key(epoch_key, wrap, PLACE) == record_key


@pytest.mark.parametrize(
    "place", [(b"O" * 16, b"r" * 16, 1), (b"o" * 16, b"R" * 16, 1), (b"o" * 16, b"r" * 16, 2)]
)
def test_a_wrap_fits_no_other_org_record_or_epoch(place):
    epoch_key = crypto.random_bytes(32)
    wrap = wrap_record_key(epoch_key, make_record_key(), PLACE)
    with pytest.raises(SealBrokenError):
        unwrap_record_key(epoch_key, wrap, place)


def test_many_wraps_of_an_epoch_open_as_each_one_does():
    org, _, epoch = PLACE
    epoch_key = make_record_key()
    keys = {bytes([number]) * 16: make_record_key() for number in range(3)}
    wraps = {rid: wrap_record_key(epoch_key, key, (org, rid, epoch)) for rid, key in keys.items()}
    unwrap = unwrapper(epoch_key, org, epoch)
    assert {rid: unwrap(rid, wrap) for rid, wrap in wraps.items()} == keys
    one, other, _ = wraps
    with pytest.raises(SealBrokenError):
        unwrap(one, wraps[other])
