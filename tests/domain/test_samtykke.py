"""A consent is specific, lasts at most a year, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import (
    PLAN_TIL,
    Samtykke,
    gaeldende,
    hindring,
    mangler,
    senest,
    seneste,
    tilstand,
)

TODAY = date(2026, 11, 24)
PARTNER = ("DELING_PARTNER",)
GIVEN = Samtykke(
    id=new_id(),
    formaal="DELING_PARTNER",
    modtager="egen læge",
    oplysninger="at Karen har det svært",
    givet="MUNDTLIGT",
    givet_tid=datetime(2026, 11, 1, tzinfo=UTC),
    udloeb=date(2027, 5, 1),
)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "GAELDER"),
        ({"udloeb": TODAY}, "GAELDER"),
        ({"udloeb": date(2026, 11, 23)}, "UDLOEBET"),
        ({"udloeb": None}, "GAELDER"),
        ({"trukket_tid": datetime(2026, 11, 23, tzinfo=UTC)}, "TRUKKET"),
    ],
)
def test_a_consent_lasts_its_last_day_out_and_can_be_taken_back(fields, told):
    assert tilstand(replace(GIVEN, **fields), TODAY) == told


def test_the_newest_that_holds_comes_first_and_others_purposes_do_not_count():
    newer = replace(GIVEN, id=new_id(), givet_tid=datetime(2026, 11, 20, tzinfo=UTC))
    out = replace(GIVEN, id=new_id(), udloeb=date(2026, 11, 1))
    other = replace(newer, id=new_id(), formaal="OPKALD")
    assert gaeldende((GIVEN, out, other, newer), PARTNER, TODAY) == (newer, GIVEN)
    assert seneste((GIVEN, other, newer), PARTNER) == newer
    assert seneste((other,), PARTNER) is None


def test_a_consent_says_what_to_whom_how_and_until_when():
    assert mangler(GIVEN, TODAY) == ()
    empty = mangler(Samtykke(id=new_id(), modtager=" "), TODAY)
    assert [one.felt for one in empty] == [
        *("formaal", "modtager", "oplysninger", "givet", "udloeb"),
    ]


@pytest.mark.parametrize(
    ("udloeb", "kode"),
    [(date(2026, 11, 23), "FORBI"), (date(2027, 11, 25), "FOR_LANGT")],
)
def test_a_day_gone_by_or_beyond_a_year_is_no_end(udloeb, kode):
    (one,) = mangler(replace(GIVEN, udloeb=udloeb), TODAY)
    assert (one.felt, one.kode) == ("udloeb", kode)


def test_a_year_from_a_leap_day_ends_in_february():
    assert senest(date(2028, 2, 29)) == date(2029, 2, 28)
    assert mangler(replace(GIVEN, udloeb=date(2027, 11, 24)), TODAY) == ()


@pytest.mark.parametrize(
    ("til", "fields", "why"),
    [
        ("PARTNER", {}, None),
        ("PARTNER", {"formaal": "PLANKOPI"}, None),
        ("PAAR", {"formaal": "PLANKOPI"}, None),
        ("PAAR", {"formaal": "DELING_PAAR"}, None),
        ("PAAR", {}, "INTET"),
        ("PARTNER", {"udloeb": date(2026, 11, 23)}, "UDLOEBET"),
        ("PARTNER", {"trukket_tid": datetime(2026, 11, 23, tzinfo=UTC)}, "TRUKKET"),
    ],
)
def test_a_plan_goes_to_others_only_under_a_consent_for_them_that_holds(til, fields, why):
    assert hindring((replace(GIVEN, **fields),), PLAN_TIL[til], TODAY) == why


def test_nobody_unknown_has_said_yes():
    assert hindring((), PLAN_TIL["PAAR"], TODAY, kendt=False) == "INGEN_BORGER"
