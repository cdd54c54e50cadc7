"""A sheet typed in where its code is not known: each group's own check sign answers (design.md 8.4, 8.25)."""

import pytest

from akutdesk.storage import genesis
from akutdesk.ui.noegleark.ark import GRUPPER, Ark, Svar, forkerte, skrevet_af, svar, tast


@pytest.fixture
def kit():
    return genesis.prepare().kits[0]


def typed(kit):
    ark = Ark()
    for number, group in enumerate(kit):
        ark = tast(ark, number, group.lower())
    return ark


def test_whole_sheet_fits_by_its_check_signs(kit):
    ark = typed(kit)
    assert skrevet_af(ark)
    assert svar(Ark(), 0) is Svar.TOM


def test_sheet_that_is_pasted_fills_every_group(kit):
    assert skrevet_af(tast(Ark(), 0, " ".join(kit)))


@pytest.mark.parametrize("number", range(GRUPPER))
def test_one_wrong_sign_is_found_in_its_group(kit, number):
    other = "7" if kit[number][1] != "7" else "8"
    wrong = kit[number][0] + other + kit[number][2:]
    assert forkerte(tast(typed(kit), number, wrong)) == (number + 1,)


def test_group_in_another_groups_place_does_not_fit(kit):
    ark = typed((kit[1], kit[0], *kit[2:]))
    assert forkerte(ark) == ((1, 2) if kit[0] != kit[1] else ())


def test_code_is_in_no_text_about_the_sheet(kit):
    assert kit[0] not in repr(typed(kit))
