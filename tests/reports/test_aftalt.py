"""When something was agreed, read on another day than it was written."""

from __future__ import annotations

from datetime import datetime

import pytest

from akutdesk.assets import Assets
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.kriseplan import Aftale
from akutdesk.domain.vagt import KBH
from akutdesk.reports.aftalt import aftalt
from akutdesk.reports.signs import GLUE

NIGHT = datetime(2026, 11, 24, 2, 14, tzinfo=KBH)
"""A Tuesday."""


def agreed(words: str) -> Aftale:
    frist = laes_frist(words, NIGHT)
    if frist is None:
        return Aftale(hvornaar=words)
    return Aftale(hvornaar=words, forfald=frist.start, forfald_slut=frist.slut)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("i dag kl. 7", "i dag kl. 7, tirsdag 24. november"),
        ("I morgen.", "I morgen, tirsdag 24. november"),
        ("i nat", "i nat, natten til tirsdag 24. november"),
        ("fredag nat", "fredag nat, natten til lørdag 28. november"),
        ("i nat kl. 3", "i nat kl. 3, tirsdag 24. november"),
        ("fredag kl. 10", "fredag kl. 10, 27. november"),
        ("om fem dage", "om fem dage, søndag 29. november"),
        ("om en time", "om en time, tirsdag 24. november kl. 03.14"),
        ("kl. 9", "kl. 9, tirsdag 24. november"),
        ("i aften", "i aften, tirsdag 24. november"),
        ("mandag 30. november kl. 10", "mandag 30. november kl. 10"),
        ("d. 3.12 kl. 9", "d. 3.12 kl. 9"),
        ("når det bliver lyst", "når det bliver lyst"),
        ("", ""),
    ],
)
def test_words_that_only_this_day_understands_get_their_date(
    assets: Assets, words: str, printed: str
):
    assert aftalt(agreed(words), assets.texts()).replace(GLUE, " ") == printed


def test_tonight_is_the_same_night_whichever_side_of_midnight_it_was_said(assets: Assets):
    evening = laes_frist("i nat", datetime(2026, 11, 23, 22, 30, tzinfo=KBH))
    assert evening is not None
    before = Aftale(hvornaar="i nat", forfald=evening.start, forfald_slut=evening.slut)
    assert aftalt(before, assets.texts()) == aftalt(agreed("i nat"), assets.texts())
