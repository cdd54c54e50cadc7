"""Ctrl+M on a real store: before, after, the packs, the code in place of a name, and what follows (domain.md 2.11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.progressionsmaal import BASIS, OPF, Progressionsmaal
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import lokal_dag
from akutdesk.ui.maaling.panel import MaalingPanel
from tests.domain.packs import NOTICE
from tests.ui.folk import KAREN, karen, local
from tests.ui.maaling.measured import FIRST, after, before, goal, loaded
from tests.ui.spoken import controls

TODAY = date(2026, 11, 24)


def panel(people):
    front = people.window.layers.overlay
    assert isinstance(front, MaalingPanel)
    return front


def measured(people):
    return people.all_of(Progressionsmaal)


def words_of(people):
    return [kind.text for kind in panel(people).kinds.question.choices]


@pytest.fixture
def card(people, hands):
    """Karen's card in front."""
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M")
    return people


def answer(hands, *digits):
    """One row after another."""
    for digit in digits:
        hands.press("Tab", digit)


def test_five_areas_are_measured_by_digits_alone(card, hands):
    answer(hands, "3", "4", "0", "T", "2")
    hands.press("Ctrl+Enter")
    (made,) = measured(card)
    assert (made.instrument, made.maaling, made.svar) == ("OMR5", BASIS, (3, 4, 0, 10, 2))
    assert (made.raa, made.dato, made.udfyldt_af) == (19, TODAY, "SAMMEN")
    assert (made.borger_id, made.par_id) == (KAREN, made.id)
    assert card.window.layers.overlay is None


def test_a_first_measurement_asks_for_the_second_on_day_five(card, hands):
    answer(hands, "3")
    hands.press("Ctrl+Enter")
    (task,) = (one for one in card.all_of(Opfoelgning) if one.type == "MAALING")
    assert (task.forfald, task.forfald_slut) == lokal_dag(TODAY + timedelta(days=5))
    hands.press("Ctrl+Z")
    assert measured(card) == ()
    assert not [one for one in card.all_of(Opfoelgning) if one.type == "MAALING"]


def test_nobody_is_asked_again_who_does_not_want_to(card, hands):
    answer(hands, "3")
    hands.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "2", "Ctrl+Enter")
    assert len(measured(card)) == 1
    assert not [one for one in card.all_of(Opfoelgning) if one.type == "MAALING"]


def test_one_goal_is_in_the_citizens_words(card, hands):
    hands.press("2", "Tab")
    hands.write("Sove fire timer")
    answer(hands, "4")
    hands.press("Ctrl+Enter")
    (made,) = measured(card)
    assert (made.instrument, made.maal, made.svar) == ("EGET", "Sove fire timer", (4,))


def test_a_goal_without_words_and_a_form_without_answers_are_asked_for_at_the_place(card, hands):
    hands.press("Ctrl+Enter")
    assert panel(card).bodies.shown.groups[0].missing
    hands.press("Shift+Tab", "2", "Ctrl+Enter")
    shown = panel(card).bodies.shown
    assert shown.goal.hasFocus()
    assert measured(card) == ()


def test_the_second_measurement_begins_with_its_first_answer_and_shows_nothing_of_the_first(
    people, hands
):
    foer = before()
    people.save(foer)
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M")
    assert words_of(people)[0] == "Igen: Fem områder"
    shown = panel(people).bodies.shown
    assert shown.groups[0].stop().hasFocus()
    assert shown.svar == (None,) * 5
    hands.press("5")
    answer(hands, "5", "5", "5", "5")
    hands.press("Ctrl+Enter")
    made = next(one for one in measured(people) if one.maaling == OPF)
    assert (made.par_id, made.svar) == (foer.id, (5,) * 5)


