"""Partners and what is agreed with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, gaeldende, tilstand
from akutdesk.domain.samarbejdspartner import Samarbejdspartner, bedste_nummer, som_post

TODAY = date(2026, 11, 24)
AFTALE = Samarbejdsaftale(id=new_id(), status="SKRIFTLIG", indgaaet=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "GAELDER"),
        ({"udloeb": date(2027, 6, 1)}, "GAELDER"),
        ({"udloeb": date(2027, 1, 23)}, "UDLOEBER_SNART"),
        ({"udloeb": TODAY}, "UDLOEBER_SNART"),
        ({"udloeb": date(2026, 11, 23)}, "UDLOEBET"),
        ({"status": "UDKAST", "udloeb": date(2020, 1, 1)}, "IKKE_INDGAAET"),
        ({"status": None}, "IKKE_INDGAAET"),
    ],
)
def test_an_agreement_tells_whether_it_holds(fields, told):
    assert tilstand(replace(AFTALE, **fields), TODAY) == told


def test_one_goes_by_the_agreement_that_holds_then_by_the_last_that_did():
    out = replace(AFTALE, id=new_id(), udloeb=date(2026, 1, 1), indgaaet=date(2026, 1, 1))
    draft = replace(AFTALE, id=new_id(), status="UDKAST", indgaaet=date(2026, 11, 1))
    assert gaeldende((out, AFTALE, draft), TODAY) == AFTALE
    assert gaeldende((draft, out), TODAY) == out
    assert gaeldende((), TODAY) is None


def test_staff_call_the_number_that_is_theirs():
    partner = Samarbejdspartner(id=new_id(), navn="Distrikt", nummer="70 00 00 00")
    assert bedste_nummer(partner) == "70 00 00 00"
    direct = replace(partner, direkte_nummer="70 11 11 11", aabent=("hverdage 08:00-16:00",))
    assert (som_post(direct).nummer, som_post(direct).aabent) == ("70 11 11 11", direct.aabent)
