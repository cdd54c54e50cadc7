"""A set rests on an agreement that holds, is written, and says that data are exchanged."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.udtraek import UdtraekError, aftalefejl, kraev_aftale, mangler

DAY = date(2026, 11, 24)


def agreed(**fields):
    usual = {"status": "SKRIFTLIG", "indgaaet": date(2026, 1, 1), "indhold": ("DATA",)}
    return Samarbejdsaftale(id=new_id(), **{**usual, **fields})


@pytest.mark.parametrize("udloeb", [None, DAY, date(2027, 1, 1)])
def test_an_agreement_carries_a_set_to_its_last_day(udloeb):
    assert aftalefejl(agreed(udloeb=udloeb), DAY) is None


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"udloeb": date(2026, 11, 23)}, "UDLOEBET"),
        ({"status": "MUNDTLIG"}, "IKKE_SKRIFTLIG"),
        ({"status": "UDKAST"}, "IKKE_SKRIFTLIG"),
        ({"indgaaet": date(2026, 12, 1)}, "IKKE_BEGYNDT"),
        ({"indhold": ("SPARRING",)}, "UDEN_DATA"),
    ],
)
def test_one_that_does_not_hold_says_why(fields, fault):
    assert aftalefejl(agreed(**fields), DAY) == fault
    with pytest.raises(UdtraekError, match=f"UDTRAEK_AFTALE_{fault}"):
        kraev_aftale(agreed(**fields), DAY)


@pytest.mark.parametrize("kommune", [None, "0101"])
def test_where_two_municipalities_keep_data_the_agreement_says_which_of_them_signed(kommune):
    house, one = ("0607", "0410"), agreed(dataansvarlig_kommune=kommune)
    assert aftalefejl(one, DAY, house) == "UDEN_KOMMUNE"
    with pytest.raises(UdtraekError, match="UDTRAEK_AFTALE_UDEN_KOMMUNE"):
        kraev_aftale(one, DAY, house)
    assert kraev_aftale(one, DAY, house[:1]) is None
    assert kraev_aftale(agreed(dataansvarlig_kommune="0410"), DAY, house) == "0410"


def test_without_an_agreement_there_is_no_set():
    with pytest.raises(UdtraekError, match="UDTRAEK_AFTALE_MANGLER"):
        kraev_aftale(None, DAY)


def test_to_whom_what_for_and_on_what_are_asked_for():
    assert [one.felt for one in mangler(" ", "", None)] == ["aftale_id", "modtager", "formaal"]
    assert mangler("Effekt", "VIVE", new_id()) == ()
