"""When everything is tried to come back again (sync-and-security.md 2.18)."""

from datetime import UTC, datetime, timedelta

from akutdesk.domain.gendannelsesproeve import (
    AAR,
    FORSKEL,
    LYKKEDES,
    Gendannelsesproeve,
    seneste,
    skal_proeves,
)
from akutdesk.domain.record import new_id

NU = datetime(2026, 11, 23, 22, 40, tzinfo=UTC)


def tried(ago, udfald=LYKKEDES):
    return Gendannelsesproeve(id=new_id(), tid=NU - ago, udfald=udfald)


def test_a_year_after_the_last_one_that_succeeded_it_is_time():
    assert not skal_proeves(tried(AAR - timedelta(days=1)), None, NU)
    assert skal_proeves(tried(AAR), None, NU)


def test_the_first_is_due_a_year_after_the_sheets_were_typed_back():
    assert not skal_proeves(None, NU - timedelta(days=3), NU)
    assert skal_proeves(None, NU - AAR, NU)
    assert not skal_proeves(None, None, NU)


def test_one_that_failed_is_due_at_once_and_new_sheets_change_nothing_of_it():
    assert skal_proeves(tried(timedelta(0), FORSKEL), NU, NU)


def test_the_latest_counts_and_one_without_a_time_does_not():
    old, new = tried(timedelta(days=9), FORSKEL), tried(timedelta(days=1))
    assert seneste([new, old, Gendannelsesproeve(id=new_id())]) is new
    assert seneste([]) is None
