"""The calls of the played night, each with the keys of `ux.md` 2.5."""

from __future__ import annotations

from typing import Final

from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage

LIGHT_CRISIS: Final = ("2", "Tab", "1", "2", "Tab", "1", "Tab", "1", "Tab", "1")
"""From Krise on: let, two symptoms, one event, one tiltag, stabilised."""


def anonymous_call(stage: Stage) -> Steps:
    """T1: somebody rings for 14 minutes and does not say who they are."""
    yield from stage.press("F2")
    yield stage.is_at("HenvendelsePage")
    yield from stage.picture("nyt-opkald")
    yield from stage.press(*LIGHT_CRISIS)
    yield from stage.picture("henvendelse", large=True)
    yield from stage.pass_time(minutes=14)
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("VagtbordPage")
    yield from stage.picture("henvendelse-gemt")


def karen_rings(stage: Stage) -> Steps:
    """T3: a citizen we know, found by three letters."""
    yield from stage.pass_time(minutes=3)
    yield from stage.press("F2", "Alt+I", "2", "k", "a", "r")
    yield from stage.picture("find-borger")
    yield from stage.press("Enter")
    yield from stage.press(*LIGHT_CRISIS)
    yield from stage.pass_time(minutes=11)
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("VagtbordPage")


def finish_light_call(stage: Stage) -> Steps:
    """The rest of a call whose form stands open: a light crisis, closed."""
    yield from stage.tab_to(stage.assets.text("henvendelse.spoergsmaal.grad_foer"))
    yield from stage.press(*LIGHT_CRISIS)
    yield from stage.press("Ctrl+Enter")
    yield stage.shows(stage.assets.text("henvendelse.gemt"))


def short_call(stage: Stage, kind: str = "1") -> Steps:
    """T2: it rings, and nobody is there. `kind` is the digit of what it was."""
    yield from stage.pass_time(minutes=2)
    yield from stage.press("Shift+F2")
    yield stage.is_at("ShortCallPanel")
    yield from stage.picture("kort-opkald")
    yield from stage.press(kind)
    yield stage.shows(stage.assets.text("kortopkald.gemt"))
