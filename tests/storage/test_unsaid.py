"""F74: two desks change the staff before they have met; one is first, the other says its word again."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date

import msgspec
import pytest

from akutdesk.domain.adgangstid import ALTID, Adgangstid
from akutdesk.storage.cursor import Server
from akutdesk.storage.unsaid import merged
from akutdesk.storage.vault_errors import PasswordWrong
from akutdesk.wire import statement as s
from tests.storage.founded import ANNA, ANNAS_KODE, MOGENS, NAT, OLE, founded_desk
from tests.sync.joining import LeaderDesk, new_pc
from tests.sync.test_stick import answer_file, caller_of, read_answer, shared_by

NY_KODE = "fire nye ord i nat"
PUBLIC = Server(id=b"s" * 16, public=b"p" * 32)


class TwoDesks:
    """Anna's desk and a second one, on one list; `first` speaks to the server before `second`."""

    def __init__(self, first, second, keys):
        self.first, self.second, self.keys = first, second, keys
        for store in (first.log, second.log):
            store.net.meet(PUBLIC, b"i" * 16)
            store.net.take_statements(0, store.statements())

    def meet(self):
        """The first desk's word stands; the second one hears of it. What the second said in vain comes back."""
        index, said = self.first.log.net.statements_to_send()
        self.first.log.net.take_statements(index, said)
        return self.second.log.net.take_statements(index, said)

    def level(self):
        """And the first hears what the second said again."""
        index, said = self.second.log.net.statements_to_send()
        self.second.log.net.take_statements(index, said)
        self.first.log.net.take_statements(index, said)
        assert self.first.log.statements() == self.second.log.statements()

    def opens(self, staff, initialer, kode):
        try:
            return bool(staff.vault.unlock(initialer, kode, NAT))
        except PasswordWrong:
            return False


@pytest.fixture
def desks(tmp_path):
    with ExitStack() as stack:
        made = stack.enter_context(founded_desk(tmp_path / "anna"))
        leader, pc = LeaderDesk(made), new_pc(tmp_path / "ny")
        slip = made.staff.add(made.keys, (MOGENS, "MO", "MEDARBEJDER"), NAT)
        waits = pc.request()
        caller = caller_of(waits.asked, shared_by(waits.code))
        leader.gate().let_in(caller)
        answer = answer_file(caller.shared, made.log.statements())
        joined = stack.enter_context(pc.joined(read_answer(waits, answer)))
        desks = TwoDesks(made.staff, joined.staff, made.keys)
        desks.slip, desks.kits = slip, made.kits
        yield desks


def anna_at(staff):
    return staff.vault.unlock("AN", ANNAS_KODE, NAT)


def test_both_new_colleagues_are_there_after_the_two_desks_met(desks):
    one = desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    two = desks.second.add(anna_at(desks.second), (b"B" * 16, "BO", "VIKAR"), NAT)
    assert len(desks.meet()) == 1
    assert desks.opens(desks.second, "BO", two), "nobody is locked out in between"
    assert desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    for staff in (desks.first, desks.second):
        staff.settle(anna_at(staff))
        assert desks.opens(staff, "OL", one)
        assert desks.opens(staff, "BO", two)
    assert desks.second.log.unsaid() == ()


def test_a_password_changed_in_vain_is_good_at_once_and_everywhere_after(desks):
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    desks.second.change_password(mogens, desks.slip, NY_KODE, NAT)
    desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    desks.meet()
    desks.second.settle(anna_at(desks.second))
    again = desks.second.vault.unlock("MO", NY_KODE, NAT)
    assert not desks.opens(desks.second, "MO", desks.slip)
    assert desks.second.say_again(again, NAT)
    desks.level()
    desks.first.settle(anna_at(desks.first))
    assert desks.opens(desks.first, "MO", NY_KODE)
    assert not desks.opens(desks.first, "MO", desks.slip)


def test_somebody_else_says_nothing_in_a_leaders_place(desks):
    desks.second.change_role(anna_at(desks.second), MOGENS, "BAGVAGT", NAT)
    desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    desks.meet()
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    assert not desks.second.say_again(mogens, NAT)
    assert desks.second.roller()[MOGENS] == "BAGVAGT"
    assert desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    assert desks.first.roller()[MOGENS] == "BAGVAGT"


