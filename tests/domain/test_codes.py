"""Code lists keep their codes, their digits and old labels."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.codes import CodeList, code_list, med_indstilling
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.indstilling import Indstilling, LokalKode
from akutdesk.domain.record import new_id

DAG = date(2026, 11, 24)


def row(kode: str, **more: str) -> dict[str, str]:
    return {"kode": kode, "label": kode.title(), **more}


def liste(*koder: str, **more: object) -> CodeList:
    return code_list("prøve", {"kode": [row(kode) for kode in koder], **more})


def chips(codes: CodeList, dag: date = DAG) -> list[tuple[int, str]]:
    return [(digit, code.kode) for digit, code in codes.cifre(dag)]


def test_short_and_printed_words_fall_back_on_the_label():
    code = code_list("prøve", {"kode": [row("A", kort="a")]}).get("A")
    assert (code.kort, code.papir) == ("a", "A")


def test_a_retired_code_keeps_its_label_but_cannot_be_chosen():
    codes = code_list(
        "region",
        {
            "kode": [
                row("H", aktiv_til="2026-12-31"),
                row("Ø", aktiv_fra="2027-01-01"),
            ]
        },
    )
    assert [code.kode for code in codes.aktive(date(2026, 12, 31))] == ["H"]
    assert [code.kode for code in codes.aktive(date(2027, 1, 1))] == ["Ø"]
    assert codes.label("H") == "H"


def test_a_code_the_list_never_had_is_an_error():
    assert "A" in liste("A")
    assert "B" not in liste("A")
    with pytest.raises(KeyError):
        liste("A").get("B")


def test_favourites_stand_on_their_digits():
    codes = liste("A", "B", "C", favoritter=["C", "A"])
    assert chips(codes) == [(1, "C"), (2, "A")]
    assert codes.flere(DAG)


def test_a_favourite_that_is_gone_leaves_its_digit_empty():
    codes = code_list(
        "prøve",
        {"kode": [row("A", aktiv_til="2020-01-01"), row("B")], "favoritter": ["A", "B"]},
    )
    assert chips(codes) == [(2, "B")]


def test_without_favourites_the_first_nine_have_digits():
    codes = liste(*"ABCDEFGHIJK")
    assert [digit for digit, _ in chips(codes)] == list(range(1, 10))
    assert codes.flere(DAG)


def test_zero_is_do_not_know_where_the_list_fits_whole():
    codes = liste("LET", "ALVOR", "UKENDT", nul="UKENDT")
    assert chips(codes) == [(1, "LET"), (2, "ALVOR"), (0, "UKENDT")]
    assert not codes.flere(DAG)


def test_what_the_program_sets_is_offered_nowhere():
    codes = liste("STAB", "IKKE_REL", selvsat=["IKKE_REL"])
    assert chips(codes) == [(1, "STAB")]
    assert not codes.flere(DAG)


def test_none_takes_the_place_of_all_others_and_gives_way():
    codes = liste("ANGST", "SOEVN", "INGEN", alene=["INGEN"])
    both = codes.skift(codes.skift((), "SOEVN"), "ANGST")
    assert both == ("ANGST", "SOEVN")
    assert codes.skift(both, "INGEN") == ("INGEN",)
    assert codes.skift(("INGEN",), "ANGST") == ("ANGST",)
    assert codes.skift(both, "ANGST") == ("SOEVN",)
    assert codes.skift(("INGEN",), "INGEN") == ()


def test_the_leader_chooses_digits_hides_and_adds():
    shipped = liste("A", "B", "C")
    own = med_indstilling(
        shipped,
        Indstilling(
            id=new_id(),
            liste="prøve",
            favoritter=("C", "VÆK", "L_X"),
            skjulte=("B",),
            lokale=(LokalKode(kode="L_X", label="Vores egen"), LokalKode(kode="A", label="Kapret")),
        ),
    )
    assert chips(own) == [(1, "C"), (3, "L_X")]
    assert own.label("A") == "A"
    assert own.label("B") == "B"
    assert [code.kode for code in own.aktive(DAG)] == ["A", "C", "L_X"]
    assert own.get("L_X").kort == "Vores egen"


def test_a_setting_without_digits_keeps_the_shipped_ones():
    shipped = liste("A", "B", favoritter=["B"])
    assert chips(med_indstilling(shipped, Indstilling(id=new_id()))) == [(1, "B")]


@pytest.mark.parametrize(
    ("raw", "kode", "felt"),
    [
        ({"kode": [{"label": "Uden kode"}]}, "FELT", "Uden kode"),
        ({"kode": [row("A", farve="rød")]}, "FELT", "A"),
        ({"kode": [row("A", label="")]}, "FELT", "A"),
        ({"kode": [{"kode": "A", "label": 3}]}, "FELT", "A"),
        ({"kode": [row("A", aktiv_fra="i går")]}, "FELT", "A"),
        ({"kode": [{}]}, "FELT", "Code"),
        ({"kode": [row("A"), row("A")]}, "DOBBELT", "A"),
        ({"kode": [row("A")], "favoritter": ["B"]}, "KODE_UKENDT", "B"),
        ({"kode": [row("A")], "nul": "C"}, "KODE_UKENDT", "C"),
    ],
)
def test_a_broken_file_says_where(raw: dict[str, object], kode: str, felt: str):
    with pytest.raises(ResourceError) as fault:
        code_list("prøve", raw)
    assert (fault.value.kode, fault.value.felt) == (kode, felt)
