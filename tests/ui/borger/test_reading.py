"""What is typed about a citizen: read, asked about again, or kept as it is (domain.md 2.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.ui.borger.reading import (
    Answers,
    Reader,
    codes_of,
    is_empty,
    read,
)
from tests.ui.folk import CPR, karen
from tests.ui.night_desk import ANNA, NIGHT

READER = Reader(nu=NIGHT, bruger=ANNA)
NOBODY = Borger(id=new_id())


def reading(texts, before=NOBODY, codes=None, shown=None):
    answers = Answers(texts=texts, codes=codes or {})
    return read(answers, before, READER, shown=shown or {})


def test_a_first_name_is_enough():
    found = reading({"kaldenavn": "Karen"})
    assert (found.borger.kaldenavn, found.borger.identitet) == ("Karen", "ALIAS")
    assert found.faults == {}
    assert found.suggested == {"identitet"}


def test_name_and_phone_raise_the_level_unless_somebody_chose_one():
    texts = {"kaldenavn": "Karen", "telefon": "00 00 00 00"}
    assert reading(texts).borger.identitet == "SANDSYNLIG"
    chosen = reading(texts, codes={"identitet": ("ALIAS",)})
    assert chosen.borger.identitet == "ALIAS"
    assert "identitet" not in chosen.suggested


def test_a_number_gives_the_year_and_the_answer():
    borger = reading({"cpr": "610184-0123"}).borger
    assert (borger.cpr, borger.cpr_svar, borger.foedselsaar) == (CPR, "OPLYST", 1984)
    assert borger.identitet == "SIKKER"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("6101", "cpr_LAENGDE"),
        ("610184 O123", "cpr_TEGN"),
        ("611384-0123", "cpr_DATO"),
        ("١٢٣٤٥٦٧٨٩٠", "cpr_TEGN"),
        ("610130-4123", "cpr_ALDER"),
    ],
)
def test_a_number_that_cannot_be_one_is_asked_about(typed, key):
    found = reading({"cpr": typed})
    assert found.faults == {"cpr": f"borger.fejl.{key}"}
    assert found.borger.cpr == ""


def test_a_failed_check_digit_is_a_soft_question_and_never_a_refusal():
    found = reading({"cpr": "020184-1234"})
    assert found.faults == {}
    assert found.doubt
    assert found.borger.cpr == "0201841234"


def test_nothing_follows_from_a_number_that_is_still_asked_about():
    found = reading({"kaldenavn": "Karen", "cpr": "020184-1234"})
    assert (found.borger.identitet, found.borger.foedselsaar) == ("SIKKER", 1984)
    told = found.certain
    assert (told.cpr, told.cpr_svar, told.identitet) == ("", None, "ALIAS")
    assert (told.foedselsaar, told.aldersgruppe) == (None, None)


@pytest.mark.parametrize("typed", ["610184-0123", "010184-1234"])
def test_substitute_numbers_and_the_first_of_january_are_never_questioned(typed):
    assert not reading({"cpr": typed}).doubt


@pytest.mark.parametrize("typed", ["84", "19845", "2030", "1800", "nitten"])
def test_a_year_must_be_one(typed):
    assert reading({"foedselsaar": typed}).faults == {"foedselsaar": "borger.fejl.foedselsaar"}


def test_the_age_group_follows_the_year():
    assert reading({"foedselsaar": "1984"}).borger.aldersgruppe == "A35"
    assert reading({}, codes={"aldersgruppe": ("A18",)}).borger.aldersgruppe == "A18"


def test_a_date_gone_by_stays_what_it_is_until_somebody_changes_it():
    before = karen(opmaerksomhed_udloeb=date(2026, 1, 1))
    shown = {"opmaerksomhed_udloeb": "1. januar 2026"}
    texts = {"opmaerksomhed_udloeb": "1. januar 2026"}
    assert reading(texts, before, shown=shown).borger.opmaerksomhed_udloeb == date(2026, 1, 1)
    again = reading({"opmaerksomhed_udloeb": "2. januar 2026"}, before, shown=shown)
    assert again.faults == {"opmaerksomhed_udloeb": "borger.fejl.dato"}
    assert reading({}, before, shown=shown).borger.opmaerksomhed_udloeb is None


def test_an_agreement_about_contact_has_an_owner_and_an_end():
    made = reading({"kontaktaftale": "Ring kl. 20"})
    assert made.borger.kontaktaftale_ansvarlig == ANNA
    assert made.borger.kontaktaftale_udloeb == date(2027, 2, 22)
    long = reading({"kontaktaftale": "Ring", "kontaktaftale_udloeb": "1. april 2027"})
    assert long.faults == {"kontaktaftale_udloeb": "borger.fejl.aftale_lang"}


def test_reading_back_what_is_shown_changes_nothing():
    before = karen(kendt_i=("BOSTOETTE", "JOB"), aldersgruppe="A35")
    texts = {felt: getattr(before, felt) for felt in ("kaldenavn", "telefon", "moedes")}
    texts |= {"opmaerksomhed": before.opmaerksomhed, "foedselsaar": "1984"}
    shown = {"foedselsaar": "1984"}
    assert reading(texts, before, codes_of(before), shown).borger == before


def test_suggestions_alone_make_nobody():
    assert is_empty(reading({}).borger)
    assert not is_empty(reading({"moedes": "Roligt"}).borger)
    assert not is_empty(replace(NOBODY, adresse_skjult=True))
