"""The noedmappe: which numbers are free, and when a new folder is due."""

from __future__ import annotations

from datetime import datetime

from akutdesk.domain.noedmappe import Noedmappe, naeste_loeb, seneste, skal_fornyes
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import KBH


def mappe(pc, foerste, antal, **fields):
    return Noedmappe(id=new_id(), pc=pc, foerste=foerste, antal=antal, **fields)


def day(month, number, hour=12, year=2026):
    return datetime(year, month, number, hour, tzinfo=KBH)


def test_a_number_that_was_drawn_is_never_drawn_again_also_where_no_paper_came_out():
    mapper = [mappe(1, 1, 15), mappe(2, 1, 15), mappe(1, 16, 15, udfald="KOM_IKKE")]
    assert naeste_loeb(mapper, 1) == 31
    assert naeste_loeb(mapper, 2) == 16
    assert naeste_loeb(mapper, 3) == 1


def test_only_a_folder_that_came_out_lies_in_the_house():
    came = mappe(1, 1, 15, tid=day(10, 3), udfald="KOM_UD")
    lost = mappe(1, 16, 15, tid=day(11, 3), udfald="VED_IKKE")
    assert seneste([came, lost]) == day(10, 3)
    assert seneste([lost]) is None


def test_a_new_folder_is_due_at_set_up_and_each_calendar_month():
    assert skal_fornyes(None, day(11, 23))
    assert not skal_fornyes(day(11, 1, 0), day(11, 30, 23))
    assert skal_fornyes(day(11, 30, 23), day(12, 1, 0))
    assert skal_fornyes(day(12, 31), day(1, 1, year=2027))
    assert not skal_fornyes(day(12, 1), day(11, 30))  # a clock that was wrong asks for nothing
