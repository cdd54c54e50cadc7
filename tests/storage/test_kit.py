import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.kontroltegn import ALFABET
from akutdesk.storage.kit import GROUPS, SIGNS, group_holds, groups_of, read_code
from akutdesk.storage.vault_errors import KitWrong

CODES = st.binary(min_size=20, max_size=20)
PLACES = st.tuples(st.integers(0, GROUPS - 1), st.integers(0, SIGNS - 1))


@given(CODES)
def test_a_kit_is_eight_groups_of_five_and_reads_back(code):
    groups = groups_of(code)
    assert [len(group) for group in groups] == [SIGNS] * GROUPS
    assert set("".join(groups)) <= set(ALFABET)
    assert read_code(" ".join(groups)) == code


@given(CODES, st.sampled_from([" ", "-", "", "\n", " – ", " - "]), st.booleans())
def test_spaces_dashes_and_small_letters_do_not_matter(code, between, small):
    text = between.join(groups_of(code))
    assert read_code(f"  {text.lower() if small else text}\n") == code


@given(CODES, st.randoms(use_true_random=False))
def test_a_nought_may_be_written_as_o_and_a_one_as_i_or_l(code, random):
    other = {"0": "0OØoø", "1": "1IiLl"}
    text = "".join(random.choice(other.get(sign, sign)) for sign in " ".join(groups_of(code)))
    assert read_code(text) == code


@given(CODES, PLACES, st.sampled_from(ALFABET))
def test_f80_one_wrong_sign_names_exactly_its_group(code, place, sign):
    group, at = place
    groups = list(groups_of(code))
    if groups[group][at] == sign:
        return
    groups[group] = groups[group][:at] + sign + groups[group][at + 1 :]
    with pytest.raises(KitWrong) as caught:
        read_code("-".join(groups))
    assert caught.value.groups == (group + 1,)


@given(CODES, st.integers(0, GROUPS - 1), st.integers(0, SIGNS - 2))
def test_two_neighbours_swapped_name_their_group(code, group, at):
    groups = list(groups_of(code))
    signs = list(groups[group])
    if signs[at] == signs[at + 1]:
        return
    signs[at], signs[at + 1] = signs[at + 1], signs[at]
    groups[group] = "".join(signs)
    with pytest.raises(KitWrong) as caught:
        read_code(" ".join(groups))
    assert caught.value.groups == (group + 1,)


@given(CODES, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_two_groups_in_each_others_place_are_both_named(code, one, other):
    groups = list(groups_of(code))
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(KitWrong) as caught:
        read_code(" ".join(groups))
    assert caught.value.groups == tuple(sorted((one + 1, other + 1)))


@given(CODES, PLACES)
def test_a_sign_left_out_spoils_only_its_own_group(code, place):
    group, at = place
    groups = list(groups_of(code))
    groups[group] = groups[group][:at] + groups[group][at + 1 :]
    with pytest.raises(KitWrong) as caught:
        read_code(" ".join(groups))
    assert caught.value.groups == (group + 1,)


def test_a_kit_typed_halfway_names_the_groups_that_are_missing():
    groups = groups_of(bytes(20))
    with pytest.raises(KitWrong) as caught:
        read_code(" ".join(groups[:3]))
    assert caught.value.groups == (4, 5, 6, 7, 8)


def test_a_ninth_group_is_refused():
    with pytest.raises(KitWrong):
        read_code(" ".join([*groups_of(bytes(20)), "00000"]))


def test_a_sign_that_is_on_no_kit_is_refused_in_its_group():
    groups = groups_of(bytes(range(20)))
    assert not group_holds(2, "UUUUU")
    assert group_holds(2, groups[2])
    assert not group_holds(3, groups[2])


@given(st.text())
def test_typed_text_that_is_no_kit_is_refused_without_being_repeated(text):
    with pytest.raises(KitWrong) as caught:
        read_code(text)
    assert set(caught.value.groups) <= set(range(1, GROUPS + 1))
    assert str(caught.value).removeprefix("ARK_FORKERT ") == " ".join(map(str, caught.value.groups))
