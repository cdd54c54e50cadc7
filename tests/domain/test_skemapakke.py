"""Licence packs: the words come from the owner, and a pack that is broken says what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.instrument import INSTRUMENTER, metrisk_af, tal_tekst
from akutdesk.domain.record import RecordId
from akutdesk.domain.skemapakke import (
    NOEGLE,
    SkemapakkeError,
    hentede,
    laes_skemapakke,
    ny_skemapakke,
    pakker,
)
from tests.domain.packs import NOTICE, TABEL, body, pack, sealed

TODAY = date(2026, 11, 24)


def fault_of(text: str) -> tuple[str, str, int, str]:
    with pytest.raises(SkemapakkeError) as caught:
        laes_skemapakke(text)
    return caught.value.kode, caught.value.felt, caught.value.nr, caught.value.skal


@pytest.mark.parametrize(("raa", "metrisk"), [(23, "20,73"), (32, "29,31"), (7, "7"), (35, "35")])
def test_the_packs_table_turns_a_raw_number_into_a_metric_one(raa, metrisk):
    pakke = laes_skemapakke(pack())
    instrument = INSTRUMENTER["SWEMWBS7"]
    assert tal_tekst(metrisk_af(instrument, raa, pakke.tabel) or 0) == metrisk


def test_a_pack_brings_its_words_and_its_notice():
    pakke = laes_skemapakke(pack())
    assert pakke.rettighed == NOTICE
    assert len(pakke.udsagn) == 7
    assert pakke.svar[0] == "Slet ikke"


def test_a_pack_edited_on_windows_still_reads():
    text = "\ufeff" + pack().replace("\n", "\r\n")
    assert laes_skemapakke(text).instrument == "SWEMWBS7"


def test_who5_needs_no_table():
    assert laes_skemapakke(pack("WHO5")).tabel == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ikke en fil = = 1", ("SKEMAPAKKE_LAES", "", 0, "")),
        ("", ("SKEMAPAKKE_MANGLER", "instrument", 0, "")),
        (pack(rettighed=None), ("SKEMAPAKKE_MANGLER", "rettighed", 0, "")),
        (pack(rettighed="  "), ("SKEMAPAKKE_MANGLER", "rettighed", 0, "")),
        (pack(tilladelse=None), ("SKEMAPAKKE_TILLADELSE", "tilladelse", 0, "")),
        (pack(gaelder_til="snart"), ("SKEMAPAKKE_DATO", "gaelder_til", 0, "")),
        (pack(navn=7), ("SKEMAPAKKE_MANGLER", "navn", 0, "")),
        (pack(udsagn="et"), ("SKEMAPAKKE_MANGLER", "udsagn", 0, "")),
        (sealed(body().replace("SWEMWBS7", "OMR5")), ("SKEMAPAKKE_SKEMA", "", 0, "")),
        (sealed(body().replace("SWEMWBS7", "ANDET")), ("SKEMAPAKKE_SKEMA", "", 0, "")),
        (pack(udsagn=["et", "to"]), ("SKEMAPAKKE_ANTAL", "udsagn", 2, "7")),
        (pack(svar=["ja"]), ("SKEMAPAKKE_ANTAL", "svar", 1, "5")),
        (pack(svar=["a", "b", " ", "d", "e"]), ("SKEMAPAKKE_TOM", "svar", 3, "")),
        (pack(tabel=list(TABEL[1:])), ("SKEMAPAKKE_ANTAL", "tabel", 28, "29")),
        (pack(tabel=[*TABEL[:3], "12.40", *TABEL[4:]]), ("SKEMAPAKKE_TAL", "", 10, "")),
        (pack(tabel=[*TABEL[:3], "12,4", *TABEL[4:]]), ("SKEMAPAKKE_TAL", "", 10, "")),
        (pack(tabel=[*TABEL[:3], "11,25", *TABEL[4:]]), ("SKEMAPAKKE_STIGER", "", 10, "")),
        (pack(tabel=[*TABEL[:16], "20,74", *TABEL[17:]]), ("SKEMAPAKKE_TJEK", "", 23, "20,73")),
        (pack(tabel=[*TABEL[:25], "29,13", *TABEL[26:]]), ("SKEMAPAKKE_TJEK", "", 32, "29,31")),
        (pack().replace("udsagn 1", "udsagn l"), ("SKEMAPAKKE_KONTROLSUM", "", 0, "")),
        (pack() + 'mere = "1"\n', ("SKEMAPAKKE_KONTROLSUM", "", 0, "")),
        (body(), ("SKEMAPAKKE_MANGLER", "kontrolsum", 0, "")),
    ],
)
def test_a_pack_that_cannot_be_used_says_where(text, fault):
    assert fault_of(text) == fault


def test_what_is_wrong_is_named_without_a_word_of_the_file():
    with pytest.raises(SkemapakkeError) as caught:
        laes_skemapakke(pack().replace("Opfundet notits", "Hemmelig"))
    assert "Hemmelig" not in str(caught.value)


def setting(rid: bytes, kode: str, text: str) -> Indstilling:
    return Indstilling(id=RecordId(rid * 16), noegle=NOEGLE + kode, vaerdi=text)


def test_without_a_pack_nothing_but_the_built_in_is_offered():
    assert pakker((), TODAY) == ()
    assert pakker((setting(b"a", "SWEMWBS7", ""),), TODAY) == ()


def test_of_two_packs_loaded_apart_every_desk_uses_the_same():
    first, second = (
        setting(b"a", "SWEMWBS7", pack(navn="En")),
        setting(b"b", "SWEMWBS7", pack(navn="To")),
    )
    assert [one.navn for one in pakker((second, first), TODAY)] == ["En"]
    assert pakker((first, second), TODAY) == pakker((second, first), TODAY)


def test_a_stored_pack_that_no_longer_reads_is_not_offered():
    good = setting(b"b", "WHO5", pack("WHO5"))
    found = pakker((setting(b"a", "SWEMWBS7", "??"), good), TODAY)
    assert [one.instrument for one in found] == ["WHO5"]


def test_a_leave_holds_to_the_end_of_its_last_day():
    text = pack(gaelder_til=TODAY)
    assert ny_skemapakke(text, TODAY).gaelder_til == TODAY
    with pytest.raises(SkemapakkeError) as caught:
        ny_skemapakke(text, date(2026, 11, 25))
    assert (caught.value.kode, caught.value.skal) == ("SKEMAPAKKE_UDLOEBET", "24/11-2026")


def test_a_pack_whose_leave_ended_is_kept_and_no_longer_offered():
    kept = (setting(b"a", "SWEMWBS7", pack(gaelder_til=date(2026, 11, 23))),)
    assert pakker(kept, TODAY) == ()
    assert [one.instrument for one in hentede(kept)] == ["SWEMWBS7"]
