"""What a rescue says is exact: which backup, how much may be missing, and what came back (decision 0160)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.storage.from_backup import Hentet
from akutdesk.storage.redning import NyesteKopi
from akutdesk.storage.reservekopi import Reservekopi
from akutdesk.ui.laas import rescue_words
from tests.resources import RESOURCES

MADE = datetime(2026, 11, 23, 22, 5, tzinfo=UTC)
KALENDER = kalender(
    {name: code_list(name, RESOURCES.code(name)) for name in ("ugedag", "maaned", "klokke")}
)


def newest(**later):
    kopi = Reservekopi(path=Path("kopi"), nummer=3, lavet=MADE, size=1)
    return NyesteKopi(kopi=kopi, til=MADE + timedelta(**later))


@pytest.mark.parametrize(
    ("minutter", "said"),
    [
        (1, "ét"),
        (35, "35 minutters"),
        (119, "119 minutters"),
        (121, "3 timers"),
        (26 * 60, "26 timers"),
        (49 * 60, "3 dages"),
    ],
)
def test_what_may_be_missing_is_never_said_too_small(texts, minutter, said):
    words = rescue_words.mangler(minutter, texts)
    assert f" {said} " in words
    assert words.endswith("arbejde.")


def test_the_newest_backup_is_said_with_day_and_clock_and_who_has_the_rest(texts):
    first, missing, after = rescue_words.fundet(newest(minutes=35), texts, KALENDER)
    assert "23. november kl. 23.05" in first
    assert "35 minutters" in missing
    assert "serveren" in after


def test_nothing_is_promised_of_the_last_minute(texts):
    lines = rescue_words.fundet(newest(seconds=20), texts, KALENDER)
    assert lines[1:] == (texts("redning.mangler_intet"),)
    assert newest(minutes=-5).minutter == 0


def test_the_hour_that_october_has_twice_says_which(texts):
    kopi = Reservekopi(
        path=Path("kopi"), nummer=3, lavet=datetime(2026, 10, 25, 1, 5, tzinfo=UTC), size=1
    )
    first, *_ = rescue_words.fundet(NyesteKopi(kopi=kopi, til=kopi.lavet), texts, KALENDER)
    assert "02.05 (vintertid)" in first


@pytest.mark.parametrize(("nye", "said"), [(0, 4), (1, 5), (40, 5)])
def test_what_came_after_the_backup_is_counted(texts, nye, said):
    lines = rescue_words.her(Hentet(lavet=MADE, nye=nye), texts, KALENDER)
    assert len(lines) == said
    assert not nye or ("Én" if nye == 1 else "40") in lines[1]
    assert "skadet" in lines[-1]


def test_an_old_file_that_could_be_read_to_its_end_lost_nothing_and_else_it_is_said_from_when(
    texts,
):
    whole = rescue_words.her(Hentet(lavet=MADE, nye=2, alt=True), texts, KALENDER)
    assert texts("redning.her_alt") in whole
    torn = rescue_words.her(Hentet(lavet=MADE, nye=2), texts, KALENDER)
    assert texts("redning.her_mangler", tid="23.05") in torn


def test_a_whole_file_is_said_to_be_untouched(texts):
    assert rescue_words.her(None, texts, KALENDER) == (texts("redning.er_hel"),)


def test_a_kind_of_illness_without_a_title_of_its_own_still_has_one(texts):
    assert rescue_words.titel("MAPPE_TOM", texts) == "Filen med jeres data er væk"
    assert rescue_words.titel("NOGET_NYT", texts) == "Filen med jeres data er gået i stykker"
