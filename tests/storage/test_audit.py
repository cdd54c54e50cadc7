"""The look-up log: written by all, read by few, complete (design.md 8.6, 8.21)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import EventsDamaged, NotSignedIn
from akutdesk.wire.errors import SealBrokenError
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, signing_key
from tests.storage.persons import KAREN, karen


def test_the_log_says_who_looked_when_where_and_what_for(desk):
    desk.store.save(LEDER, karen())
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    row = desk.store.read_log(LEDER, desk.audit_private())[0]
    assert (row.bruger, row.tid, row.pc, row.formaal) == (
        BO,
        desk.clock.at,
        desk.founding.device,
        "egen vagt",
    )
    assert (row.entry.handling, row.entry.objekt_type, row.entry.objekt_id) == (
        "AABN",
        "borger",
        KAREN,
    )


def test_entries_of_earlier_starts_are_read_too_and_reading_is_an_entry(desk):
    desk.store.sign_in(ANNA, signing_key())
    desk.store.failed_login()
    desk.reopen()
    desk.store.log(MEDARBEJDER, "UDSKRIV", objekt_type="kriseplan", objekt_id=KAREN)
    desk.store.read_log(LEDER, desk.audit_private())
    rows = desk.store.read_log(LEDER, desk.audit_private())
    assert [row.entry.handling for row in rows] == [
        "LOGIND",
        "FEJL_LOGIND",
        "UDSKRIV",
        "AABN",
        "AABN",
    ]
    assert rows[2].entry.objekt_id == KAREN


def test_staff_cannot_read_the_log_they_write(desk):
    desk.store.get(LEDER, Borger, desk.store.save(LEDER, karen()) and KAREN)
    with pytest.raises(SealBrokenError):
        desk.store.read_log(LEDER, bytes(32))


def test_the_server_would_not_see_whose_card_was_opened(desk):
    desk.store.save(LEDER, karen())
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    rids = desk.db.execute("SELECT rid, header FROM event WHERE stream = 2").fetchall()
    assert [rid for rid, _ in rids] == [bytes(16)]
    assert KAREN not in rids[0][1]


def test_a_palette_is_one_entry_with_the_number_of_citizens_shown(desk):
    desk.store.save(LEDER, karen())
    palette = desk.store.palette(MEDARBEJDER)
    for text in ("k", "ka", "kar", "x"):
        palette.hits(text)
    palette.close()
    palette.close()
    desk.store.palette(MEDARBEJDER).close()
    (row, _) = desk.store.read_log(LEDER, desk.audit_private())
    assert (row.entry.handling, row.entry.antal) == ("SOEG", 1)


def test_a_changed_entry_is_told(desk):
    desk.store.log(MEDARBEJDER, "UDSKRIV")
    desk.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE stream = 2")
    with pytest.raises(EventsDamaged) as told:
        desk.store.read_log(LEDER, desk.audit_private())
    assert told.value.n == 1


def test_a_reader_of_the_log_learns_how_often_a_card_was_opened(desk):
    desk.store.save(LEDER, karen())
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    early = desk.clock.now()
    desk.clock.at += timedelta(days=40)
    desk.reopen()
    for _ in range(3):
        desk.store.get(MEDARBEJDER, Borger, KAREN)
    with pytest.raises(NotSignedIn):
        desk.store.openings(LEDER, KAREN, early)
    assert desk.store.hold_log_key(ANNA, desk.person.kem)
    assert desk.store.openings(LEDER, KAREN, early) == 4
    assert desk.store.openings(LEDER, KAREN, early + timedelta(days=1)) == 3
    beside = desk.store.beside()
    assert beside.openings(LEDER, new_id(), early) == 0
    beside.close()
    assert not desk.store.hold_log_key(BO, desk.person.kem)
    with pytest.raises(AdgangError):
        desk.store.openings(MEDARBEJDER, KAREN, early)
    desk.store.sign_out(ANNA)
    with pytest.raises(NotSignedIn):
        desk.store.openings(LEDER, KAREN, early)
