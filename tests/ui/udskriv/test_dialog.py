"""Printing a plan by keys: editions, Diskret, printers, files, and what is said of the sheet."""

from __future__ import annotations

from functools import partial

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.udlevering import Udlevering
from akutdesk.ui.printer import JobState, PrinterState
from akutdesk.ui.screen import FullScreen
from akutdesk.ui.udskriv.dialog import PrintDialog
from akutdesk.ui.udskriv.pdf_file import plan_file
from tests.fakes.small_disk import fill_up, small_disk
from tests.ui.conftest import settle
from tests.ui.folk import log_of
from tests.ui.plan_desk import LINES, whole_plan
from tests.ui.test_busy_file import held


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch):
    """A look at the job follows the other at once."""
    monkeypatch.setattr(PrintDialog, "LOOK_EVERY_MS", 0)


def test_a_line_parts_the_buttons_from_what_is_still_to_be_scrolled_to(desk, dialog):
    desk.window.resize(683, 384)
    settle()
    bar, hair = dialog._pane.verticalScrollBar(), desk.window.look.color("hair")
    under = dialog._pane.geometry().bottom() + 1
    for at, parted in ((bar.minimum(), True), (bar.maximum(), False)):
        bar.setValue(at)
        settle()
        seen = dialog.grab().toImage()
        line = {seen.pixelColor(x, under).name() for x in range(40, dialog._left.width() - 40)}
        assert (line == {hair.name()}) is parted


def test_a_disk_that_is_full_takes_no_half_plan_and_that_is_said_and_written_down(
    desk, dialog, plan, qtbot, tmp_path
):
    with small_disk(tmp_path / "disk") as disk:
        fill_up(disk)
        desk.keys.press("2", "Alt+G")
        window = dialog.saver.window
        with qtbot.waitSignal(dialog.saver.refused) as refused:
            window.fileSelected.emit(str(disk / "plan.pdf"))
        window.close()
        assert refused.args == ["Der er ikke plads på disken. Intet er gemt. Vælg et andet sted."]
        assert [one.name for one in disk.iterdir()] == ["other"]
    assert [(one.kanal, one.udfald) for one in given_out(desk)] == [("FIL", "KOM_IKKE")] * 2
    deeds = [handling for handling, rid in log_of(desk.night) if rid == plan.id]
    assert deeds[-2:] == ["EKSPORT", "IKKE_GIVET"], "the log says both"


def words_of(pdf):
    document = pdfium.PdfDocument(pdf)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


def given_out(desk):
    return desk.night.all_of(Udlevering)


def strips(desk):
    frame = desk.window.frame
    return {
        name: view.strip
        for area in (frame.done_area, frame.alarm_area)
        for name, view in area._views.items()
    }


def press_strip(desk, words):
    views = desk.window.frame.alarm_area._views
    button = next(b for b in views["print"]._buttons if b.words == words)
    button.click()
    settle()


# ---- paper


@pytest.mark.usefixtures("dialog")
def test_enter_prints_the_plan_as_it_is(desk, qtbot):
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    (sent,) = desk.printer.sent
    assert (sent.printer, sent.copies) == ("Kontoret", 1)
    assert all(line in words_of(sent.pdf) for line in LINES)
    assert desk.overlay is None


@pytest.mark.usefixtures("plan")
def test_a4_and_card_take_four_keys(desk, qtbot):
    desk.keys.start()
    desk.keys.press("Ctrl+P", "2", "Enter")
    assert desk.keys.keys <= 5
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 2)
    assert "Min kriseplan" in words_of(desk.printer.sent[0].pdf)
    assert "Klip langs" in words_of(desk.printer.sent[1].pdf)


