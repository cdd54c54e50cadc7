"""Two desks on one night: the net is cut, both go on working, it comes back, and in the morning both show the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final, TypeAlias

from akutdesk.demo.desk import BO, METTE
from akutdesk.demo.level import is_level
from akutdesk.demo.night import NIGHT, Scene
from akutdesk.demo.night_calls import LIGHT_CRISIS, karen_rings
from akutdesk.demo.night_door import begin_shift, lock_fully
from akutdesk.demo.night_end import give_the_night
from akutdesk.demo.night_people import look_around
from akutdesk.demo.night_plan import field, lines, row
from akutdesk.demo.night_words import ApartWords, OwnWords
from akutdesk.demo.player import Steps
from akutdesk.demo.seat import Seat
from akutdesk.demo.second import Apart
from akutdesk.demo.stage import Lost, Stage
from akutdesk.demo.tonight import MORNING
from akutdesk.domain.vagt import lokal_tid
from akutdesk.ui.konflikt.page import KonfliktPage

DAY_BEGINS: Final = lokal_tid(MORNING, time(7, 10))
_OFFLINE: Final = "synk.pille.uden_net_laenge"
_SENT: Final = "synk.pille.sendt"
_MINUTES: Final = "12"
_MOST_TURNS: Final = 6


@dataclass(frozen=True, kw_only=True)
class Two:
    """Both desks of the house, and what is between them."""

    fredericia: Seat
    middelfart: Seat
    apart: Apart

    @property
    def anna(self) -> Stage:
        """The desk in Fredericia."""
        return self.fredericia.stage

    @property
    def bo(self) -> Stage:
        """The desk in Middelfart."""
        return self.middelfart.stage

    @property
    def stages(self) -> tuple[Stage, Stage]:
        """Both."""
        return self.anna, self.bo


SharedScene: TypeAlias = Callable[[Two], Steps]


def bo_begins(two: Two) -> Steps:
    """Bo comes in at the second desk; the server has been heard."""
    two.middelfart.open_beside()
    yield from two.bo.sit_down()
    yield from begin_shift(two.bo, BO, two.apart.words.bo_kode)
    yield two.bo.pill_says(_SENT)
    yield from two.bo.picture("middelfart-vagtbord")


def net_is_cut(two: Two) -> Steps:
    """From here on no desk hears of the other. Anna looks at the net once, and works on."""
    two.apart.server.cut()
    yield from two.anna.sit_down()
    yield from two.anna.press("F5")
    yield two.anna.is_at("SynkPage")
    yield two.anna.pill_says(_OFFLINE)
    yield from two.anna.picture("fredericia-uden-net")
    yield from two.anna.press("Ctrl+1")


def bo_works_alone(two: Two) -> Steps:
    """Karen stands at the door in Middelfart; a contact, and a line on her plan."""
    stage = two.bo
    yield from stage.sit_down()
    yield from stage.press("Ctrl+N", "Alt+I", "2", "k", "a", "r", "Enter")
    yield from stage.press(*LIGHT_CRISIS)
    yield from stage.picture("middelfart-henvendelse")
    yield from stage.press("Ctrl+Enter", "Alt+T")
    yield from stage.write(_MINUTES)
    yield from stage.pass_time(minutes=12)
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("VagtbordPage")
    yield from renew_plan(stage, two.apart.words, two.apart.words.der)
    yield from stage.picture("middelfart-karens-plan")
    yield from stage.press("F5")
    yield stage.is_at("SynkPage")
    yield stage.pill_says(_OFFLINE)
    yield from stage.picture("middelfart-uden-net", large=True)


def anna_renews(two: Two) -> Steps:
    """Anna has talked with Karen too, and writes another line on the same plan."""
    yield from two.anna.sit_down()
    yield from two.anna.pass_time(minutes=3)
    yield from renew_plan(two.anna, two.apart.words, two.apart.words.her)
    yield from two.anna.picture("fredericia-karens-plan")


def renew_plan(stage: Stage, words: ApartWords, own: OwnWords) -> Steps:
    """From anywhere: Karen's card, her plan, a new version, and it counts. `own` is what only this desk writes."""
    yield from stage.press("Ctrl+K", "k", "a", "r", "Enter")
    yield stage.is_at("BorgerPage")
    yield from stage.press("F8")
    yield stage.is_at("KriseplanPage")
    yield from stage.press("Ctrl+Enter")
    yield from lines(stage, "K1", words.om)
    yield from field(stage, "kriseplan.felt.maal_nr", words.maal)
    yield from field(stage, "kriseplan.felt.skridt_nr", words.skridt)
    yield from lines(stage, "K5", *words.selv, own.selv)
    yield from row(stage, ("aftale_hvem", "aftale_hvad", "aftale_hvornaar"), own.aftale)
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("FinishPanel")
    yield from stage.press("1", "Tab", "1", "Enter")
    yield stage.is_at("KriseplanPage")


