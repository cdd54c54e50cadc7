"""The second copy: sealed, complete, never in the way of a save (2.14)."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.storage.copy_check import examine_copy
from akutdesk.storage.second_copy import home_of
from akutdesk.storage.segment import Kind, read
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen, opkald


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        yield desk


@pytest.fixture
def stick(desk, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.store.set_copy_targets(LEDER, [stick])
    return stick


def home(desk, stick):
    return home_of(stick, desk.founding.org, desk.founding.device)


def test_every_event_is_copied_and_the_copy_verifies(desk, stick):
    desk.store.save(LEDER, karen())
    assert desk.store.tilstand(LEDER, KAREN) == "LOKAL"
    assert desk.store.copy_out().events == 1
    assert desk.store.tilstand(LEDER, KAREN) == "KOPIERET"
    desk.store.save(LEDER, karen(moedes="Stille"), karen())
    assert desk.store.tilstand(LEDER, KAREN) == "LOKAL"
    desk.reopen()
    desk.store.save(LEDER, opkald())
    assert desk.store.copy_out().events == 2
    assert desk.store.copy_out().events == 0
    told = examine_copy(home(desk, stick))
    assert (told.segments, told.events, told.writers, told.faults) == (2, 3, 2, ())


def test_many_events_make_several_segments(desk, stick):
    for _ in range(510):
        desk.store.log(MEDARBEJDER, "UDSKRIV")
    assert desk.store.copy_out().events == 510
    assert examine_copy(home(desk, stick)).segments == 2


def test_a_copy_holds_what_it_takes_to_open_it_and_nothing_readable(desk, stick, kanarie):
    desk.store.save(LEDER, karen(kaldenavn=kanarie.navn, cpr=kanarie.cpr))
    desk.store.copy_out()
    (path,) = home(desk, stick).iterdir()
    data = path.read_bytes()
    kinds = [kind for kind, _ in read(data, bytes(32))]
    assert kinds == [
        *[Kind.STATEMENT] * 5,
        Kind.KEYWRAP,
        Kind.CERTIFICATE,
        Kind.EVENT,
        Kind.STRETCH,
    ]
    assert kanarie.navn.encode() not in data
    assert kanarie.cpr.encode() not in data


def test_a_stick_that_is_away_delays_nothing_and_gets_the_rest_later(desk, stick):
    stick.rename(stick.with_name("pocket"))
    desk.store.save(LEDER, karen())
    assert desk.store.copy_out().missing == 1
    assert not stick.exists()
    stick.with_name("pocket").rename(stick)
    assert desk.store.copy_out().events == 1
    assert examine_copy(home(desk, stick)).faults == ()


def test_two_places_each_get_everything(desk, stick, tmp_path):
    desk.store.save(LEDER, karen())
    desk.store.copy_out()
    share = tmp_path / "share"
    share.mkdir()
    desk.store.set_copy_targets(LEDER, [stick, share])
    assert desk.store.copy_targets() == (stick, share)
    desk.store.save(LEDER, opkald())
    desk.store.copy_out()
    assert examine_copy(home(desk, stick)).events == 2
    assert examine_copy(home(desk, share)).events == 2
    desk.store.set_copy_targets(LEDER, [share])
    assert desk.store.copy_targets() == (share,)


def test_no_segment_is_written_over_by_a_store_that_has_forgotten_it(desk, stick):
    desk.store.save(LEDER, karen())
    desk.store.copy_out()
    (first,) = home(desk, stick).iterdir()
    before = first.read_bytes()
    desk.store.set_copy_targets(LEDER, [])
    desk.store.set_copy_targets(LEDER, [stick])
    desk.store.copy_out()
    assert first.read_bytes() == before
    assert len(list(home(desk, stick).iterdir())) == 2


def test_f20_a_clock_that_goes_back_writes_over_no_segment_and_leaves_none_out(desk, stick):
    """The October night, a battery that is flat, and a file system whose times say something else."""
    kept: dict[str, bytes] = {}
    for hours in (0, 1, -1, -1, 24 * 400, -24 * 800):
        desk.clock.go(hours=hours)
        desk.store.save(LEDER, opkald(notat=f"{hours} {len(kept)}"))
        assert desk.store.copy_out().events == 1
        there = {path.name: path.read_bytes() for path in home(desk, stick).iterdir()}
        assert kept.items() <= there.items()
        assert len(there) == len(kept) + 1
        kept = there
        for path in home(desk, stick).iterdir():
            os.utime(path, (0, 0) if hours > 0 else (2**32, 2**32))
        desk.reopen()
    assert examine_copy(home(desk, stick)).faults == ()
    assert examine_copy(home(desk, stick)).events == len(kept)


def test_a_damaged_cut_or_missing_segment_is_told(desk, stick):
    for _ in range(3):
        desk.store.save(LEDER, opkald())
        desk.store.copy_out()
    paths = sorted(home(desk, stick).iterdir())
    whole = paths[1].read_bytes()
    paths[1].write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    assert examine_copy(home(desk, stick)).faults == ((2, "HASH"), (3, "GAP"))
    paths[1].write_bytes(whole[:90])
    assert (2, "HASH") in examine_copy(home(desk, stick)).faults
    paths[1].write_bytes(b"")
    assert (2, "FORM") in examine_copy(home(desk, stick)).faults
    paths[1].unlink()
    assert examine_copy(home(desk, stick)).faults == ((3, "ORDER"),)


@pytest.mark.usefixtures("stick")
def test_the_overview_says_what_waits_and_since_when(desk):
    assert desk.store.overblik().usendte == 0
    desk.store.save(LEDER, karen())
    since = desk.clock.at
    desk.clock.go(hours=2)
    desk.store.save(LEDER, opkald())
    desk.reopen()
    desk.store.save(LEDER, opkald())
    told = desk.store.overblik()
    assert (told.usendte, told.kopi_tid) == (3, None)
    assert told.aeldste_usendte == since
    desk.store.copy_out()
    assert desk.store.overblik().kopi_tid == since + timedelta(hours=2)
    desk.db.execute("UPDATE session SET received_n = 1")
    assert desk.store.overblik().usendte == 1
    assert desk.store.tilstand(LEDER, KAREN) == "MODTAGET"
    desk.db.execute("UPDATE session SET backed_n = 1")
    assert desk.store.tilstand(LEDER, KAREN) == "SIKRET"


# ---- a place that lacks what was written there


def exchange(desk, stick):
    """Another, empty stick under the same name."""
    shutil.rmtree(home(desk, stick).parent)


def lose(desk, stick):
    next(iter(home(desk, stick).iterdir())).unlink()


def cut(desk, stick):
    path = max(home(desk, stick).iterdir())
    path.write_bytes(path.read_bytes()[:-40])


def spoil(desk, stick):
    path = max(home(desk, stick).iterdir())
    data = path.read_bytes()
    path.write_bytes(data[:-50] + bytes([data[-50] ^ 1]) + data[-49:])


@pytest.mark.parametrize("happen", [exchange, lose, cut, spoil])
def test_a_place_that_lacks_something_gets_everything_once_more(desk, stick, happen):
    call = opkald()
    desk.store.save(LEDER, call)
    desk.store.copy_out()
    desk.store.save(LEDER, karen())
    desk.store.copy_out()
    happen(desk, stick)
    desk.store.save(LEDER, replace(call, notat="mere"), call)
    assert desk.store.copy_out().events == 3
    told = examine_copy(home(desk, stick))
    assert (told.events, told.writers, told.faults) == (3, 1, ())
    assert desk.store.tilstand(LEDER, call.id) == "KOPIERET"
    assert desk.store.copy_out().events == 0


def test_a_copy_that_went_with_its_stick_counts_only_when_it_is_there_again(desk, stick):
    call = opkald()
    desk.store.save(LEDER, call)
    desk.store.copy_out()
    exchange(desk, stick)
    home(desk, stick).parent.mkdir()
    home(desk, stick).touch()  # nothing can be written where a file stands
    assert desk.store.copy_out().missing == 1
    home(desk, stick).unlink()
    assert desk.store.copy_out().events == 1
    assert desk.store.tilstand(LEDER, call.id) == "KOPIERET"


@pytest.mark.usefixtures("stick")
def test_a_share_that_knows_nothing_of_syncing_folders_takes_copies(desk, monkeypatch):
    synced = os.fsync

    def fsync(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "")
        synced(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    desk.store.save(LEDER, karen())
    assert desk.store.copy_out().events == 1


def test_a_start_that_was_never_copied_is_signed_piece_by_piece(desk):
    for number in range(650):
        desk.store.save(LEDER, karen(id=number.to_bytes(16, "big")))
    before = desk.db.total_changes
    written = []
    for _ in desk.store.copying():
        assert not desk.db.in_transaction
        written.append(desk.db.total_changes - before)
        before = desk.db.total_changes
    signed = desk.db.execute("SELECT count(*) FROM stretch").fetchone()[0]
    assert signed >= 4
    assert len(written) > signed  # a save comes in between any two of them
