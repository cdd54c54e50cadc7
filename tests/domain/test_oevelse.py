"""The practice as data: six short cases whose two columns go together."""

from __future__ import annotations

from copy import deepcopy

import pytest

from akutdesk.assets import Assets
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.oevelse import oevelse


def test_there_are_six_cases_of_five_to_ten_minutes(assets: Assets):
    shipped = oevelse(assets.guide("oevelse"))
    assert len(shipped.sager) == 6
    assert all(5 <= sag.minutter <= 10 for sag in shipped.sager)
    assert [one.borger().kaldenavn for one in shipped.folk] == ["Karla", "Yusuf"]


@pytest.mark.parametrize("change", ["goer", "begynder"])
def test_a_case_that_does_not_fit_together_is_refused(assets: Assets, change: str):
    raw = deepcopy(dict(assets.guide("oevelse")))
    raw["sag"][0][change] = ["Kun ét trin."] if change == "goer" else "SENERE"
    with pytest.raises(ResourceError) as told:
        oevelse(raw)
    assert told.value.felt == "ROLIGT"
