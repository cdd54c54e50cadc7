"""21.45 to midnight: in, the evening's words, four calls, and the first hard one (ux.md 7.4)."""

from __future__ import annotations

from akutdesk.demo.apart import renew_plan
from akutdesk.demo.night_calls import anonymous_call, karen_rings, short_call
from akutdesk.demo.night_door import come_in
from akutdesk.demo.night_talk import answer, ask_straight_out, hand_over, serious_crisis
from akutdesk.demo.player import Steps
from akutdesk.domain.henvendelse import minutter
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from tests.flows.script.desk import ABOUT_KAREN, TOLD, evening
from tests.flows.script.night import ScriptNight

PASSWORD, SHIFT_CODE = 12, 6
WRONG_NUMBER = "2"
NO_PLAN = "5"
"""The digit of: none was made, and none was needed."""
KARENS_HELP = "Gå ned til åen"


def at_2145_unlock(night: ScriptNight) -> Steps:
    """The Vagtbord, the evening's words on it, the cursor in what is to be done, and no net."""
    stage = night.stage
    night.count_keys()
    yield from come_in(stage)
    assert night.keys + PASSWORD <= 20  # and a shift code of one's own, six digits (design.md 8.19)
    assert "Skal gøres" in "\n".join(stage.names_at_cursor())
    yield stage.pill_says("synk.pille.uden_net")
    yield from stage.picture("vagtbord-uden-net")
    assert ABOUT_KAREN in night.said("vagtbord-uden-net")
    assert "Fra aftenvagten" in night.said("vagtbord-uden-net")


def at_2150_read(night: ScriptNight) -> Steps:
    """Read, taken back, read again; the source of a word opens."""
    stage = night.stage
    yield from night.until(evening(21, 50))
    night.count_keys()
    yield from stage.press("F6")
    yield from stage.picture("overlevering-fra-aften")
    yield from stage.press("Space")
    assert night.keys <= 4
    assert _read_by(night)
    yield stage.shows(stage.assets.text("vagtbord.er_laest"))
    yield from stage.picture("overlevering-laest")
    yield from stage.press("Ctrl+Z")
    assert not _read_by(night)
    yield from stage.press("F6", "Space")
    assert _read_by(night)
    yield from stage.press("F6", "End", "Enter")
    yield stage.is_at("BorgerPage")
    yield from stage.picture("kilden-aabner")
    yield from stage.press("Ctrl+1")


def _read_by(night: ScriptNight) -> bool:
    desk = night.desk
    told = [one for one in night.all_of(Overleveringspunkt) if one.tid == TOLD]
    return len(told) > 1 and all(one.kvitteret_af == desk.adgang.bruger for one in told)


def at_2210_short_call(night: ScriptNight) -> Steps:
    """A wrong number: listed, with undo."""
    stage = night.stage
    yield from night.until(evening(22, 8))
    night.count_keys()
    yield from short_call(stage, WRONG_NUMBER)
    assert night.keys == 3
    yield from stage.picture("kort-opkald-gemt")
    assert stage.assets.text("skal.tast.fortryd") in night.said("kort-opkald-gemt")
    assert "forkert nummer" in night.said("kort-opkald-gemt").lower()


def at_2312_anonymous(night: ScriptNight) -> Steps:
    """T1: fourteen minutes, and nothing about a person is asked."""
    yield from night.until(evening(23, 12))
    night.count_keys()
    yield from anonymous_call(night.stage)
    assert night.keys <= 14
    call = night.newest()
    assert (minutter(call), call.status, call.borger_id) == (14, "AFSLUTTET", None)


def at_2330_karen(night: ScriptNight) -> Steps:
    """T3, and what helped her last time is on her card."""
    stage = night.stage
    yield from night.until(evening(23, 30))
    night.count_keys()
    yield from karen_rings(stage)
    assert night.keys <= 22
    assert night.newest().borger_id == night.house.anna.year.people[0].id
    yield from stage.press("Ctrl+K", "k", "a", "r", "Enter")
    yield stage.is_at("BorgerPage")
    yield from stage.picture("karens-kort")
    assert KARENS_HELP in night.said("karens-kort")
    yield from stage.press("Ctrl+1")


def karens_plan_grows(night: ScriptNight) -> Steps:
    """Between the rows: what Karen said goes into her plan. Bo will write on the same one (05.00)."""
    words = night.house.apart.words
    yield from renew_plan(night.stage, words, words.her)
    yield from night.stage.press("Ctrl+1")


def at_2340_serious(night: ScriptNight) -> Steps:
    """A quiet line, no window; the questions of step 2, and what to do where the answer was given."""
    stage = night.stage
    yield from night.until(evening(23, 47))
    yield from stage.press("F2")
    yield stage.is_at("HenvendelsePage")
    yield from serious_crisis(stage)
    assert stage.window.layers.overlay is None
    yield from ask_straight_out(stage)
    assert stage.window.layers.overlay is None


def at_2345_akutkort(night: ScriptNight) -> Steps:
    """One key; what to say is filled in from the contact; it works locked too, with the numbers alone."""
    stage = night.stage
    yield from hand_over(stage)
    night.count_keys()
    yield from stage.press("F12")
    yield stage.is_at("DeskCard")
    assert night.keys == 1
    yield from stage.press("Esc", "Ctrl+L")
    yield stage.is_at("LaasScreen")
    yield from stage.press("F12")
    yield stage.is_at("AkutkortScreen")
    yield from stage.picture("akutkort-paa-laasen")
    assert "112" in night.said("akutkort-paa-laasen")
    yield from stage.press("Esc")
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.is_at("KrisesamtalePage")


def call_ends(night: ScriptNight) -> Steps:
    """Between the rows: the caller has help, and the call is closed."""
    stage = night.stage
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("HenvendelsePage")
    yield from answer(stage, "tiltag", "4")
    yield from answer(stage, "stabilisering", "2")
    yield from stage.picture("svaer-samtale-slutter")
    yield from stage.press("Ctrl+Enter")
    yield from stage.picture("et-svar-mangler")
    yield from stage.press("Enter")
    yield from stage.picture("blev-der-en-plan")
    yield from stage.press(NO_PLAN, "Ctrl+Enter")
    yield stage.is_at("VagtbordPage")
    yield from stage.picture("svaer-samtale-gemt")
    assert night.newest().status == "AFSLUTTET"