def net_is_back(two: Two) -> Steps:
    """The server stands there again; each desk sends what it has and takes what the other wrote. Bo lets the day choose."""
    two.apart.server.start()
    yield two.apart.server.answers
    for stage in two.stages:
        yield from stage.sit_down()
        yield from stage.press("F5")
        yield stage.is_at("SynkPage")
        yield stage.pill_says(_SENT)
    yield from two.bo.picture("middelfart-net-igen")
    yield from _see_both(two)
    yield from two.bo.press("Ctrl+Enter")
    yield two.bo.shows(two.bo.assets.text("konflikt.senere"))


def _see_both(two: Two) -> Steps:
    """From the screen of the net: what two have written, side by side, at the desk in Middelfart."""
    stage, words = two.bo, two.apart.words
    yield from stage.tab_to(stage.assets.text("konflikt.se_begge"))
    yield from stage.press("Enter")
    yield stage.is_at("KonfliktPage")
    yield lambda: stage.shows(words.her.selv)() and stage.shows(words.der.selv)()


def morning(two: Two) -> Steps:
    """Mette comes to the desk in Middelfart: the plan that was made in Fredericia at night is there."""
    stage = two.bo
    yield from stage.sit_down()
    yield from stage.wait_until(DAY_BEGINS)
    before = stage.composed
    yield from stage.press("Ctrl+L")
    yield lambda: stage.composed is not before
    yield from stage.sit_down()
    yield from begin_shift(stage, METTE, two.middelfart.desk.leaders_code)
    yield from stage.picture("middelfart-morgen")
    yield from stage.press("Ctrl+K", *stage.words.gaest[:3].lower())
    yield from stage.press("Enter")
    yield stage.is_at("BorgerPage")
    yield from stage.picture("middelfart-jonas")
    yield from stage.press("F8")
    yield stage.is_at("KriseplanPage")
    yield stage.shows(stage.words.selv[0])
    yield from stage.picture("middelfart-jonas-plan", large=True)


def choose(two: Two) -> Steps:
    """Two have written on Karen's plan: both side by side, and Mette takes both lines."""
    stage = two.bo
    yield from stage.press("F5")
    yield stage.is_at("SynkPage")
    yield from stage.picture("middelfart-to-planer")
    yield from _see_both(two)
    yield from stage.picture("middelfart-konflikt", large=True)
    for _ in range(_to_choose(stage)):
        yield from stage.press("2", "Tab")
    yield from stage.picture("middelfart-konflikt-valgt")
    yield from stage.press("Ctrl+Enter")
    yield lambda: not stage.is_at("KonfliktPage")()
    yield stage.shows(stage.assets.text("konflikt.loest_plan"))
    yield from stage.picture("middelfart-konflikt-loest")


def _to_choose(stage: Stage) -> int:
    front = stage.front
    views = front.views if isinstance(front, KonfliktPage) else []
    return sum(view.group is not None for view in views)


def look_at_both(two: Two) -> Steps:
    """Karen has one plan again at both desks; then nothing is left to send or fetch at any of them."""
    words = two.apart.words
    yield from _all_sent(two)
    for stage, name in zip(two.stages, ("fredericia", "middelfart"), strict=True):
        yield from stage.sit_down()
        yield from stage.press("Ctrl+K", "k", "a", "r", "Enter", "F8")
        yield stage.is_at("KriseplanPage")
        yield stage.shows(words.her.selv)
        yield stage.shows(words.der.selv)
        yield from stage.picture(f"{name}-en-plan")
    for _ in range(_MOST_TURNS):
        yield from _all_sent(two)
        if is_level(two.stages):
            return
    raise Lost


def _all_sent(two: Two) -> Steps:
    """A round at each desk; Middelfart first, where the newest was written."""
    for stage in reversed(two.stages):
        yield from stage.sit_down()
        yield from stage.press("F5")
        yield stage.rests
        yield stage.pill_says(_SENT)


_AFTER: Final[Mapping[Scene, tuple[SharedScene, ...]]] = {
    karen_rings: (bo_begins, net_is_cut),
    look_around: (bo_works_alone, anna_renews),
    lock_fully: (net_is_back,),
    give_the_night: (morning, choose, look_at_both),
}
"""What happens at both desks, and after which scene of Anna's night."""


def night_apart(two: Two, begun: Callable[[str], None]) -> Steps:
    """Anna's night with a second desk. `begun` is told the name of each scene before its first key."""
    for scene in NIGHT:
        begun(scene.__name__)
        yield from scene(two.anna)
        for shared in _AFTER.get(scene, ()):
            begun(shared.__name__)
            yield from shared(two)
