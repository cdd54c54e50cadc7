"""The directory: whom to call here and now, and what may stand on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.katalog import (
    Katalog,
    Katalogpost,
    aaben,
    foraeldet,
    katalog,
    kontrolleret,
    laege_nu,
    maa_trykkes,
    standard_fagfolk,
)
from akutdesk.domain.kriseplan import Kontakt
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import KBH

CHECKED = date(2026, 11, 2)
POSTER = Katalog(
    (
        Katalogpost(kode="N112", navn="Fare for liv", nummer="112", akutkort=1),
        Katalogpost(kode="N114", navn="Politi", nummer="114", akutkort=6),
        Katalogpost(
            kode="LVSD",
            navn="Lægevagten",
            nummer="70 11 07 07",
            plan_hvornaar="aften, nat og weekend",
            aabent=("hverdage 16:00-08:00", "weekend 08:00-08:00"),
            regioner=("SD",),
            slags="LAEGEVAGT",
            akutkort=2,
        ),
        Katalogpost(kode="LVH", navn="1813", nummer="1813", regioner=("H", "Ø"), slags="LAEGEVAGT"),
        Katalogpost(
            kode="LVSJ", navn="1818", nummer="1818", regioner=("SJ", "Ø"), slags="LAEGEVAGT"
        ),
        Katalogpost(kode="EGENLAEGE", navn="Egen læge"),
        Katalogpost(kode="EGEN", navn="Akuttilbuddet", plan_hvornaar="hele døgnet"),
        Katalogpost(kode="BAGV", navn="Bagvagt", akutkort=5, kraevet=True),
    )
)
HERE = Enhed(id=new_id(), navn="Dit Akuttilbud", telefon="00 00 00 00", region="SD")


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=KBH).astimezone(UTC)


def codes(poster: tuple[Katalogpost, ...]) -> list[str]:
    return [post.kode for post in poster]


def test_the_region_decides_what_is_shown():
    assert codes(POSTER.for_region("SD").poster) == [
        *("N112", "N114", "LVSD", "EGENLAEGE", "EGEN", "BAGV")
    ]
    assert "LVSD" not in codes(POSTER.for_region("H").poster)
    assert codes(POSTER.for_region(None).poster) == ["N112", "N114", "EGENLAEGE", "EGEN", "BAGV"]


def test_the_card_has_its_own_order_and_only_numbers_one_can_call():
    assert codes(POSTER.akutkort("SD")) == ["N112", "LVSD", "N114"]


def test_the_houses_own_number_takes_its_place():
    own = Opslag(
        id=new_id(),
        kode="BAGV",
        navn="Bagvagt · Mette",
        nummer="00 00 00 01",
        kontrolleret_dato=CHECKED,
    )
    with_own = POSTER.med_opslag((own,))
    post = with_own.post("BAGV")
    assert (post.navn, post.nummer, post.kontrolleret_dato) == (
        "Bagvagt · Mette",
        "00 00 00 01",
        CHECKED,
    )
    assert codes(with_own.akutkort("SD")) == ["N112", "LVSD", "BAGV", "N114"]


def test_the_house_may_add_and_hide():
    new = Opslag(id=new_id(), kode="L_NABO", navn="Naboen", nummer="1", region="SD")
    hidden = Opslag(id=new_id(), kode="N114", skjult=True)
    gone = Opslag(id=new_id(), kode="L_VAEK", navn="Væk", skjult=True)
    changed = POSTER.med_opslag((new, hidden, gone))
    assert codes(changed.poster)[-1] == "L_NABO"
    assert "N114" not in codes(changed.poster)
    assert "L_VAEK" not in codes(changed.poster)
    assert changed.post("L_NABO").regioner == ("SD",)


def test_empty_fields_of_ones_own_leave_the_shipped_words():
    own = Opslag(id=new_id(), kode="LVSD", kontrolleret_dato=CHECKED)
    post = POSTER.med_opslag((own,)).post("LVSD")
    assert post == replace(POSTER.post("LVSD"), kontrolleret_dato=CHECKED)


def test_a_code_nobody_has_is_an_error():
    with pytest.raises(KeyError):
        POSTER.post("VIRKER_IKKE")


def test_only_112_and_114_stand_unchecked():
    assert kontrolleret(POSTER.post("N112"))
    assert kontrolleret(POSTER.post("N114"))
    assert not kontrolleret(POSTER.post("LVSD"))
    assert kontrolleret(replace(POSTER.post("LVSD"), kontrolleret_dato=CHECKED))


def test_a_check_is_old_after_180_days():
    post = replace(POSTER.post("LVSD"), kontrolleret_dato=date(2026, 1, 1))
    assert not foraeldet(post, date(2026, 6, 30))
    assert foraeldet(post, date(2026, 7, 1))
    assert not foraeldet(POSTER.post("LVSD"), date(2026, 7, 1))


def test_an_unchecked_number_stays_off_paper():
    assert not maa_trykkes(Kontakt(navn="Lægevagten", katalog_kode="LVSD"), POSTER)
    checked = POSTER.med_opslag((Opslag(id=new_id(), kode="LVSD", kontrolleret_dato=CHECKED),))
    assert maa_trykkes(Kontakt(navn="Lægevagten", katalog_kode="LVSD"), checked)
    assert maa_trykkes(Kontakt(navn="Fare for liv", katalog_kode="N112"), POSTER)
    assert maa_trykkes(Kontakt(navn="Jens, min læge", nummer="00 00 00 00"), POSTER)
    assert maa_trykkes(Kontakt(navn="Akuttilbuddet", katalog_kode="EGEN"), POSTER)
    assert not maa_trykkes(Kontakt(navn="Nedlagt", katalog_kode="VAEK"), POSTER)


def test_the_own_doctor_by_day_and_the_doctor_on_call_at_night():
    assert laege_nu(POSTER, "SD", local(2026, 11, 24, 10)) == POSTER.post("EGENLAEGE")
    assert laege_nu(POSTER, "SD", local(2026, 11, 24, 16)) == POSTER.post("LVSD")
    assert laege_nu(POSTER, "SD", local(2026, 11, 24, 2)) == POSTER.post("LVSD")
    assert laege_nu(POSTER, "SD", local(2026, 11, 28, 10)) == POSTER.post("LVSD")
    assert laege_nu(POSTER, None, local(2026, 11, 24, 2)) is None


def test_a_region_with_two_doctors_on_call_names_both():
    assert POSTER.laegevagt("Ø") is None
    assert codes(POSTER.hvem("LAEGE_NU", "Ø", local(2026, 11, 24, 2))) == ["LVH", "LVSJ"]


def test_an_escalation_finds_an_entry_or_a_kind():
    night = local(2026, 11, 24, 2)
    assert codes(POSTER.hvem("LAEGE_NU", "SD", night)) == ["LVSD"]
    assert codes(POSTER.hvem("N112", "SD", night)) == ["N112"]
    assert codes(POSTER.hvem("LAEGEVAGT", "H", night)) == ["LVH"]
    assert POSTER.hvem("PSYKAKUT", "SD", night) == ()


def test_open_now_is_evaluated_against_the_clock():
    assert aaben(POSTER.post("LVSD"), local(2026, 11, 24, 2)).kode == "AABEN"
    assert aaben(POSTER.post("LVSD"), local(2026, 11, 24, 12)).kode == "LUKKET"
    assert aaben(POSTER.post("BAGV"), local(2026, 11, 24, 12)).kode == "UKENDT"


def test_a_new_plan_has_us_first_then_the_doctor_on_call_and_112():
    rows = standard_fagfolk(POSTER, HERE)
    assert [(row.navn, row.nummer, row.hvornaar, row.katalog_kode) for row in rows] == [
        ("Akuttilbuddet", "00 00 00 00", "hele døgnet", "EGEN"),
        ("Lægevagten", "70 11 07 07", "aften, nat og weekend", "LVSD"),
        ("Fare for liv", "112", "", "N112"),
    ]
    nowhere = replace(HERE, region=None, telefon="")
    assert [row.katalog_kode for row in standard_fagfolk(POSTER, nowhere)] == ["N112"]


@pytest.mark.parametrize(
    ("row", "kode", "felt"),
    [
        ({"kode": "A"}, "FELT", "A"),
        ({"kode": "A", "navn": "a", "ringetone": "x"}, "FELT", "A"),
        ({"kode": "A", "navn": "a", "akutkort": "først"}, "FELT", "A"),
        ({"kode": "A", "navn": "a", "regioner": "SD"}, "FELT", "A"),
        ({"kode": "A", "navn": "a", "aabent": ["altid"]}, "AABNINGSTID", "altid"),
    ],
)
def test_a_broken_file_says_where(row: dict[str, object], kode: str, felt: str):
    with pytest.raises(ResourceError) as fault:
        katalog({"opslag": [row]})
    assert (fault.value.kode, fault.value.felt) == (kode, felt)


def test_a_code_stands_once():
    row = {"kode": "A", "navn": "a"}
    with pytest.raises(ResourceError, match="DOBBELT"):
        katalog({"opslag": [row, row]})
