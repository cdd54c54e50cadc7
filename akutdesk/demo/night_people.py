"""Between the calls: a card looked up, a task ticked off, the lists, and the paper that was promised."""

from __future__ import annotations

from akutdesk.demo.night_calls import finish_light_call
from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage


def find_karen(stage: Stage) -> Steps:
    """T6: the palette, three letters, Enter; what helped her last time comes first."""
    yield from stage.press("Ctrl+K")
    yield stage.is_at("SoegPanel")
    yield from stage.press("k", "a", "r")
    yield from stage.picture("soeg")
    yield from stage.press("Enter")
    yield stage.is_at("BorgerPage")
    yield from stage.picture("borger", large=True)


def tick_off(stage: Stage) -> Steps:
    """T11: Karen has been rung up; the task is done."""
    yield from stage.press("Ctrl+5")
    yield stage.is_at("OpfoelgningPage")
    yield from stage.picture("opfoelgning")
    yield from stage.press("Space")
    yield from stage.picture("opfoelgning-gjort")


def write_it_down(stage: Stage) -> Steps:
    """What Karen said when she was rung up: the contact that the task became waits under Åbne."""
    yield from stage.press("Ctrl+Tab")
    yield stage.is_at("HenvendelsePage")
    yield from stage.tab_to(stage.assets.text("henvendelse.tid.minutter"))
    yield from stage.press("4")
    yield from finish_light_call(stage)


def look_around(stage: Stage) -> Steps:
    """The lists, the rest of Karen's card, a new task that is not kept, and the keys of F1."""
    yield from stage.press("Ctrl+2")
    yield stage.is_at("HenvendelserPage")
    yield from stage.picture("henvendelser")
    yield from stage.press("Enter")
    yield from stage.picture("henvendelse-laest")
    yield from _rest_of_the_card(stage)
    yield from stage.press("Ctrl+5", "Alt+O")
    yield from stage.picture("ny-opfoelgning")
    yield from stage.press("Esc", "Ctrl+3")
    yield stage.is_at("BorgerePage")
    yield from stage.picture("borgere")
    yield from stage.press("F1")
    yield from stage.picture("taster")
    yield from stage.press("Esc", "Ctrl+1")
    yield stage.is_at("VagtbordPage")


def _rest_of_the_card(stage: Stage) -> Steps:
    yield from stage.press("Ctrl+K", "k", "a", "r", "Enter")
    yield stage.is_at("BorgerPage")
    for keys, name in (("Alt+H", "historik"), ("Alt+P", "paaroerende"), ("Alt+R", "borger-ret")):
        yield from stage.press(keys)
        yield from stage.picture(name)
        yield from stage.press("Esc")
        yield stage.is_at("BorgerPage")
