"""Shift borders as leaders type them."""

import pytest

from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.domain.vagttider import laes, laes_klokken, vist


@pytest.mark.parametrize(
    ("tekst", "klokken"),
    [
        ("7", "07:00"),
        ("7.00", "07:00"),
        ("07:00", "07:00"),
        (" 2300 ", "23:00"),
        ("24.00", None),
        ("7.60", None),
        ("syv", None),
        ("", None),
    ],
)
def test_clock_is_read_as_people_write_it(tekst, klokken):
    assert laes_klokken(tekst) == klokken


def test_borders_must_follow_each_other_through_the_day():
    usual = Vagtgraenser()
    assert laes(usual, ("6.30", "14.30", "22.30")) == Vagtgraenser(
        dag="06:30", aften="14:30", nat="22:30"
    )
    assert laes(usual, ("15", "7", "23")) is None
    assert laes(usual, ("7", "15", "")) is None


def test_kept_clock_is_shown_with_a_dot():
    assert vist("07:00") == "07.00"
