"""The window closes: everything typed is kept, and where it cannot be, that is said once before it goes."""

import shutil
from pathlib import Path

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.ui.henvendelse.guarded import GuardedText
from tests.flows.running_desk import ANNA, RunningDesk, found
from tests.flows.seen import visible_words
from tests.flows.test_lock_always import fill_up

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def writing(tmp_path):
    """Anna writes in the note of a call."""
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    desk.come_in(ANNA)
    desk.press("F2")
    note = desk.front.findChild(GuardedText)
    note.setFocus()
    yield desk
    desk.stop()


def kept(desk):
    """The note as the next start finds it."""
    folder = desk.folder.with_name("after")
    shutil.copytree(desk.folder, folder)
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
