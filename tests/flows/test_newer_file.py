"""The file is of a newer program: the door says so, what there is stays as it is, and the telephone works (F19)."""

from __future__ import annotations

import pytest

from akutdesk.storage import migration
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.laas import FILE as LAAS_FILE
from akutdesk.storage.opening import FILE
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODE, RunningDesk, found
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(tmp_path):
    """A desk that a newer program had, and that is started with this one."""
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODE)
    keys = desk.composed.door.noegler.store()._file.keys
    desk.stop()
    db = connect_unguarded(desk.folder / FILE, keys)
    db.execute(f"PRAGMA user_version = {migration.newest() + 1}")
    db.close()
    yield desk
    desk.stop()


def kept(desk) -> dict[str, bytes]:
    """Every file that holds what somebody wrote, or the keys to it."""
    told = {LAAS_FILE, "instance.lock"}
    return {
        str(path.relative_to(desk.folder)): path.read_bytes()
        for path in sorted(desk.folder.rglob("*"))
        if path.is_file() and path.name not in told and not path.name.startswith(f"{FILE}-")
    }


def test_f19_whoever_comes_in_hears_it_in_a_sentence_and_no_byte_is_changed(desk, qtbot, assets):
    before = kept(desk)
    desk.start()
    desk.type(ANNA)
    desk.tab()
    desk.type(KODER[ANNA])
    desk.press("Return")
    said = assets.texts()("fejl.fil_nyere")
    qtbot.waitUntil(lambda: said in " ".join(visible_words(desk.window)), timeout=20_000)
    assert kept(desk) == before
    desk.press("F12")
    assert "00 00 00 01" in " ".join(visible_words(desk.window))
