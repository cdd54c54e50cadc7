"""The lock of the real program: one process hands over to the next, and nothing typed goes along."""

import sqlite3

import pytest

from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.laas import read_laas
from akutdesk.storage.opening import FILE
from tests.desktop.real_window import (
    KODE,
    VAGTKODE,
    RealWindow,
    display,
    files_hold,
    found,
    keys_in_memory,
    memory_holds,
    missing,
)

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")

MARKERS = ("Zebrafuglens", "Kvartsregnen", "Mosekonebryg")


@pytest.fixture(scope="module")
def screen():
    with display() as name:
        yield name


@pytest.fixture
def desk(screen, qtbot, tmp_path):
    desk = RealWindow(tmp_path / "data", screen, qtbot.waitUntil)
    yield desk
    desk.end()


@pytest.fixture
def inside(desk):
    desk.keys = found(desk.folder)
    desk.first = desk.start()
    desk.unlock()
    return desk


def write_notes(desk):
    """A call with words in its note, and a search that finds nothing."""
    desk.press("F2")
    desk.wait_for_title("Henvendelse")
    desk.wait_until_still()
    desk.press("Tab", "Tab", "Tab", "Tab", "Tab")
    desk.type(MARKERS[0])
    desk.press("ctrl+k")
    desk.type(MARKERS[1])
    desk.press("Escape")


def lock_fully(desk):
    """Ctrl+L and five wrong codes; gives the id of the fresh process."""
    (old,) = desk.processes()
    desk.press("ctrl+l")
    desk.wait_for_title("Lås")
    for _ in range(5):
        desk.type("000000")
        desk.press("Return")
    desk.wait_until(lambda: desk.first.poll() is not None, timeout=15_000)
    desk.wait_until(lambda: desk.processes() not in ([], [old]), timeout=15_000)
    desk.wait_for_title("Lås")
    (fresh,) = desk.processes()
    return fresh


def words_in_memory(pid, words):
    try:
        return memory_holds(pid, words)
    except PermissionError:
        pytest.skip("this user may not read the memory of a hardened process")


def test_full_lock_leaves_a_process_that_never_knew_a_word(inside):
    (old,) = inside.processes()
    write_notes(inside)
    knew = words_in_memory(old, MARKERS[:2])
    fresh = lock_fully(inside)
    assert inside.first.returncode == 0
    assert files_hold((inside.folder, inside.temp), MARKERS) == set()
    assert knew == set(MARKERS[:2])
    assert words_in_memory(fresh, (*MARKERS, KODE, VAGTKODE)) == set()
    assert words_in_memory(fresh, ("akutdesk er låst",)) != set()


def private_keys(desk):
    """Every private key of the desk and of its leader, by name."""
    keys = desk.keys
    db = connect_unguarded(desk.folder / FILE, keys.database)
    rows = db.execute("SELECT name, value FROM secret WHERE name LIKE '%key%'").fetchall()
    db.close()
    return {
        **{name: bytes(value) for name, value in rows},
        "VS": keys.vault_secret,
        "VDK": keys.vault_key,
        "DBK": keys.database.key,
        "to unlock": keys.person.kem,
        "to sign": keys.person.sign,
    }


def test_f23_full_lock_leaves_a_process_that_never_held_a_key(inside):
    keys = private_keys(inside)
    assert {"device_key", "kem_key", "inbox_key", "epoch_key:1"} <= set(keys), sorted(keys)
    (old,) = inside.processes()
    try:
        held = keys_in_memory(old, keys)
    except PermissionError:
        pytest.skip("this user may not read the memory of a hardened process")
    assert {"DBK", "to sign"} <= held, "the scan finds what is there"
    assert keys_in_memory(lock_fully(inside), keys) == set()
    files = [path.read_bytes() for path in inside.folder.rglob("*") if path.is_file()]
    assert not [name for name, key in keys.items() if any(key in data for data in files)]


def test_clock_runs_on_and_words_jotted_at_the_fresh_lock_are_sealed(inside):
    inside.press("F2")
    inside.wait_for_title("Henvendelse")
    lock_fully(inside)
    before = read_laas(inside.folder).ure
    assert len(before) == 1
    inside.press("F2")
    inside.type(MARKERS[2])
    inbox = inside.folder / "indbakke"
    inside.wait_until(lambda: inbox.is_dir() and any(inbox.iterdir()), timeout=10_000)
    assert len(read_laas(inside.folder).ure) == 2
    assert files_hold((inside.folder, inside.temp), MARKERS) == set()
    inside.press("Escape")
    inside.unlock("Henvendelse")
    assert list(inbox.iterdir()) == []


def test_phone_that_rings_during_the_change_is_kept(inside):
    inside.press("ctrl+l")
    inside.wait_for_title("Lås")
    for _ in range(5):
        inside.type("000000")
        inside.press("Return")
    inside.press("F2")
    inside.wait_until(lambda: inside.first.poll() is not None, timeout=15_000)
    inside.wait_until(lambda: len(read_laas(inside.folder).ure) == 1, timeout=10_000)


def test_second_start_shows_the_first_window_and_ends(inside):
    inside.put_away()
    inside.wait_until(lambda: "Vagtbord" not in inside.title())
    second = inside.start()
    assert second.wait(timeout=20) == 1
    said = second.stderr.read().decode()
    assert (
        said
        == "akutdesk: akutdesk er allerede åben på computeren. Brug det vindue, der er åbent.\n"
    )
    assert len(inside.processes()) == 1
    inside.wait_for_title("Vagtbord")


def test_logging_out_keeps_what_was_just_typed(inside):
    write_notes(inside)
    (running,) = inside.processes()
    inside.first.terminate()
    assert inside.first.wait(timeout=20) == 0
    assert b"QBackingStore" not in inside.first.stderr.read()
    assert running not in inside.processes()
    assert files_hold((inside.folder, inside.temp), MARKERS) == set()


def test_readable_database_is_refused_and_left_alone(desk):
    desk.folder.mkdir()
    path = desk.folder / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    process = desk.start()
    desk.wait_for_title("Kan ikke åbne")
    desk.press("Return")
    assert process.wait(timeout=20) == 1
    assert "er ikke låst" in process.stderr.read().decode()
    assert path.read_bytes() == before
    assert {p.name for p in desk.folder.iterdir()} == {"vault.db"}


def test_synced_folder_is_refused_with_the_reason_and_not_even_made(desk):
    (desk.folder.parent / "Dropbox").mkdir()
    desk.folder = desk.folder.parent / "Dropbox" / "data"
    process = desk.start()
    desk.wait_for_title("Kan ikke åbne")
    desk.press("Return")
    assert process.wait(timeout=20) == 1
    assert "kopieret til nettet" in process.stderr.read().decode()
    assert not desk.folder.exists()
