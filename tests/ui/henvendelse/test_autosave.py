"""Nothing is lost: each answer at once, each word within a second, many talks at a time (ux.md P2, P3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.errors import DiskFull
from akutdesk.ui.aabne import open_items
from akutdesk.ui.kladde import WRITE_MS
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import T1, only
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import BO, NIGHT, after_crash


def focus_note(night):
    night.page.body.words.note.setFocus()


def test_the_call_is_in_the_store_before_anything_is_answered(night, keyboard):
    keyboard.press("F2")
    begun = only(night)
    assert (begun.status, begun.start, begun.slut) == ("KLADDE", night.clock.now(), None)


def test_each_answer_is_an_event_at_once(night, keyboard):
    keyboard.press("F2", "2")
    assert only(night).grad_foer == "LET"
    keyboard.press("Tab", "1")
    assert only(night).symptomer == ("ANGST",)
    keyboard.press("4", "1")
    assert only(night).symptomer == ("SOEVN",)


def test_words_are_on_disk_within_a_second_and_in_the_record_when_left(night, keyboard):
    keyboard.press("F2")
    focus_note(night)
    keyboard.write("Kan ikke sove")
    assert WRITE_MS < 1000
    for timer in night.page.findChildren(QTimer):
        if timer.isActive() and timer.interval() == WRITE_MS:
            timer.timeout.emit()
    (draft,) = night.store.drafts(night.desk.adgang)
    assert (draft.felt, draft.text, draft.caret) == ("notat", "Kan ikke sove", 13)
    assert only(night).notat == ""
    keyboard.press("Tab")
    assert only(night).notat == "Kan ikke sove"
    assert night.store.drafts(night.desk.adgang) == ()


def test_a_saved_answer_does_not_take_half_a_note_with_it(night, keyboard):
    keyboard.press("F2")
    focus_note(night)
    keyboard.write("Kan ikke so")
    night.page.body.answered.emit("grad_foer", ("LET",))
    assert (only(night).grad_foer, only(night).notat) == ("LET", "")


def test_five_calls_are_open_each_with_its_own_clock(night, keyboard):
    for _ in range(5):
        keyboard.press("F2")
        night.clock.forward(minutes=3)
    items = night.window.frame.open_items
    assert len(items) == 5
    started = [item.talk.started for item in items]
    assert started == sorted(started, reverse=True)
    assert started[0] - started[-1] == timedelta(minutes=12)
    keyboard.press("2", "Ctrl+Tab")
    assert night.page.work.shown.id == items[1].rid
    assert night.page.work.shown.grad_foer is None


def test_f2_pressed_twice_at_once_is_one_call(night, keyboard):
    keyboard.press("F2", "F2")
    assert only(night).start == night.clock.now()
    night.clock.forward(seconds=2)
    keyboard.press("F2")
    assert len(night.window.frame.open_items) == 2


@pytest.mark.parametrize("written", ["answer", "word"])
def test_f2_is_another_call_as_soon_as_something_is_written(night, keyboard, written):
    keyboard.press("F2")
    if written == "answer":
        keyboard.press("2")
    else:
        focus_note(night)
        keyboard.write("k")
    keyboard.press("F2")
    assert len(night.window.frame.open_items) == 2


def test_a_row_of_aabne_does_not_move_while_one_writes(night, keyboard):
    keyboard.press("F2")
    first = night.page.work.shown.id
    night.clock.forward(minutes=1)
    keyboard.press("F2")
    before = [item.rid for item in night.window.frame.open_items]
    night.clock.forward(minutes=1)
    night.window.go("henvendelse", first)
    keyboard.press("2")
    assert [item.rid for item in night.window.frame.open_items] == before


def test_another_ones_open_call_bears_their_initials(night, keyboard):
    bo = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")
    rid = BO[::-1][:8] + b"12345678"
    night.store.save(bo, Henvendelse(id=rid, start=night.clock.now(), form="TLF"))
    keyboard.press("F2")
    texts = {item.rid: item.text for item in open_items(night.desk)}
    assert texts[rid] == "Opkald · BO"
    assert sorted(texts.values()) == ["Opkald", "Opkald · BO"]


def test_a_parked_form_keeps_field_cursor_and_scroll(night, keyboard):
    keyboard.press("F2")
    night.window.resize(1366, 500)
    settle()
    first = night.page
    keyboard.press("Alt+M")
    focus_note(night)
    keyboard.write("Vil ringe til Lone")
    first._pane.verticalScrollBar().setValue(450)
    cursor = first.body.words.note.textCursor()
    cursor.setPosition(4)
    first.body.words.note.setTextCursor(cursor)
    scrolled = first._pane.verticalScrollBar().value()
    assert scrolled == 450
    keyboard.press("F2", *T1, "Ctrl+Enter")
    assert night.page is first
    assert first.body.words.note.hasFocus()
    assert first.body.words.note.textCursor().position() == 4
    assert first._pane.verticalScrollBar().value() == scrolled
    assert first.body.words.note.words == "Vil ringe til Lone"
    (strip,) = night.window.frame.done_area.strips
    assert (strip.text, strip.more) == ("Samtalen er gemt.", "Her slap du.")


def test_after_a_crash_the_words_stand_in_the_field_with_their_cursor(
    night, keyboard, look, assets, shown
):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "5", "Tab")
    keyboard.write("i morgen kl. 10")
    focus_note(night)
    keyboard.write("Kan ikke sove")
    page = night.page
    page.editing._loose.flush()
    page.editing._kladde.write()
    night.clock.forward(minutes=3)
    again = after_crash(night, look, assets)
    shown(again.window)
    (item,) = again.window.frame.open_items
    assert (item.route, item.talk.started) == ("henvendelse", NIGHT)
    again.window.go("henvendelse", item.rid)
    settle()
    body = again.page.body
    assert body.words.note.words == "Kan ikke sove"
    assert body.words.note.hasFocus()
    assert body.words.note.textCursor().position() == 13
    assert body.words.dues["OPKALD"].words == "i morgen kl. 10"
    assert body.groups["grad_foer"].chosen == ("LET",)
    (strip,) = again.window.frame.done_area.strips
    assert strip.text.startswith("Vi fandt en kladde fra kl. 02.14.")
    again.window.close()
    again.store.close()


def test_a_half_made_citizen_is_there_after_a_crash(night, keyboard, look, assets, shown):
    keyboard.press("F2", "Alt+I", "3")
    keyboard.paste("Åse\nKjær")
    keyboard.press("Tab")
    keyboard.write("1984")
    keyboard.press("Tab")
    keyboard.write("12 34 56 78")
    night.page.editing._loose.flush()
    again = after_crash(night, look, assets)
    shown(again.window)
    again.window.go("henvendelse", again.window.frame.open_items[0].rid)
    settle()
    new = again.page.body.person.new
    told = (new.navn.text(), new.aar.text(), new.telefon.text())
    assert told == ("Åse\nKjær", "1984", "12 34 56 78")
    again.window.close()
    again.store.close()


def test_another_page_takes_the_note_over_and_gives_it_back(night, keyboard):
    keyboard.press("F2")
    focus_note(night)
    keyboard.write("Kan ikke sove")
    keyboard.press("F7")
    written = only(night)
    assert written.notat == "Kan ikke sove"
    after = Henvendelse(
        **{**vars(written), "notat": "Kan ikke sove. Er bange.", "grad_foer": "LET"}
    )
    night.store.save(night.desk.adgang, after, written)
    night.window.go("henvendelse", written.id)
    assert night.page.body.words.note.words == "Kan ikke sove. Er bange."
    assert night.page.body.groups["grad_foer"].chosen == ("LET",)


class FullDisk:
    """A store whose saves fail until there is room again."""

    def __init__(self, store):
        self.store = store
        self.is_full = True

    def __getattr__(self, name):
        return getattr(self.store, name)

    def _maybe(self):
        if self.is_full:
            raise DiskFull(reserve_freed=False)

    def save(self, *args, **kwargs):
        self._maybe()
        return self.store.save(*args, **kwargs)

    def save_all(self, *args, **kwargs):
        self._maybe()
        return self.store.save_all(*args, **kwargs)


@pytest.fixture
def full(night):
    """The night's store, full."""
    disk = FullDisk(night.store)
    object.__setattr__(night.desk, "store", disk)
    yield disk
    object.__setattr__(night.desk, "store", disk.store)


def test_the_telephone_wins_even_on_a_full_disk(night, full):
    keyboard = Keyboard(night.window)
    keyboard.press("F2", "2")
    assert night.page.body.groups["grad_foer"].chosen == ("LET",)
    assert night.window.frame.alarm_area.names == ("gem",)
    full.is_full = False
    night.page.editing._saver.again()
    saved = only(night)
    assert (saved.status, saved.grad_foer, saved.form) == ("KLADDE", "LET", "TLF")
    assert night.window.frame.alarm_area.names == ()


def test_an_answer_that_could_not_be_saved_is_tried_again(night, keyboard):
    keyboard.press("F2")
    disk = FullDisk(night.store)
    object.__setattr__(night.desk, "store", disk)
    keyboard.press("2")
    assert night.window.frame.alarm_area.names == ("gem",)
    assert only(night).grad_foer is None
    disk.is_full = False
    night.page.editing._saver.again()
    assert only(night).grad_foer == "LET"
    object.__setattr__(night.desk, "store", disk.store)
