"""The screen that is turned towards the citizen: only the plan, in large print (ux.md 2.18)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.kriseplan import Kontakt
from akutdesk.ui.fields import Button
from akutdesk.ui.visning import large_print, plan_view
from tests.gates.painted import listening
from tests.ui.conftest import settle
from tests.ui.plan_desk import LINES, whole_plan


@pytest.fixture
def screen(desk):
    desk.night.save(whole_plan(desk.karen))
    desk.open()
    desk.page.parts.editor.focus("K5")
    desk.keys.press("F11")
    return desk.window.layers.full


def test_f11_shows_the_plan_and_f11_takes_it_away(desk, screen):
    assert all(line in screen.view.words for line in LINES)
    assert screen._top_line.text() == "Nu kan I begge se med. Kun Karens plan er på skærmen."
    desk.keys.press("F11")
    assert desk.window.layers.full is None


def test_escape_returns_to_the_place_one_came_from(desk):
    desk.night.save(whole_plan(desk.karen))
    desk.open()
    desk.page.parts.editor.focus("K5")
    before = QApplication.focusWidget()
    desk.keys.press("F11", "Esc")
    assert QApplication.focusWidget() is before


def test_nothing_of_the_desk_is_seen_beside_the_plan(desk, screen):
    assert not desk.window.frame.isVisible()
    assert screen.size() == desk.window.size()
    seen = [one.words for one in screen.findChildren(Button) if one.isVisible()]
    assert seen == ["Tilbage", "Skriv", "Større", "Mørk skærm"]


def test_no_key_of_the_desk_opens_anything_over_it(desk, screen):
    desk.keys.press("Ctrl+K", "Ctrl+P", "Ctrl+1", "F5", "F8", "Ctrl+Enter")
    assert desk.window.layers.in_front() == (screen,)
    assert desk.window.frame.pages.place == ("kriseplan", desk.karen.id)


def test_a_ringing_phone_takes_the_plan_away_first(desk, screen):
    seen = []
    desk.window.on("opkald", lambda: seen.append(desk.window.layers.full))
    assert screen.isVisible()
    desk.keys.press("F2")
    assert seen == [None]


def test_text_is_large():
    assert min(plan_view._HEADING, large_print.TEXT, large_print.HOURS) >= 22


@pytest.mark.parametrize("key", ["d", "D"])
def test_d_makes_the_screen_dark_and_it_is_light_again_afterwards(desk, screen, look, key):
    look.set_palette("dag")
    screen.on_enter()
    desk.keys.press(key)
    assert look.palette == "nat"
    assert [one.words for one in screen.findChildren(Button)].count("Lys skærm") == 1
    desk.keys.press("F11")
    assert look.palette == "dag"


def test_larger_text_is_for_this_screen_only(desk, screen, look):
    assert screen.isVisible()
    desk.keys.press("Ctrl+Plus")
    assert look.percent > 100
    desk.keys.press("F11")
    assert look.percent == 100


def test_space_pages_through_a_long_plan_and_begins_again(desk):
    long = whole_plan(desk.karen, k13_praktisk=tuple(f"linje {n}" for n in range(20)))
    desk.night.save(long)
    desk.open(long.id)
    desk.keys.press("F11")
    screen = desk.window.layers.full
    count = screen.view.count
    assert count > 1
    words = []
    for _ in range(count):
        words.append(screen.page_mark.accessibleDescription())
        desk.keys.press("Space")
    assert all(f"linje {n}" in "\n".join(words) for n in range(20))
    assert screen.page_mark.text() == f"side 1 af {count}"


def test_a_line_is_written_large_and_stands_in_the_plan_at_once(desk, screen):
    desk.keys.press("s")
    assert screen.writer.isVisible()
    assert screen.writer.section == "K5"
    desk.keys.write("Spadsere med Søs")
    desk.keys.press("Enter")
    assert "Spadsere med Søs" in screen.view.words
    desk.keys.press("Up")
    desk.keys.write("Svarer ikke")
    desk.keys.press("Enter", "Esc")
    assert screen.isVisible()
    desk.keys.press("Esc")
    (plan,) = desk.plans()
    assert plan.k5_selv == (*LINES, "Spadsere med Søs")
    assert plan.k4_advarselstegn == ("Svarer ikke",)


def test_letters_typed_in_the_line_are_only_letters(desk, screen, look):
    desk.keys.press("s")
    desk.keys.press("d", "s", "Space")
    assert look.palette == "dag"
    assert screen.writer.field.text().lower() == "ds "


def test_a_plan_that_is_given_out_cannot_be_written_in(desk):
    done = whole_plan(desk.karen, status="GAELDENDE")
    desk.night.save(done)
    desk.open(done.id)
    desk.keys.press("F11", "s")
    assert not desk.window.layers.full.writer.isVisible()


def test_a_number_nobody_has_checked_is_not_shown(desk):
    poison = Kontakt(navn="Giftlinjen", nummer="82 12 12 12", katalog_kode="GIFT")
    plan = whole_plan(desk.karen)
    plan = whole_plan(desk.karen, k8_fagfolk=(*plan.k8_fagfolk, poison))
    desk.night.save(plan)
    desk.open(plan.id)
    desk.keys.press("F11")
    words = desk.window.layers.full.view.words
    assert "112" in words
    assert "Giftlinjen" not in words


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 200), (683, 100)])
def test_nothing_is_cut_at_any_size(desk, screen, look, width, percent):
    desk.window.resize(width, 768)
    look.set_percent(percent)
    settle()
    view = screen.view
    room = view.height() - look.px(plan_view._TOP + plan_view._TITLE_HIGH)
    for column in (one for shown in view._views for one in shown):
        for placed in column:
            measured = view._measured(placed.block, view._rooms[placed.block.name])
            high = measured.heading + sum(measured.rows[placed.first : placed.last])
            assert placed.top + high <= max(room, high)
    for button in screen.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 200), (1024, 100), (683, 100)])
@pytest.mark.parametrize("lines", [1, 12], ids=["one part a column", "running over"])
def test_the_hours_of_a_number_are_always_there(desk, look, width, percent, lines):
    """In the night they are what one needs to know before one rings."""
    times = ("hele døgnet", "hverdage fra kl. 8 til 16, og hver anden lørdag")
    people = tuple(
        Kontakt(navn="Lone, min søster", nummer="04 61 20 35", hvornaar=t) for t in times
    )
    plan = whole_plan(
        desk.karen, k7_mennesker=people, k5_selv=tuple(f"linje {n}" for n in range(lines))
    )
    desk.night.save(plan)
    desk.open(plan.id)
    desk.window.resize(width, 768)
    look.set_percent(percent)
    desk.keys.press("F11")
    view = desk.window.layers.full.view
    seen = {}
    for _ in range(view.count):
        with listening() as painted:
            view.grab()
        seen |= {line.text: line.place for line in painted}
        desk.keys.press("Space")
    assert all(time in " ".join(seen) for time in times)
    assert all(view.rect().contains(place) for place in seen.values())


@pytest.mark.parametrize("leave", [("F2",), ("Ctrl+L",), ("F11",)], ids=str)
def test_a_line_that_is_not_entered_yet_is_there_when_the_screen_is_turned_again(
    desk, screen, leave
):
    plan = desk.page.work.plan
    desk.keys.press("s")
    desk.keys.write("Ringe til Lo")
    desk.keys.press(*leave)
    assert desk.window.layers.full is not screen
    desk.window.go("kriseplan", plan.id)
    settle()
    desk.keys.press("F11")
    again = desk.window.layers.full
    assert again.writer.field.hasFocus()
    assert again.writer.field.text() == "Ringe til Lo"
    desk.keys.press("End")
    desk.keys.write("ne")
    desk.keys.press("Enter")
    assert desk.plans()[0].k5_selv[-1] == "Ringe til Lone"
    assert desk.night.store.drafts(desk.desk.adgang) == ()
