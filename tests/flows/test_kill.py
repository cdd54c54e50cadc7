"""Kill -9 of the whole program at random moments of the night: what was acknowledged is there (ux.md P3, F02).

The hands type 200 signs a second at the most, so one second of typing is 200 signs.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from akutdesk.assets import Assets
from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import DemoDesk, found_demo
from akutdesk.demo.filling import unlock
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.ui.laas.found_drafts import ROUTES, STRIP
from tests.flows.killed import Heard, playing
from tests.flows.played import CHEAP, PlayedNight
from tests.flows.slow_stage import SCENES
from tests.storage.folder_copy import copy_folder

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("qapp")]

LONGEST_S = 4.0
"""How long the hands go on at the most before the program is killed."""

UNTIL_OFFERED = 12
"""So many kills more at the most until one meets words that were being typed: on a busy machine hands are slow to begin."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, assets: Assets) -> DemoDesk:
    return found_demo(assets, tmp_path_factory.mktemp("bord"), henvendelser=25, cost=CHEAP)


@pytest.fixture(scope="module")
def there_before(template: DemoDesk) -> frozenset[bytes]:
    """The records of the invented year."""
    store, _ = unlock(template.founding, template.year.service.anna, HandClock(BEGINS))
    found = {rid for (rid,) in store._file.db.execute("SELECT rid FROM record")}
    store.close()
    return frozenset(found)


def test_every_acknowledged_save_survives_a_kill_and_a_second_of_typing_at_the_most_is_lost(
    template, there_before, tmp_path, count, rng, qtbot
):
    offered, number = 0, 0
    kills = count("kill_program")
    while number < kills or (not offered and number < kills + UNTIL_OFFERED):
        place = tmp_path / f"{number}"
        copy_folder(template.place, place)
        heard = killed_while_playing(place, rng)
        with reopened(replace(template, place=place), qtbot) as night:
            offered += draft_is_offered(night, heard)
            everything_is_there(night, heard, there_before)
            nobody_else_gets_a_draft(night)
        shutil.rmtree(place)
        number += 1
    assert offered > 0, "no kill met a draft"


def killed_while_playing(place: Path, rng: random.Random) -> Heard:
    """Let the program play from a random scene on, and kill it at a random moment."""
    first = rng.choice((0, rng.randrange(len(SCENES))))
    with playing(place, first) as (child, heard), suppress(subprocess.TimeoutExpired):
        child.wait(timeout=rng.uniform(0.05, LONGEST_S))
    return heard


@contextmanager
def reopened(desk: DemoDesk, qtbot) -> Iterator[PlayedNight]:
    """The program again on what was left, with Anna inside."""
    night = PlayedNight(desk.place, wait_until=qtbot.waitUntil).open(desk)
    try:
        night.stage.composed.unlock("AN", desk.words.kode, desk.words.vagtkode)
        qtbot.waitUntil(lambda: not night.stage.busy())
        yield night
    finally:
        night.end()


def draft_is_offered(night: PlayedNight, heard: Heard) -> bool:
    """If words were still being typed, Anna is told so, and one key brings her to them."""
    stage, desk = night.stage, night.desk
    drafts = desk.store.drafts(desk.adgang)
    if STRIP not in stage.window.frame.done_area.names:
        assert not drafts or type(stage.front).__name__ == "HenvendelsePage", heard.scene
        return False
    newest = drafts[0]
    assert stage.shows(stage.assets.text("kladde.nedbrud_2"))()
    if newest.type not in ROUTES:
        return True
    night.play(stage.tab_to(stage.assets.text("kladde.skriv_videre")))
    night.play(stage.press("Enter"))
    typed = [line for line in heard.owed if line in newest.text]
    shown = "\n".join(words_in_fields(stage.window))
    assert all(line in shown for line in typed), heard.scene
    return True


def words_in_fields(window) -> Iterator[str]:
    """What stands in the fields that can be seen."""
    for one in window.findChildren(QLineEdit):
        yield one.text() if one.isVisible() else ""
    for one in window.findChildren(QPlainTextEdit):
        yield one.toPlainText() if one.isVisible() else ""


def everything_is_there(night: PlayedNight, heard: Heard, before: frozenset[bytes]) -> None:
    """Every acknowledged act in the history of its record; every line that is owed in a record or a draft."""
    desk = night.desk
    for handling, rid in heard.saved:
        acts = {act.handling_id for act in desk.store.history(desk.adgang, rid)}
        assert handling in acts, heard.scene
    kept = "\n".join(words_since(night, before))
    lost = [line for line in heard.owed if line not in kept]
    assert lost == [], heard.scene


def words_since(night: PlayedNight, before: frozenset[bytes]) -> Iterator[str]:
    """Every text of every record that was made tonight, and of Anna's drafts."""
    desk = night.desk
    for rid, kind in desk.store._file.db.execute("SELECT rid, type FROM record").fetchall():
        if rid not in before:
            yield from texts_of(desk.store.get(desk.adgang, RECORD_CLASS[kind], RecordId(rid)))
    for draft in desk.store.drafts(desk.adgang):
        yield draft.text


def texts_of(value: object) -> Iterator[str]:
    """The texts in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))


def nobody_else_gets_a_draft(night: PlayedNight) -> None:
    """Bo sees none of Anna's unfinished words."""
    desk, bo = night.desk, night.demo.year.service.bo
    assert desk.store.drafts(Adgang(bo.id, "MEDARBEJDER", desk.adgang.formaal)) == ()
