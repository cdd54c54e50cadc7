"""The door of the played night: in with the password, away from the desk, and the full lock at the end."""

from __future__ import annotations

from typing import Final

from akutdesk.demo.desk import ANNA
from akutdesk.demo.night_calls import finish_light_call
from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage
from akutdesk.ui.laas.vagtkode import FORSOEG

WRONG_CODE: Final = "000000"


def come_in(stage: Stage) -> Steps:
    """Anna begins: the full lock, her password, a shift code of her own, the Vagtbord."""
    yield stage.is_at("LaasScreen")
    yield from stage.picture("laas-fuld")
    yield from unlock(stage, ANNA, stage.words.kode)
    yield stage.is_at("VagtkodeScreen")
    yield from stage.picture("vagtkode")
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.is_at("VagtbordPage")
    yield from stage.picture("vagtbord", large=True)


def unlock(stage: Stage, initialer: str, kode: str) -> Steps:
    """Initials, password, Enter (T4)."""
    yield from stage.press(*initialer, "Tab")
    yield from stage.write(kode)
    yield from stage.press("Enter")


def begin_shift(stage: Stage, initialer: str, kode: str) -> Steps:
    """The full lock, a password, a shift code, the Vagtbord."""
    yield stage.is_at("LaasScreen")
    yield from unlock(stage, initialer, kode)
    yield stage.is_at("VagtkodeScreen")
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.is_at("VagtbordPage")


def rings_while_locked(stage: Stage) -> Steps:
    """Ctrl+L, F2 on the lock, words jotted, the shift code: the call is there with its true start and the words."""
    yield from stage.pass_time(minutes=5)
    yield from stage.press("Ctrl+L")
    yield stage.is_at("LaasScreen")
    yield from stage.picture("laas", large=True)
    yield from stage.press("F12")
    yield from stage.picture("akutkort-laast")
    yield from stage.press("Esc")
    yield stage.is_at("LaasScreen")
    yield from stage.press("F2")
    yield from stage.write(stage.words.laast_note)
    yield from stage.pass_time(minutes=2)
    yield stage.shows(_sealed(stage))
    yield from stage.picture("laas-stikord")
    yield from stage.press("Esc")
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.is_at("HenvendelsePage")
    yield from stage.picture("stikord-hentet")
    yield from finish_light_call(stage)


def _sealed(stage: Stage) -> str:
    """What the lock says once the words are sealed, without the time."""
    return stage.assets.text("laas.notat_gemt").partition("{")[0]


def lock_fully(stage: Stage) -> Steps:
    """Five wrong codes: a fresh program stands at the door, and only the password opens."""
    yield from stage.press("Ctrl+L")
    yield stage.is_at("LaasScreen")
    before = stage.composed
    for _ in range(FORSOEG):
        yield from stage.write(WRONG_CODE)
        yield from stage.press("Enter")
    yield lambda: stage.composed is not before
    yield from begin_shift(stage, ANNA, stage.words.kode)
