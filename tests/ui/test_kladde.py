"""What is typed survives the program: drafts within a second, the record soon after (design.md D7)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from akutdesk.domain.record import new_id
from akutdesk.storage.errors import DiskFull, TextUnfit
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.kladde import IDLE_MS, WRITE_MS, Kladde
from tests.ui.plan_desk import end, plan_desk, start_again


@pytest.fixture
def desk(tmp_path, look, assets, shown):
    with plan_desk(tmp_path / "desk", look, assets) as made:
        shown(made.window)
        yield made


def drafts(desk):
    return {draft.felt: draft.text for draft in desk.night.store.drafts(desk.desk.adgang)}


def write_now(desk):
    desk.page.editing._kladde.write()


def test_a_draft_is_on_disk_within_a_second_and_an_event_after_five():
    assert WRITE_MS < 1_000
    assert IDLE_MS == 5_000


def test_typing_becomes_a_draft_and_then_part_of_the_record(desk):
    desk.open()
    desk.keys.write("Jeg er bange")
    write_now(desk)
    assert drafts(desk) == {"k1_handler_om": "Jeg er bange"}
    desk.keys.press("Tab")
    assert drafts(desk) == {}
    assert desk.plans()[0].k1_handler_om == "Jeg er bange"


def test_keys_without_a_pause_do_not_put_the_draft_off(desk):
    field = QPlainTextEdit()
    kladde = Kladde(desk.desk, field, save=lambda: None, record_type="henvendelse")
    kladde.set_record(new_id())
    kladde.bind(field, "notat")
    field.insertPlainText("J")
    timer = kladde._write_timer
    assert timer.interval() == WRITE_MS
    timer.start(10 * WRITE_MS)  # as if it ran since an earlier key
    field.insertPlainText("eg er bange")
    assert timer.interval() == 10 * WRITE_MS
    kladde.forget_all()


def test_the_timers_write_the_draft_and_then_the_record(desk, qtbot):
    desk.open()
    desk.keys.write("J")
    kladde = desk.page.editing._kladde
    desk.keys.write("eg er bange")
    assert kladde._write_timer.isActive()
    kladde._write_timer.start(1)
    qtbot.waitUntil(lambda: drafts(desk) == {"k1_handler_om": "Jeg er bange"})
    assert kladde._idle_timer.isActive()
    kladde._idle_timer.start(1)
    qtbot.waitUntil(lambda: desk.plans()[0].k1_handler_om == "Jeg er bange")
    assert drafts(desk) == {}


def test_a_draft_is_given_back_with_its_cursor_after_the_program_stopped(desk, look, assets, shown):
    desk.open()
    desk.keys.write("Jeg er bange.")
    desk.keys.press("Tab", "Tab", "Tab")
    desk.keys.write("Gå en tur")
    desk.keys.press("Enter")
    desk.keys.write("Ringe til Lone")
    desk.keys.press("Left", "Left")
    write_now(desk)
    assert desk.plans()[0].k5_selv == ("Gå en tur",) or desk.plans()[0].k5_selv == ()
    again = start_again(desk, look, assets)
    shown(again.window)
    again.open()
    rows = again.page.parts.editor.sections["K5"].rows
    assert rows.values == (("Gå en tur",), ("Ringe til Lone",))
    assert rows.field(1, 0).hasFocus()
    assert rows.field(1, 0).cursorPosition() == len("Ringe til Lo")
    again.window.go("borgere")
    assert again.plans()[0].k5_selv == ("Gå en tur", "Ringe til Lone")
    assert drafts(again) == {}
    end(again)


def recovered(desk, field, *, now, base, draft):
    """What stands in a field that shows `now` after a draft is found that was begun on `base`."""
    rid = new_id()
    udkast = Udkast(rid=rid, felt="notat", type="henvendelse", base=base, text=draft)
    desk.night.store.write_draft(desk.desk.adgang, udkast)
    kladde = Kladde(desk.desk, field, save=lambda: None, record_type="henvendelse")
    kladde.set_record(rid)
    field.setText(now) if isinstance(field, QLineEdit) else field.setPlainText(now)
    kladde.bind(field, "notat")
    kladde.settle()
    kladde.recover()
    kladde.forget_all()
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_a_note_that_somebody_wrote_on_in_keeps_their_words_beside_the_draft(desk):
    field = QPlainTextEdit()
    words = recovered(
        desk, field, now="Bange. Bo skrev.", base="Bange.", draft="Bange. Anna skrev."
    )
    assert words == "Bange. Bo skrev.\nBange. Anna skrev."


def test_a_line_that_somebody_changed_stays_and_the_draft_lies_in_the_store(desk):
    field = QLineEdit()
    assert recovered(desk, field, now="22 22", base="11 11", draft="11 33") == "22 22"
    assert drafts(desk) == {"notat": "11 33"}


@pytest.mark.parametrize("now", ["", "Bange.", "Bange. Anna skrev."])
def test_a_draft_nobody_wrote_over_stands_as_it_was(desk, now):
    words = recovered(desk, QPlainTextEdit(), now=now, base="Bange.", draft="Bange. Anna skrev.")
    assert words == "Bange. Anna skrev."


def test_a_sign_that_cannot_be_kept_is_told_as_that_and_not_as_a_full_disk(desk, assets):
    field = QPlainTextEdit()

    def save():
        raise TextUnfit("notat")

    kladde = Kladde(desk.desk, field, save=save, record_type="henvendelse")
    kladde.set_record(new_id())
    kladde.bind(field, "notat")
    field.setPlainText("x")
    kladde.flush()
    kladde.forget_all()
    strips = desk.window.frame.alarm_area.strips
    assert [strip.text for strip in strips] == [assets.texts()("fejl.tekst_uegnet")]


def test_words_taken_back_leave_no_draft(desk):
    desk.open()
    desk.keys.write("J")
    desk.keys.press("Tab", "Shift+Tab")
    desk.keys.write("x")
    write_now(desk)
    desk.keys.press("Backspace", "Tab")
    assert drafts(desk) == {}


def test_a_store_that_cannot_save_is_told_and_tried_again(desk, monkeypatch):
    page = desk.open()
    full = [True]
    save = page.work.save

    def sometimes(plan):
        if full[0]:
            raise DiskFull(reserve_freed=False)
        return save(plan)

    monkeypatch.setattr(page.work, "save", sometimes)
    desk.keys.write("Jeg er bange")
    desk.keys.press("Tab")
    assert "gem" in desk.window.frame.alarm_area.names
    assert desk.plans() == ()
    full[0] = False
    page.editing.flush()
    assert "gem" not in desk.window.frame.alarm_area.names
    assert desk.plans()[0].k1_handler_om == "Jeg er bange"


def test_a_draft_on_disk_does_not_say_that_a_record_that_fails_is_saved(desk, monkeypatch):
    page = desk.open()
    desk.keys.write("Jeg er")
    page.editing.flush()

    def fails(_plan):
        raise DiskFull(reserve_freed=False)

    monkeypatch.setattr(page.work, "save", fails)
    desk.keys.write(" bange")
    page.editing.flush()
    desk.keys.write(" i nat")
    write_now(desk)
    assert drafts(desk) == {"k1_handler_om": "Jeg er bange i nat"}
    assert "gem" in desk.window.frame.alarm_area.names
    assert "gem" not in desk.window.frame.done_area.names


def test_a_text_that_is_too_long_stays_a_draft_and_holds_nothing_else_back(
    desk, look, assets, shown
):
    long = "Jeg kan ikke sove. " * 20
    page = desk.open()
    desk.keys.write(long)
    write_now(desk)
    desk.keys.press("Tab")
    desk.keys.write("Sove fire timer")
    desk.keys.press("Tab")
    page.editing.flush()
    assert desk.window.frame.alarm_area.names == ()
    assert page.parts.editor.sections["K1"].missing
    (plan,) = desk.plans()
    assert plan.k3_maal[0].tekst == "Sove fire timer"
    assert long.startswith(plan.k1_handler_om)
    assert drafts(desk)["k1_handler_om"] == long
    again = start_again(desk, look, assets)
    shown(again.window)
    assert again.open().parts.editor.sections["K1"].fields["k1_handler_om"].toPlainText() == long
    end(again)