def test_the_card_shows_before_and_after_with_days_and_words_alone(people):
    foer = before()
    people.save(foer, after(foer, (5, 4, 4, 3, 2)), goal())
    people.window.go("borger", KAREN)
    told = people.page.measures.lines.accessibleName().replace("\u00a0", " ")
    pairs = (
        ("Ét mål", "18/11 · igen fra 23/11\n”Sove fire timer” 4"),
        (
            "Fem områder",
            (
                "13/11 → 18/11 · 2 højere · 1 det samme · 1 lavere\n"
                "Passe på mig selv 3 → 5 · Mennesker 4 → 4 · Mærke og vise 2 → 4"
                " · Forstå det – → 3 · Gøre noget ved det 3 → 2"
            ),
        ),
    )
    assert told == ". ".join(f"{name}: {words}" for name, words in pairs)


def test_a_card_without_measurements_says_nothing_of_them(people):
    people.window.go("borger", KAREN)
    assert people.page.measures.isHidden()


def test_without_a_pack_only_the_built_in_is_offered(card):
    assert words_of(card) == ["Fem områder", "Ét mål"]


def test_a_pack_is_asked_in_its_own_words_and_its_notice_stands_there(people, hands):
    people.save(loaded("SWEMWBS7"))
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M", "3")
    spoken = [one.name for one in controls(panel(people))]
    assert "Slet ikke" in spoken
    assert panel(people)._notice.text() == NOTICE
    answer(hands, *"3333344")
    assert panel(people).bodies.shown.number.text() == "Tallet er 20,73. Svarene giver 23 i alt."
    hands.press("Ctrl+Enter")
    (made,) = measured(people)
    assert (made.raa, made.metrisk) == (23, 2073)


def test_a_missing_answer_is_said_once_and_may_be_left(people, hands):
    people.save(loaded("SWEMWBS7"))
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M", "3")
    answer(hands, *"333334")
    hands.press("Ctrl+Enter")
    assert panel(people).bodies.shown.groups[6].missing
    assert measured(people) == ()
    hands.press("Ctrl+Enter")
    (made,) = measured(people)
    assert (made.svar[6], made.raa, made.metrisk) == (None, None, None)


def test_what_looks_two_weeks_back_waits_and_says_from_when(people, hands):
    people.save(loaded("SWEMWBS7"), before("SWEMWBS7", (3,) * 7, FIRST))
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M")
    front = panel(people)
    assert "27. november" in front.wait.text()
    assert front.bodies.isHidden()
    hands.press("Ctrl+Enter")
    assert front.kinds.missing
    assert len(measured(people)) == 1
    people.clock.forward(minutes=3 * 24 * 60)
    hands.press("Esc", "Ctrl+M")
    assert panel(people).bodies.shown is not None


def test_who5_at_fifty_or_less_is_told_calmly(people, hands):
    people.save(loaded("WHO5"))
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M", "3")
    answer(hands, *"22332")
    shown = panel(people).bodies.shown
    assert shown.number.text().startswith("Tallet er 48.")
    assert "tale mere sammen" in shown.number.text()
    hands.press("Shift+Tab", "5")
    assert "tale mere sammen" not in shown.number.text()


def test_a_task_leads_to_the_panel_and_a_done_measurement_completes_it(people, hands):
    start, slut = lokal_dag(TODAY)
    people.save(
        before(),
        Opfoelgning(id=new_id(), borger_id=KAREN, type="MAALING", forfald=start, forfald_slut=slut),
    )
    hands.press("Ctrl+5")
    page = people.page
    row = next(one for one in page.pane.today.rows if one.text.startswith("Ny måling"))
    page.pane.today.mark(row.id)
    hands.press("Enter", "6", "Ctrl+Enter")
    (task,) = (one for one in people.all_of(Opfoelgning) if one.type == "MAALING")
    assert task.status == "UDFOERT"
    hands.press("Ctrl+Z")
    (task,) = (one for one in people.all_of(Opfoelgning) if one.type == "MAALING")
    assert task.status == "AABEN"


