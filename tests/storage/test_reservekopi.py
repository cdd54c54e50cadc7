"""Backups of the whole file: proved before they count, turned by number, whole or not there (2.3, F07, F20, I7)."""

from __future__ import annotations

import itertools
import os
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.storage import reservekopi
from akutdesk.storage.connection import connect_still, connect_unguarded, transaction
from akutdesk.storage.errors import DiskFull, WorkStopped
from akutdesk.storage.grund import Grund
from akutdesk.storage.reservekopi import BackupUnfit, in_place, prove
from akutdesk.storage.reservekopier import FAILED, forget_erased
from akutdesk.storage.saving import Saving
from akutdesk.storage.vault_file import load_vault
from tests.fakes.small_disk import fill_up, small_disk
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, found, join, stored_desk
from tests.storage.pages import opened
from tests.storage.persons import karen, opkald


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.save(LEDER, karen())
        for number in range(20):
            desk.store.save(LEDER, opkald(notat=f"note {number} " * 30))
        yield desk


@pytest.fixture
def stick(desk, tmp_path):
    """A place that the leader chose for the second copy."""
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.store.set_copy_targets(LEDER, [folder])
    return folder


def take(desk):
    """A backup, over a connection of its own as a job has it."""
    with closing(desk.store.beside()) as mine:
        return mine.reservekopier.tag()


def take_after(desk, hours):
    desk.clock.go(hours=hours)
    return take(desk)


def entries(desk):
    return [handling for handling, _ in desk.log()]


def refusal(path, keys):
    with pytest.raises(BackupUnfit) as caught:
        prove(path, keys)
    return caught.value.grund


def test_a_backup_holds_every_event_and_lies_in_one_file(desk):
    made = take(desk).kopi
    assert [path.name for path in sorted(made.path.parent.iterdir())] == [
        made.path.name,
        "vault.keys",
    ]
    (events,) = desk.db.execute("SELECT count(*) FROM event").fetchone()
    assert prove(made.path, desk.keys) == events
    assert desk.store.reservekopier.liste() == (made,)


def test_a_backup_is_sealed_and_opens_with_no_other_key_than_its_own(desk):
    made = take(desk).kopi
    data = made.path.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert b"note" not in data
    assert data[:16] != desk.path.read_bytes()[:16]
    again = take_after(desk, 1).kopi
    assert reservekopi.keys_of(made.path, desk.keys) != reservekopi.keys_of(again.path, desk.keys)


def test_what_is_saved_while_a_backup_is_made_is_saved_and_belongs_to_the_next(desk):
    saved = []

    def between():
        call = opkald(notat="midt i det")
        desk.store.save(LEDER, call)
        saved.append(call.id)

    with closing(desk.store.beside()) as mine:
        made = mine.reservekopier.tag(between).kopi
    assert saved
    assert all(desk.store.tilstand(LEDER, rid) for rid in saved)
    with closing(connect_still(made.path, reservekopi.keys_of(made.path, desk.keys))) as db:
        held = {bytes(row[0]) for row in db.execute("SELECT rid FROM record")}
    assert held.isdisjoint(saved)


def test_a_backup_is_due_after_an_hour_and_when_the_clock_was_wrong(desk):
    reservekopier = desk.store.reservekopier
    assert reservekopier.mangler()
    take(desk)
    assert not reservekopier.mangler()
    desk.clock.go(minutes=59)
    assert not reservekopier.mangler()
    desk.clock.go(minutes=1)
    assert reservekopier.mangler()
    desk.clock.go(days=-2)
    assert reservekopier.mangler()


def test_six_hours_stay_and_the_last_of_each_of_seven_days_before(desk):
    made = [take(desk).kopi.nummer] + [take_after(desk, 6).kopi.nummer for _ in range(47)]
    kept = [one.nummer for one in desk.store.reservekopier.liste()]
    assert kept[:6] == made[-1:-7:-1]
    days = [one.lavet.date() for one in desk.store.reservekopier.liste()[6:]]
    assert len(days) == len(set(days)) == 7
    assert (max(days) - min(days)) == timedelta(days=6)


def test_f20_a_clock_that_jumps_lets_no_backup_go_before_newer_ones_are_there(desk):
    first = take(desk).kopi
    desk.clock.go(days=400)
    take(desk)
    desk.clock.go(days=-400)
    for _ in range(3):
        take_after(desk, 1)
    numbers = [one.nummer for one in desk.store.reservekopier.liste()]
    assert first.nummer in numbers
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 5


HOPS = {
    "the October night": (1,) * 9,
    "a flat battery": (1,) * 7 + (-24 * 20_000,) + (1,) * 7,
    "a day ahead and back": (1,) * 7 + (24, 1, -24) + (1,) * 7,
    "a year ahead for good": (1,) * 7 + (24 * 365,) + (1,) * 7,
}


