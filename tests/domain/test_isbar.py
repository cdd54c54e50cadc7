"""The call out: filled from what was answered, in the shipped words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.assets import Assets, find_resources
from akutdesk.domain.borger import Borger
from akutdesk.domain.codes import CodeList, code_list
from akutdesk.domain.guide import vendinger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.isbar import Opkald, isbar, sig
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import new_id
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring

ASSETS = Assets(find_resources())
WORDS = vendinger(ASSETS.guide("isbar"))
CALL = Opkald(medarbejder="Anna Lund", sted="Dit Akuttilbud")
KAREN = Borger(id=new_id(), kaldenavn="Karen", koen="K", foedselsaar=1984)


@pytest.fixture(scope="module")
def codes() -> dict[str, CodeList]:
    raw = ASSETS.codes()
    return {name: code_list(name, raw[name]) for name in ("begivenheder", "kendt_i")}


def spoken(call: Opkald, codes: dict[str, CodeList]) -> dict[str, str]:
    return {line.bogstav: sig(line, WORDS) for line in isbar(call, codes)}


def test_the_card_of_the_picture(codes: dict[str, CodeList]):
    call = replace(
        CALL,
        borger=replace(KAREN, kendt_i=("INGEN",)),
        henvendelse=Henvendelse(id=new_id(), handleniveau="2"),
        sikkerhed=Sikkerhedsafklaring(id=new_id(), tanker="TANKER", plan="JA", alene="JA"),
        samtale=Krisesamtale(id=new_id(), udloesende=" Bange for i morgen "),
        tidligere=6,
    )
    assert spoken(call, codes) == {
        "I": "Jeg hedder Anna Lund og er medarbejder på Dit Akuttilbud. "
        "Jeg ringer om en kvinde, f. 1984.",
        "S": "Hun har tanker om selvmord. Hun har tænkt over hvordan. Hun er alene.",
        "B": "Det udløste krisen: Bange for i morgen. Hun har talt med os 6 gange før. "
        "Hun er ikke kendt andre steder.",
        "A": "at en læge skal se på det nu.",
        "R": "",
    }


def test_without_a_talk_only_the_caller_is_known(codes: dict[str, CodeList]):
    assert spoken(CALL, codes) == {
        "I": "Jeg hedder Anna Lund og er medarbejder på Dit Akuttilbud. "
        "Jeg ringer om en person, der er anonym.",
        "S": "",
        "B": "",
        "A": "",
        "R": "",
    }


def test_the_name_is_said_only_with_consent_or_in_danger(codes: dict[str, CodeList]):
    assert "Karen" not in spoken(replace(CALL, borger=KAREN), codes)["I"]
    assert "om Karen." in spoken(replace(CALL, borger=KAREN, maa_navn=True), codes)["I"]
    full = replace(KAREN, fornavn="Karen", efternavn="Holm")
    assert "om Karen Holm." in spoken(replace(CALL, borger=full, maa_navn=True), codes)["I"]


@pytest.mark.parametrize(
    ("koen", "year", "said"),
    [
        ("M", 1991, "om en mand, f. 1991."),
        ("K", None, "om en kvinde."),
        ("X", None, "om en person."),
        (None, 1991, "om en person, f. 1991."),
    ],
)
def test_who_it_is_about(koen: str | None, year: int | None, said: str, codes: dict[str, CodeList]):
    nameless = Borger(id=new_id(), koen=koen, foedselsaar=year)
    assert said in spoken(replace(CALL, borger=nameless, maa_navn=True), codes)["I"]


def test_what_was_done_is_said_first_with_its_details(codes: dict[str, CodeList]):
    answers = Sikkerhedsafklaring(
        id=new_id(),
        tanker="DOEDSOENSKE",
        allerede_handlet="JA",
        handlet_hvad="piller",
        handlet_maengde=" ti ",
    )
    said = spoken(replace(CALL, sikkerhed=answers), codes)["S"]
    assert said == (
        "Personen har et ønske om ikke at være her. "
        "Personen har allerede taget noget eller skadet sig. "
        "Det var: piller. Hvor meget: ti."
    )


def test_a_no_is_not_said(codes: dict[str, CodeList]):
    answers = Sikkerhedsafklaring(id=new_id(), tanker="NEJ", plan="NEJ", alene="IKKE_SPURGT")
    assert spoken(replace(CALL, sikkerhed=answers), codes)["S"] == ""


def test_the_background_without_own_words_is_the_main_event(codes: dict[str, CodeList]):
    call = replace(
        CALL,
        henvendelse=Henvendelse(id=new_id(), hovedbegivenhed="OEKO"),
        samtale=Krisesamtale(id=new_id()),
        borger=replace(KAREN, kendt_i=("BOSTOETTE", "JOB")),
        sikkerhed=Sikkerhedsafklaring(id=new_id(), tidligere_forsoeg="JA", rus_nu="JA"),
        tidligere=1,
    )
    assert spoken(call, codes)["B"] == (
        "Det udløste krisen: Økonomi. Hun har talt med os én gang før. "
        "Hun er kendt i: Bostøtte, Jobcenter. Hun har før prøvet at tage sit liv. "
        "Hun har drukket eller taget stoffer i dag."
    )
    unknown = replace(call, borger=replace(KAREN, kendt_i=("UKENDT",)))
    assert "kendt" not in spoken(unknown, codes)["B"]


@pytest.mark.parametrize("level", ["0", "1", "2", "3"])
def test_the_level_is_said_in_words_and_never_as_a_number(level: str, codes: dict[str, CodeList]):
    call = replace(CALL, henvendelse=Henvendelse(id=new_id(), handleniveau=level))
    said = spoken(call, codes)["A"]
    assert said
    assert not any(sign.isdigit() for sign in said)


def test_a_level_not_chosen_is_a_gap(codes: dict[str, CodeList]):
    call = replace(CALL, henvendelse=Henvendelse(id=new_id(), handleniveau="IKKE_VURD"))
    assert spoken(call, codes)["A"] == ""


def test_every_answer_has_its_words(codes: dict[str, CodeList]):
    yes = {
        felt: "JA"
        for felt in Sikkerhedsafklaring.__dataclass_fields__
        if Sikkerhedsafklaring.__dataclass_fields__[felt].type == "str | None"
    }
    yes["tanker"] = "TANKER"
    answers = Sikkerhedsafklaring(
        id=new_id(), **yes, handlet_hvad="a", handlet_hvornaar="b", handlet_maengde="c"
    )
    said = spoken(replace(CALL, sikkerhed=answers), codes)
    assert said["S"].count("Personen") + said["S"].count("Der er") >= 8
