"""Work that stands under Åbne is one page each, however one comes to it, and goes when its contact is closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from akutdesk.demo.night_calls import LIGHT_CRISIS
from akutdesk.demo.night_door import come_in
from tests.flows.played import PlayedNight

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def open_desk(
    tmp_path_factory: pytest.TempPathFactory,
    qapp: object,  # noqa: ARG001 - there must be one
) -> Iterator[PlayedNight]:
    night = PlayedNight(tmp_path_factory.mktemp("bord")).begin(henvendelser=25)
    yield night
    night.end()


@pytest.fixture
def night(open_desk: PlayedNight, qtbot):
    open_desk.wait_until = qtbot.waitUntil
    open_desk.reach(come_in)
    open_desk.play(to_a_plan(open_desk.stage))
    return open_desk


def to_a_plan(stage):
    """A call, its talk, and its plan with a first line."""
    yield from stage.press("Ctrl+1", "F2")
    yield stage.is_at("HenvendelsePage")
    yield from stage.press("F7")
    yield stage.is_at("KrisesamtalePage")
    yield from stage.press("F8")
    yield stage.is_at("KriseplanPage")
    yield from stage.write(stage.words.handler_om)
    yield from stage.press("Tab")


def active_row(night):
    """The row of Åbne that is marked."""
    return night.stage.window.frame.side.open.active


def test_ctrl_tab_comes_back_to_the_very_page_of_the_plan_and_marks_its_row(night):
    plan, window = night.stage.front, night.stage.window
    items = window.frame.open_items
    assert items[active_row(night)].route == "kriseplan"
    night.play(night.stage.press("Ctrl+Tab"))
    assert night.stage.front is not plan
    night.play(night.stage.press(*["Ctrl+Tab"] * (len(items) - 1)))
    assert night.stage.front is plan
    assert items[active_row(night)].route == "kriseplan"


def test_closing_a_call_puts_its_talk_away_and_keeps_its_unfinished_plan(night):
    def close_call(stage):
        yield from stage.press("Esc")
        yield stage.is_at("KrisesamtalePage")
        yield from stage.press("Ctrl+Enter")
        yield stage.is_at("HenvendelsePage")
        yield from stage.press(*LIGHT_CRISIS, "Ctrl+Enter")
        yield stage.shows(stage.assets.text("henvendelse.gemt"))

    contact = night.stage.front.work.plan.henvendelse_id
    night.play(close_call(night.stage))
    places = night.stage.window.frame.pages._pages
    kept = {route for route, rid in places if rid == contact}
    assert kept == {"kriseplan"}
    assert type(night.stage.front).__name__ == "VagtbordPage"
