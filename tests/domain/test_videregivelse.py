"""What leaves of a contact, and what keeps it in the house."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.partnerkontakt import Delingsgrundlag
from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.videregivelse import (
    FELTER,
    Videregivelse,
    afsnit,
    dele,
    hindring,
    mangler,
    med_dele,
)

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
YES = Samtykke(id=new_id(), formaal="DELING_PARTNER", udloeb=date(2027, 1, 1))


def parcel(**more):
    contact = Henvendelse(id=new_id(), status="AFSLUTTET", form="TLF", tryghed_efter=0)
    return Videregivelse(
        id=new_id(), tid=NOW, henvendelse=contact, enhed=Enhed(id=new_id()), **more
    )


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"status": "AFSLUTTET"}, None),
        ({"status": "KLADDE"}, "KLADDE"),
        ({"status": "ANNULLERET"}, "ANNULLERET"),
        ({"status": "AFSLUTTET", "oevelse": True}, "OEVELSE"),
    ],
)
def test_only_a_closed_contact_that_counts_is_handed_over(state, why):
    assert hindring(Henvendelse(id=new_id(), **state)) == why


@pytest.mark.parametrize(
    ("grundlag", "hvorfor", "samtykker", "lacks"),
    [
        ("SAMTYKKE", "", (YES,), []),
        ("SAMTYKKE", "", (), [("grundlag", "INTET")]),
        ("LOV", "Myndigheden skal bruge den", (), []),
        ("FARE", " ", (), [("hvorfor", "MANGLER")]),
        ("ANONYMT", "x", (YES,), [("grundlag", "MANGLER")]),
        (None, "", (YES,), [("grundlag", "MANGLER")]),
    ],
)
def test_it_takes_a_consent_that_holds_or_a_line_of_why(grundlag, hvorfor, samtykker, lacks):
    deling = Delingsgrundlag(dag=DAY, samtykker=samtykker)
    found = mangler("Kommunen", grundlag, hvorfor, deling)
    assert [(one.felt, one.kode) for one in found] == lacks


def test_it_goes_to_somebody():
    found = mangler(" ", "SAMTYKKE", "", Delingsgrundlag(dag=DAY, samtykker=(YES,)))
    assert [one.felt for one in found] == ["modtager"]


def test_parts_can_be_left_out_but_not_the_contact():
    whole = parcel(samtale=Krisesamtale(id=new_id(), spor="KORT"), plan=Kriseplan(id=new_id()))
    assert dele(whole) == ("SAMTALE", "PLAN")
    assert dele(med_dele(whole, ("PLAN",))) == ("PLAN",)
    assert med_dele(whole, ()).henvendelse == whole.henvendelse


def test_a_nought_is_an_answer_and_an_empty_field_is_none():
    (part,) = afsnit(parcel())
    assert [(one.felt, one.koder, one.tal) for one in part.svar] == [
        ("form", ("TLF",), ()),
        ("tryghed_efter", (), (0,)),
    ]


def test_what_is_about_a_colleague_or_how_to_reach_somebody_never_leaves():
    stays = {"usikker_hjaelp", "tilbagekald_nummer", "tilbagekald_maa", "ikke_overdraget_grund"}
    assert stays <= {one.name for one in fields(Henvendelse)}
    assert stays.isdisjoint(FELTER["henvendelse"])
