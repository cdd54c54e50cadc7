"""Prints a citizen's plan from the card, with the dialog of the plan itself."""

from __future__ import annotations

from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.kriseplan import face
from akutdesk.ui.kriseplan.work import PlanWork
from akutdesk.ui.udskriv.dialog import PrintDialog


def print_plan(desk: Desk, plan_id: RecordId) -> None:
    """Open the print dialog on a plan. Raises NotFound, AdgangError."""
    work = PlanWork(desk, plan_id)
    person = face.printed_person(work, desk.texts)
    papers = work.papers(work.plan)
    desk.shell.open_overlay(PrintDialog(desk, papers, katalog=work.katalog, person=person))
