"""Somebody else writes in the file: the window waits 50 ms, the words wait in their field (design.md 8.31).

The other one is a second real connection that holds SQLite's write lock.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from akutdesk.storage.connection import BUSY_MS, WINDOW_MS, connect
from akutdesk.storage.errors import FileBusy
from akutdesk.storage.opening import FILE
from akutdesk.ui.henvendelse.saver import AGAIN_MS
from akutdesk.ui.patience import SOON_MS, TRIES
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import only
from tests.ui.night_desk import borger
from tests.ui.night_fixtures import keyboard, night

__all__ = ["keyboard", "night"]


@contextmanager
def held(night):
    """Another connection writes meanwhile, and does not end."""
    db = connect(night.folder / FILE, night.founded.keys.database)
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
        db.close()


def waits(store) -> int:
    """For how many milliseconds its connection waits."""
    db = store._file.db
    db.set_authorizer(None)
    return db.execute("PRAGMA busy_timeout").fetchone()[0]


def alarms(night) -> list[str]:
    return [strip.text for strip in night.window.frame.alarm_area.strips]


def test_only_the_windows_own_connection_waits_50_ms(night):
    assert waits(night.store) == WINDOW_MS == 50
    beside = night.store.beside()
    assert waits(beside) == BUSY_MS
    beside.close()


def test_the_window_waits_no_longer_after_the_disk_failed_either(night):
    night.store._file.fault.seen = True
    assert waits(night.store) == WINDOW_MS


def test_at_the_door_one_waits_as_long_as_a_job(night):
    with night.store.patience():
        assert waits(night.store) == BUSY_MS
    assert waits(night.store) == WINDOW_MS


def test_a_save_that_finds_the_file_busy_is_refused_and_holds_when_it_is_free(night):
    with held(night), pytest.raises(FileBusy):
        night.save(borger("Karen"))
    night.save(borger("Karen"))


def test_an_answer_given_meanwhile_is_kept_and_saved_without_a_word(night, keyboard):
    keyboard.press("F2")
    saver = night.page.editing._saver
    with held(night):
        keyboard.press("2")
        assert night.page.body.groups["grad_foer"].chosen == ("LET",)
        assert alarms(night) == []
        assert saver._timer.isActive()
    saver.again()
    assert only(night).grad_foer == "LET"
    assert not saver._timer.isActive()


def test_what_the_busy_file_did_not_take_is_in_it_as_soon_as_it_is_free_and_nobody_pressed_anything(
    night, keyboard, qtbot
):
    keyboard.press("F2")
    saver = night.page.editing._saver
    with held(night):
        keyboard.press("2")
        assert saver._timer.isActive()
        assert saver._timer.interval() == SOON_MS
    qtbot.waitUntil(lambda: only(night).grad_foer == "LET")


def test_the_window_answers_while_the_file_is_held_for_long_and_saves_by_itself_afterwards(
    night, keyboard, qtbot, assets
):
    """Longer than its patience: keys go on, all of it is told, and nothing waits for a person."""
    keyboard.press("F2")
    saver = night.page.editing._saver
    saver._timer.setInterval(0)
    with held(night):
        keyboard.press("2")
        qtbot.waitUntil(lambda: alarms(night) == [assets.texts()("fejl.gem")])
        night.page.body.words.note.setFocus()
        keyboard.write("Hun er bange")
        assert night.page.body.words.note.toPlainText() == "Hun er bange"
        assert saver._timer.isActive()
        assert saver._timer.interval() == AGAIN_MS
        saver._timer.start(10)
        qtbot.waitUntil(lambda: alarms(night) == [assets.texts()("fejl.gem_2")])
        assert saver._timer.isActive()
        saver._timer.start(10)
    qtbot.waitUntil(lambda: alarms(night) == [])
    night.page.editing._kladde.flush()
    assert (only(night).grad_foer, only(night).notat) == ("LET", "Hun er bange")


def test_a_file_that_stays_busy_is_told(night, keyboard, assets):
    keyboard.press("F2")
    saver = night.page.editing._saver
    with held(night):
        keyboard.press("2")
        for _ in range(TRIES):
            saver.again()
        assert alarms(night) == [assets.texts()("fejl.gem")]
    saver.again()
    assert alarms(night) == []
    assert only(night).grad_foer == "LET"


def test_words_typed_meanwhile_stay_and_are_saved_soon(night, keyboard):
    keyboard.press("F2")
    kladde = night.page.editing._kladde
    night.page.body.words.note.setFocus()
    with held(night):
        keyboard.write("Hun er bange")
        kladde.write()
        kladde._keep()
        assert alarms(night) == []
        assert night.store.drafts_wait
        assert kladde._idle_timer.isActive()
    kladde._keep()
    settle()
    assert only(night).notat == "Hun er bange"
    assert not night.store.drafts_wait


def test_words_that_a_busy_file_did_not_take_are_told_where_one_leaves_them(
    night, keyboard, assets
):
    keyboard.press("F2")
    night.page.body.words.note.setFocus()
    with held(night):
        keyboard.write("Hun er bange")
        night.page.editing._kladde.flush()
        assert alarms(night) == [assets.texts()("fejl.gem")]
    night.store.write_waiting()
    assert "Hun er bange" in {draft.text for draft in night.store.drafts(night.desk.adgang)}


@pytest.mark.parametrize("way", ["2", "3"])
def test_a_search_whose_entry_the_log_does_not_take_is_told(night, keyboard, assets, way):
    """Both ways to a citizen in the form (`way`: known, new) end a search, which is an entry in the log."""
    karen = borger("Karen")
    night.save(karen)
    keyboard.press("F2", "Alt+I", way)
    keyboard.write("kar")
    person = night.page.body.person
    search = person._finder if way == "2" else person.new
    with held(night):
        search.end()
    said = [strip.text for strip in night.window.frame.done_area.strips]
    assert assets.texts()("fejl.log") in said
    assert alarms(night) == [], "nobody's words wait"


def test_loose_words_that_the_file_takes_again_take_their_alarm_away(night, keyboard):
    """A new citizen who is half typed is a draft and nothing else."""
    keyboard.press("F2", "Alt+I", "3")
    loose = night.page.editing._loose
    with held(night):
        keyboard.write("Aase")
        loose.flush()
        assert alarms(night) != []
    loose.flush()
    assert alarms(night) == []
