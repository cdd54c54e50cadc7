"""The night of the demo, scene by scene: what the desk has written down after each (ux.md 7.4).

Each test plays the night up to its scene. The keys are those of the budgets in ux.md 2.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from akutdesk.demo import outcome
from akutdesk.demo.night_calls import anonymous_call, karen_rings, short_call
from akutdesk.demo.night_door import come_in, lock_fully, rings_while_locked
from akutdesk.demo.night_end import HANDS_OVER, give_the_night
from akutdesk.demo.night_house import sleep_here
from akutdesk.demo.night_people import find_karen, look_around, tick_off, write_it_down
from akutdesk.demo.night_plan import finish_plan, print_plan, turn_screen, write_plan
from akutdesk.demo.night_talk import ask_straight_out, close_visit, hand_over, talk_on, walk_in
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse, minutter
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale, status_for
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.vagt import lokal_tid
from akutdesk.storage.laas import read_laas
from tests.flows.played import PlayedNight

SEVEN, HOURS = time(7), timedelta(hours=5)
TITLE = "Hvem er i huset"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def whole_night(
    tmp_path_factory: pytest.TempPathFactory,
    qapp: object,  # noqa: ARG001 - there must be one
) -> Iterator[PlayedNight]:
    night = PlayedNight(tmp_path_factory.mktemp("nat")).begin()
    yield night
    night.end()


@pytest.fixture
def night(whole_night: PlayedNight, qtbot):
    whole_night.wait_until = qtbot.waitUntil
    return whole_night


def contacts(night: PlayedNight) -> list[Henvendelse]:
    """Those of the night, the newest first."""
    desk = night.desk
    rows = desk.store.henvendelser.liste(desk.adgang, fra=BEGINS)
    return [desk.store.get(desk.adgang, Henvendelse, row.rid) for row in rows]


def part(night: PlayedNight, kind):
    """The one record of a kind that belongs to the visit."""
    visit = next(one for one in contacts(night) if one.form == "FREM")
    (found,) = night.desk.store.children(night.desk.adgang, kind, visit.id)
    return found


def paper_text(path: Path) -> str:
    """What stands on a printed sheet."""
    document = PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_anna_comes_in_with_her_password_and_a_code_of_her_own(night):
    keys = night.reach(come_in)
    assert keys == len("AN") + 3
    assert night.desk.adgang.rolle == "MEDARBEJDER"


def test_anonymous_call_is_closed_with_thirteen_keys(night):
    assert night.reach(anonymous_call) == 13
    call = contacts(night)[0]
    assert (call.form, call.henvender, call.borger_id) == ("TLF", "BORGER", None)
    assert (call.grad_foer, call.stabilisering, call.status) == ("LET", "STAB", "AFSLUTTET")
    assert (len(call.symptomer), len(call.begivenheder), len(call.tiltag)) == (2, 1, 1)
    assert (call.start, minutter(call)) == (BEGINS, 14)


def test_karen_is_found_by_three_letters_and_her_call_takes_twenty_keys(night):
    assert night.reach(karen_rings) == 20
    call = contacts(night)[0]
    karen = night.desk.store.get(night.desk.adgang, Borger, call.borger_id)
    assert (karen.kaldenavn, call.gangtype, minutter(call)) == ("Karen", "FLER", 11)


def test_visit_is_kept_as_it_is_written_and_opens_nothing_by_itself(night):
    night.reach(walk_in)
    visit = contacts(night)[0]
    jonas = night.desk.store.get(night.desk.adgang, Borger, visit.borger_id)
    assert (jonas.kaldenavn, jonas.identitet) == (night.demo.words.gaest, "ALIAS")
    assert (visit.grad_foer, visit.status) == ("ALVOR", "KLADDE")
    assert "SELVMORD" in visit.symptomer
    assert night.stage.window.layers.overlay is None


def test_questions_about_danger_are_answered_and_the_level_is_chosen_by_anna(night):
    night.reach(ask_straight_out)
    svar = part(night, Sikkerhedsafklaring)
    assert (svar.tanker, svar.spurgt_direkte, svar.plan) == ("TANKER", "JA", "JA")
    assert (svar.midler, svar.tidspunkt, svar.droeftet_med) == ("NEJ", "NEJ", ("BAGVAGT",))
    assert contacts(night)[0].handleniveau == "2"


def test_doctor_has_taken_over_with_name_and_agreement(night):
    night.reach(hand_over)
    given = part(night, Partnerkontakt)
    assert (given.katalog_kode, given.modtager_bekraeftet) == ("LVSD", "JA")
    assert given.modtager_navn == night.demo.words.laege
    assert given.aftalt == night.demo.words.aftalt


def test_steps_in_free_order_keep_their_words(night):
    night.reach(talk_on)
    talk, words = part(night, Krisesamtale), night.demo.words
    assert (talk.borgers_ord, talk.ressourcer) == (words.udloeser, words.hjalp)
    assert contacts(night)[0].notat == words.gaest_note
    states = {step: status_for(talk, step).status for step in "12346"}
    assert states == dict.fromkeys("12346", "UDFOERT")
    assert (status_for(talk, "5").status, status_for(talk, "5").grund) == (
        "SPRUNGET_OVER",
        "TID",
    )


def test_plan_is_in_his_words_though_the_phone_rang_in_the_middle_of_a_line(night):
    night.reach(write_plan)
    plan, words = part(night, Kriseplan), night.demo.words
    assert part(night, Krisesamtale).naeste_skridt == words.naeste  # F8 left it in mid-line
    assert plan.k5_selv == words.selv
    assert (plan.k1_handler_om, plan.k4_advarselstegn) == (words.handler_om, (words.tegn,))
    assert (plan.k6_ro, plan.k11_fast_i_livet) == (words.ro, (words.fast,))
    assert plan.k7_mennesker[0].nummer == words.menneske[1]
    call = contacts(night)[0]
    assert (call.status, minutter(call), call.borger_id) == ("AFSLUTTET", 4, None)


def test_turned_screen_adds_a_line_and_shows_nothing_but_the_plan(night):
    night.reach(turn_screen)
    assert part(night, Kriseplan).k5_selv == (*night.demo.words.selv, night.demo.words.tur)
    assert type(night.stage.front).__name__ == "KriseplanPage"


def test_finished_plan_counts_and_its_agreement_becomes_a_task(night):
    night.reach(finish_plan)
    plan, desk = part(night, Kriseplan), night.desk
    assert (plan.status, plan.lavet_sammen, plan.borger_har_kopi) == ("GAELDENDE", "JA", "PAPIR")
    tasks = desk.store.children(desk.adgang, Opfoelgning, plan.id)
    assert lokal_tid(BEGINS.date(), SEVEN) in {task.forfald for task in tasks}


def test_four_sheets_come_out_and_are_written_down(night):
    night.reach(print_plan)
    found = outcome.count(night.desk.store, night.desk.adgang, night.demo.words.gaest)
    assert found.udskrifter == outcome.EXPECTED.udskrifter
    texts = [paper_text(path) for path in sorted(night.papers.glob("*.pdf"))]
    assert len(texts) == 4
    assert all(night.demo.words.selv[0] in text for text in texts[:3])
    assert "Dit Akuttilbud" in texts[0]
    assert "Dit Akuttilbud" not in texts[3]
    assert "Mine noter" in texts[3]


def test_he_has_a_place_for_the_night_and_the_house_is_counted(night):
    assert night.reach(sleep_here) <= 9 + len(("Ctrl+P", "Esc")) + 1
    desk, words = night.desk, night.demo.words
    guests = desk.store.overnatninger.i_huset(desk.adgang, desk.clock.now())
    assert [(guest.plads, guest.navn) for guest in guests] == [
        ("1", "Ali"),
        ("2", "Birthe"),
        ("3", words.gaest),
    ]
    (paper,) = [text for path in night.papers.glob("*.pdf") if TITLE in (text := paper_text(path))]
    assert all(name in paper for name in ("Ali", "Birthe", words.gaest, "Anna", "Bo", "6 beboere"))
    assert "11" in paper.split()


def test_visit_is_closed_when_its_one_missing_answer_is_there(night):
    night.reach(close_visit)
    visit = next(one for one in contacts(night) if one.form == "FREM")
    assert (visit.status, minutter(visit), visit.stabilisering) == ("AFSLUTTET", 95, "DELVIS")
    assert (visit.krisesamtale, visit.kriseplan) == ("DELVIS", "NY")
    assert "OVERNAT" in visit.tiltag
    assert type(night.stage.front).__name__ == "VagtbordPage"


def test_short_call_takes_three_keys(night):
    assert night.reach(short_call) == 3


def test_karens_card_is_six_keys_away(night):
    assert night.reach(find_karen) == 6
    page = night.stage.front
    assert any("Gå ned til åen" in words for words in night.stage.seen())
    assert type(page).__name__ == "BorgerPage"


def test_task_is_ticked_off_with_three_keys(night):
    assert night.reach(tick_off) == 3
    tasks = night.desk.store.vagtbord.opfoelgninger(night.desk.adgang, BEGINS + HOURS)
    done = [one for one in tasks if one.udfoert_tid and one.udfoert_tid >= BEGINS]
    assert [one.navn for one in done] == ["Karen"]


def test_call_that_the_task_became_is_written_under_karen(night):
    night.reach(write_it_down)
    call = contacts(night)[0]
    assert (call.status, call.form, minutter(call)) == ("AFSLUTTET", "OPK", 4)
    caller = night.desk.store.get(night.desk.adgang, Borger, call.borger_id)
    assert caller.kaldenavn == "Karen"


def test_call_that_came_to_the_lock_has_its_true_start_and_its_words(night):
    night.reach(rings_while_locked)
    call = contacts(night)[0]
    assert call.notat == night.demo.words.laast_note
    assert (call.status, call.form) == ("AFSLUTTET", "TLF")
    assert list((night.demo.settings.data / "indbakke").iterdir()) == []


def test_whole_night_is_in_the_store_and_nothing_is_left_unfinished(night):
    night.reach(look_around)
    desk = night.desk
    assert outcome.count(desk.store, desk.adgang, night.demo.words.gaest) == outcome.EXPECTED
    assert desk.store.drafts(desk.adgang) == ()


def test_after_the_full_lock_only_the_password_opens_and_everything_is_there(night):
    before = night.stage.composed
    night.reach(lock_fully)
    assert night.stage.composed is not before
    desk = night.desk
    assert outcome.count(desk.store, desk.adgang, night.demo.words.gaest) == outcome.EXPECTED
    front = read_laas(night.demo.settings.data)
    assert front is not None
    assert front.ure == ()


def test_night_is_given_to_the_day_with_six_keys_and_nothing_of_it_is_left_out(night):
    keys = night.reach(give_the_night)
    assert keys - len(("F11", "F11")) <= 8
    desk = night.desk
    (report,) = desk.store.vagtoverleveringer.tidligere(desk.adgang)
    assert (report.givet_af, report.givet_tid) == (desk.adgang.bruger, HANDS_OVER)
    assert set(report.henvendelser) >= {call.id for call in contacts(night)}
    assert len(report.i_huset_nu) == outcome.EXPECTED.gaester
