"""Shift codes: who opens the screen, and what is refused (design.md 8.18)."""

from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.domain.record import RecordId
from akutdesk.ui.laas.vagtkode import (
    FORSOEG,
    KodeAfslag,
    Vagtkoder,
    har_kode,
    proev,
    sidste_udloeb,
    udloeb,
    vaelg,
)

ANNA = RecordId(b"anna............")
BO = RecordId(b"bo..............")
NU = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
SLUT = NU + timedelta(hours=9)


@pytest.fixture
def koder():
    return vaelg(Vagtkoder(), ANNA, "481516", udloeber=SLUT)


def test_code_alone_says_who_opens_the_screen(koder):
    koder = vaelg(koder, BO, "902713", udloeber=SLUT)
    assert proev(koder, "481516", NU)[1] == ANNA
    assert proev(koder, "902713", NU)[1] == BO
    assert proev(koder, "902714", NU)[1] is None


@pytest.mark.parametrize(
    ("kode", "afslag"),
    [
        ("", "FOR_KORT"),
        ("12345", "FOR_KORT"),
        ("48151a", "KUN_TAL"),
        ("48 516", "KUN_TAL"),
        ("٤٨١٥١٦", "KUN_TAL"),
        ("111111", "FOR_NEM"),
        ("123456", "FOR_NEM"),
        ("987654", "FOR_NEM"),
        ("121212", "FOR_NEM"),
        ("123123", "FOR_NEM"),
        ("4815162342481", "FOR_NEM"),
    ],
)
def test_weak_code_is_refused_with_its_reason(kode, afslag):
    with pytest.raises(KodeAfslag) as fanget:
        vaelg(Vagtkoder(), ANNA, kode, udloeber=SLUT)
    assert fanget.value.kode == afslag


def test_colleagues_code_is_refused_like_an_easy_one(koder):
    with pytest.raises(KodeAfslag) as fanget:
        vaelg(koder, BO, "481516", udloeber=SLUT)
    assert fanget.value.kode == "FOR_NEM"


def test_own_code_may_be_chosen_anew(koder):
    koder = vaelg(koder, ANNA, "662071", udloeber=SLUT)
    assert proev(koder, "481516", NU)[1] is None
    assert proev(koder, "662071", NU)[1] == ANNA


def test_fifth_wrong_code_closes_the_door_even_for_the_right_one(koder):
    for nummer in range(FORSOEG):
        assert not koder.brugt_op, nummer
        koder, _ = proev(koder, "000000", NU)
    assert koder.brugt_op
    assert proev(koder, "481516", NU)[1] is None


def test_right_code_forgives_the_wrong_ones_before_it(koder):
    for _ in range(FORSOEG - 1):
        koder, _ = proev(koder, "000000", NU)
    koder, hvem = proev(koder, "481516", NU)
    assert hvem == ANNA
    assert koder.forkerte == 0


def test_code_stops_when_its_shift_ends(koder):
    assert har_kode(koder, ANNA, SLUT - timedelta(seconds=1))
    assert not har_kode(koder, ANNA, SLUT)
    assert proev(koder, "481516", SLUT)[1] is None
    assert sidste_udloeb(koder) == SLUT


def test_who_comes_early_has_come_for_the_shift_that_follows():
    skifter = (NU + timedelta(minutes=15), NU + timedelta(hours=8, minutes=15))
    assert udloeb(NU, skifter) == skifter[1]
    assert udloeb(NU - timedelta(hours=2), skifter) == skifter[0]


def test_no_code_opens_longer_than_twelve_hours():
    assert udloeb(NU, (NU + timedelta(hours=16),)) == NU + timedelta(hours=12)
    assert udloeb(NU, ()) == NU + timedelta(hours=12)


def test_code_and_its_print_never_show_in_a_representation(koder):
    tekst = repr(koder)
    assert "481516" not in tekst
    assert koder.koder[0].aftryk.hex() not in tekst
    assert repr(koder.koder[0].aftryk) not in tekst
