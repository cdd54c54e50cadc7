"""The look-up log knows each time a contact is opened (design.md 8.21)."""

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from tests.ui.folk import log_of
from tests.ui.night_desk import LEADER, NIGHT


def openings(night, rid):
    return log_of(night).count(("AABN", rid))


def test_each_opening_of_a_closed_contact_is_an_entry_of_its_own(night):
    call = Henvendelse(id=new_id(), start=NIGHT, slut=NIGHT, status="AFSLUTTET")
    night.save(call)
    for number in (1, 2):
        night.window.go("henvendelse", call.id)
        assert openings(night, call.id) == number
        night.window.go("vagtbord")
        night.window.go("henvendelse", call.id)
        assert openings(night, call.id) == number  # the page still stood there
        night.window.close_page(night.page)


def test_call_that_one_has_just_begun_is_no_opening(night):
    call = Henvendelse(id=new_id(), start=NIGHT, form="TLF")
    night.store.save(LEADER, call)
    night.window.go("henvendelse", call.id)
    assert openings(night, call.id) == 0
