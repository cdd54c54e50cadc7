"""The door of the played night: in with the password, away from the desk, and the full lock at the end."""

from __future__ import annotations

from akutdesk.demo.desk import ANNA
from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage


def come_in(stage: Stage) -> Steps:
    """Anna begins: the full lock, her password, a shift code of her own, the Vagtbord."""
    yield stage.is_at("LaasScreen")
    yield from stage.picture("laas-fuld")
    yield from unlock(stage)
    yield stage.is_at("VagtkodeScreen")
    yield from stage.picture("vagtkode")
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.is_at("VagtbordPage")
    yield from stage.picture("vagtbord", large=True)


def unlock(stage: Stage) -> Steps:
    """Initials, password, Enter (T4)."""
    yield from stage.press(*ANNA, "Tab")
    yield from stage.write(stage.words.kode)
    yield from stage.press("Enter")
