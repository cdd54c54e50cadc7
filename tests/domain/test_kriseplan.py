"""The plan: what it needs, what prints first, how versions build on each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.kriseplan import (
    Aftale,
    Deling,
    Kontakt,
    Kriseplan,
    Maal,
    afloes,
    fyldt,
    hent,
    individuel,
    lavet,
    linjer,
    mangler,
    ny_fra,
    saet_gaeldende,
    tilbudte,
    trykte,
    udloebet,
    version,
)
from akutdesk.domain.record import new_id
from akutdesk.domain.sektion import AKUT, EDITOR, KORT, RESTEN, SEKTIONER, SIKKERHED

NOW = datetime(2026, 11, 24, 1, 31, tzinfo=UTC)
SHORT = Kriseplan(
    id=new_id(),
    borger_id=new_id(),
    kaldenavn="Karen",
    lavet_sammen="JA",
    k1_handler_om="Jeg kan ikke sove",
    k3_maal=(Maal(tekst="Sove fire timer", foerste_skridt="Ringe til Lone"),),
    k5_selv=("Gå ned til åen", "Lave te"),
    k8_fagfolk=(Kontakt(navn="Fare for liv", nummer="112"),),
    k14_aftaler=(Aftale(hvem="Dagvagten", hvad="ringer", hvornaar="i dag kl. 10"),),
)
WHOLE = replace(
    SHORT,
    k2_omraader=(3, None, None, None, 10),
    k4_advarselstegn=("Jeg sover ikke",),
    k6_ro=("Biblioteket",),
    k7_mennesker=(Kontakt(navn="Lone", nummer="00 00 00 00"),),
    k9_hjaelper_ikke="At sige, at det går over",
    k10_omgivelser=("Lone har min medicin",),
    k11_fast_i_livet=("Mine børnebørn",),
    k12_ansvar=("Katten",),
    k13_praktisk=("Tid hos tandlægen",),
    k15_deling=(Deling(modtager="Lone"),),
    k16_bagefter="Ring før",
)


def missing(plan: Kriseplan) -> list[tuple[str, str]]:
    return [(mangel.felt, mangel.kode) for mangel in mangler(plan)]


def test_a_short_plan_can_be_finished():
    assert missing(SHORT) == []


def test_an_empty_plan_says_all_that_is_missing():
    assert [felt for felt, _ in missing(Kriseplan(id=new_id()))] == [
        "k1_handler_om",
        "k3_maal",
        "k5_selv",
        "k8_fagfolk",
        "k14_aftaler",
        "lavet_sammen",
    ]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"k1_handler_om": "x" * 301}, ("k1_handler_om", "FOR_LANG")),
        ({"k5_selv": ("Te",) * 6}, ("k5_selv", "FOR_MANGE")),
        ({"k4_advarselstegn": ("Uro",) * 6}, ("k4_advarselstegn", "FOR_MANGE")),
        ({"k3_maal": (Maal(tekst="Sove"),) * 4}, ("k3_maal", "FOR_MANGE")),
    ],
)
def test_too_much_is_said(fields: dict[str, object], fault: tuple[str, str]):
    assert missing(replace(SHORT, **fields)) == [fault]  # type: ignore[arg-type]


def test_blank_lines_fill_nothing():
    blank = Kriseplan(
        id=new_id(), k5_selv=("  ",), k3_maal=(Maal(),), k8_fagfolk=(Kontakt(),), k9_moedes=" "
    )
    assert not any(fyldt(blank, nr) for nr in SEKTIONER)
    assert all(fyldt(WHOLE, nr) for nr in SEKTIONER)
    assert fyldt(replace(blank, k3_maal=(Maal(foerste_skridt="Ringe"),)), "K3")
    assert fyldt(replace(blank, k2_omraader=(0, None, None, None, None)), "K2")
    assert fyldt(replace(blank, k15_ingen=True), "K15")


def test_the_acute_part_prints_first():
    assert trykte(WHOLE) == (
        ("K1", "K4", "K5", "K6", "K7", "K8", "K10", "K11"),
        ("K2", "K3", "K9", "K12", "K13", "K14", "K15", "K16"),
    )
    assert trykte(SHORT) == (("K1", "K5", "K8"), ("K3", "K14"))
    assert {*AKUT, *RESTEN} == set(EDITOR)


def test_the_discreet_edition_leaves_whole_sections_out():
    assert trykte(WHOLE, "DISKRET") == (("K5", "K6", "K7", "K8", "K3", "K14"), ())


def test_the_editor_starts_short_and_offers_safety_from_level_one():
    empty = Kriseplan(id=new_id())
    assert tilbudte(empty, None) == KORT
    assert tilbudte(empty, "0") == KORT
    assert set(tilbudte(empty, "1")) == {*KORT, *SIKKERHED}
    assert tilbudte(WHOLE, None) == EDITOR
    assert tilbudte(replace(empty, k16_bagefter="Ring før"), None) == (*KORT, "K16")


def test_a_finished_plan_is_valid_for_four_weeks_and_looked_at_in_five_days():
    plan = saet_gaeldende(SHORT, NOW)
    assert plan.status == "GAELDENDE"
    assert (plan.lavet_dato, plan.gaelder_fra) == (date(2026, 11, 24), NOW)
    assert (plan.opfoelgning_dato, plan.gaelder_til) == (date(2026, 11, 29), date(2026, 12, 22))
    assert not udloebet(plan, date(2026, 12, 22))
    assert udloebet(plan, date(2026, 12, 23))
    assert not udloebet(SHORT, date(2030, 1, 1))


def test_dates_the_citizen_chose_stay():
    chosen = replace(
        SHORT,
        lavet_dato=date(2026, 11, 23),
        gaelder_til=date(2027, 1, 1),
        opfoelgning_dato=date(2026, 11, 27),
    )
    plan = saet_gaeldende(chosen, NOW)
    assert (plan.lavet_dato, plan.gaelder_til, plan.opfoelgning_dato) == (
        chosen.lavet_dato,
        chosen.gaelder_til,
        chosen.opfoelgning_dato,
    )


def test_a_plan_that_says_nothing_of_sharing_is_shared_with_nobody():
    assert saet_gaeldende(SHORT, NOW).k15_ingen
    assert not saet_gaeldende(WHOLE, NOW).k15_ingen


def test_a_plan_counts_as_made_when_valid_whole_and_made_together():
    plan = saet_gaeldende(SHORT, NOW)
    assert lavet(plan)
    assert lavet(replace(plan, lavet_sammen="DELVIS"))
    assert not lavet(replace(plan, lavet_sammen="NEJ"))
    assert not lavet(SHORT)
    assert not lavet(replace(plan, k14_aftaler=()))
    assert not lavet(afloes(plan))


def test_the_number_of_a_plan_is_its_depth():
    first = SHORT
    second = replace(SHORT, id=new_id(), bygger_paa=first.id)
    third = replace(SHORT, id=new_id(), bygger_paa=second.id)
    plans = {plan.id: plan for plan in (first, second, third)}
    assert [version(plan, plans) for plan in (first, second, third)] == [1, 2, 3]
    assert version(third, {}) == 1


def test_two_plans_that_name_each_other_still_have_numbers():
    one, two = new_id(), new_id()
    plans = {
        one: replace(SHORT, id=one, bygger_paa=two),
        two: replace(SHORT, id=two, bygger_paa=one),
    }
    assert version(plans[one], plans) == 2


def test_a_new_version_starts_empty_and_knows_where_it_comes_from():
    contact = new_id()
    plan = ny_fra(WHOLE, new_id(), contact)
    assert (plan.bygger_paa, plan.borger_id) == (WHOLE.id, WHOLE.borger_id)
    assert (plan.kaldenavn, plan.henvendelse_id, plan.status) == ("Karen", contact, "KLADDE")
    assert not any(fyldt(plan, nr) for nr in SEKTIONER)


def test_earlier_lines_are_fetched_one_by_one():
    plan = ny_fra(WHOLE, new_id(), None)
    waiting = linjer(WHOLE, plan)
    assert [line.tekst for line in waiting if line.nr == "K5"] == ["Gå ned til åen", "Lave te"]
    assert not {line.nr for line in waiting} & {"K2", "K14", "K15"}
    for line in waiting:
        plan = hent(plan, WHOLE, line)
    assert linjer(WHOLE, plan) == ()
    assert plan.k5_selv == WHOLE.k5_selv
    assert plan.k7_mennesker == WHOLE.k7_mennesker
    assert plan.k1_handler_om == WHOLE.k1_handler_om


def test_a_fetched_text_goes_under_ones_own():
    plan = replace(ny_fra(WHOLE, new_id(), None), k1_handler_om="Nu er det værre")
    line = next(line for line in linjer(WHOLE, plan) if line.nr == "K1")
    assert hent(plan, WHOLE, line).k1_handler_om == "Nu er det værre\nJeg kan ikke sove"


def test_a_plan_is_individual_with_three_lines_of_ones_own():
    ideas = {"Lave te", "Gå en tur"}
    assert individuel(SHORT, ideas)
    assert not individuel(SHORT, {*ideas, "gå ned til  åen.", "Jeg kan ikke sove"})
    assert not individuel(Kriseplan(id=new_id(), k8_fagfolk=SHORT.k8_fagfolk * 4), ideas)
