"""Which plan is opened, and that the look-up log knows of it first (design.md 8.21)."""

from __future__ import annotations

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.saving import Saving
from tests.ui.folk import log_of
from tests.ui.night_desk import BO, NIGHT
from tests.ui.plan_desk import whole_plan


def test_a_colleagues_plan_is_logged_before_it_shows_and_can_be_come_back_to(desk):
    call = Henvendelse(id=new_id(), start=NIGHT)
    plan = whole_plan(desk.karen, borger_id=None, henvendelse_id=call.id)
    bo = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")
    desk.night.store.save_all(bo, [Saving(after=call), Saving(after=plan)])
    page = desk.open(call.id)
    assert page.work.plan.id == plan.id
    assert ("AABN", plan.id) in log_of(desk.night)
    desk.window.go("borgere")
    assert desk.open(call.id).work.plan.id == plan.id