@pytest.mark.parametrize("hops", HOPS.values(), ids=HOPS)
def test_f20_the_six_newest_stay_as_they_were_written_whatever_the_clocks_say(desk, hops):
    """The desk's clock and the times of the file system, both wrong; the numbers alone say what is newest."""
    desk.clock.at = datetime(2026, 10, 24, 20, 30, tzinfo=UTC)  # 01.00 UTC: 02.xx comes twice
    made: dict[int, bytes] = {}
    for step, hours in enumerate(hops):
        kopi = take_after(desk, hours).kopi
        assert kopi.nummer > max(made, default=0)
        made[kopi.nummer] = kopi.path.read_bytes()
        there = {one.nummer: one for one in desk.store.reservekopier.liste()}
        newest = sorted(made)[-6:]
        assert set(newest) <= set(there)
        for nummer in newest:
            assert there[nummer].path.read_bytes() == made[nummer]
            os.utime(there[nummer].path, (0, 0) if step % 2 else (2**32, 2**32))


def test_a_backup_goes_to_the_leaders_folder_too_and_a_place_that_is_away_stops_nothing(
    desk, stick
):
    taken = take(desk)
    assert taken.mangler == 0
    (here, there) = desk.store.reservekopier.steder()
    assert there.is_relative_to(stick)
    assert in_place(there)[0].path.read_bytes() == in_place(here)[0].path.read_bytes()
    shutil.rmtree(stick)
    assert take_after(desk, 1).mangler == 1
    assert len(in_place(here)) == 2
    assert not stick.exists()


def test_beside_a_backup_lies_what_a_kit_needs_and_nobodys_password(desk):
    place = take(desk).kopi.path.parent
    bare, full = load_vault(place), load_vault(desk.folder)
    assert bare.slots == ()
    assert full.slots
    assert (bare.kits, bare.recovery) == (full.kits, full.recovery)


@pytest.mark.parametrize("cut", [0, 10, 4096, 8192 + 17])
def test_a_half_backup_is_told_so(desk, cut):
    path = take(desk).kopi.path
    path.write_bytes(path.read_bytes()[:cut])
    assert refusal(path, desk.keys) == "SKADET"


