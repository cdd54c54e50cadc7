"""The citizen: nothing is needed, and nothing is known more firmly than it is."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.borger import (
    Borger,
    aldersgruppe,
    fuldt_navn,
    identitet_forslag,
    kontaktaftale_gaelder,
    opmaerksomhed_gaelder,
    visningsnavn,
)
from akutdesk.domain.record import new_id

DAG = date(2026, 11, 24)


def borger(**fields: object) -> Borger:
    return Borger(id=new_id(), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({}, "ANONYM"),
        ({"telefon": "00 00 00 00"}, "ANONYM"),
        ({"kaldenavn": "Karen"}, "ALIAS"),
        ({"fornavn": "Karen", "telefon": "00 00 00 00"}, "SANDSYNLIG"),
        ({"cpr": "6105831890"}, "SIKKER"),
    ],
)
def test_the_level_follows_what_is_known(fields: dict[str, object], level: str):
    assert identitet_forslag(borger(**fields)) == level


def test_lists_use_the_name_the_citizen_gave():
    assert visningsnavn(borger(kaldenavn="Kalle", fornavn="Karl")) == "Kalle"
    assert visningsnavn(borger(fornavn="Karl")) == "Karl"
    assert visningsnavn(borger(efternavn="Holm")) == "Holm"
    assert fuldt_navn(borger(fornavn="Karl", efternavn="Holm")) == "Karl Holm"
    assert fuldt_navn(borger(efternavn="Holm")) == "Holm"


@pytest.mark.parametrize(
    ("year", "group"),
    [
        (None, "UKENDT"),
        (2009, "U18"),
        (2008, "A18"),
        (2002, "A18"),
        (2001, "A25"),
        (1991, "A35"),
        (1981, "A45"),
        (1971, "A55"),
        (1962, "A55"),
        (1961, "A65"),
        (1930, "A65"),
    ],
)
def test_the_age_group_follows_the_birth_year(year: int | None, group: str):
    assert aldersgruppe(year, DAG) == group


def test_agreements_and_notes_run_out_after_their_day():
    assert not kontaktaftale_gaelder(borger(), DAG)
    assert kontaktaftale_gaelder(borger(kontaktaftale="Ring kl. 20"), DAG)
    until = borger(kontaktaftale="Ring kl. 20", kontaktaftale_udloeb=DAG)
    assert kontaktaftale_gaelder(until, DAG)
    assert not kontaktaftale_gaelder(until, date(2026, 11, 25))
    note = borger(opmaerksomhed="Hører dårligt", opmaerksomhed_udloeb=DAG)
    assert opmaerksomhed_gaelder(note, DAG)
    assert not opmaerksomhed_gaelder(note, date(2026, 11, 25))
    assert not opmaerksomhed_gaelder(borger(), DAG)
