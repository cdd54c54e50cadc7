"""Closing a henvendelse: what is missing, what is suggested, what follows by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.domain.henvendelse import (
    PAAKRAEVET,
    Forslag,
    Henvendelse,
    Historik,
    Lukkegrundlag,
    afslut,
    boer_spoerge,
    efterregistreret,
    er_afbrudt,
    forslag,
    kraever_handleniveau,
    mangler,
    med_begivenheder,
    med_forslag,
    minutter,
)
from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal
from akutdesk.domain.krisesamtale import GENNEMFOERT, Krisesamtale, TrinStatus
from akutdesk.domain.mangel import Mangel, blokerende
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SLUT = START + timedelta(minutes=14)
NOTHING = Lukkegrundlag()
ANSWERED = Sikkerhedsafklaring(
    id=new_id(),
    spurgt_direkte="JA",
    tanker="TANKER",
    plan="JA",
    midler="NEJ",
    forberedelse="IKKE_SPURGT",
    tidspunkt="IKKE_OPLYST",
    allerede_handlet="NEJ",
    fare_for_andre="NEJ",
    vold_i_hjemmet="NEJ",
    boern_bekymring="NEJ",
    droeftet_med=("BAGVAGT",),
)


def full(**fields: object) -> Henvendelse:
    """A henvendelse with every answer that closing asks for."""
    answers: dict[str, object] = {
        "start": START,
        "slut": SLUT,
        "form": "TLF",
        "henvender": "BORGER",
        "grad_foer": "LET",
        "symptomer": ("ANGST",),
        "begivenheder": ("PAAR",),
        "tiltag": ("INGEN",),
        "stabilisering": "STAB",
        "gangtype": "UKENDT",
        "maalgruppe": "IND",
        "krisesamtale": "IKKE_REL",
        "kriseplan": "IKKE_REL",
        "progressionsmaal": "IKKE_REL",
    }
    return Henvendelse(id=new_id(), **(answers | fields))  # type: ignore[arg-type]


def missing(henvendelse: Henvendelse, grundlag: Lukkegrundlag = NOTHING) -> list[tuple[str, str]]:
    return [(mangel.felt, mangel.kode) for mangel in mangler(henvendelse, grundlag)]


def test_a_light_anonymous_call_closes_without_a_name():
    assert missing(full()) == []


def test_all_that_is_missing_is_named_in_the_order_of_the_form():
    empty = Henvendelse(id=new_id())
    assert [felt for felt, _ in missing(empty)] == ["start", *PAAKRAEVET]
    assert {kode for _, kode in missing(empty)} == {"MANGLER"}


@pytest.mark.parametrize("felt", PAAKRAEVET)
def test_each_required_answer_is_missed_alone(felt: str):
    henvendelse = full()
    empty = () if isinstance(getattr(henvendelse, felt), tuple) else None
    assert missing(replace(henvendelse, **{felt: empty})) == [(felt, "MANGLER")]


@pytest.mark.parametrize("answer", ["IKKE_SPURGT", "IKKE_OPLYST", "UKENDT"])
def test_no_answer_is_an_answer(answer: str):
    assert missing(full(gangtype=answer, begivenheder=("UKENDT",))) == []


def test_an_end_before_the_start_is_asked_about():
    assert missing(full(slut=START - timedelta(minutes=1))) == [("slut", "SLUT_FOER_START")]


def test_the_main_event_is_one_of_the_chosen():
    assert missing(full(hovedbegivenhed="PAAR")) == []
    assert missing(full(hovedbegivenhed="BRUD")) == [("hovedbegivenhed", "IKKE_VALGT")]
    changed = med_begivenheder(full(hovedbegivenhed="PAAR"), ("BRUD",))
    assert (changed.begivenheder, changed.hovedbegivenhed) == (("BRUD",), None)
    kept = med_begivenheder(full(hovedbegivenhed="PAAR"), ("BRUD", "PAAR"))
    assert kept.hovedbegivenhed == "PAAR"


@pytest.mark.parametrize(
    "fields",
    [
        {"grad_foer": "MELLEM"},
        {"grad_foer": "ALVOR"},
        {"symptomer": ("ANGST", "SELVMORD")},
        {"symptomer": ("SELVSKADE",)},
    ],
)
def test_a_heavy_contact_needs_a_level(fields: dict[str, object]):
    henvendelse = full(**fields)
    assert kraever_handleniveau(henvendelse)
    assert missing(henvendelse) == [("handleniveau", "MANGLER")]
    assert missing(replace(henvendelse, handleniveau="0")) == []
    assert missing(replace(henvendelse, handleniveau="IKKE_VURD")) == []


def test_the_question_about_asking_shows_where_it_matters():
    assert boer_spoerge(full(grad_foer="ALVOR"))
    assert boer_spoerge(full(symptomer=("SELVMORD",)))
    assert not boer_spoerge(full(grad_foer="MELLEM", symptomer=("SELVSKADE",)))


@pytest.mark.parametrize("level", ["2", "3"])
def test_nobody_is_let_go_before_others_have_taken_over(level: str):
    heavy = full(grad_foer="ALVOR", handleniveau=level)
    asked = Lukkegrundlag(sikkerhed=ANSWERED)
    assert missing(heavy, asked) == [("ikke_overdraget_grund", "OVERDRAGELSE")]
    waiting = Partnerkontakt(id=new_id(), modtager_bekraeftet="NEJ")
    assert missing(heavy, replace(asked, kontakter=(waiting,))) != []
    taken_over = replace(waiting, modtager_bekraeftet="JA")
    assert missing(heavy, replace(asked, kontakter=(waiting, taken_over))) == []
    assert missing(replace(heavy, ikke_overdraget_grund="Gik, før lægen kom"), asked) == []
    assert missing(replace(heavy, ikke_overdraget_grund="  "), asked) != []


def test_level_two_needs_the_safety_answers():
    heavy = full(grad_foer="ALVOR", handleniveau="2", ikke_overdraget_grund="Gik")
    assert mangler(heavy, NOTHING) == (Mangel("sikkerhedsafklaring", "spurgt_direkte"),)
    alone = Lukkegrundlag(sikkerhed=replace(ANSWERED, droeftet_med=()))
    assert mangler(heavy, alone) == (Mangel("sikkerhedsafklaring", "droeftet_med"),)


def test_safety_questions_that_were_begun_are_answered():
    begun = Lukkegrundlag(sikkerhed=replace(ANSWERED, tidspunkt=None, droeftet_med=()))
    assert mangler(full(), begun) == (Mangel("sikkerhedsafklaring", "tidspunkt"),)
    opened = Lukkegrundlag(sikkerhed=Sikkerhedsafklaring(id=new_id(), andre_til_stede="NEJ"))
    assert missing(full(), opened) == []


def test_worry_for_a_child_needs_an_underretning():
    worried = Lukkegrundlag(sikkerhed=replace(ANSWERED, boern_bekymring="JA"))
    assert missing(full(), worried) == [("tiltag", "UNDERRETNING")]
    assert missing(full(tiltag=("UNDERRET",)), worried) == []
    assert missing(full(), replace(worried, underretning=True)) == []


@pytest.mark.parametrize("after", ["UAENDRET", "FORVAERRET"])
def test_no_better_and_nothing_agreed_is_asked_once(after: str):
    soft = mangler(full(stabilisering=after), NOTHING)
    assert soft == (Mangel("henvendelse", "tiltag", "OPFOELGNING", blokerer=False),)
    assert blokerende(soft) == ()
    assert missing(full(stabilisering=after, tiltag=("NYSAMTALE",))) == []


def test_minutes_are_the_typed_ones_or_the_clocks():
    assert minutter(full()) == 14
    assert minutter(full(samtaletid_min=20)) == 20
    assert minutter(full(slut=None)) is None
    assert minutter(full(start=None)) is None


def test_late_entries_are_marked_after_an_hour():
    assert not efterregistreret(full(), SLUT + timedelta(minutes=60))
    assert efterregistreret(full(), SLUT + timedelta(minutes=60, seconds=1))
    assert not efterregistreret(full(slut=None), SLUT + timedelta(days=1))


@pytest.mark.parametrize(
    ("answer", "cut_off"),
    [
        (None, False),
        ("NEJ", False),
        ("BORGER_LAGDE_PAA", True),
        ("FORBINDELSE", True),
        ("ANDEN", True),
    ],
)
def test_empty_counts_as_not_cut_off(answer: str | None, *, cut_off: bool):
    assert er_afbrudt(full(afbrudt=answer)) is cut_off


def suggested(henvendelse: Henvendelse, historik: Historik) -> dict[str, str]:
    return {one.felt: one.kode for one in forslag(henvendelse, historik)}


def test_a_light_call_needs_five_answers_only():
    call = Henvendelse(
        id=new_id(),
        start=START,
        grad_foer="LET",
        symptomer=("ANGST", "SOEVN"),
        begivenheder=("PAAR",),
        tiltag=("NETVAERK",),
        stabilisering="STAB",
    )
    found = forslag(call, Historik(form="TLF"))
    assert {one.felt: one.kode for one in found} == {
        "form": "TLF",
        "henvender": "BORGER",
        "gangtype": "UKENDT",
        "maalgruppe": "IND",
        "krisesamtale": "IKKE_REL",
        "kriseplan": "IKKE_REL",
        "progressionsmaal": "IKKE_REL",
    }
    filled = med_forslag(call, found)
    assert missing(filled) == []
    assert filled.gangtype_kilde == "SYSTEM"


def test_what_is_answered_is_not_suggested():
    assert suggested(full(), Historik(form="TLF")) == {}
    assert med_forslag(full(), ()).gangtype_kilde is None
    assert Forslag("form", "TLF") not in forslag(full(form=None), Historik())


@pytest.mark.parametrize(
    ("earlier", "kind"), [(None, "UKENDT"), (0, "FOERST"), (1, "FLER"), (7, "FLER")]
)
def test_first_or_not_follows_the_history(earlier: int | None, kind: str):
    found = suggested(full(gangtype=None), Historik(tidligere=earlier))
    assert found == {"gangtype": kind}


@pytest.mark.parametrize(
    "heavy", [{"grad_foer": "MELLEM"}, {"grad_foer": "ALVOR"}, {"symptomer": ("SELVMORD",)}]
)
def test_a_heavy_contact_is_asked_about_talk_and_plan(heavy: dict[str, object]):
    asked = full(krisesamtale=None, kriseplan=None, progressionsmaal=None, **heavy)
    assert suggested(asked, Historik()) == {"progressionsmaal": "IKKE_REL"}


def test_a_talk_that_was_held_is_suggested_also_for_a_heavy_contact():
    steps = tuple(TrinStatus(trin=trin, status="UDFOERT") for trin in GENNEMFOERT)
    held = Krisesamtale(id=new_id(), trin_status=steps)
    heavy = full(krisesamtale=None, grad_foer="ALVOR")
    assert suggested(heavy, Historik(samtale=held)) == {"krisesamtale": "GENNEMFOERT"}
    begun = replace(held, trin_status=steps[:2])
    assert suggested(heavy, Historik(samtale=begun)) == {"krisesamtale": "DELVIS"}
    opened = Krisesamtale(id=new_id())
    assert suggested(heavy, Historik(samtale=opened)) == {}


def made_plan(henvendelse_id: RecordId, **fields: object) -> Kriseplan:
    return Kriseplan(
        id=new_id(),
        henvendelse_id=henvendelse_id,
        status="GAELDENDE",
        lavet_sammen="JA",
        k1_handler_om="Jeg kan ikke sove",
        k3_maal=(Maal(tekst="Sove"),),
        k5_selv=("Gå en tur",),
        k8_fagfolk=(Kontakt(navn="Fare for liv", nummer="112"),),
        k14_aftaler=(Aftale(hvad="ringer"),),
        k15_ingen=True,
        **fields,  # type: ignore[arg-type]
    )


def test_a_plan_made_adjusted_or_used_is_suggested():
    asked = full(kriseplan=None)
    new = made_plan(asked.id)
    assert suggested(asked, Historik(plan=new)) == {"kriseplan": "NY"}
    adjusted = replace(new, bygger_paa=new_id())
    assert suggested(asked, Historik(plan=adjusted)) == {"kriseplan": "REVIDERET"}
    used = made_plan(new_id())
    assert suggested(asked, Historik(plan=used)) == {"kriseplan": "BRUGT"}
    draft = replace(new, status="KLADDE")
    assert suggested(asked, Historik(plan=draft)) == {"kriseplan": "IKKE_REL"}


def test_without_a_crisis_the_state_after_has_no_meaning():
    assert suggested(full(grad_foer="IKKE", stabilisering=None), Historik()) == {
        "stabilisering": "IKKE_REL"
    }
    assert suggested(full(stabilisering=None), Historik()) == {}


def test_closing_stops_the_clock():
    now = SLUT + timedelta(minutes=3)
    assert afslut(full(), now).slut == SLUT
    assert afslut(full(slut=None), now).slut == now
    assert afslut(full(slut=None, samtaletid_min=20), now).slut == START + timedelta(minutes=20)
    assert afslut(full(), now).status == "AFSLUTTET"


def test_a_plan_that_was_made_is_a_tiltag():
    made = afslut(full(kriseplan="NY"), SLUT)
    assert made.tiltag == ("KRISEPLAN",)
    again = afslut(replace(made, tiltag=("NETVAERK", "KRISEPLAN")), SLUT)
    assert again.tiltag == ("NETVAERK", "KRISEPLAN")
    assert afslut(full(kriseplan="BRUGT"), SLUT).tiltag == ("INGEN",)