def test_one_flipped_byte_anywhere_is_found(desk, rng):
    path = take(desk).kopi.path
    whole = path.read_bytes()
    for _ in range(20):
        at = rng.randrange(16, len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert refusal(path, desk.keys) == "SKADET"


def test_a_row_changed_with_the_key_is_found_by_its_chain(desk):
    path = take(desk).kopi.path
    db = connect_unguarded(path, reservekopi.keys_of(path, desk.keys))
    db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE eid & 4095 = 7")
    db.close()
    assert refusal(path, desk.keys) == "SKADET"


def test_another_places_backup_and_any_other_file_are_told_as_foreign(desk, tmp_path):
    other = found(tmp_path / "anden")
    theirs = take(other).kopi.path
    assert refusal(theirs, desk.keys) == "FREMMED"
    other.store.close()
    strange = tmp_path / "ferie.jpg"
    strange.write_bytes(b"\xff\xd8" + bytes(5000))
    assert refusal(strange, desk.keys) == "FREMMED"
    assert refusal(tmp_path / "ingen.db", desk.keys) == "MANGLER"
    assert refusal(desk.path, desk.keys) == "FREMMED"


def test_what_was_left_half_made_by_a_stop_is_swept_away_by_the_next(desk):
    place = take(desk).kopi.path.parent
    (place / "kopi-000009-20261124T010000Z.db.ny").write_bytes(b"half")
    (place / "notat.txt").write_text("lagt her af it", encoding="utf-8")
    take_after(desk, 1)
    assert not list(place.glob("*.ny*"))
    assert (place / "notat.txt").exists()


def test_a_stop_in_the_middle_leaves_the_old_ones_and_nothing_half(desk):
    for number in range(300):
        desk.store.save(LEDER, opkald(notat=f"mange {number}"))
    before = take(desk).kopi
    desk.clock.go(hours=1)
    for after in (0, 2):
        looks = itertools.count()

        def stop(looks=looks, after=after):
            if next(looks) >= after:
                raise WorkStopped

        with closing(desk.store.beside()) as mine, pytest.raises(WorkStopped):
            mine.reservekopier.tag(stop)
    assert desk.store.reservekopier.liste() == (before,)
    assert not list(before.path.parent.glob("*.ny*"))
    desk.store.save(LEDER, opkald(notat="det går videre"))
    assert take(desk).kopi.nummer > before.nummer


def test_a_backup_that_does_not_hold_lets_no_older_one_go(desk):
    for _ in range(7):
        take_after(desk, 1)
    before = desk.store.reservekopier.liste()
    with transaction(desk.db):
        desk.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE eid & 4095 = 7")
    with pytest.raises(BackupUnfit) as caught:
        take_after(desk, 1)
    assert caught.value.grund == "SKADET"
    assert desk.store.reservekopier.liste() == before


def test_a_full_disk_is_said_before_anything_is_written_and_the_log_has_it(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=60) as disk, stored_desk(disk / "data") as desk:
        desk.store.save(LEDER, karen())
        with pytest.raises(DiskFull):
            take(desk)
        assert desk.store.reservekopier.liste() == ()
        assert FAILED in entries(desk)
        desk.store.save(LEDER, opkald(notat="det kan stadig gemmes"))


def fill_when_half_is_there(disk, place):
    """Somebody else's data takes the rest of a disk while a backup is being written on it."""

    def fill():
        if any(place.rglob("kopi-*.ny")):
            fill_up(disk)

    return fill


def test_a_disk_that_fills_while_a_backup_is_made_loses_only_that_backup(tmp_path):
    with small_disk(tmp_path / "disk", megabytes=160) as disk, stored_desk(disk / "data") as desk:
        desk.store.save(LEDER, karen())
        before = take(desk).kopi
        held = before.path.read_bytes()
        desk.store.save_all(
            LEDER, [Saving(after=opkald(notat=os.urandom(1900).hex())) for _ in range(500)]
        )
        desk.clock.go(hours=1)
        with closing(desk.store.beside()) as mine, pytest.raises(DiskFull):
            mine.reservekopier.tag(fill_when_half_is_there(disk, desk.folder))
        assert desk.store.reservekopier.liste() == (before,)
        assert before.path.read_bytes() == held
        assert prove(before.path, desk.keys) > 0
        assert not list(before.path.parent.glob("*.ny*"))
        assert FAILED in entries(desk)
        assert desk.store.reservekopier.fejlet() == desk.clock.at
        call = opkald(notat="det kan stadig gemmes")
        desk.store.save(LEDER, call)  # in the room that the half one gave back
        assert desk.store.reread(LEDER, type(call), call.id) == call
        (disk / "other").unlink()
        assert take(desk).kopi.nummer > before.nummer


def test_a_stick_that_fills_while_a_backup_is_carried_to_it_leaves_the_one_here(desk, tmp_path):
    desk.store.save_all(
        LEDER, [Saving(after=opkald(notat=os.urandom(1900).hex())) for _ in range(500)]
    )
    with small_disk(tmp_path / "stick", megabytes=160) as stick:
        desk.store.set_copy_targets(LEDER, [stick])
        with closing(desk.store.beside()) as mine:
            taken = mine.reservekopier.tag(fill_when_half_is_there(stick, stick))
        assert (stick / "other").exists()
        assert taken.mangler == 1
        assert taken.kopi in desk.store.reservekopier.liste()
        assert not list(stick.rglob("kopi-*"))


def test_a_full_stick_leaves_the_backup_here(desk, tmp_path):
    with small_disk(tmp_path / "stick", megabytes=70) as stick:
        desk.store.set_copy_targets(LEDER, [stick])
        fill_up(stick)
        taken = take(desk)
        assert taken.mangler == 1
        assert taken.kopi in desk.store.reservekopier.liste()


def test_i7_after_an_erasure_every_backup_from_before_goes_also_on_a_stick_that_was_away(
    desk, stick, tmp_path
):
    take(desk)
    old = take_after(desk, 1).kopi
    (here, there) = desk.store.reservekopier.steder()
    away = tmp_path / "i skuffen"
    stick.rename(away)
    forget_erased(desk.store._file)
    assert in_place(here) == ()
    assert desk.store.reservekopier.mangler()
    new = take(desk).kopi
    assert new.nummer > old.nummer
    away.rename(stick)
    assert len(in_place(there)) == 2
    newest = take_after(desk, 1).kopi
    assert {one.nummer for one in in_place(there)} == {newest.nummer}
    assert {one.nummer for one in in_place(here)} == {new.nummer, newest.nummer}


def words_in(backup, keys):
    """All that a thief with every key reads in one backup."""
    return b"".join(opened(backup.path, reservekopi.keys_of(backup.path, keys).key))


def test_i7_two_people_erase_and_no_backup_from_before_is_left_here_or_on_the_stick(desk, stick):
    call = opkald(notat="Zebrafinken sang")
    desk.store.save(LEDER, call)
    old = take(desk).kopi
    (here, there) = desk.store.reservekopier.steder()
    assert there.is_relative_to(stick)
    assert b"Zebrafinken" in words_in(old, desk.keys)
    bo = join(desk, BO)
    desk.store.sign_in(ANNA, desk.person.sign)
    desk.store.hold_log_key(ANNA, desk.person.kem)
    desk.store.sign_in(BO, bo)
    navn = desk.store.sletning.bestil(
        LEDER, BO, (call.id,), Grund(grund="FRIST", hjemmel="GDPR_17")
    )
    assert in_place(here) == (old,)
    desk.store.sign_in(BO, bo)
    desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    assert in_place(here) == ()
    new = take(desk).kopi
    assert in_place(here) == (new,)
    assert [one.nummer for one in in_place(there)] == [new.nummer]
    for one in (new, *in_place(there)):
        assert b"Zebrafinken" not in words_in(one, desk.keys)
        assert b"note 7" in words_in(one, desk.keys)
