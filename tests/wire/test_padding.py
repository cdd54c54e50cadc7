from hypothesis import given
from hypothesis import strategies as st

from akutdesk.wire.padding import padded_size


@given(st.integers(0, 2**20))
def test_padding_never_cuts_and_costs_little(size):
    padded = padded_size(size)
    assert padded >= max(size, 1)
    assert padded - size <= 64 if size <= 512 else (padded - size) / size <= 0.12


@given(st.integers(0, 2**20))
def test_more_text_is_never_padded_to_less(size):
    assert padded_size(size) <= padded_size(size + 1)


@given(st.integers(0, 2**20))
def test_a_padded_size_is_its_own_class(size):
    assert padded_size(padded_size(size)) == padded_size(size)


def test_few_sizes_are_left_to_tell_apart():
    assert len({padded_size(size) for size in range(1, 100_000)}) < 150