@pytest.mark.usefixtures("plan")
def test_large_print_and_the_discreet_edition(desk, qtbot):
    desk.keys.press("Ctrl+P", "4", "Alt+D", "Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    words = words_of(desk.printer.sent[0].pdf)
    assert "Mine noter" in words
    assert "Dit Akuttilbud" not in words
    (given,) = given_out(desk)
    assert (given.udgave, given.papir) == ("DISKRET", "STOR")


def test_diskret_is_never_remembered_but_the_printer_is(desk, dialog, qtbot):
    dialog.form.printer.set_chosen("Stuen")
    desk.keys.press("Alt+D", "Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    assert desk.printer.sent[0].printer == "Stuen"
    desk.keys.press("Ctrl+P")
    again = desk.overlay
    qtbot.waitUntil(lambda: again.form.printers_known)
    assert again.form.choice.printer == "Stuen"
    assert not again.form.choice.diskret


def test_copies_are_printed_and_written_down(desk, dialog, qtbot):
    dialog.form.copies.setText("3")
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    assert desk.printer.sent[0].copies == 3
    assert given_out(desk)[0].antal == 3


@pytest.mark.usefixtures("dialog")
def test_the_paper_is_written_down_before_it_leaves(desk, plan, qtbot, monkeypatch):
    noted = []
    submit = desk.printer.submit

    def watched(pdf, **how):
        noted.append(True)
        return submit(pdf, **how)

    monkeypatch.setattr(desk.printer, "submit", watched)
    desk.keys.press("Enter")
    assert [one.kriseplan_id for one in given_out(desk)] == [plan.id]
    assert noted == [] or len(given_out(desk)) == 1
    qtbot.waitUntil(lambda: noted == [True])


@pytest.mark.usefixtures("dialog")
def test_the_log_says_that_it_was_printed(desk, plan, qtbot):
    logged = []
    desk.night.store.log = partial(_note, logged, desk.night.store.log)
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    assert logged == [("UDSKRIV", "kriseplan", plan.id)]


def _note(logged, log, adgang, handling, **what):
    logged.append((handling, what["objekt_type"], what["objekt_id"]))
    log(adgang, handling, **what)


def test_a_plan_without_a_word_is_not_printed(desk):
    desk.open()
    desk.keys.press("Ctrl+P")
    assert desk.overlay is None
    assert strips(desk)["print"].text == "Der er ikke noget at skrive ud endnu."


# ---- the page beside


def test_the_real_pages_stand_beside_and_can_be_turned(desk, dialog, qtbot):
    desk.keys.press("2")
    caption = dialog.sheets._caption
    assert caption.text() == "Ark 1 af 2 · kriseplan"
    desk.keys.press("Ctrl+PgDn")
    assert caption.text() == "Ark 2 af 2 · lommekort"
    assert "Klip langs" in dialog.sheets.paper.accessibleDescription()
    qtbot.waitUntil(lambda: dialog.sheets.paper._raster is not None)


def test_diskret_changes_the_page_beside(desk, dialog, qtbot):
    desk.keys.press("Alt+D")
    qtbot.waitUntil(lambda: dialog._overview is not None and dialog._overview.diskret)
    assert dialog.sheets._caption.text() == "Ark 1 af 1 · mine noter"


# ---- the card


def test_a_full_card_is_chosen_by_the_citizen_and_never_cut(desk, qtbot):
    signs = tuple(f"Jeg mærker tegn nummer {n}" for n in range(5))
    full = whole_plan(desk.karen, k4_advarselstegn=signs)
    desk.night.save(full)
    desk.open(full.id)
    desk.keys.press("Ctrl+P", "3", "Enter")
    qtbot.waitUntil(lambda: not isinstance(desk.overlay, PrintDialog))
    panel = desk.overlay
    qtbot.waitUntil(lambda: "for meget" in panel._fit.text())
    assert desk.printer.sent == []
    for number in range(3):
        panel.list.mark(("tegn", number))
        desk.keys.press("Space")
    qtbot.waitUntil(lambda: panel._fit.text() == "Nu er der plads.")
    desk.keys.press("Ctrl+Enter")
    dialog = desk.overlay
    qtbot.waitUntil(lambda: dialog._overview is not None)
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    words = words_of(desk.printer.sent[0].pdf)
    assert [signs[n] in words for n in range(5)] == [False, False, False, True, True]


# ---- what is said of the sheet


@pytest.mark.usefixtures("dialog")
def test_a_finished_sheet_is_to_be_fetched(desk, qtbot):
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: "Hent arket ved Kontoret" in strips(desk)["print"].text)
    assert [one.udfald for one in given_out(desk)] == ["KOM_UD"]


@pytest.mark.usefixtures("dialog")
def test_a_silent_printer_is_named_and_the_job_taken_back(desk, qtbot):
    desk.printer.script = [JobState.SVARER_IKKE]
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: "svarer ikke" in strips(desk)["print"].text)
    assert len(desk.printer.cancelled) == 1
    assert [one.udfald for one in given_out(desk)] == ["KOM_IKKE"]
    press_strip(desk, "Anden printer")
    assert isinstance(desk.overlay, PrintDialog)
    assert "print" not in strips(desk)


@pytest.mark.usefixtures("dialog")
def test_a_printer_that_refuses_is_told_too(desk, qtbot):
    desk.printer.refuses = "SVARER_IKKE"
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: "svarer ikke" in strips(desk)["print"].text)
    desk.printer.refuses = None
    press_strip(desk, "Prøv igen")
    qtbot.waitUntil(lambda: "Hent arket" in strips(desk)["print"].text)


