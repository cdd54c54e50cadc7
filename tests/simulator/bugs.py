"""Bugs to plant, each in the place of one function of the program: the invariants must find them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import msgspec
import pytest

from akutdesk.central import sqlite_events
from akutdesk.storage import (
    copy_scrub,
    forgetting,
    intake,
    opening,
    reading,
    settling,
)
from akutdesk.storage.draft import Drafts
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.netside import NetSide
from tests.simulator import people_bugs

Patch = pytest.MonkeyPatch


def a_cursor_that_skips_an_event(patch: Patch) -> None:
    """It moves over a whole step of a page, and the last event of the step is not taken in."""
    take = intake.take

    def take_most(file, arrivals, *, at_server):
        some = arrivals[:-1] if at_server and len(arrivals) > 2 else arrivals
        return take(file, some, at_server=at_server)

    patch.setattr(intake, "take", take_most)


def an_apply_that_drops_a_field(patch: Patch) -> None:
    """The last field of what comes from elsewhere never reaches the tables."""
    read = intake._read

    def read_most(file, each, gone):
        found = read(file, each, gone)
        if not isinstance(found, OpenedEvent):
            return found
        fewer = msgspec.structs.replace(found.payload, ops=found.payload.ops[:-1])
        return OpenedEvent(found.eid, fewer, found.proof)

    patch.setattr(intake, "_read", read_most)


def a_push_that_counts_before_the_receipt(patch: Patch) -> None:
    """What goes out counts as received, whether or not the server ever answers."""
    hand_out = NetSide.batch_to_send

    def hand_out_and_count(net, *limits):
        batch = hand_out(net, *limits)
        if batch is not None:
            with net._file.transaction():
                net._file.db.execute(
                    "UPDATE session SET received_n = max(received_n, ?) WHERE writer = ?",
                    (batch.last, batch.writer),
                )
        return batch

    patch.setattr(NetSide, "batch_to_send", hand_out_and_count)


def a_counter_that_doubles(patch: Patch) -> None:
    """The server counts a push of several events twice."""
    insert = sqlite_events._insert

    def insert_double(db, org, addition, placed):
        count = len(addition.headers)
        insert(
            db, org, addition, replace(placed, seq_to=placed.seq_to + (count if count > 1 else 0))
        )

    patch.setattr(sqlite_events, "_insert", insert_double)


def an_entry_after_showing(patch: Patch) -> None:
    """The record is shown, and the log hears of it at the next one."""
    log, waiting = reading.log_opening, []

    def log_later(file, adgang, kind, rid):
        file.presence.opened.add((adgang.bruger, rid))
        for each in waiting:
            if each[0] is file:
                log(*each)
        waiting[:] = [(file, adgang, kind, rid)]

    patch.setattr(reading, "log_opening", log_later)


def a_copy_that_goes_on_as_the_writer_it_was(patch: Patch) -> None:
    """A start goes on as the PC's start before it, wherever the file comes from: (writer, n) is used twice."""
    begin, made = opening.begin_writer, {}

    def begin_again(db, now_ms):
        fresh = begin(db, now_ms)
        before = [
            made[writer]
            for (writer,) in db.execute(
                "SELECT writer FROM session WHERE device = ? ORDER BY widx", (fresh.device,)
            ).fetchall()
            if writer in made
        ]
        if not before:
            made[fresh.writer] = fresh
            return fresh
        last = before[-1]
        db.execute("DELETE FROM session WHERE widx = ?", (fresh.widx,))
        db.execute(
            "UPDATE session SET key = ?, settled = 0 WHERE widx = ?", (last.session_key, last.widx)
        )
        return last

    patch.setattr(opening, "begin_writer", begin_again)


def a_word_in_a_log(patch: Patch) -> None:
    """Somebody wanted to know what comes in."""
    read = intake._read

    def read_and_say(file, each, gone):
        found = read(file, each, gone)
        logging.getLogger("akutdesk.storage").debug("taken in: %s", found)
        return found

    patch.setattr(intake, "_read", read_and_say)


def a_word_in_a_file(patch: Patch) -> None:
    """A draft is also kept where it is quick to find."""
    write = Drafts._write

    def write_beside(drafts, adgang, udkast):
        write(drafts, adgang, udkast)
        (drafts._file.folder / "udkast.txt").write_text(udkast.text)

    patch.setattr(Drafts, "_write", write_beside)


def an_arrival_that_ends_the_typing(patch: Patch) -> None:
    """What comes of a record takes the place of what somebody is typing in it."""
    take = intake.take

    def take_over(file, arrivals, *, at_server):
        step = take(file, arrivals, at_server=at_server)
        for rid in step.changes.ids:
            file.db.execute("DELETE FROM draft WHERE rid = ?", (rid,))
        return step

    patch.setattr(intake, "take", take_over)


