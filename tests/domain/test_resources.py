"""The lists, guides and numbers that are shipped: whole, short enough, and true to the pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from akutdesk.assets import Assets, find_resources
from akutdesk.domain.adgang import ROLLER
from akutdesk.domain.codes import NO_ANSWER, CodeList, code_list
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.guide import (
    eskaleringer,
    planguide,
    samtaleguide,
    spoergeguide,
    vendinger,
)
from akutdesk.domain.henvendelse import PAAKRAEVET
from akutdesk.domain.katalog import Katalog, katalog
from akutdesk.domain.krisesamtale import GRUNDE, SPOR
from akutdesk.domain.record import field_types, new_id
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.sektion import DISKRET, SEKTIONER
from akutdesk.domain.sikkerhedsafklaring import NIVEAUER, Sikkerhedsafklaring, spoergsmaal
from akutdesk.domain.svarliste import SVARLISTER
from akutdesk.domain.vagt import VAGTTYPER

ASSETS = Assets(find_resources())
DAG = date(2026, 11, 24)
CHIP_PX = 144
"""A short label beside box and digit, at 15 px and 600 (mockups/README.md 2); the pictures' longest is 143."""


NAMES = ("kode", "felt", "nr", "liste", "svar", "noter", "eskaleringer", "opslag", "maerke")
"""Fields of a guide that hold names, not words."""


def prose(value: object, name: str = "") -> list[str]:
    """Every text of a plain table that somebody reads."""
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in prose(part, key)]
    if isinstance(value, list):
        return [text for part in value for text in prose(part, name)]
    return [str(value)] if name not in NAMES else []


def lix(table: object) -> float:
    """Words a sentence plus per cent of words with seven letters or more (ux.md 3.4)."""
    texts = [text for text in prose(table) if len(text.split()) >= 5]
    words = [word for text in texts for word in re.findall(r"[\w-]+", text)]
    sentences = sum(len(re.findall(r"[.?!:](?:\s|$)", text)) or 1 for text in texts)
    return len(words) / sentences + 100 * sum(len(word) >= 7 for word in words) / len(words)


@cache
def lists() -> dict[str, CodeList]:
    return {name: code_list(name, raw) for name, raw in ASSETS.codes().items()}


@cache
def directory() -> Katalog:
    return katalog(ASSETS.directory()["katalog"])


def chips(name: str) -> list[tuple[int, str]]:
    return [(digit, code.kort) for digit, code in lists()[name].cifre(DAG)]


@pytest.mark.parametrize("name", sorted(ASSETS.codes()))
def test_every_list_is_whole(name: str):
    assert lists()[name].koder


def test_short_labels_fit_a_chip():
    font = TTFont("chip", ASSETS.font_path("IBMPlexSans-SemiBold"))
    wide = {
        f"{name}.{code.kode}": code.kort
        for name, codes in lists().items()
        for code in codes.koder
        if font.face is not None and font.stringWidth(code.kort, 15) > CHIP_PX
    }
    assert wide == {"tanker.DOEDSOENSKE": "Ønske om ikke at være her"}


def test_codes_are_stable_names():
    pattern = re.compile(r"[A-ZØ0-9_]+")
    assert all(pattern.fullmatch(code.kode) for codes in lists().values() for code in codes.koder)


def test_the_digits_are_those_of_the_picture():
    assert chips("form") == [(1, "Telefon"), (2, "Fremmøde"), (3, "Vi ringede op")]
    assert chips("henvender") == [
        *((1, "Borgeren selv"), (2, "Pårørende"), (3, "Fagperson"), (4, "Anden person"))
    ]
    assert chips("grad") == [
        *((1, "Ikke-kriserelateret"), (2, "Let krise"), (3, "Mellemsvær krise")),
        *((4, "Alvorlig krise"), (0, "Ved ikke")),
    ]
    assert chips("symptomer") == [
        *((1, "Angst/nervøsitet"), (2, "Nedtrykt/ked af det"), (3, "Uro og tankemylder")),
        *((4, "Søvnbesvær"), (5, "Tanker om selvmord"), (6, "Ensomhed")),
        *((7, "Stress/udmattelse"), (8, "Rusmidler"), (9, "Ingen symptomer")),
    ]
    assert chips("begivenheder") == [
        *((1, "Pårørende"), (2, "Samlivsbrud"), (3, "Økonomi"), (4, "Nyligt udskrevet")),
        *((5, "Dødsfald eller sorg"), (6, "Mangler netværk"), (7, "Bolig")),
        *((8, "Arbejde og studie"), (9, "Intet bestemt")),
    ]
    assert chips("tiltag") == [
        *((1, "Ingen flere tiltag"), (2, "Aftalt ny samtale"), (3, "Mød personligt op")),
        *((4, "Eget netværk"), (5, "Aftalt opkald"), (6, "Egen læge"), (7, "Lægevagten")),
        *((8, "Overnatning"), (9, "Rådgivningslinje")),
    ]
    assert chips("stabilisering") == [
        *((1, "Stabiliseret"), (2, "Delvist stabiliseret"), (3, "Uændret"), (4, "Forværret")),
        (5, "Kunne ikke vurderes"),
    ]
    assert chips("svar") == [(1, "Ja"), (2, "Nej"), (3, "Ikke spurgt"), (4, "Ikke oplyst")]
    assert chips("tanker")[:2] == [(1, "Tanker om selvmord"), (2, "Ønske om ikke at være her")]