@pytest.mark.usefixtures("dialog")
def test_when_nobody_can_know_the_desk_asks_and_writes_the_answer_down(desk, qtbot):
    desk.printer.script = [JobState.UKLAR]
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: strips(desk)["print"].text.endswith("Ligger det ved printeren?"))
    assert [one.udfald for one in given_out(desk)] == ["VED_IKKE"]
    press_strip(desk, "Jeg har det")
    assert [one.udfald for one in given_out(desk)] == ["KOM_UD"]


@pytest.mark.usefixtures("dialog")
def test_an_answer_that_cannot_be_written_down_is_asked_again(desk, qtbot):
    desk.printer.script = [JobState.UKLAR]
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: strips(desk)["print"].text.endswith("Ligger det ved printeren?"))
    with held(desk.night):
        press_strip(desk, "Jeg har det")
    assert strips(desk)["print"].text.endswith("Ligger det ved printeren?")
    assert strips(desk)["udlevering"].text == desk.desk.texts("fejl.gem_ikke")
    press_strip(desk, "Jeg har det")
    assert [one.udfald for one in given_out(desk)] == ["KOM_UD"]


@pytest.mark.usefixtures("dialog")
def test_a_sheet_that_is_not_there_is_printed_again(desk, qtbot):
    desk.printer.script = [JobState.UKLAR, JobState.FAERDIG]
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: strips(desk)["print"].text.endswith("Ligger det ved printeren?"))
    press_strip(desk, "Prøv igen")
    qtbot.waitUntil(lambda: "Hent arket" in strips(desk)["print"].text)
    assert sorted(one.udfald for one in given_out(desk)) == ["KOM_IKKE", "KOM_UD"]


# ---- no printer


@pytest.fixture
def without_printer(desk, plan, qtbot):
    assert plan
    desk.printer.navne = ()
    desk.keys.press("Ctrl+P")
    made = desk.overlay
    qtbot.waitUntil(lambda: made._overview is not None and made.form.printers_known)
    return made


def test_without_a_printer_there_is_the_file_and_the_pen(desk, without_printer):
    assert without_printer.form._notes.text().startswith("Vi kan ikke finde en printer.")
    desk.keys.press("Enter")
    assert desk.overlay is without_printer
    without_printer.form._by_hand.click()
    settle()
    assert LINES[0] in desk.window.layers.full.view.words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PrinterState.KLAR, "Klar"),
        (PrinterState.I_GANG, "I gang med et andet ark"),
        (PrinterState.SVARER_IKKE, "Svarer ikke lige nu"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_the_printer_s_state_is_shown_before_one_prints(desk, qtbot, state, words):
    desk.printer.state = state
    desk.keys.press("Ctrl+P")
    form = desk.overlay.form
    qtbot.waitUntil(lambda: form._state.text() == words)


# ---- a file


@pytest.mark.usefixtures("plan")
def test_a_pdf_is_written_where_staff_say_and_nowhere_else(desk, dialog, qtbot, tmp_path):
    folder = tmp_path / "usb"
    folder.mkdir()
    desk.keys.press("2", "Alt+G")
    assert dialog.saver.window.selectedFiles()[0].endswith("plan.pdf")
    dialog.saver.window.fileSelected.emit(str(folder / "plan.pdf"))
    dialog.saver.window.close()
    qtbot.waitUntil(lambda: "Gemt som pdf" in strips(desk).get("print", _NONE).text)
    assert sorted(path.name for path in folder.iterdir()) == ["plan-kort.pdf", "plan.pdf"]
    assert LINES[0] in words_of((folder / "plan.pdf").read_bytes())
    assert {one.kanal for one in given_out(desk)} == {"FIL"}
    assert desk.printer.sent == []


def test_a_place_that_cannot_be_written_is_told(desk, dialog, qtbot, tmp_path):
    dialog.saver.ask(plan_file(desk.desk, dialog._papers, dialog._kept, dialog.form.choice))
    dialog.saver.window.fileSelected.emit(str(tmp_path / "borte" / "plan.pdf"))
    dialog.saver.window.close()
    qtbot.waitUntil(lambda: "kunne ikke gemme" in strips(desk).get("print", _NONE).text)


class _NONE:
    text = ""


@pytest.mark.usefixtures("plan")
def test_escape_prints_nothing_and_gives_the_cursor_back(desk):
    desk.page.parts.editor.focus("K5")
    before = QApplication.focusWidget()
    desk.keys.press("Ctrl+P", "Esc")
    assert desk.overlay is None
    assert QApplication.focusWidget() is before
    assert given_out(desk) == ()


def test_the_systems_file_window_is_gone_at_once_when_a_lock_covers_the_screen(desk, dialog):
    dialog._save()
    asked = dialog.saver.window
    assert asked.isVisible()
    desk.window.layers.show_full(FullScreen(desk.desk.look))
    assert not asked.isVisible()
    desk.window.leave_full()
