"""Two wrote the same place: both are seen, a person chooses with digits, and the choice replaces both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.storage.errors import NotFound
from akutdesk.ui.konflikt.page import KonfliktPage
from akutdesk.ui.synk.page import SynkPage
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen
from tests.ui.conftest import settle
from tests.ui.konflikt.conftest import BO_HERE, OURS, THEIRS


def karen_now(pc):
    return pc.store.get(LEDER, Borger, KAREN)


def test_the_work_list_names_what_must_be_chosen_first(two_words):
    (one,) = two_words.pc.store.konflikter.liste(LEDER)
    assert (one.rid, one.navn, one.kritisk) == (KAREN, "Karen", True)
    assert set(one.felter) == {"moedes", "fornavn"}


def test_f5_shows_the_card_and_enter_shows_both(two_words):
    two_words.keys.press("F5")
    assert isinstance(two_words.page, SynkPage)
    two_words.page.refresh()
    two_words.page.first_focus().setFocus()
    two_words.keys.press("Enter")
    assert isinstance(two_words.page, KonfliktPage)
    shown = {view.sted.titel: view.sted for view in two_words.page.views}
    assert [side.linjer for side in shown["Fornavn"].sider] == [("Karen",), ("Karin",)]
    assert shown["Vil gerne mødes"].sider[0].linjer == ("Roligt", "Uden gode råd")


def test_f43_a_choice_by_digits_replaces_both_everywhere(two_words, house, middelfart):
    two_words.window.go("konflikt", KAREN)
    settle()
    assert [view.sted.navn for view in two_words.page.views] == ["fornavn", "moedes"]
    two_words.keys.press("3", "Tab", "2", "Alt+G")
    settle()
    assert two_words.pc.store.samtidige(LEDER, KAREN) == ()
    assert ("VALGT", KAREN) in two_words.pc.desk.log()
    house.settle()
    for pc in (two_words.pc, middelfart):
        assert karen_now(pc).fornavn == "Karin"
        assert karen_now(pc).moedes == "Roligt\nUden gode råd\nMed humor"
        assert pc.store.konflikter.liste(LEDER) == ()


def test_f43_of_two_cpr_numbers_none_goes_until_a_person_has_chosen(at_desk, house, middelfart):
    ours, theirs = "0000000018", "0000000026"
    at_desk.save(karen())
    house.settle()
    for pc, who, number in ((at_desk.pc, LEDER, ours), (middelfart, BO_HERE, theirs)):
        seen = pc.store.get(who, Borger, KAREN)
        pc.store.save(who, replace(seen, cpr=number), seen)
        house.clock.go(minutes=3)
    house.settle()
    (one,) = at_desk.pc.store.konflikter.liste(LEDER)
    assert (one.felter, one.kritisk) == (("cpr",), True)
    at_desk.window.go("konflikt", KAREN)
    settle()
    (view,) = at_desk.page.views
    assert [side.vaerdier["cpr"] for side in view.sted.sider] == [ours, theirs]
    assert ("VIS_CPR", KAREN) in at_desk.pc.desk.log()
    at_desk.keys.press("Alt+G")
    settle()
    assert isinstance(at_desk.page, KonfliktPage)
    for pc in (at_desk.pc, middelfart):
        (both,) = pc.store.samtidige(LEDER, KAREN)
        assert {each.vaerdi for each in both.vaerdier} == {ours, theirs}
    at_desk.keys.press("1", "Alt+G")
    settle()
    house.settle()
    for pc in (at_desk.pc, middelfart):
        assert karen_now(pc).cpr == ours
        assert pc.store.konflikter.liste(LEDER) == ()


def test_f44_keeping_what_is_shown_settles_it_too(two_words):
    shown = karen_now(two_words.pc)
    two_words.window.go("konflikt", KAREN)
    settle()
    digit = {"Karen": "1", "Karin": "3"}[shown.fornavn]
    two_words.keys.press(digit, "Alt+G")
    settle()
    assert karen_now(two_words.pc).fornavn == shown.fornavn
    (left,) = two_words.pc.store.samtidige(LEDER, KAREN)
    assert left.felt == "moedes"


def test_what_came_after_the_choice_was_shown_is_not_chosen_away(two_words, house, middelfart):
    two_words.window.go("konflikt", KAREN)
    settle()
    seen = middelfart.store.get(BO_HERE, Borger, KAREN)
    middelfart.store.save(BO_HERE, replace(seen, fornavn="Kaja"), seen)
    house.settle()
    two_words.keys.press("1", "Alt+G")
    settle()
    split = {one.felt: one for one in two_words.pc.store.samtidige(LEDER, KAREN)}
    assert {each.vaerdi for each in split["fornavn"].vaerdier} == {"Karen", "Kaja"}


def test_two_plans_become_one_on_top_of_both(two_plans, house, middelfart):
    (one,) = two_plans.pc.store.konflikter.liste(LEDER)
    assert {one.rid, one.anden} == {OURS, THEIRS}
    two_plans.window.go("konflikt", one.rid)
    settle()
    differing = [view for view in two_plans.page.views if view.group is not None]
    assert [view.sted.navn for view in differing] == ["K5"]
    assert differing[0].sted.sider[0].egen
    two_plans.keys.press("2", "Alt+G")
    settle()
    house.settle()
    for pc in (two_plans.pc, middelfart):
        valid = pc.store.kriseplaner.gaeldende(LEDER, KAREN)
        made = pc.store.get(LEDER, Kriseplan, valid)
        assert made.k5_selv == ("Gå ned til åen", "Lave te og tænde lampen", "Skrive i min bog")
        assert made.bygger_paa == one.rid
        olds = {pc.store.get(LEDER, Kriseplan, rid).status for rid in (OURS, THEIRS)}
        assert olds == {"AFLOEST"}
        assert pc.store.konflikter.liste(LEDER) == ()


def test_a_plan_is_not_half_chosen(two_plans):
    (one,) = two_plans.pc.store.konflikter.liste(LEDER)
    two_plans.window.go("konflikt", one.rid)
    settle()
    two_plans.keys.press("Alt+G")
    assert isinstance(two_plans.page, KonfliktPage)
    assert two_plans.pc.store.konflikter.liste(LEDER) == (one,)


def test_at_night_the_main_button_leaves_it_to_the_day_shift(two_plans):
    (one,) = two_plans.pc.store.konflikter.liste(LEDER)
    two_plans.window.go("konflikt", one.rid)
    settle()
    two_plans.keys.press("Ctrl+Enter")
    settle()
    assert two_plans.pc.store.konflikter.liste(LEDER) == (one,)
    points = two_plans.pc.store.vagtbord.punkter(LEDER, two_plans.pc.desk.clock.now())
    assert [point.vigtighed for point in points] == ["VIGTIG"]
    two_plans.keys.press("Ctrl+Z")
    settle()
    assert two_plans.pc.store.vagtbord.punkter(LEDER, two_plans.pc.desk.clock.now()) == ()


def test_where_nothing_is_to_be_chosen_there_is_no_page(at_desk):
    with pytest.raises(NotFound):
        KonfliktPage(at_desk.desk, KAREN)


def test_f53_two_who_wrote_an_hour_apart_in_the_night_with_two_of_them_are_told_apart(
    at_desk, house, middelfart
):
    at_desk.save(karen())
    house.clock.at = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    house.settle()
    for pc, who, words in ((at_desk.pc, LEDER, "Roligt"), (middelfart, BO_HERE, "Med humor")):
        seen = pc.store.get(who, Borger, KAREN)
        pc.store.save(who, replace(seen, moedes=words), seen)
        house.clock.go(hours=1)
    house.settle()
    at_desk.window.go("konflikt", KAREN)
    settle()
    (view,) = at_desk.page.views
    said = [side.af for side in view.sted.sider]
    assert ["02.30 (sommertid)" in said[0], "02.30 (vintertid)" in said[1]] == [True, True]