def test_zero_opens_the_long_lists_only():
    more = {name for name in (*PAAKRAEVET, "grad") if name in lists() and lists()[name].flere(DAG)}
    assert more == {"form", "symptomer", "begivenheder", "tiltag"}


def test_none_stands_alone_in_every_multi_choice():
    assert lists()["tiltag"].alene == ("INGEN",)
    assert lists()["symptomer"].alene == ("INGEN",)
    assert lists()["begivenheder"].alene == ("INGEN", "UKENDT")


def test_the_three_kinds_of_no_answer_are_called_the_same_everywhere():
    called = {
        kode: {codes.label(kode) for codes in lists().values() if kode in codes}
        for kode in NO_ANSWER
    }
    assert called == {
        "IKKE_SPURGT": {"Ikke spurgt"},
        "IKKE_OPLYST": {"Ønsker ikke at oplyse"},
        "UKENDT": {"Vides ikke"},
    }


def test_ffb_codes_are_whole_or_eight_signs():
    guid = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}")
    marked = [code.ffb for codes in lists().values() for code in codes.koder if code.ffb]
    assert all(guid.fullmatch(ffb) for ffb in marked)
    assert lists()["form"].get("TLF").ffb == "1b55a4b0-1156-4f58-b2df-b5c6014d9048"
    assert sum(len(ffb) > 8 for ffb in marked) == 22


def test_the_municipalities_are_98_and_two_of_ours():
    codes = [code.kode for code in lists()["kommune"].koder]
    assert len(codes) == 100
    assert codes[-2:] == ["0000", "9999"]
    assert codes[:98] == sorted(codes[:98])
    assert lists()["kommune"].label("0607") == "Fredericia"
    assert lists()["kommune"].label("0410") == "Middelfart"


def test_the_east_is_one_region_from_2027():
    regions = lists()["region"]
    assert [code.kode for code in regions.aktive(date(2026, 12, 31))] == ["N", "M", "SD", "H", "SJ"]
    assert [code.kode for code in regions.aktive(date(2027, 1, 1))] == ["N", "M", "SD", "Ø"]


def test_levels_are_named_by_the_action():
    levels = lists()["handleniveau"]
    assert [levels.label(level) for level in NIVEAUER][2:] == ["Læge nu", "Ring 112 nu"]
    assert not any(re.search(r"\b[0-3]\b", code.papir) for code in levels.koder)


def test_lists_and_rules_name_the_same_codes():
    assert tuple(code.kode for code in lists()["rolle"].koder) == ROLLER
    assert tuple(code.kode for code in lists()["trin_grund"].koder) == GRUNDE
    assert {code.kode for code in lists()["spor"].koder} == set(SPOR)
    for name in ("vagttype", "vagtnavn", "vagt_bestemt"):
        assert tuple(code.kode for code in lists()[name].koder) == VAGTTYPER


@pytest.mark.parametrize(("type_", "felt"), sorted(SVARLISTER))
def test_every_coded_field_has_its_list(type_: str, felt: str):
    assert felt in field_types(RECORD_CLASS[type_])
    assert SVARLISTER[type_, felt] in lists()


def test_every_coded_default_is_in_its_list():
    for (type_, felt), name in SVARLISTER.items():
        default = RECORD_CLASS[type_].__dataclass_fields__[felt].default
        if default not in (None, ()):
            assert default in lists()[name], (type_, felt)


def test_the_talk_has_eight_steps_and_words_for_each():
    guide = samtaleguide(ASSETS.guide("krisesamtale"))
    assert [one.navn for one in guide.spor["FULD"]] == [
        "Tag imod",
        "Er der fare nu?",
        "Hvad er der sket?",
        "Hvordan har du det?",
        "De fem områder",
        "Hvad har hjulpet før?",
        "Næste skridt",
        "Rund af",
    ]
    steps = {(spor, one.kode): one for spor, track in guide.spor.items() for one in track}
    assert all(one.sig and one.formaal.startswith("at ") for one in steps.values())
    assert all("bagvagten" in one.tvivl[-1] for one in steps.values())
    assert guide.foer.husk
    assert guide.bagefter.husk


def test_only_on_the_telephone_is_somebody_said_to_ring_or_to_hang_up():
    """Whoever walked in, or writes, was not on the telephone (domain.md 2.6.3)."""
    guide = samtaleguide(ASSETS.guide("krisesamtale"))
    steps = [one for track in guide.spor.values() for one in track]
    forms = [code.kode for code in lists()["form"].koder if code.kode not in {"TLF", "VIDEO"}]
    assert set(guide.andre_ord) == set(forms)
    for form in forms:
        told = [guide.som_sagt(one, form) for one in steps]
        words = " ".join(line for one in told for line in (*one.sig, *one.tvivl, one.stop)).lower()
        # whom we ring up has a telephone in their hand, and can be cut off
        phrases = "at du ringer|du ringede" if form == "OPK" else _ON_THE_TELEPHONE
        assert not re.search(phrases, words), form


