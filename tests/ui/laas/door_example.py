"""The screens at the door as in the mock-ups, for pictures and for the walk of accessible names."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.laas import state
from akutdesk.ui.laas.door_screen import Forside, Sight
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.skift_page import SkiftScreen
from akutdesk.ui.laas.state import Laas
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.refusal import RefusalScreen
from tests.fakes.clock import FakeClock
from tests.resources import RESOURCES

AT = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
FRONT = Forside(sted="Dit Akuttilbud · Nattevagt", bagvagt="00 00 00 00", gemt="02.09")


def sight_of(look, texts) -> Sight:
    words = {name: code_list(name, RESOURCES.code(name)) for name in ("ugedag", "maaned", "klokke")}
    return Sight(look=look, texts=texts, clock=FakeClock(AT), kalender=kalender(words))


def skaermlaas(look, texts) -> QWidget:
    screen = LaasScreen(sight_of(look, texts), FRONT)
    screen.show_state(state.ny(Laas.SKAERM, vagtkode=True, ure=(AT - timedelta(minutes=12),)))
    return screen


def fuld_laas(look, texts) -> QWidget:
    screen = LaasScreen(sight_of(look, texts), FRONT)
    screen.show_state(state.ny(Laas.FULD))
    return screen


def forkert(look, texts) -> QWidget:
    screen = fuld_laas(look, texts)
    asked = state.forkert_adgangskode(state.ny(Laas.FULD), 0, 5)
    screen.show_state(asked, texts("laas.vent", n=5))
    return screen


def notat(look, texts) -> QWidget:
    screen = fuld_laas(look, texts)
    screen.show_state(state.start_ur(state.ny(Laas.FULD), AT))
    screen.jot_said(texts("laas.notat_gemt", tid="02.15"))
    return screen


def vagtkode(look, texts) -> QWidget:
    screen = VagtkodeScreen(sight_of(look, texts), FRONT)
    screen.show_clocks(())
    screen.say(texts("laas.vaelg_FOR_NEM"))
    return screen


def skift(look, texts) -> QWidget:
    screen = SkiftScreen(sight_of(look, texts), FRONT, Adgangskodekrav(frozenset()))
    screen.show_clocks(())
    return screen


def afvist(look, texts) -> QWidget:
    return RefusalScreen(look, texts, texts("fejl.fil_ulaest"))


SCREENS = {
    "laas": skaermlaas,
    "laas-fuld": fuld_laas,
    "laas-forkert": forkert,
    "laas-notat": notat,
    "vagtkode": vagtkode,
    "skift": skift,
    "afvist": afvist,
}
