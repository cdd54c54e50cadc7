"""A deed that could not be saved is said until something is saved again, and no lock waits for it."""

from __future__ import annotations

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import DiskFull, FileBusy
from akutdesk.ui.unkept import UNKEPT, tell_unkept
from tests.flows.running_desk import ANNA

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(started):
    started.come_in(ANNA)
    return started


@pytest.mark.parametrize("error", [DiskFull(), FileBusy()])
def test_it_says_why_and_promises_no_new_try(desk, error):
    own = desk.limbs.workplace.desk
    tell_unkept(own, error)
    (strip,) = desk.window.frame.alarm_area.strips
    assert strip.name == UNKEPT
    assert "prøver igen" not in strip.text
    assert not desk.limbs.workplace.has_talk()


def test_it_goes_when_something_is_saved(desk):
    own = desk.limbs.workplace.desk
    tell_unkept(own, FileBusy())
    saved = own.store.save(own.adgang, Borger(id=new_id(), kaldenavn="Karen"))
    own.changes.tell(saved.changes.types, saved.changes.ids)
    assert UNKEPT not in desk.window.frame.alarm_area.names
