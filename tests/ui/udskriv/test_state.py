"""What is chosen in the print dialog, and what paper and records follow."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId, new_id
from akutdesk.ui.printer import JobState, Printer
from akutdesk.ui.udskriv.state import EDITIONS, Choice, preferred, udleveringer, worst
from tests.ui.plan_desk import whole_plan

NIGHT = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
ANNA = Adgang(RecordId(b"A" * 16), "MEDARBEJDER", "EGEN_VAGT")


def test_the_first_edition_is_one_sheet_and_nothing_is_discreet():
    assert Choice().papers == ("A4",)
    assert not Choice().diskret
    assert EDITIONS[0] == Choice().edition


@pytest.mark.parametrize(
    ("typed", "copies"), [("2", 2), (" 3 ", 3), ("", 1), ("0", 1), ("x", 1), ("²", 1), ("900", 20)]
)
def test_the_number_of_copies_is_always_sensible(typed, copies):
    assert Choice().with_copies(typed).copies == copies


def test_the_printer_of_this_pc_is_remembered_as_long_as_it_is_there():
    printers = (Printer(navn="Kontoret", default=True), Printer(navn="Stuen"))
    assert preferred(printers, "Stuen") == "Stuen"
    assert preferred(printers, "Borte") == "Kontoret"
    assert preferred((), "Stuen") == ""


def test_each_paper_that_leaves_the_house_is_written_down():
    plan = whole_plan(Borger(id=new_id()))
    choice = Choice(edition="A4_KORT", diskret=True, printer="Kontoret", copies=2)
    first, second = udleveringer(
        plan, choice, adgang=ANNA, tid=NIGHT, kanal="PRINTER", ids=[new_id(), new_id()]
    )
    assert (first.papir, second.papir) == ("A4", "LOMMEKORT")
    assert {first.udgave, second.udgave} == {"DISKRET"}
    assert first.antal == 2
    assert first.medarbejder == ANNA.bruger
    assert first.kriseplan_id == plan.id
    assert first.tid == NIGHT


def test_doubt_about_one_paper_is_doubt_about_the_printing():
    assert worst([JobState.FAERDIG, JobState.UKLAR]) is JobState.UKLAR
    assert worst([JobState.FAERDIG, JobState.FAERDIG]) is JobState.FAERDIG
