"""Public holidays, on which the doctor on call answers all day."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.helligdag import er_helligdag, paaskedag


@pytest.mark.parametrize(
    "easter",
    [
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
        date(2076, 4, 19),
    ],
)
def test_easter_is_where_the_almanac_has_it(easter: date):
    assert paaskedag(easter.year) == easter


def test_the_holidays_of_2026():
    days = [
        date.fromordinal(n)
        for n in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    ]
    assert [day.strftime("%d/%m") for day in days if er_helligdag(day)] == [
        "01/01",
        "02/04",
        "03/04",
        "05/04",
        "06/04",
        "14/05",
        "24/05",
        "25/05",
        "25/12",
        "26/12",
    ]
