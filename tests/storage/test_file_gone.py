"""The file is deleted or moved while the desk has it open: nothing is said to be saved that would be nowhere (F11)."""

from __future__ import annotations

import sys

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import FileGone, NotOpened
from akutdesk.storage.udkast import Udkast
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen, opkald

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody take away a file that is open"
)


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        yield desk


@pytest.fixture(params=["vault.db", "vault.db-wal", "vault.db*"])
def taken(desk, tmp_path, request):
    """What somebody moved away, and how to lay it back."""
    away = tmp_path / "away"
    away.mkdir()
    moved = [path.rename(away / path.name) for path in desk.folder.glob(request.param)]
    assert moved

    def lay_back():
        for path in tuple(away.iterdir()):
            path.rename(desk.folder / path.name)

    yield lay_back
    lay_back()


def test_a_save_is_refused_and_holds_once_the_file_lies_there_again(desk, taken):
    call = opkald(notat="det vigtigste")
    for _ in range(2):
        with pytest.raises(FileGone):
            desk.store.save(MEDARBEJDER, call)
    taken()
    desk.store.save(MEDARBEJDER, call)
    desk.reopen()
    assert desk.store.get(MEDARBEJDER, Henvendelse, call.id) == call


@pytest.mark.usefixtures("taken")
def test_no_card_is_shown_whose_look_up_would_be_nowhere(desk):
    with pytest.raises(FileGone):
        desk.store.get(MEDARBEJDER, Borger, KAREN)
    with pytest.raises(NotOpened):
        desk.store.reread(MEDARBEJDER, Borger, KAREN)


def test_what_is_being_typed_waits_in_memory_and_is_kept_when_the_file_is_back(desk, taken):
    draft = Udkast(rid=new_id(), felt="notat", text="hun sover ikke")
    with pytest.raises(FileGone):
        desk.store.write_draft(MEDARBEJDER, draft)
    assert desk.store.drafts_wait
    assert [one.text for one in desk.store.drafts(MEDARBEJDER)] == ["hun sover ikke"]
    taken()
    desk.store.write_waiting()
    assert not desk.store.drafts_wait


def test_another_file_laid_in_its_place_takes_nothing(desk, tmp_path):
    desk.path.rename(tmp_path / "away.db")
    desk.path.write_bytes((tmp_path / "away.db").read_bytes())
    with pytest.raises(FileGone):
        desk.store.save(MEDARBEJDER, opkald())
    desk.path.unlink()
    (tmp_path / "away.db").rename(desk.path)
