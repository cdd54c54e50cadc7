"""A telephone number is what one can dial."""

import pytest

from akutdesk.domain.telefonnummer import er_telefonnummer


@pytest.mark.parametrize("tekst", ["112", "1813", "70 11 07 07", "+45 70110707", " 116 111 "])
def test_a_number_that_can_be_dialled(tekst):
    assert er_telefonnummer(tekst)


@pytest.mark.parametrize(
    "tekst", ["", "12", "ring til Mette", "70-11", "70 11 O7 07", "+", "1" * 16]
)
def test_a_number_that_cannot(tekst):
    assert not er_telefonnummer(tekst)
