"""The window closes: everything typed is kept, and where it cannot be, that is said once before it goes."""

from pathlib import Path

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.printer import JobState
from akutdesk.ui.udskriv.dialog import PrintDialog
from tests.flows.running_desk import ANNA, RunningDesk
from tests.flows.seen import visible_words
from tests.flows.test_lock_always import fill_up
from tests.storage.folder_copy import copy_folder

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def writing(started):
    """Anna writes in the note of a call."""
    started.come_in(ANNA)
    started.press("F2")
    note = started.front.findChild(GuardedText)
    note.setFocus()
    return started


def kept(desk):
    """The note as the next start finds it."""
    folder = desk.folder.with_name("after")
    copy_folder(desk.folder, folder)
    again = RunningDesk(folder, clock=desk.clock, secret=desk.secret)
    again.start()
    again.come_in(ANNA)
    store, adgang = again.composed.door.noegler.store(), again.limbs.workplace.bruger.adgang
    (row,) = store.vagtbord.kladder(adgang)
    words = store.get(adgang, Henvendelse, row.rid).notat
    again.stop()
    return words


def test_words_that_were_just_typed_are_in_the_record_when_the_window_closes(writing):
    writing.type("Bange for i morgen")
    assert writing.window.close()
    assert kept(writing) == "Bange for i morgen"


def test_window_that_closes_on_words_it_cannot_keep_says_so_once(writing):
    fill_up(writing)
    writing.type("Bange for i morgen")
    assert not writing.window.close()
    told = " ".join(visible_words(writing.window.frame.alarm_area))
    assert "Det sidste er måske ikke gemt." in told
    assert writing.limbs.workplace.bruger is not None
    assert writing.window.close()
    assert writing.limbs.workplace.bruger is None


def test_doorbell_of_the_desk_goes_with_its_window(writing):
    socket = Path(writing.limbs.place.bell._server.fullServerName())
    assert socket.exists()
    writing.window.close()
    assert not socket.exists()


@pytest.fixture
def printing(writing, monkeypatch, qtbot):
    """A plan is at the printer, and the printer is at work."""
    monkeypatch.setattr(PrintDialog, "LOOK_EVERY_MS", 10)
    writing.printer.script = [JobState.I_GANG]
    writing.press("F8")
    writing.type("Bange for i morgen")
    writing.press("Ctrl+P")
    dialog = writing.window.layers.overlay
    qtbot.waitUntil(lambda: dialog.form.printers_known and dialog._overview is not None)
    writing.press("Return")
    qtbot.waitUntil(lambda: bool(writing.limbs.workplace.desk.printer.under_way))
    return writing


def told(desk):
    return " ".join(visible_words(desk.window.frame.alarm_area))


def test_window_that_closes_while_a_sheet_is_printed_waits_for_it_and_says_so(printing, qtbot):
    assert not printing.window.close()
    assert "Arket er på vej." in told(printing)
    printing.printer.script = [JobState.FAERDIG]
    qtbot.waitUntil(lambda: not printing.window.isVisible())
    assert printing.printer.cancelled == []
    assert printing.limbs.workplace.bruger is None


def test_window_closed_again_goes_at_once_and_takes_the_sheet_back(printing, qtbot):
    assert not printing.window.close()
    assert printing.window.close()
    qtbot.waitUntil(lambda: [job.printer for job in printing.printer.cancelled] == ["Kontoret"])


def test_window_stays_when_the_last_sheet_did_not_come(printing, qtbot):
    assert not printing.window.close()
    printing.printer.script = [JobState.SVARER_IKKE]
    qtbot.waitUntil(lambda: "Kontoret svarer ikke." in told(printing))
    qtbot.waitUntil(lambda: "Arket er på vej." not in told(printing))
    assert printing.window.isVisible()
    assert printing.window.close()


def test_sheet_that_has_come_keeps_no_window_open(printing, qtbot):
    printing.printer.script = [JobState.FAERDIG]
    qtbot.waitUntil(lambda: not printing.limbs.workplace.desk.printer.under_way)
    assert printing.window.close()
