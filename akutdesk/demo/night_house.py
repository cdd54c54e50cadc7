"""Jonas sleeps here: a place, the leader's words, and the list to hold outside if the house is on fire."""

from __future__ import annotations

from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage


def sleep_here(stage: Stage) -> Steps:
    """T10 from the plan, and Ctrl+P among the places; Esc leads back to the plan."""
    yield from stage.press("F9")
    yield stage.is_at("BookPage")
    yield from stage.press("Tab")
    yield from stage.write(stage.words.grund)
    yield from stage.press("Tab", "1")
    yield from stage.picture("book-plads")
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("OvernatningPage")
    yield from stage.picture("overnatning")
    yield from stage.press("Ctrl+P")
    yield stage.shows(stage.assets.texts()("akutkort.ark.ok", printer=stage.words.printer))
    yield from stage.press("Esc")
    yield stage.is_at("KriseplanPage")