_ON_THE_TELEPHONE = r"at du ringer|du ringede|\bringer du|hører du|lagt på|lægger på|bliver afbrudt"


def test_escalations_name_numbers_that_are_there():
    situations = eskaleringer(ASSETS.guide("eskalering"))
    assert list(situations) == [f"E{number}" for number in range(1, 12)]
    known = {post.kode for post in directory().poster} | {post.slags for post in directory().poster}
    named = {kode for one in situations.values() for kode in one.opslag}
    assert named <= known | {"LAEGE_NU"}
    guide = samtaleguide(ASSETS.guide("krisesamtale"))
    used = {kode for track in guide.spor.values() for one in track for kode in one.eskaleringer}
    assert used <= set(situations)


def test_every_question_that_can_show_has_its_words():
    guide = spoergeguide(ASSETS.guide("sikkerhedsafklaring"))
    everything = replace(Sikkerhedsafklaring(id=new_id()), tanker="TANKER", allerede_handlet="JA")
    refused = replace(everything, spurgt_direkte="NEJ_FORDI")
    shown = {*spoergsmaal(everything, "3"), *spoergsmaal(refused, "3")}
    assert shown <= set(guide)
    for felt in shown - {"handleniveau"}:
        liste = SVARLISTER.get(("sikkerhedsafklaring", felt), "")
        assert guide[felt].liste == liste
        assert (guide[felt].svar == "tekst") == (not liste)


def test_every_section_has_heading_and_guidance():
    guide = planguide(ASSETS.guide("kriseplan"))
    assert all(guide[nr].vejledning for nr in SEKTIONER)
    assert all(bool(guide[nr].diskret) == (nr in DISKRET) for nr in SEKTIONER)
    assert not any(idea.endswith(".") for row in guide.values() for idea in row.ideer)


def test_ways_to_say_it_hold_only_known_places():
    places = re.compile(r"\{(\w+)\}")
    found = {
        name for text in vendinger(ASSETS.guide("isbar")).values() for name in places.findall(text)
    }
    assert found == {"Hun", "medarbejder", "sted", "navn", "aar", "ord", "antal", "steder"}


def test_no_number_is_checked_before_somebody_has():
    assert all(post.kontrolleret_dato is None for post in directory().poster)
    assert {post.kode for post in directory().poster if post.kraevet} == {"BAGV", "KVAGT"}
    assert {post.maerke for post in directory().poster} == {"SET", "FORMODET", ""}


@pytest.mark.parametrize(
    ("region", "number"),
    [
        ("SD", "70 11 07 07"),
        ("M", "70 11 31 31"),
        ("N", "70 15 03 00"),
        ("H", "1813"),
        ("SJ", "1818"),
    ],
)
def test_each_region_has_its_doctor_on_call(region: str, number: str):
    post = directory().laegevagt(region)
    assert post is not None
    assert post.nummer == number


def test_the_card_follows_the_picture():
    numbers = [post.kode for post in directory().akutkort("SD")]
    assert numbers == ["N112", "LVSD", "GIFT", "N114", "LIVS"]
    places = {post.kode: post.akutkort for post in directory().poster if post.akutkort}
    assert places["N112"] < places["LVSD"] < places["PAKSD"] < places["GIFT"] < places["BAGV"]
    assert places["BAGV"] < places["N114"] < places["KVAGT"] < places["LIVS"]


def test_guides_are_easy_to_read():
    assert lix(ASSETS.guide("kriseplan")) <= 25
    for name in ("krisesamtale", "sikkerhedsafklaring", "eskalering", "isbar", "oevelse"):
        assert lix(ASSETS.guide(name)) <= 30, name


def test_help_in_the_lists_is_easy_to_read():
    helps = [code.hjaelp for codes in lists().values() for code in codes.koder if code.hjaelp]
    assert lix({"hjaelp": helps}) <= 30


def test_a_broken_list_names_its_line(tmp_path: Path):
    folder = tmp_path / "codes"
    folder.mkdir()
    (folder / "grad.toml").write_text(
        '[[kode]]\nkode = "LET"\nlabel = "Let"\n\n[[kode]]\nkode = "LET"\nlabel = "Let"\n',
        encoding="utf-8",
    )
    broken = Assets(tmp_path)
    with pytest.raises(ResourceError) as fault:
        code_list("grad", broken.codes()["grad"])
    named = broken.damaged("codes/grad.toml", fault.value.felt)
    assert str(named) == "resources/codes/grad.toml:2"


def test_the_recovery_sheet_names_the_links_that_are_on_the_lock():
    """Whoever stands there at three looks for the words on the paper (mockups/paper/11)."""
    texts = ASSETS.texts()
    named = re.findall(r"»(.+?)«", texts("papir.genopretning.trin_1"))
    assert named == [texts("laas.glemt_link"), texts("laas.ark_link")]