def test_the_task_that_was_due_is_done_from_the_card_too(people, hands):
    start, slut = lokal_dag(TODAY)
    due = Opfoelgning(
        id=new_id(), borger_id=KAREN, type="MAALING", forfald=start, forfald_slut=slut
    )
    later = replace(due, id=new_id(), forfald=local(2026, 12, 9), forfald_slut=None)
    people.save(before(), due, later)
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M", "6", "Ctrl+Enter")
    status = {one.id: one.status for one in people.all_of(Opfoelgning) if one.type == "MAALING"}
    assert status == {due.id: "UDFOERT", later.id: "AABEN"}


def test_the_talks_five_answers_stand_filled_in_and_the_contact_answers_for_itself(people, hands):
    hands.press("F2")
    contact = next(one for one in people.all_of(Henvendelse) if one.status == "KLADDE")
    hands.press("F7")
    (talk,) = people.all_of(Krisesamtale) or (None,)
    talk = talk or Krisesamtale(id=new_id(), henvendelse_id=contact.id)
    people.store.save(
        people.desk.adgang,
        replace(talk, omraader=(1, 2, 3, 4, 5)),
        talk if talk in people.all_of(Krisesamtale) else None,
    )
    hands.press("Ctrl+M")
    assert panel(people).bodies.shown.svar == (1, 2, 3, 4, 5)
    hands.press("Ctrl+Enter")
    (made,) = measured(people)
    assert (made.henvendelse_id, made.borger_id, made.udfyldt_af) == (contact.id, None, "TELEFON")
    assert len(made.forloebskode) == 6
    changed = next(one for one in people.all_of(Henvendelse) if one.id == contact.id)
    assert changed.progressionsmaal == BASIS


def test_ctrl_m_in_the_form_of_a_contact_is_about_that_contact(people, hands):
    hands.press("F2", "Ctrl+M")
    answer(hands, "3")
    hands.press("Ctrl+Enter")
    (made,) = measured(people)
    contact = people.page.work.shown
    assert made.henvendelse_id == contact.id
    assert contact.progressionsmaal == BASIS


def test_somebody_without_a_name_is_found_again_by_the_code(people, hands):
    foer = before(borger_id=None, forloebskode="7K3M2P")
    people.save(foer)
    hands.press("Ctrl+M", "Tab", "Ctrl+A")
    hands.write("7k3-m2p")
    assert words_of(people)[0] == "Igen: Fem områder"
    hands.press("Tab", "Tab", "7", "Ctrl+Enter")
    made = next(one for one in measured(people) if one.maaling == OPF)
    assert (made.par_id, made.forloebskode) == (foer.id, "7K3M2P")


def test_what_is_no_code_is_asked_about_at_the_place(people, hands):
    hands.press("Ctrl+M", "Tab", "Ctrl+A")
    hands.write("karen")
    hands.press("Tab")
    answer(hands, "3")
    hands.press("Ctrl+Enter")
    assert panel(people).who.code.hasFocus()
    assert measured(people) == ()


def test_answers_stand_there_when_the_panel_is_opened_again(card, hands):
    hands.press("2", "Tab")
    hands.write("Ringe til Lone")
    answer(hands, "7")
    hands.press("Esc")
    assert measured(card) == ()
    hands.press("Ctrl+M")
    shown = panel(card).bodies.shown
    assert (shown.maal, shown.svar) == ("Ringe til Lone", (7,))
    hands.press("Ctrl+Enter", "Ctrl+M")
    assert panel(card).slags.foer is not None
    assert panel(card).bodies.shown.svar == (None,)


def test_a_guarded_citizens_measurement_is_as_guarded(people, hands):
    people.store.save(
        people.desk.adgang,
        karen(fortrolighed="SKAERPET", fortrolig_for=(people.desk.adgang.bruger,)),
        karen(),
    )
    people.window.go("borger", KAREN)
    hands.press("Ctrl+M")
    answer(hands, "3")
    hands.press("Ctrl+Enter")
    (made,) = measured(people)
    assert (made.fortrolighed, made.fortrolig_for) == ("SKAERPET", (people.desk.adgang.bruger,))
