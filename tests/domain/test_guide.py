"""Guides are data, and a broken one says where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from akutdesk.domain.errors import ResourceError
from akutdesk.domain.guide import (
    Samtaleguide,
    eskaleringer,
    planguide,
    samtaleguide,
    spoergeguide,
    vendinger,
)
from akutdesk.domain.sektion import SEKTIONER

STEPS = ("FOER", "AFTALE", *"12345678", "BAGEFTER", "TAVS")


def step(kode: str, **more: object) -> dict[str, object]:
    return {"kode": kode, "navn": f"Trin {kode}", "formaal": "at prøve.", **more}


def talk(*more: dict[str, object], **tables: object) -> Samtaleguide:
    usual = [step(kode) for kode in STEPS if kode not in {row["kode"] for row in more}]
    return samtaleguide({"trin": [*usual, *more], **tables})


def test_a_track_has_its_own_words_where_it_needs_them():
    guide = talk(paar=[step("2", navn="Er I i sikkerhed?")])
    assert guide.trin("PAAR", "2").navn == "Er I i sikkerhed?"
    assert guide.trin("FULD", "2").navn == "Trin 2"
    assert [one.kode for one in guide.spor["KORT"]] == ["1", "2", "3", "6", "8"]
    assert (guide.foer.kode, guide.bagefter.kode, guide.tavs.kode) == ("FOER", "BAGEFTER", "TAVS")
    with pytest.raises(KeyError):
        guide.trin("KORT", "5")


def test_every_doubt_ends_with_whom_to_ring():
    guide = talk(step("3", tvivl=["Spørg igen."]), tvivl_altid="Ring til bagvagten.")
    assert guide.trin("FULD", "3").tvivl == ("Spørg igen.", "Ring til bagvagten.")
    assert guide.trin("FULD", "4").tvivl == ()


def test_questions_are_found_by_their_field():
    row = {"felt": "plan", "navn": "Plan", "sig": "Har du tænkt over hvordan?", "liste": "svar"}
    assert spoergeguide({"spoergsmaal": [row]})["plan"].svar == "valg"


def test_ways_to_say_it_are_words():
    assert vendinger({"vending": {"ALENE": "Hun er alene."}})["ALENE"] == "Hun er alene."
    assert vendinger({}) == {}


SECTIONS = [{"nr": nr, "overskrift": nr} for nr in ("K0", *SEKTIONER)]
QUESTION = {"felt": "plan", "navn": "Plan"}
SITUATION = {"kode": "E1", "situation": "Fare", "handling": "Ring 112"}


def test_all_sections_are_there():
    assert list(planguide({"sektion": SECTIONS})) == ["K0", *SEKTIONER]
    assert eskaleringer({"eskalering": [SITUATION]})["E1"].handling == "Ring 112"


@pytest.mark.parametrize(
    ("build", "raw", "kode", "felt"),
    [
        (samtaleguide, {"trin": [step("1")]}, "TRIN_MANGLER", "2"),
        (samtaleguide, {"trin": [step("1"), step("1")]}, "DOBBELT", "1"),
        (samtaleguide, {"trin": [step("1", noter=["borger.sko"])]}, "NOTER_UKENDT", "borger.sko"),
        (samtaleguide, {"trin": [step("1", noter=["sko.id"])]}, "NOTER_UKENDT", "sko.id"),
        (samtaleguide, {"trin": [step("1", sig=[""])]}, "FELT", "1"),
        (samtaleguide, {"trin": [step("1", sig=[1])]}, "FELT", "1"),
        (samtaleguide, {"trin": [step("1", sig="Hej")]}, "FELT", "1"),
        (spoergeguide, {"spoergsmaal": [QUESTION | {"felt": "vejret"}]}, "FELT_UKENDT", "vejret"),
        (spoergeguide, {"spoergsmaal": [QUESTION | {"svar": "sang"}]}, "FELT_UKENDT", "plan"),
        (spoergeguide, {"spoergsmaal": [QUESTION, QUESTION]}, "DOBBELT", "plan"),
        (planguide, {"sektion": SECTIONS[:-1]}, "SEKTION_MANGLER", "K16"),
        (eskaleringer, {"eskalering": [SITUATION, SITUATION]}, "DOBBELT", "E1"),
        (vendinger, {"vending": {"ALENE": ""}}, "FELT", "ALENE"),
        (vendinger, {"vending": {"ALENE": 1}}, "FELT", "ALENE"),
    ],
)
def test_a_broken_guide_says_where(
    build: Callable[[dict[str, object]], object], raw: dict[str, object], kode: str, felt: str
):
    with pytest.raises(ResourceError) as fault:
        build(raw)
    assert (fault.value.kode, fault.value.felt) == (kode, felt)


def test_what_is_said_fits_how_one_talks():
    instead = {"normalt": "Godt, at du ringer.", "form": ["FREM"], "sagt": "Godt, at du kom."}
    guide = talk(step("1", sig=["Godt, at du ringer.", "Hvad skal jeg kalde dig?"]), ord=[instead])
    trin = guide.trin("FULD", "1")
    assert guide.som_sagt(trin, "FREM").sig == ("Godt, at du kom.", "Hvad skal jeg kalde dig?")
    assert guide.som_sagt(trin, "TLF") == guide.som_sagt(trin, None) == trin


def test_other_words_for_what_nobody_says_are_refused():
    row = {"normalt": "Det siger ingen.", "form": ["FREM"], "sagt": "Godt, at du kom."}
    with pytest.raises(ResourceError) as fault:
        talk(ord=[row])
    assert (fault.value.kode, fault.value.felt) == ("ORD_UKENDT", "Det siger ingen.")
