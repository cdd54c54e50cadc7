"""Desks whose clocks are wrong: nobody is blocked, no later word loses, no event is refused (F50-F53)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.wire.hlc import millis
from tests.storage.desk import LEDER
from tests.storage.exchange import all_meet, same_everywhere
from tests.storage.persons import opkald


def last_stamp(desk):
    """Milliseconds of the desk's newest own stamp."""
    widx = desk.store._file.writer.widx
    (stamp,) = desk.db.execute(
        "SELECT hlc FROM event WHERE eid >> 40 = ? ORDER BY eid DESC LIMIT 1", (widx,)
    ).fetchone()
    return millis(stamp)


def test_f50_a_pc_a_year_ahead_blocks_nobody_and_later_edits_of_others_win(anna, bo, server):
    now = anna.clock.at
    anna.clock.at = now + timedelta(days=365)
    call = opkald(notat="fra fremtiden")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    seen = bo.store.get(LEDER, Henvendelse, call.id)
    bo.store.save(LEDER, replace(seen, notat="rettet i nuet"), seen)
    marked = {each.tid: each.ur_usikkert for each in bo.store.history(LEDER, call.id)}
    assert marked == {now: False, now + timedelta(days=365): True}
    assert last_stamp(bo) <= (now + timedelta(minutes=5, seconds=1)).timestamp() * 1000
    anna.clock.at = now
    all_meet(server, anna, bo)
    assert anna.store.get(LEDER, Henvendelse, call.id).notat == "rettet i nuet"
    assert anna.store.samtidige(LEDER, call.id) == ()
    assert same_everywhere(anna, bo)


def test_f51_a_pc_in_1970_saves_and_its_words_stand(anna, bo, server):
    anna.clock.at = datetime(1970, 1, 1, 0, 3, tzinfo=UTC)
    call = opkald(notat="uret stod stille")
    anna.store.save(LEDER, call)
    all_meet(server, anna, bo)
    seen = bo.store.get(LEDER, Henvendelse, call.id)
    assert seen == call
    (made,) = bo.store.history(LEDER, call.id)
    assert made.ur_usikkert
    anna.store.net.clock_seen(round((bo.clock.at - anna.clock.at).total_seconds() * 1000))
    anna.store.save(LEDER, replace(call, notat="men vi skrev"), call)
    all_meet(server, anna, bo)
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "men vi skrev"
    newest, first = bo.store.history(LEDER, call.id)
    assert (newest.tid, newest.ur_usikkert) == (bo.clock.at, False)
    assert first.ur_usikkert  # no time is ever rewritten
    assert same_everywhere(anna, bo)


def test_f52_many_events_in_one_millisecond_keep_their_order(anna, bo, server):
    call = opkald()
    anna.store.save(LEDER, call)
    seen = call
    for number in range(300):
        after = replace(seen, notat=f"{number}")
        anna.store.save(LEDER, after, seen)
        seen = after
    stamps = [row[0] for row in anna.db.execute("SELECT hlc FROM event ORDER BY eid").fetchall()]
    assert stamps == sorted(set(stamps))
    all_meet(server, anna, bo)
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "299"
    assert same_everywhere(anna, bo)


def test_f53_when_the_clock_goes_back_an_hour_the_order_of_saves_is_kept(anna, bo, server):
    anna.clock.at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02.30 summer time
    call = opkald(notat="02.30 sommertid")
    first = anna.store.save(LEDER, call)
    anna.clock.go(hours=1)  # 02.30 winter time; the instants differ
    second = anna.store.save(LEDER, replace(call, notat="02.30 vintertid"), call)
    anna.clock.go(hours=-1)  # and a PC whose clock itself was set back
    seen = anna.store.get(LEDER, Henvendelse, call.id)
    anna.store.save(LEDER, replace(seen, notat="efter at uret blev stillet"), seen)
    all_meet(server, anna, bo)
    assert second.tid - first.tid == timedelta(hours=1)
    told = [change.felter[0].vaerdi for change in bo.store.history(LEDER, call.id)]
    assert told[:2] == ["efter at uret blev stillet", "02.30 vintertid"]
    assert bo.store.get(LEDER, Henvendelse, call.id).notat == "efter at uret blev stillet"
    assert same_everywhere(anna, bo)
