"""Personnumre. Written numbers have the day raised by 60, so none of them can be a person's.

Where an ordinary number is needed, it is put together for a birth in the 2050s.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.dk import cpr as oracle

from akutdesk.domain.cpr import (
    CPR,
    ECPR,
    ERSTATNING,
    Cpr,
    koen_forslag,
    laes_cpr,
    maskeret,
    modulus_11,
    tjek_igen,
)
from akutdesk.domain.errors import CprError

IDAG = date(2026, 11, 24)
LATER = date(2058, 1, 1)
TAILS = st.integers(0, 9999).map("{:04}".format)
OLD_TAILS = st.integers(0, 3999).map("{:04}".format)
"""Seventh digit 0 to 3: born in the 1900s."""
NEW_TAILS = st.integers(5000, 8999).map("{:04}".format)
"""Seventh digit 5 to 8: born from 2000 to 2057."""


def unborn(day: int, month: int, tail: str) -> str:
    """An ordinary number of somebody born in 2055: the seventh digit must be 5 to 8."""
    return f"{day:02}{month:02}55{tail}"


@pytest.mark.parametrize("written", ["6105837890", "610583-7890", " 610583-7890 ", "610583 7890"])
def test_a_substitute_number_is_read_with_or_without_hyphen(written: str):
    with_age = laes_cpr("610583-1890", idag=IDAG)
    assert with_age == Cpr("6105831890", ERSTATNING, date(1983, 5, 1))
    with pytest.raises(CprError, match="ALDER"):
        laes_cpr(written, idag=IDAG)  # the seventh digit 7 makes it 1883


def test_an_ordinary_number_is_read():
    read = laes_cpr(unborn(7, 3, "5004"), idag=LATER)
    assert (read.slags, read.foedselsdato) == (CPR, date(2055, 3, 7))
    assert read.vist == unborn(7, 3, "-5004")


@pytest.mark.parametrize(
    ("short", "seventh", "year"),
    [
        ("00", "0", 1900),
        ("99", "3", 1999),
        ("36", "4", 2036),
        ("37", "4", 1937),
        ("36", "9", 2036),
        ("99", "9", 1999),
        ("00", "5", 2000),
        ("57", "8", 2057),
        ("58", "5", 1858),
        ("99", "8", 1899),
    ],
)
def test_the_century_follows_the_seventh_digit(short: str, seventh: str, year: int):
    read = laes_cpr(f"6106{short}{seventh}001", idag=date(year + 20, 1, 1))
    assert read.foedselsdato == date(year, 6, 1)


@given(st.dates(date(1858, 1, 1), date(2057, 12, 31)), TAILS)
def test_the_birth_date_is_the_one_another_library_reads(born: date, tail: str):
    ordinary = f"{born:%d%m%y}{tail}"
    expected = oracle.get_birth_date(ordinary)
    raised = f"{born.day + 60}{ordinary[2:]}"
    assert laes_cpr(raised, idag=date(expected.year + 1, 1, 1)).foedselsdato == expected


@given(st.integers(0, 9_999_999_999).map("{:010}".format))
def test_modulus_11_is_the_one_another_library_knows(siffer: str):
    assert modulus_11(siffer) == (oracle.checksum(siffer) == 0)


@given(NEW_TAILS)
def test_modulus_11_never_refuses(tail: str):
    read = laes_cpr(unborn(7, 3, tail), idag=LATER)
    assert tjek_igen(read) == (oracle.checksum(read.siffer) != 0)


@given(NEW_TAILS)
def test_nothing_is_said_of_births_on_the_first_of_january(tail: str):
    assert not tjek_igen(laes_cpr(unborn(1, 1, tail), idag=LATER))


@given(OLD_TAILS)
def test_nothing_is_said_of_substitute_numbers(tail: str):
    assert not tjek_igen(laes_cpr(f"670380{tail}", idag=IDAG))


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("010190-1AB2", date(1990, 1, 1)),
        ("0101907ab2", None),
        ("0101900XY3", date(1990, 1, 1)),
        ("0101055AA4", date(2005, 1, 1)),
        ("0101056AA4", date(2005, 1, 1)),
    ],
)
def test_an_ecpr_has_letters_and_perhaps_a_century(written: str, born: date | None):
    read = laes_cpr(written, idag=IDAG)
    assert (read.slags, read.foedselsdato) == (ECPR, born)
    assert not tjek_igen(read)


@pytest.mark.parametrize(
    ("written", "kode"),
    [
        ("", "LAENGDE"),
        ("610583", "LAENGDE"),
        ("610583-18901", "LAENGDE"),
        ("61058318x0", "TEGN"),
        ("6105A31890", "TEGN"),
        ("610583189Ø", "TEGN"),
        ("6105831AB2", "DATO"),
        ("0101902AB2", "TEGN"),
        ("0101901A32", "TEGN"),
        ("6102830000", "ALDER"),
        ("9202830000", "DATO"),
        ("6013830000", "DATO"),
        ("6113830000", "DATO"),
        ("0000000000", "DATO"),
        ("9102830000", "DATO"),
        ("٦١٠٥٨٣١٨٩٠", "TEGN"),
    ],
)
def test_what_cannot_be_a_number_is_named(written: str, kode: str):
    today = date(1980, 1, 1) if kode == "ALDER" else IDAG
    with pytest.raises(CprError) as refusal:
        laes_cpr(written, idag=today)
    assert refusal.value.kode == kode
    assert not written or written not in str(refusal.value)


def test_the_29th_of_february_is_a_day_only_in_leap_years():
    assert laes_cpr("8902841890", idag=IDAG).foedselsdato == date(1984, 2, 29)
    with pytest.raises(CprError, match="DATO"):
        laes_cpr("8902831890", idag=IDAG)


def test_nobody_is_older_than_120():
    oldest = "610106-0001"
    assert laes_cpr(oldest, idag=IDAG).foedselsdato == date(1906, 1, 1)
    with pytest.raises(CprError, match="ALDER"):
        laes_cpr(oldest, idag=date(2027, 1, 1))


def test_the_last_four_signs_are_hidden():
    assert maskeret("6105831890") == "610583-••••"
    assert maskeret("") == ""


def test_the_last_digit_only_suggests():
    assert koen_forslag(laes_cpr("610583-1890", idag=IDAG)) == "K"
    assert koen_forslag(laes_cpr("610583-1891", idag=IDAG)) == "M"
