"""Words are kept byte for byte, or refused with a code."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import FritekstError
from akutdesk.domain.fritekst import STANDARD, graense, tjek, tjek_record
from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import new_id

NAUGHTY = (
    "",
    "Søren Ærø Ångström",
    "👩‍👩‍👧‍👦 🇩🇰",
    "שלום \u202eabc\u202c",
    "\ufeff\u200b\u00ad",
    "'; DROP TABLE borger; --",
    "a\r\nb\tc\x0b\x1f\x7f",
    unicodedata.normalize("NFC", "Å"),
    unicodedata.normalize("NFD", "Å"),
    "\uffff\U0010ffff",
)


@pytest.mark.parametrize("tekst", NAUGHTY)
def test_any_words_may_stay(tekst: str):
    tjek(tekst, STANDARD)
    record = Borger(id=new_id(), kaldenavn=tekst[:60])
    tjek_record(record)
    assert record.kaldenavn == tekst[:60]


@given(st.text(max_size=60))
def test_all_that_can_be_written_as_utf8_without_nul_is_kept(tekst: str):
    if "\0" in tekst:
        with pytest.raises(FritekstError, match="NUL"):
            tjek(tekst, 60)
    else:
        tjek(tekst, 60)
        assert tekst.encode().decode() == tekst


@pytest.mark.parametrize(
    ("tekst", "kode"), [("a\0b", "NUL"), ("x" * 61, "LANG"), ("\ud800", "SURROGAT")]
)
def test_what_cannot_be_kept_is_refused_and_named(tekst: str, kode: str):
    with pytest.raises(FritekstError) as refusal:
        tjek_record(Borger(id=new_id(), kaldenavn=tekst))
    assert (refusal.value.kode, refusal.value.felt) == (kode, "kaldenavn")
    assert tekst not in str(refusal.value)


def test_a_pasted_megabyte_is_refused():
    with pytest.raises(FritekstError, match="LANG"):
        tjek("a" * 1_000_000, graense("henvendelse", "notat"))


def test_rows_inside_a_plan_are_looked_at_too():
    plan = Kriseplan(id=new_id(), k7_mennesker=(Kontakt(navn="Lone\0"),), k5_selv=("Gå en tur",))
    with pytest.raises(FritekstError) as refusal:
        tjek_record(plan)
    assert refusal.value.felt == "k7_mennesker"


def test_limits_are_those_of_the_form():
    assert graense("henvendelse", "notat") == 4000
    assert graense("kriseplan", "k1_handler_om") == 300
    assert graense("borger", "adresse") == STANDARD
    with pytest.raises(FritekstError):
        tjek_record(Overleveringspunkt(id=new_id(), tekst="x" * 401))
