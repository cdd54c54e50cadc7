"""A folder with copies, as somebody chose it: what is new comes in, and whatever is wrong has its word."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.copy_fetch import CopyUnfit, Fetched, fetch_all
from tests.storage.desk import LEDER
from tests.storage.persons import opkald
from tests.storage.test_copy_import import home, stick

__all__ = ["stick"]


@pytest.fixture
def copied(anna, stick):
    """Three calls of Anna's, each in a segment of its own."""
    assert stick.is_dir()
    calls = [opkald(notat=f"nummer {number}") for number in range(3)]
    for call in calls:
        anna.store.save(LEDER, call)
        anna.store.copy_out()
    return calls


@pytest.mark.parametrize("inside", [0, 1, 2])
def test_the_stick_its_folder_and_the_pcs_own_folder_will_all_do(bo, anna, stick, copied, inside):
    chosen = [stick, home(anna, stick).parent, home(anna, stick)][inside]
    fetched = fetch_all(bo.store.net, chosen)
    assert fetched.svar == "hentet"
    assert fetched.nye >= len(copied)
    assert bo.store.get(LEDER, Henvendelse, copied[2].id) == copied[2]


@pytest.mark.usefixtures("copied")
def test_the_same_stick_again_brings_nothing_new(bo, stick):
    fetch_all(bo.store.net, stick)
    assert fetch_all(bo.store.net, stick) == Fetched()
    assert Fetched().svar == "intet"


def test_a_half_copy_brings_what_is_whole_and_says_so(bo, anna, stick, copied):
    last = max(home(anna, stick).iterdir())
    last.write_bytes(last.read_bytes()[:-7])
    fetched = fetch_all(bo.store.net, stick)
    assert fetched.svar == "halv"
    assert bo.store.get(LEDER, Henvendelse, copied[0].id) == copied[0]
    assert fetch_all(bo.store.net, stick).svar == "halv_intet"


@pytest.mark.usefixtures("copied")
def test_a_copy_with_a_segment_missing_lays_the_rest_aside(bo, anna, stick):
    sorted(home(anna, stick).iterdir())[1].unlink()
    assert fetch_all(bo.store.net, stick).svar == "til_side"


@pytest.mark.usefixtures("copied")
def test_another_places_copy_is_refused(bo, anna, stick, tmp_path):
    other = tmp_path / "andre"
    shutil.copytree(home(anna, stick).parent, other / "akutdesk-00000000")
    with pytest.raises(CopyUnfit) as refused:
        fetch_all(bo.store.net, other)
    assert refused.value.grund == "FREMMED"
    with pytest.raises(CopyUnfit):
        fetch_all(bo.store.net, other / "akutdesk-00000000")


@pytest.mark.parametrize(("where", "grund"), [("findes-ikke", "MAPPE"), ("", "INGEN")])
def test_a_wrong_folder_is_said(bo, tmp_path, where, grund):
    (tmp_path / "tom").mkdir()
    with pytest.raises(CopyUnfit) as refused:
        fetch_all(bo.store.net, tmp_path / "tom" / where)
    assert refused.value.grund == grund
