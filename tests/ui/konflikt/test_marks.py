"""A field that two have set apart has its mark wherever it shows; the mark leads to both and goes when one is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import new_id
from akutdesk.storage.saving import Saving
from akutdesk.ui.field_mark import FieldMark
from akutdesk.ui.konflikt.marks import Marks
from akutdesk.ui.konflikt.page import KonfliktPage
from akutdesk.ui.krisesamtale import state
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen, opkald, plan
from tests.ui.conftest import settle
from tests.ui.konflikt.conftest import BO_HERE


def marked(at_desk) -> list[FieldMark]:
    """The marks on the page in front, from the top."""
    settle()
    found = [one for one in at_desk.page.findChildren(FieldMark) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(at_desk.page, one.rect().topLeft()).y())


def strips(at_desk) -> list[str]:
    return [strip.text for strip in at_desk.window.frame.alarm_area.strips]


def go(at_desk, route, rid) -> list[FieldMark]:
    at_desk.window.go(route, rid)
    settle()
    at_desk.marks.show()
    return marked(at_desk)


@pytest.fixture
def apart(at_desk, house, middelfart):
    """`apart(record, mine, theirs)`: both set fields of a record without knowing of each other."""
    at_desk.marks = Marks(at_desk.desk, at_desk.window, at_desk.window)

    def write(record, mine, theirs):
        at_desk.pc.store.save_all(LEDER, [Saving(after=record)])
        house.settle()
        for pc, who, words in ((at_desk.pc, LEDER, mine), (middelfart, BO_HERE, theirs)):
            seen = pc.store.get(who, type(record), record.id)
            pc.store.save(who, replace(seen, **words), seen)
            house.clock.go(minutes=3)
        house.settle()
        return record.id

    return write


def test_the_card_and_the_form_of_a_citizen_are_marked_and_lead_to_both(at_desk, apart):
    apart(karen(), {"telefon": "00 00 00 01"}, {"telefon": "00 00 00 02"})
    for route in ("borger", "borger_ret"):
        (mark,) = go(at_desk, route, KAREN)
        assert mark.words.startswith("Telefon: også sat til ”00 00 00 0")
        assert strips(at_desk) == []
    field = at_desk.page.form.rows["telefon"]
    assert mark.y() >= field.geometry().bottom()
    mark.link.click()
    settle()
    assert isinstance(at_desk.page, KonfliktPage)


def test_each_mark_on_the_card_stands_right_under_its_fact(at_desk, apart):
    mine, theirs = (
        {"telefon": "00 00 00 01", "moedes": "Med te"},
        {"telefon": "2", "moedes": "Med ro"},
    )
    apart(karen(), mine, theirs)
    manner, number = go(at_desk, "borger", KAREN)
    facts = at_desk.page.known.facts
    for mark, felt, words in ((manner, "moedes", "Med"), (number, "telefon", "2")):
        line = facts.line_of(felt)
        assert words in mark.words
        assert mark.parentWidget() is facts
        assert mark.geometry().top() == line.geometry().bottom() + 1
    assert facts.line_of("telefon").geometry().top() > manner.geometry().bottom()


def test_a_mark_goes_when_somebody_has_chosen_and_takes_no_focus(at_desk, apart):
    apart(karen(), {"fornavn": "Karen"}, {"fornavn": "Karin"})
    at_desk.window.go("borger_ret", KAREN)
    settle()
    held = at_desk.window.focusWidget()
    assert len(go(at_desk, "borger_ret", KAREN)) == 1
    assert at_desk.window.focusWidget() is held
    at_desk.window.go("konflikt", KAREN)
    settle()
    at_desk.keys.press("1", "Alt+G")
    settle()
    assert go(at_desk, "borger_ret", KAREN) == []
    assert strips(at_desk) == []


def test_a_long_note_says_only_that_there_are_two(at_desk, apart):
    long = "Karen fortæller, at hun ikke har sovet i tre nætter og gerne vil have ro "
    rid = apart(opkald(), {"notat": long + "her."}, {"notat": long + "hjemme."})
    (mark,) = go(at_desk, "henvendelse", rid)
    assert mark.words == "Note: to har skrevet hver sit."


def test_a_choice_and_a_line_of_a_call_are_marked_each_at_its_place(at_desk, apart):
    rid = apart(
        opkald(),
        {"grad_foer": "MELLEM", "notat": "ringer igen"},
        {"grad_foer": "ALVOR", "notat": "kommer forbi"},
    )
    first, second = go(at_desk, "henvendelse", rid)
    assert "også sat til" in first.words
    assert first.link.accessibleDescription() == first.words
    assert second.words.startswith("Note")
    groups = at_desk.page.body.groups
    assert first.y() > groups["grad_foer"].y()


def test_the_step_of_a_talk_that_shows_the_field_is_marked_and_no_other(at_desk, apart):
    call = opkald()
    at_desk.pc.store.save_all(LEDER, [Saving(after=call)])
    talk = Krisesamtale(id=new_id(), henvendelse_id=call.id, enhed_id=call.enhed_id)
    apart(talk, {"naeste_skridt": "Ro i aften"}, {"naeste_skridt": "Ring til Lone"})
    at_desk.window.go("krisesamtale", call.id)
    settle()
    page = at_desk.page
    for kode in state.panels(page.work.spor):
        page.show_step(kode)
        settle()
        shows = (page.work.samtale.id, "naeste_skridt") in page.fields_shown()
        assert [one.words.partition(":")[0] for one in marked(at_desk)] == ["Næste skridt"] * shows
        assert bool(strips(at_desk)) is not shows


def test_a_section_of_a_draft_plan_is_marked_at_the_section(at_desk, apart):
    at_desk.pc.store.save_all(LEDER, [Saving(after=karen())])
    draft = plan(id=new_id(), status="KLADDE")
    rid = apart(draft, {"k5_selv": ("Gå ned til åen",)}, {"k5_selv": ("Skrive i min bog",)})
    assert at_desk.pc.store.get(LEDER, Kriseplan, rid).status == "KLADDE"
    (mark,) = go(at_desk, "kriseplan", rid)
    assert mark.words == "Det kan jeg selv gøre: to har skrevet hver sit."
    section = at_desk.page.parts.editor.sections["K5"]
    assert mark.y() >= section.geometry().bottom()


def test_two_plans_in_force_are_said_above_the_page(two_plans):
    two_plans.marks = Marks(two_plans.desk, two_plans.window, two_plans.window)
    assert go(two_plans, "borger", KAREN) == []
    assert strips(two_plans) == ["To har skrevet i samme plan"]
