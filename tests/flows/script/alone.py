"""02.14 to 05.00: a kill, a task over its time, an empty chair, a full disk, and the net again (ux.md 7.4)."""

from __future__ import annotations

from akutdesk.demo.apart import renew_plan
from akutdesk.demo.desk import ANNA, BO
from akutdesk.demo.night_calls import finish_light_call
from akutdesk.demo.night_door import begin_shift, unlock
from akutdesk.demo.player import Steps
from akutdesk.domain.kriseplan import Kriseplan
from tests.fakes.small_disk import fill_up
from tests.flows.killed import killed_in
from tests.flows.script.desk import morning
from tests.flows.script.night import ScriptNight
from tests.flows.slow_stage import SCENES, long_story

SIGNS = 600
"""Typed before the power goes."""


def at_0214_killed(night: ScriptNight) -> Steps:
    """The real program on this data file, in a process of its own, killed in the middle of a word.

    This process cannot be killed and go on: it leaves the desk first, and comes back to it at 02.14.
    """
    night.leave()
    heard = killed_in(night.demo.place, SCENES.index(long_story), signs=SIGNS)
    night.clock.forward((morning(2, 14) - night.clock.now()).total_seconds())
    night.start()
    stage = night.stage
    yield stage.is_at("LaasScreen")
    yield from unlock(stage, ANNA, stage.words.kode)
    yield stage.is_at("VagtkodeScreen")
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.shows(stage.assets.text("kladde.nedbrud").partition("{")[0])
    yield from stage.picture("efter-nedbrud")
    yield from stage.tab_to(stage.assets.text("kladde.skriv_videre"))
    yield from stage.press("Enter")
    yield stage.is_at("HenvendelsePage")
    yield from stage.picture("ordene-er-der")
    assert [line for line in heard.owed if line not in night.said("ordene-er-der")] == []
    call = night.newest()
    assert call.start.replace(second=0, microsecond=0) == morning(2, 10)
    yield from finish_light_call(stage)
    assert night.newest().status == "AFSLUTTET"
    yield from stage.press("Ctrl+1")


def at_0300_over_time(night: ScriptNight) -> Steps:
    """A word and an icon; nothing comes up, and the cursor stays."""
    stage = night.stage
    yield from night.until(morning(2, 58))
    yield stage.is_at("VagtbordPage")
    assert not _late(night)
    before = stage.focused
    yield from night.until(morning(3, 1))
    yield lambda: _late(night) == [("over tid", "clock")]
    assert stage.focused is before
    assert stage.window.layers.overlay is None
    yield from stage.picture("over-tid")


def _late(night: ScriptNight) -> list[tuple[str, str]]:
    """Word and icon of every task of the Vagtbord that has one."""
    tags = [row.tag for row in night.stage.front.left.tasks.rows if row.tag is not None]
    return [(tag.text, tag.icon) for tag in tags]


def at_0330_empty_chair(night: ScriptNight) -> Steps:
    """Half a minute's warning, then the lock with nobody's name; while a call runs it waits longer."""
    stage = night.stage
    yield from night.until(morning(3, 30))
    yield from stage.press("F6")
    before = stage.focused
    yield from night.nobody_types(270)
    yield from stage.picture("laaser-om-lidt")
    assert stage.assets.text("laas.varsel") in night.said("laaser-om-lidt")
    assert stage.focused is before
    yield from night.nobody_types(30)
    yield stage.is_at("LaasScreen")
    yield from stage.picture("laast-af-sig-selv")
    said = night.said("laast-af-sig-selv")
    assert [name for name in night.guests_names() if name in said] == []
    yield from stage.write(stage.words.vagtkode)
    yield from stage.press("Enter")
    yield stage.is_at("VagtbordPage")
    yield from stage.press("F2")
    yield stage.is_at("HenvendelsePage")
    yield from night.nobody_types(600)
    assert stage.is_at("HenvendelsePage")()


def at_0400_disk_full(night: ScriptNight) -> Steps:
    """The call that runs is saved from the reserve; nothing saved earlier is lost; room given back is used again."""
    stage, disk = night.stage, night.house.disk
    yield from night.until(morning(4, 0))
    if disk is None:
        yield from finish_light_call(stage)
        return
    before = {one.id for one in night.contacts()}
    night.empty_the_log()
    other = fill_up(disk)
    yield from finish_light_call(stage)
    yield from stage.picture("disken-er-fuld")
    assert night.newest().status == "AFSLUTTET"
    assert not night.desk.store.disk().reserve
    assert "disk" in stage.window.frame.alarm_area.names
    night.empty_the_log()
    fill_up(disk)
    yield from stage.press("Ctrl+1", "Shift+F2", "1")
    yield from stage.picture("der-kan-ikke-gemmes")
    assert stage.assets.text("fejl.disk_fuld") in night.said("der-kan-ikke-gemmes")
    assert before <= {one.id for one in night.contacts()}
    other.unlink()
    yield from stage.press("Esc", "Ctrl+1", "Shift+F2", "1")
    yield stage.shows(stage.assets.text("kortopkald.gemt"))
    assert night.desk.store.make_reserve()
    yield from stage.picture("der-er-plads-igen")


def at_0500_net_is_back(night: ScriptNight) -> Steps:
    """Bo has written on Karen's plan in Middelfart; Anna hears of it without losing her place, and leaves it to the day."""
    stage, words = night.stage, night.house.apart.words
    yield from night.until(morning(4, 30))
    bo = night.other_desk()
    yield from bo.sit_down()
    yield from begin_shift(bo, BO, words.bo_kode)
    yield from renew_plan(bo, words, words.der)
    night.house.apart.server.start()
    yield night.house.apart.server.answers
    yield from night.until(morning(5, 0))
    yield from bo.press("F5")
    yield bo.pill_says("synk.pille.sendt")
    yield from stage.sit_down()
    yield from stage.press("Ctrl+1")
    yield stage.is_at("VagtbordPage")
    before = stage.focused
    night.desk.synk.network_up()
    yield stage.pill_says("synk.pille.sendt")
    assert stage.focused is before
    assert stage.window.layers.overlay is None
    yield from stage.picture("nettet-er-tilbage")
    yield from _leave_it_to_the_day(night)


def _leave_it_to_the_day(night: ScriptNight) -> Steps:
    stage, words, text = night.stage, night.house.apart.words, night.stage.assets.text
    yield from stage.press("F5")
    yield stage.is_at("SynkPage")
    yield from stage.picture("net-og-konflikt")
    yield from stage.tab_to(text("konflikt.se_begge"))
    yield from stage.press("Enter")
    yield stage.is_at("KonfliktPage")
    yield lambda: stage.shows(words.her.selv)() and stage.shows(words.der.selv)()
    yield from stage.picture("konflikt", large=True)
    assert text("konflikt.lad_dagvagten") in night.said("konflikt")
    yield from stage.press("Ctrl+Enter")
    yield stage.shows(text("konflikt.senere"))
    yield from stage.picture("dagvagten-vaelger")
    desk = night.desk
    karen = night.house.anna.year.people[0].id
    rows = desk.store.kriseplaner.for_borger(desk.adgang, karen)
    plans = [desk.store.get(desk.adgang, Kriseplan, row.rid) for row in rows]
    lines = [line for plan in plans if plan.status == "GAELDENDE" for line in plan.k5_selv]
    assert {words.her.selv, words.der.selv} <= set(lines)