def a_loser_that_is_overwritten(patch: Patch) -> None:
    """Of two values that were set apart, the one that is shown takes the other's event along."""
    take = intake.take

    def take_and_tidy(file, arrivals, *, at_server):
        step = take(file, arrivals, at_server=at_server)
        for rid in step.changes.ids:
            for (felt,) in file.db.execute(
                "SELECT felt FROM conflict WHERE rid = ?", (rid,)
            ).fetchall():
                heads = file.tables.standing(rid).registers.heads[felt]
                loser = min(heads, key=file.log.rank)
                file.db.execute("UPDATE event SET rid = zeroblob(16) WHERE eid = ?", (loser,))
                file.tables.rebuild(rid)
        return step

    patch.setattr(intake, "take", take_and_tidy)


def a_stick_that_shows_nothing(patch: Patch) -> None:
    """What was fetched from a stick stands in the log, and no page ever hears of it."""
    take = intake.take

    def take_quietly(file, arrivals, *, at_server):
        with pytest.MonkeyPatch.context() as quiet:
            if not at_server:
                quiet.setattr(file.tables, "take_in_many", lambda _: None)
            return take(file, arrivals, at_server=at_server)

    patch.setattr(intake, "take", take_quietly)


def a_branch_that_stays(patch: Patch) -> None:
    """Of a PC that went on as two, whoever has the one by stick keeps it when the server has the other."""
    patch.setattr(settling, "give_way", lambda _: iter(()))


def an_old_client_that_brings_it_back(patch: Patch) -> None:
    """What comes of an erased record is taken in like anything else."""
    patch.setattr(intake, "strip", lambda *_: frozenset())


def a_body_that_is_only_out_of_sight(patch: Patch) -> None:
    """The tables forget the record, the events stay."""
    patch.setattr(forgetting, "_strip_events", lambda *_: None)


def a_stick_that_remembers(patch: Patch) -> None:
    """Second copies stay as they are."""
    patch.setattr(copy_scrub, "_without_erased", lambda _, frames: frames)


def a_late_word_thrown_away(patch: Patch) -> None:
    """What nobody who erased it had seen goes with the rest."""
    patch.setattr(forgetting, "_keep_if_late", lambda *_: None)


def a_word_in_the_search_index(patch: Patch) -> None:
    """Deleted words stay in the index until it is merged by itself some day."""
    patch.setattr(forgetting, "_merge", lambda *_, **__: False)


def a_server_that_keeps_what_comes_later(patch: Patch) -> None:
    """Bodies of erased records are stripped once, and not on arrival."""
    patch.setattr(sqlite_events, "kept_bodies", lambda addition, _: [True] * len(addition.headers))


def an_upgrade_that_leaves_the_tables_empty(patch: Patch) -> None:
    """The file has today's form, and nobody makes its tables again from the events."""
    patch.setattr(opening, "replay", lambda *_: 0)


FIRST: Final = 7_000
"""The nights are fixed: a bug that is found once is found each time."""

BUGS: Final[dict[str, tuple[Callable[[Patch], None], Sequence[int]]]] = {
    each.__name__: (each, range(FIRST, FIRST + within) if isinstance(within, int) else within)
    for each, within in (
        (a_cursor_that_skips_an_event, 5),
        (an_apply_that_drops_a_field, 5),
        (a_push_that_counts_before_the_receipt, 30),
        (a_counter_that_doubles, 5),
        (an_entry_after_showing, 20),
        (a_copy_that_goes_on_as_the_writer_it_was, 20),
        (a_word_in_a_log, 5),
        (a_word_in_a_file, 20),
        (an_arrival_that_ends_the_typing, 30),
        (a_loser_that_is_overwritten, 20),
        (a_stick_that_shows_nothing, 30),
        (people_bugs.a_ring_in_which_everybody_disappears, 20),
        (people_bugs.a_ring_that_is_cut_once, 60),
        (people_bugs.a_card_that_is_forgotten_when_it_comes, 20),
        (an_old_client_that_brings_it_back, 20),
        (a_body_that_is_only_out_of_sight, 20),
        (a_stick_that_remembers, 40),
        (a_late_word_thrown_away, 20),
        (a_word_in_the_search_index, 30),
        (a_server_that_keeps_what_comes_later, 20),
        (an_upgrade_that_leaves_the_tables_empty, 10),
        (a_branch_that_stays, (7_984,)),  # a PC copied while it runs and a stick seldom meet
    )
}
"""Each with the nights in one of which it must be found: so many from the first on, or those named."""
