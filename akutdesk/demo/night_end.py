"""The end of the night: what it tells the day shift, read together and given (ux.md 2.13)."""

from __future__ import annotations

from datetime import time
from typing import Final

from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage
from akutdesk.demo.tonight import MORNING
from akutdesk.domain.vagt import lokal_tid

HANDS_OVER: Final = lokal_tid(MORNING, time(6, 45))


def give_the_night(stage: Stage) -> Steps:
    """T12: it is written already; F11 shows it large, Ctrl+Enter gives it, and the day shift signs below."""
    yield from stage.sit_down()
    yield from stage.wait_until(HANDS_OVER)
    yield from stage.press("Ctrl+5", "F6")
    yield stage.is_at("OpfoelgningPage")
    yield from stage.picture("overlevering", large=True)
    yield from stage.press("F11")
    yield stage.is_at("AloudScreen")
    yield from stage.picture("laes-op-sammen", large=True)
    yield from stage.press("F11")
    yield stage.is_at("OpfoelgningPage")
    yield from stage.press("Ctrl+Enter")
    yield stage.shows(stage.assets.text("vagtoverlevering.er_givet"))
    yield from stage.picture("overlevering-givet")