@pytest.mark.parametrize("stops", [True, False])
def test_f79_of_two_leaders_who_took_each_other_off_apart_the_quicker_one_leads(desks, stops):
    """The other one's word falls: at both desks the house has the same leader, who opens both."""
    desks.first.change_role(anna_at(desks.first), MOGENS, "LEDER", NAT)
    desks.meet()
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    if stops:
        desks.second.leave(mogens, ANNA, NAT)
    else:
        desks.second.change_role(mogens, ANNA, "MEDARBEJDER", NAT)
    desks.first.leave(anna_at(desks.first), MOGENS, NAT)
    desks.meet()
    desks.second.settle(mogens)
    assert desks.first.roller() == desks.second.roller() == {ANNA: "LEDER"}
    for staff in (desks.first, desks.second):
        assert staff.say_again(anna_at(staff), NAT)
        assert not desks.opens(staff, "MO", desks.slip)
    desks.level()
    assert desks.first.roller() == {ANNA: "LEDER"}


def test_two_people_who_were_given_the_same_initials_apart_both_unlock(desks):
    one = desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    two = desks.second.add(anna_at(desks.second), (b"L" * 16, "OL", "MEDARBEJDER"), NAT)
    desks.meet()
    desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    for staff in (desks.first, desks.second):
        staff.settle(anna_at(staff))
        assert staff.vault.unlock("OL", one, NAT).user == OLE
        assert staff.vault.unlock("OL", two, NAT).user == b"L" * 16
        assert not desks.opens(staff, "OL", one[::-1])


def test_a_later_change_builds_on_what_was_unsaid(desks):
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    desks.second.change_password(mogens, desks.slip, NY_KODE, NAT)
    desks.second.change_role(anna_at(desks.second), MOGENS, "VIKAR", NAT)
    desks.first.add(anna_at(desks.first), (OLE, "OL", "MEDARBEJDER"), NAT)
    desks.meet()
    last = "og en helt anden sætning"
    desks.second.change_password(desks.second.vault.unlock("MO", NY_KODE, NAT), NY_KODE, last, NAT)
    assert desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    desks.first.settle(anna_at(desks.first))
    assert desks.opens(desks.first, "MO", last)
    assert desks.first.roller()[MOGENS] == "VIKAR"


PERSON = s.Person(
    user=MOGENS,
    rolle="MEDARBEJDER",
    sign_public=b"s" * 32,
    kem_public=b"k",
    epoch=1,
    private=b"old",
)


def test_each_part_of_a_person_keeps_what_was_changed_last():
    mine = msgspec.structs.replace(PERSON, rolle="VIKAR")
    now = msgspec.structs.replace(PERSON, private=b"new", epoch=2)
    both = merged(PERSON, mine, now)
    assert (both.rolle, both.private, both.epoch, both.active) == ("VIKAR", b"new", 2, True)
    left = merged(PERSON, msgspec.structs.replace(PERSON, active=False), both)
    assert (left.active, left.rolle) == (False, "VIKAR")
    assert merged(None, mine, now) == mine
    assert merged(PERSON, mine, None) == mine


AUGUST = Adgangstid(fra=date(2026, 8, 1), til=date(2026, 8, 31))


def test_days_given_and_a_role_changed_apart_are_both_there_after_the_desks_met(desks):
    desks.first.change_role(anna_at(desks.first), MOGENS, "VIKAR", NAT)
    desks.second.change_time(anna_at(desks.second), MOGENS, AUGUST, NAT)
    assert len(desks.meet()) == 1
    assert desks.second.tider()[MOGENS] == AUGUST, "the desk that said it holds to it meanwhile"
    assert desks.second.say_again(anna_at(desks.second), NAT)
    desks.level()
    for staff in (desks.first, desks.second):
        assert (staff.roller()[MOGENS], staff.tider()[MOGENS]) == ("VIKAR", AUGUST)


def test_a_leader_given_a_last_day_apart_stays_where_the_other_leader_left(desks):
    """The last day falls: it would leave the house without a leader, and leaving was said first."""
    desks.first.change_role(anna_at(desks.first), MOGENS, "LEDER", NAT)
    desks.meet()
    desks.second.change_time(anna_at(desks.second), MOGENS, AUGUST, NAT)
    mogens = desks.first.vault.unlock("MO", desks.slip, NAT)
    desks.first.leave(mogens, ANNA, NAT)
    desks.meet()
    mogens = desks.second.vault.unlock("MO", desks.slip, NAT)
    desks.second.settle(mogens)
    assert desks.second.say_again(mogens, NAT)
    desks.level()
    for staff in (desks.first, desks.second):
        assert staff.tider() == {MOGENS: ALTID}
