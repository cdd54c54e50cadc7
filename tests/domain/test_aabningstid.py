"""Open or closed, by the clock, and when that changes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from akutdesk.domain.aabningstid import (
    Aabent,
    aabent,
    er_bagvendt,
    laes_aabningstid,
    overlapper,
)
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.vagt import KBH

LIVSLINIEN = ("alle 11:00-04:00",)
LAEGEVAGT = ("hverdage 16:00-08:00", "weekend 08:00-08:00")
OFFICE = ("hverdage 11:00-15:00",)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=KBH).astimezone(UTC)


def at(rows: tuple[str, ...], *parts: int) -> Aabent:
    return aabent(tuple(laes_aabningstid(row) for row in rows), local(*parts))


def test_a_line_that_closes_after_midnight():
    assert at(LIVSLINIEN, 2026, 11, 24, 2, 14) == Aabent("AABEN", local(2026, 11, 24, 4))
    assert at(LIVSLINIEN, 2026, 11, 24, 3, 59) == Aabent("AABEN", local(2026, 11, 24, 4))
    assert at(LIVSLINIEN, 2026, 11, 24, 4) == Aabent("LUKKET", local(2026, 11, 24, 11))
    assert at(LIVSLINIEN, 2026, 11, 24, 11) == Aabent("AABEN", local(2026, 11, 25, 4))


def test_the_doctor_on_call_answers_whenever_the_own_doctor_does_not():
    assert at(LAEGEVAGT, 2026, 11, 24, 2, 14) == Aabent("AABEN", local(2026, 11, 24, 8))
    assert at(LAEGEVAGT, 2026, 11, 24, 8) == Aabent("LUKKET", local(2026, 11, 24, 16))
    assert at(LAEGEVAGT, 2026, 11, 27, 17) == Aabent("AABEN", local(2026, 11, 30, 8))
    assert at(LAEGEVAGT, 2026, 11, 30, 7, 59) == Aabent("AABEN", local(2026, 11, 30, 8))


def test_a_holiday_keeps_weekend_hours():
    assert at(LAEGEVAGT, 2026, 4, 3, 12).kode == "AABEN"
    assert at(LAEGEVAGT, 2026, 4, 1, 17) == Aabent("AABEN", local(2026, 4, 7, 8))
    assert at(OFFICE, 2026, 4, 1, 16) == Aabent("LUKKET", local(2026, 4, 7, 11))


def test_always_open_never_changes():
    assert at(("alle 00:00-24:00",), 2026, 11, 24, 2, 14) == Aabent("DOEGN")
    assert at(("alle 08:00-08:00",), 2026, 10, 25, 2, 30) == Aabent("DOEGN")


def test_without_hours_nobody_knows():
    assert aabent((), local(2026, 11, 24, 2)) == Aabent("UKENDT")


def test_hours_hold_across_the_clock_change():
    assert at(LIVSLINIEN, 2026, 10, 25, 1) == Aabent("AABEN", local(2026, 10, 25, 4))
    assert at(LIVSLINIEN, 2027, 3, 28, 1) == Aabent("AABEN", local(2027, 3, 28, 4))


def test_rows_may_overlap():
    assert at(("alle 08:00-18:00", "alle 10:00-12:00"), 2026, 11, 24, 11) == Aabent(
        "AABEN", local(2026, 11, 24, 18)
    )


@pytest.mark.parametrize(
    "row", ["", "altid", "alle 8-16", "alle 08:00-25:00", "mandag 08:00-16:00", "alle 08:00-24:30"]
)
def test_hours_nobody_can_read_are_refused(row: str):
    with pytest.raises(ResourceError, match="AABNINGSTID"):
        laes_aabningstid(row)


@pytest.mark.parametrize(
    ("row", "turned"),
    [("hverdage 16:00-08:00", False), ("alle 11:00-04:00", False), ("hverdage 16:00-12:00", True)],
)
def test_a_night_ends_in_the_morning_and_what_ends_later_was_written_the_wrong_way(row, turned):
    assert er_bagvendt(laes_aabningstid(row)) is turned


@pytest.mark.parametrize(
    ("rows", "meet"),
    [
        (("hverdage 08:00-16:00", "hverdage 16:00-20:00"), False),
        (("hverdage 08:00-16:00", "hverdage 15:00-20:00"), True),
        (("hverdage 08:00-16:00", "weekend 08:00-16:00"), False),
        (("alle 22:00-06:00", "weekend 05:00-10:00"), True),
    ],
)
def test_two_rows_overlap_where_both_say_open(rows, meet):
    assert overlapper(tuple(map(laes_aabningstid, rows))) is meet
