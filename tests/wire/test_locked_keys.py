import unicodedata

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import BadKeyError, SealBrokenError
from akutdesk.wire.locked_keys import (
    DEFAULT_COST,
    FLOOR_COST,
    Cost,
    lock_keys,
    make_person_keys,
    unlock_keys,
)

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
PLACE = b"o" * 16 + b"u" * 16


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=128))
def test_any_password_that_can_be_typed_opens_again(password):
    keys = make_person_keys()
    assert unlock_keys(lock_keys(keys, password, CHEAP, PLACE), password, PLACE) == keys


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=40), st.data())
def test_a_wrong_password_of_the_same_length_fails(password, data):
    at = data.draw(st.integers(0, len(password) - 1))
    sign = data.draw(st.characters(exclude_categories=["Cs", "Mn"]))
    wrong = password[:at] + sign + password[at + 1 :]
    if unicodedata.normalize("NFC", wrong) == unicodedata.normalize("NFC", password):
        return
    locked = lock_keys(make_person_keys(), password, CHEAP, PLACE)
    with pytest.raises(SealBrokenError):
        unlock_keys(locked, wrong, PLACE)


def test_an_aa_with_a_ring_is_the_same_on_every_keyboard():
    keys = make_person_keys()
    locked = lock_keys(keys, "a\u030aben do\u0308r", CHEAP, PLACE)
    assert unlock_keys(locked, "åben dör", PLACE) == keys


def test_keys_fit_no_other_person():
    locked = lock_keys(make_person_keys(), "fire små ord her", CHEAP, PLACE)
    with pytest.raises(SealBrokenError):
        unlock_keys(locked, "fire små ord her", b"o" * 16 + b"v" * 16)


@pytest.mark.parametrize(
    "change",
    [
        {"salt": bytes(16)},
        {"commitment": bytes(16)},
        {"sealed": bytes(92)},
        {"cost": Cost(64, 2, 1)},
        {"cost": Cost(128, 1, 1)},
    ],
)
def test_an_altered_blob_opens_for_nobody(change):
    locked = lock_keys(make_person_keys(), "fire små ord her", CHEAP, PLACE)
    with pytest.raises(SealBrokenError):
        unlock_keys(msgspec.structs.replace(locked, **change), "fire små ord her", PLACE)


def test_an_impossible_cost_is_no_key():
    locked = lock_keys(make_person_keys(), "fire små ord her", CHEAP, PLACE)
    with pytest.raises(BadKeyError):
        unlock_keys(msgspec.structs.replace(locked, cost=Cost(8, 1, 16)), "x", PLACE)


def test_each_lock_has_a_salt_of_its_own():
    keys = make_person_keys()
    one, other = (lock_keys(keys, "fire små ord her", CHEAP, PLACE) for _ in range(2))
    assert one.salt != other.salt
    assert one.sealed != other.sealed


def test_keys_never_show_in_a_trace():
    keys = make_person_keys()
    assert repr(keys) == "PersonKeys()"


def test_the_default_is_dearer_than_the_floor():
    assert DEFAULT_COST.memory_kib == 256 * 1024
    assert FLOOR_COST.memory_kib == 64 * 1024
    assert (DEFAULT_COST.passes, DEFAULT_COST.lanes) == (3, 4)
