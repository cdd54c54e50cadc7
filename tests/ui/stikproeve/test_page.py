"""Stikproeve on a real store: a draw by keys, what explains a look-up, an answer, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.storage.event_id import event_id
from akutdesk.ui.fields import Button
from akutdesk.ui.head import Strip
from akutdesk.ui.reminders import SAMPLE_DUE as STRIP
from akutdesk.ui.stikproeve.answer_panel import SvarPanel
from akutdesk.ui.stikproeve.door import sampling, tell_due
from akutdesk.ui.stikproeve.page import StikproevePage
from tests.flows.seen import visible_words
from tests.ui.conftest import settle
from tests.ui.folk import log_rows
from tests.ui.night_desk import BO, LEADER


def panel_of(night):
    panel = night.window.layers.overlay
    assert isinstance(panel, SvarPanel)
    return panel


def look_rows(page):
    return [row for row in page.list.rows if not row.heading and row.id.afsnit == "opslag"]


def mark_bos(page):
    """A look-up of Bo's; the leader's own are among those of a leader alone."""
    row = next(row for row in look_rows(page) if row.text == "Bo")
    page.list.mark(row.id)
    return row


def told(page):
    return dict(page.pane.facts._pairs)


def test_alt_l_leads_from_opsaetning_and_says_that_it_is_time(page):
    assert isinstance(page, StikproevePage)
    assert page.list.isHidden()
    assert page.first.text().startswith("Tag en stikprøve")


def test_alt_n_draws_and_shows_who_looked_at_whom(drawn):
    row = mark_bos(drawn)
    assert row.aside in {"hos Karen", "hos Karsten Bro"}
    assert row.tag.text == "Uden kendt grund"
    facts = told(drawn)
    assert facts["Hvem så"] == "Bo"
    assert facts["Hvad"] == "Åbnet: borger"
    assert facts["Svar"] == "Intet svar endnu"


def test_opening_the_sample_is_in_the_log(drawn, looked):
    rid = drawn.found.aabnet.proeve.id
    opened = [row for row in log_rows(looked) if row.entry.objekt_id == rid]
    assert [(row.entry.handling, row.bruger) for row in opened] == [("AABN", LEADER.bruger)]


def test_alt_o_says_that_it_is_in_order_and_ctrl_z_takes_it_back(drawn, hands):
    mark_bos(drawn)
    hands.press("Alt+O")
    assert told(drawn)["Svar"] == "I orden"
    hands.press("Ctrl+Z")
    assert told(drawn)["Svar"] == "Intet svar endnu"


def test_enter_asks_with_a_note_that_stands_in_the_sample(drawn, looked, hands):
    mark_bos(drawn)
    hands.press("Enter", "2", "Tab")
    panel_of(looked).note.setText("Hvad var grunden?")
    hands.press("Ctrl+Enter")
    facts = told(drawn)
    assert (facts["Svar"], facts["Note"]) == ("Spørg medarbejderen", "Hvad var grunden?")
    assert mark_bos(drawn).tag.text in {"Spørg", "Uden kendt grund"}


def test_an_answer_without_its_note_is_asked_for_at_its_place(drawn, looked, hands):
    mark_bos(drawn)
    hands.press("Enter", "3", "Ctrl+Enter")
    panel = panel_of(looked)
    assert panel.note.hasFocus()
    assert panel.note.accessibleDescription().startswith("Skriv kort")
    assert told(drawn)["Svar"] == "Intet svar endnu"


def test_no_answer_is_asked_for(drawn, looked, hands):
    mark_bos(drawn)
    hands.press("Enter", "Ctrl+Enter")
    assert panel_of(looked).isVisible()


def test_what_was_typed_stands_there_when_the_panel_is_opened_again(drawn, looked, hands):
    mark_bos(drawn)
    hands.press("Enter", "2")
    panel_of(looked).note.setText("Halvt skrevet")
    hands.press("Esc", "Enter")
    assert panel_of(looked).note.text() == "Halvt skrevet"


def test_a_sample_of_before_stands_below_and_enter_opens_it(drawn, looked, hands, qtbot):
    first = drawn.found.aabnet.proeve.id
    looked.clock.forward(minutes=1)
    hands.press("Alt+N")
    qtbot.waitUntil(lambda: drawn.found.aabnet.proeve.id != first)
    earlier = next(row for row in drawn.list.rows if row.id == ("tidligere", 0))
    assert "mangler svar" in earlier.right
    drawn.list.mark(earlier.id)
    hands.press("Enter")
    assert drawn.found.aabnet.proeve.id == first


def test_a_log_that_was_changed_is_said_and_the_way_back_is_offered(drawn, looked):
    db = looked.store._file.db
    for each in drawn.found.aabnet.proeve.opslag:
        (widx,) = db.execute("SELECT widx FROM session WHERE writer = ?", (each.writer,)).fetchone()
        blank = "UPDATE event SET body = zeroblob(length(body)) WHERE eid = ?"
        db.execute(blank, (event_id(widx, each.n),))
    drawn.refresh()
    assert drawn.list.isHidden()
    assert drawn.none.text().startswith("Noget af det gemte er ændret udefra.")
    assert drawn.first.text().startswith("Tilbage")


def test_only_who_may_read_the_log_opens_it(looked):
    staff = replace(looked.desk, adgang=Adgang(BO, "MEDARBEJDER", "EGEN_VAGT"))
    with pytest.raises(AdgangError):
        StikproevePage(staff)


def test_whoever_reads_the_log_hears_that_it_is_time_and_enter_leads_there(looked):
    tell_due(looked.desk)
    assert not is_told(looked)
    looked.clock.forward(days=30)
    tell_due(looked.desk)
    assert "månedens stikprøve" in " ".join(visible_words(looked.window))
    (button,) = (
        one for one in looked.window.findChildren(Button) if one.text().startswith("Se på den")
    )
    button.click()
    assert isinstance(looked.page, StikproevePage)

    looked.clock.forward(days=1)
    tell_due(replace(looked.desk, adgang=Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")))
    assert not is_told(looked)


def is_told(looked):
    return STRIP in looked.window.frame.done_area.names


def told_words(looked):
    (strip,) = (one for one in looked.window.frame.done_area.strips if one.name == STRIP)
    return strip.text


def test_the_line_says_how_late_it_is_and_comes_once_in_each_shift(looked):
    for days, words in ((31, "en dag forsinket"), (10, "11 dage forsinket")):
        looked.clock.forward(days=days)
        tell_due(looked.desk)
        assert words in told_words(looked)
        looked.desk.shell.clear(STRIP)
        looked.clock.forward(minutes=30)
        tell_due(looked.desk)
        assert not is_told(looked)
        looked.clock.forward(minutes=-30)
    looked.clock.forward(hours=10)
    tell_due(looked.desk)
    assert is_told(looked)


def test_the_reminder_makes_room_for_what_is_urgent(looked):
    looked.clock.forward(days=40)
    tell_due(looked.desk)
    assert is_told(looked)
    looked.window.alarm(Strip("disk", "warn", "Disken er ikke krypteret."))
    assert not is_told(looked)


def test_the_reminder_goes_with_its_screen_in_large_print(looked, hands):
    looked.clock.forward(days=40)
    for percent, stays in ((100, True), (200, False)):
        looked.clock.forward(hours=10)  # another shift is told it again
        looked.desk.look.set_percent(percent)
        looked.window.resize(1366, 768)
        looked.window.go("vagtbord")
        settle()
        tell_due(looked.desk)
        assert is_told(looked)
        hands.press("Ctrl+2")
        settle()
        assert is_told(looked) is stays
    looked.desk.look.set_percent(100)


def test_whoever_stands_on_the_page_needs_no_line_that_leads_there(looked, hands):
    looked.clock.forward(days=40)
    tell_due(looked.desk)
    assert is_told(looked)
    hands.press("Ctrl+Shift+L")
    assert not is_told(looked)


def test_ctrl_shift_l_leads_there_from_anywhere(looked, hands):
    hands.press("Ctrl+Shift+L")
    assert isinstance(looked.page, StikproevePage)


def test_who_runs_the_system_comes_in_by_the_same_key_and_nobody_of_the_night_does(looked, hands):
    for rolle, may in (("DATAANSVARLIG_ADM", True), ("MEDARBEJDER", False)):
        desk = replace(looked.desk, adgang=replace(looked.desk.adgang, rolle=rolle))
        sampling(looked.window, desk)
        assert looked.window.dispatch.run("log_kontrol") is may
    assert isinstance(looked.page, StikproevePage)
    assert looked.page.desk.adgang.rolle == "DATAANSVARLIG_ADM"
    hands.press("Alt+N")
