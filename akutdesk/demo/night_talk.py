"""Jonas comes in from the street: registered as new, asked straight out, and not left alone with it."""

from __future__ import annotations

from typing import Final

from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage

_MINUTES: Final = "95"
"""How long Jonas was here: nobody started a clock at the door."""


def walk_in(stage: Stage) -> Steps:
    """Ctrl+N: a new citizen, a serious crisis, thoughts of suicide."""
    yield from stage.pass_time(minutes=6)
    yield from stage.press("Ctrl+N")
    yield stage.is_at("HenvendelsePage")
    yield from stage.press("Alt+I", "3")
    yield from stage.write(stage.words.gaest)
    yield from stage.press("Enter", "Tab", "4")
    yield from answer(stage, "symptomer", "1", "5")
    yield from answer(stage, "begivenheder", "8")
    yield from stage.picture("tanker-om-selvmord")


def close_visit(stage: Stage) -> Steps:
    """Back to the form: what was agreed, how it stands now, and closed."""
    yield from stage.press("Esc")
    yield stage.is_at("HenvendelsePage")
    yield from answer(stage, "tiltag", "4")
    yield from answer(stage, "stabilisering", "2")
    yield from stage.picture("henvendelse-svaer")
    yield from stage.press("Ctrl+Enter")
    yield from stage.picture("manglende-svar")
    yield from stage.press("Alt+T")
    yield from stage.write(_MINUTES)
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("VagtbordPage")


def answer(stage: Stage, felt: str, *digits: str) -> Steps:
    """Tab to a question of the form and press its digits."""
    yield from stage.tab_to(stage.assets.text(f"henvendelse.spoergsmaal.{felt}"))
    yield from stage.press(*digits)
