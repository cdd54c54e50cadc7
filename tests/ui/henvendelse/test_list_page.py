"""All henvendelser, newest first, a page at a time (Ctrl+2)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.ui.henvendelse.list_page import PAGE
from tests.ui.conftest import settle
from tests.ui.night_desk import NIGHT, borger


def contact(minutes: int, **fields: object) -> Henvendelse:
    """A closed call, so many minutes before the night of the tests."""
    start = NIGHT - timedelta(minutes=minutes)
    given = {"form": "TLF", "grad_foer": "LET", "status": "AFSLUTTET", **fields}
    return Henvendelse(id=new_id(), start=start, slut=start + timedelta(minutes=9), **given)


def shown(page):
    """The rows without the headings of the days."""
    return [row for row in page.list.rows if not row.heading]


def listed(night):
    night.window.go("henvendelser")
    settle()
    return night.page


def test_the_newest_stands_first_under_its_day(night):
    ali = borger("Ali")
    night.save(ali, contact(3000, form="FREM", borger_id=ali.id), contact(30))
    page = listed(night)
    assert [(row.text, row.heading) for row in page.list.rows] == [
        ("tirsdag 24. november", True),
        ("Telefon · let krise", False),
        ("søndag 22. november", True),
        ("Fremmøde · let krise", False),
    ]
    assert [row.aside for row in shown(page)] == ["anonym", "Ali"]


def test_one_that_does_not_count_is_struck_out_and_a_draft_says_so(night):
    night.save(contact(30, status="ANNULLERET"), contact(40, status="KLADDE"))
    first, second = shown(listed(night))
    assert first.done
    assert second.tag.text == "ikke færdig"


def test_enter_opens_the_reading_view(night, keyboard):
    old = contact(30)
    night.save(old)
    listed(night)
    keyboard.press("Enter")
    assert night.window.frame.pages.place == ("henvendelse", old.id)
    keyboard.press("Esc")
    assert night.page.list.marked == old.id


@pytest.mark.parametrize("step", [1, 0], ids=["a minute apart", "all in one moment"])
def test_every_contact_is_on_one_page_and_only_one(night, keyboard, step):
    made = [contact(10 + number * step) for number in range(2 * PAGE + 3)]
    night.save(*made)
    page = listed(night)
    seen = [row.id for row in shown(page)]
    assert len(seen) == PAGE
    keyboard.press("Ctrl+PgDn")
    seen += [row.id for row in shown(page)]
    keyboard.press("Ctrl+PgDn")
    seen += [row.id for row in shown(page)]
    assert sorted(seen) == sorted(one.id for one in made)
    assert page.head.note == "side 3"
    keyboard.press("Ctrl+PgDn")
    assert page.head.note == "side 3"
    keyboard.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert [row.id for row in shown(page)] == seen[:PAGE]


def test_an_empty_list_says_so(night):
    page = listed(night)
    assert page._empty.isVisible()
    assert not page.list.isVisible()
