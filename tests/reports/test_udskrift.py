"""Phone numbers on paper."""

from __future__ import annotations

import pytest

from akutdesk.reports.udskrift import telefon


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("04206080", "04 20 60 80"),
        (" 04206080 ", "04 20 60 80"),
        ("112", "112"),
        ("70 201 201", "70 201 201"),
        ("+4504206080", "+4504206080"),
        ("٠١٢٣٤٥٦٧", "٠١٢٣٤٥٦٧"),
        ("spørg i receptionen", "spørg i receptionen"),
    ],
)
def test_eight_digits_are_paired_and_the_rest_is_as_written(typed: str, printed: str):
    assert telefon(typed) == printed
