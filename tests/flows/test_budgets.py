"""The core tasks within their keys (ux.md 2.5), pressed in the whole program by the demo's own hands.

A modifier is a key of its own; words that are typed as content are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from akutdesk.demo.desk import ANNA
from akutdesk.demo.night_calls import LIGHT_CRISIS, anonymous_call, karen_rings, short_call
from akutdesk.demo.night_door import come_in, unlock
from akutdesk.demo.night_people import find_karen, tick_off
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.panes import ScrollPane
from tests.flows.played import PlayedNight

pytestmark = pytest.mark.usefixtures("qapp")

KEY, THINK = 0.28, 1.35
"""Seconds for one key, and for one thought before a group of keys (ux.md 2.5)."""
LONGEST_PASSWORD = 12
BACK_TO_THE_MIDDLE = ("Shift+Tab",) * 3
"""From the agreement over the numbers to the last line of what he can do himself: in the middle of the pane."""
GROUPS_OF_T1 = 7


@pytest.fixture(scope="module")
def open_desk(
    tmp_path_factory: pytest.TempPathFactory,
    qapp: object,  # noqa: ARG001 - there must be one
) -> Iterator[PlayedNight]:
    night = PlayedNight(tmp_path_factory.mktemp("bord")).begin()
    yield night
    night.end()


@pytest.fixture
def night(open_desk: PlayedNight, qtbot):
    open_desk.wait_until = qtbot.waitUntil
    open_desk.reach(come_in)
    open_desk.play(to_vagtbord(open_desk.stage))
    return open_desk


def to_vagtbord(stage):
    yield from stage.press("Ctrl+1")
    yield stage.is_at("VagtbordPage")


def test_t1_anonymous_call_within_14_keys_and_25_seconds(night):
    keys = night.play(anonymous_call(night.stage))
    assert keys <= 14
    assert keys * KEY + GROUPS_OF_T1 * THINK <= 25


def test_t1_does_not_run_out_of_time_for_a_slow_hand(night):
    def slowly(stage):
        for key in ("F2", *LIGHT_CRISIS, "Ctrl+Enter"):
            yield from stage.press(key)
            yield from stage.pass_time(seconds=1.2)
        yield stage.is_at("VagtbordPage")

    assert night.play(slowly(night.stage)) <= 14


def test_t2_short_call_within_4_keys(night):
    assert night.play(short_call(night.stage)) <= 4


def test_t3_known_citizen_within_22_keys(night):
    assert night.play(karen_rings(night.stage)) <= 22


def test_t4_unlock_within_20_keys(night):
    """With the password in place of the shift code, as after an hour away."""

    def lock_and_unlock(stage):
        yield from stage.press("Ctrl+L")
        yield stage.is_at("LaasScreen")
        yield from stage.tab_to(stage.assets.text("laas.med_adgangskode"))
        yield from stage.press("Enter")
        before = stage.hands.keys
        yield from unlock(stage, ANNA, stage.words.kode)
        yield stage.is_at("VagtbordPage")
        counted.append(stage.hands.keys - before)

    counted: list[int] = []
    night.play(lock_and_unlock(night.stage))
    assert counted[0] + LONGEST_PASSWORD <= 20


def spot(stage):
    """The field with the cursor, where in it the cursor is, and how far its pane is scrolled."""
    field = stage.focused
    parent = field
    while not isinstance(parent, ScrollPane):
        parent = parent.parentWidget()
    return field, field.cursorPosition(), parent.verticalScrollBar().value()


def test_t5_phone_during_a_plan_gives_field_cursor_and_scroll_back(night):
    stage = night.stage
    seen = {}

    def interrupted(stage):
        yield from stage.press("F8")
        yield stage.is_at("KriseplanPage")
        yield from stage.press("Ctrl+Enter")
        yield from stage.tab_to(stage.assets.text("papir.plan.k5"))
        yield from lines(stage, *night.demo.words.selv, *night.demo.words.ro)
        yield from stage.tab_to(stage.assets.texts()("kriseplan.felt.aftale_hvad", nr=1))
        yield from stage.write("ringer til mig")
        yield from stage.press(*BACK_TO_THE_MIDDLE, "Left", "Left", "Left")
        seen["before"] = spot(stage)
        before = stage.hands.keys
        yield from stage.press("F2")
        yield stage.is_at("HenvendelsePage")
        yield from stage.press(*LIGHT_CRISIS)
        yield from stage.press("Ctrl+Enter")
        yield stage.is_at("KriseplanPage")
        yield stage.shows(stage.assets.text("kladde.slap"))
        seen["after"] = spot(stage)
        seen["keys"] = stage.hands.keys - before - len(LIGHT_CRISIS)

    night.play(find_karen(stage))
    stage.window.resize(1366, 560)
    night.play(interrupted(stage))
    stage.fit()
    assert seen["after"] == seen["before"]
    assert seen["before"][2] > 0  # it was scrolled
    assert seen["keys"] <= 3


def test_t6_citizens_card_within_7_keys(night):
    assert night.play(find_karen(night.stage)) <= 7


def test_t7_talk_and_its_next_step_within_3_keys(night):
    def talk(stage):
        yield from stage.press("F7")
        yield stage.is_at("KrisesamtalePage")
        yield from stage.press("Ctrl+PgDn")
        yield lambda: stage.front.kode == "2"

    def call(stage):
        yield from stage.press("F2")
        yield stage.is_at("HenvendelsePage")

    night.play(call(night.stage))
    assert night.play(talk(night.stage)) <= 3


def test_t8_short_plan_with_print_within_24_keys(night):
    """From a call of somebody without a plan: five sections, nine lines, A4."""
    words = night.demo.words

    def short_plan(stage):
        yield from stage.press("F8")
        yield stage.is_at("KriseplanPage")
        yield from lines(stage, words.handler_om)
        yield from lines(stage, words.maal)
        yield from lines(stage, words.skridt)
        yield from lines(stage, *words.selv)
        yield from stage.press("Tab")
        yield from lines(stage, words.aftale[0])
        yield from lines(stage, words.aftale[1])
        yield from stage.write(words.aftale[2])
        yield from stage.press("Ctrl+P")
        yield stage.is_at("PrintDialog")
        yield from stage.press("Enter")
        yield stage.is_at("KriseplanPage")

    def call(stage):
        yield from stage.press("F2")
        yield stage.is_at("HenvendelsePage")

    night.play(call(night.stage))
    assert night.play(short_plan(night.stage)) <= 24
    rid = night.stage.front.work.plan.id
    plan = night.desk.store.get(night.desk.adgang, Kriseplan, rid)
    assert (plan.k5_selv, plan.k14_aftaler[0].hvem) == (words.selv, words.aftale[0])


def lines(stage, *words):
    """The lines of one section, and on to the next."""
    for number, line in enumerate(words):
        if number:
            yield from stage.press("Enter")
        yield from stage.write(line)
    yield from stage.press("Tab")


def test_t9_a4_and_card_within_5_keys(night):
    def print_both(stage):
        yield from stage.press("Ctrl+P")
        yield stage.is_at("PrintDialog")
        yield from stage.press("2", "Enter")
        yield stage.is_at("BorgerPage")
        yield lambda: len(list(night.papers.glob("*.pdf"))) == had + 2

    had = len(list(night.papers.glob("*.pdf")))
    night.play(find_karen(night.stage))
    assert night.play(print_both(night.stage)) <= 5


def test_t10_a_place_for_the_caller_within_9_keys(night):
    def call(stage):
        yield from stage.press("F2")
        yield stage.is_at("HenvendelsePage")
        yield from stage.press("Alt+I", "2", "k", "a", "r", "Enter")

    def book(stage):
        yield from stage.press("F9")
        yield stage.is_at("BookPage")
        yield from stage.press("Tab")
        yield from stage.write("Hun tør ikke være alene i nat.")
        yield from stage.press("Tab", "1", "Ctrl+Enter")
        yield stage.is_at("OvernatningPage")

    night.play(call(night.stage))
    assert night.play(book(night.stage)) <= 9
    guests = night.desk.store.overnatninger.i_huset(night.desk.adgang, night.desk.clock.now())
    assert [(guest.plads, guest.navn) for guest in guests][-1] == ("3", "Karen")


def test_the_decision_of_a_night_within_3_keys(night):
    """Ali stays: the places, up to his row, and the words that the leader said."""

    def decide(stage):
        yield from stage.press("Ctrl+4")
        yield stage.is_at("OvernatningPage")
        yield from stage.press("Home")
        before = stage.hands.keys
        yield from stage.press("1", "Ctrl+Enter")
        counted.append(stage.hands.keys - before)
        yield stage.shows(stage.assets.texts()("overnatning.bliver", navn="Ali"))

    counted: list[int] = []
    night.play(decide(night.stage))
    assert counted[0] <= 3


def test_t11_follow_up_ticked_off_within_5_keys(night):
    assert night.play(tick_off(night.stage)) <= 5


def test_t13_akutkort_with_one_key_locked_or_not(night):
    def card(stage):
        yield from stage.press("F12")
        yield lambda: isinstance(stage.front, AkutkortScreen)

    def away(stage):
        yield from stage.press("Esc", "Ctrl+L")
        yield stage.is_at("LaasScreen")

    def back(stage):
        yield from stage.press("Esc")
        yield from stage.write(stage.words.vagtkode)
        yield from stage.press("Enter")
        yield stage.is_at("VagtbordPage")

    assert night.play(card(night.stage)) == 1
    night.play(away(night.stage))
    assert night.play(card(night.stage)) == 1
    night.play(back(night.stage))


def test_t14_lock_with_two_keys(night):
    def lock(stage):
        yield from stage.press("Ctrl+L")
        yield stage.is_at("LaasScreen")

    def back(stage):
        yield from stage.write(stage.words.vagtkode)
        yield from stage.press("Enter")
        yield stage.is_at("VagtbordPage")

    assert night.play(lock(night.stage)) == 2
    night.play(back(night.stage))
