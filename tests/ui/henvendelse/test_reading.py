"""A closed henvendelse is read, corrected for a reason, and annulled for a reason; never written over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import Opfoelgning
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import T1, only
from tests.ui.night_desk import after_crash


@pytest.fixture
def closed(night, keyboard):
    """A closed call, in its reading view."""
    keyboard.press("F2")
    night.page.body.words.note.setFocus()
    keyboard.write("Kan ikke sove")
    night.page.first_focus().setFocus()
    night.clock.forward(minutes=14)
    keyboard.press(*T1, "Ctrl+Enter")
    written = only(night)
    night.window.go("henvendelse", written.id)
    settle()
    return written


def words(page):
    """Name to value, as the reading view shows them."""
    return dict(page.facts._pairs)


@pytest.mark.usefixtures("closed")
def test_the_reading_view_says_everything_in_words(night):
    shown = words(night.page)
    assert shown["Tid"] == "tir. 24. nov. kl. 02.14 · 14 min"
    assert shown["Krise"] == "Let krise"
    assert shown["Hvad fyldte"] == "Angst/nervøsitet · Nedtrykt/ked af det"
    assert shown["Målgruppe"] == "I målgruppen · forslag"
    assert night.page._note.text() == "Kan ikke sove"
    assert not night.page.findChildren(type(night.page.buttons[0]), "missing")


@pytest.mark.usefixtures("closed")
def test_the_story_tells_begun_and_closed(night):
    assert [line.text() for line in night.page._lines] == [
        "Lukket tir. 24. nov. kl. 02.28 af Anna · gemt her",
        "Begyndt tir. 24. nov. kl. 02.14 af Anna · gemt her",
    ]


def test_a_correction_needs_its_reason(night, keyboard, closed):
    night.clock.forward(minutes=5)
    keyboard.press("Ctrl+Enter")
    night.page.body.groups["stabilisering"].stop().setFocus()
    keyboard.press("2", "Ctrl+Enter")
    assert [link.text() for link in night.page.body.summary.links] == [
        "Skriv kort, hvorfor du retter."
    ]
    assert only(night).stabilisering == "STAB"
    keyboard.press("Enter")
    keyboard.write("Trykkede forkert")
    keyboard.press("Ctrl+Enter")
    after = only(night)
    assert (after.stabilisering, after.status) == ("DELVIS", "AFSLUTTET")
    newest = night.store.history(night.desk.adgang, closed.id)[0]
    assert (newest.begrundelse, newest.signeret) == ("Trykkede forkert", True)
    assert [one.felt for one in newest.felter] == ["stabilisering"]


def test_after_the_correction_the_reading_view_tells_it(night, keyboard, closed):
    keyboard.press("Ctrl+Enter")
    night.page.body.groups["stabilisering"].stop().setFocus()
    keyboard.press("2")
    night.page.body.words.reason.setFocus()
    keyboard.write("Trykkede forkert")
    keyboard.press("Ctrl+Enter")
    assert night.window.frame.pages.place == ("henvendelse", closed.id)
    assert words(night.page)["Situation bagefter"] == "Delvist stabiliseret"
    assert [line.text() for line in night.page._lines][:2] == [
        "Rettet tir. 24. nov. kl. 02.28 af Anna · gemt her",
        "Trykkede forkert",
    ]
    keyboard.press("Ctrl+Z")
    assert only(night).stabilisering == "STAB"


def test_a_correction_is_a_draft_until_it_is_given_its_reason(
    night, keyboard, closed, look, assets, shown
):
    keyboard.press("Ctrl+Enter")
    night.page.body.groups["stabilisering"].stop().setFocus()
    keyboard.press("2")
    again = after_crash(night, look, assets)
    shown(again.window)
    again.window.go("henvendelse_ret", closed.id)
    settle()
    assert again.page.body.groups["stabilisering"].chosen == ("DELVIS",)
    assert only(again).stabilisering == "STAB"
    again.window.close()
    again.store.close()


def test_a_correction_makes_no_second_opfoelgning(night, keyboard):
    keyboard.press("F2", "2", "Tab", "1", "Tab", "1", "Tab", "2", "Tab")
    keyboard.write("fredag")
    keyboard.press("Tab", "1", "Ctrl+Enter")
    night.window.go("henvendelse_ret", only(night).id)
    settle()
    night.page.body.words.reason.setFocus()
    keyboard.write("Note manglede")
    night.page.body.words.note.setFocus()
    keyboard.write("Ville tale igen")
    keyboard.press("Ctrl+Enter")
    assert only(night).notat == "Ville tale igen"
    assert len(night.all_of(Opfoelgning)) == 1


def test_a_correction_without_a_change_is_no_correction(night, keyboard, closed):
    keyboard.press("Ctrl+Enter")
    night.page.body.words.reason.setFocus()
    keyboard.write("Ville se efter")
    before = len(night.store.history(night.desk.adgang, closed.id))
    keyboard.press("Ctrl+Enter")
    assert night.window.frame.pages.place == ("henvendelse", closed.id)
    assert len(night.store.history(night.desk.adgang, closed.id)) == before


@pytest.mark.parametrize("keys", [(), ("2", "1")], ids=["untouched", "put back"])
def test_where_nothing_is_corrected_no_reason_is_asked_for(night, keyboard, closed, keys):
    keyboard.press("Ctrl+Enter")
    night.page.body.groups["stabilisering"].stop().setFocus()
    keyboard.press(*keys, "Ctrl+Enter")
    assert night.window.frame.pages.place == ("henvendelse", closed.id)
    assert night.window.frame.done_area.strips[-1].text == "Intet er rettet."
    assert night.store.drafts(night.desk.adgang) == ()
    assert only(night) == closed


def test_a_form_that_another_desk_closed_becomes_the_reading_view(night, keyboard):
    keyboard.press("F2", "2", "Esc")
    begun = only(night)
    night.store.save(night.desk.adgang, replace(begun, status="AFSLUTTET"), begun)
    night.window.go("henvendelse", begun.id)
    settle()
    assert words(night.page)["Krise"] == "Let krise"


@pytest.mark.usefixtures("closed")
def test_a_closed_contact_is_annulled_and_stays_readable(night, keyboard):
    night.page.buttons[-1].setFocus()
    night.page.buttons[-1].click()
    settle()
    keyboard.press("2", "Ctrl+Enter")
    assert night.page.buttons[0].hasFocus()
    gone = only(night)
    assert (gone.status, gone.annulleret_grund) == ("ANNULLERET", "Skrevet to gange")
    assert night.page._annulled.text() == "Tæller ikke med: Skrevet to gange"
    assert words(night.page)["Krise"] == "Let krise"
    keyboard.press("Ctrl+Z")
    assert only(night).status == "AFSLUTTET"


def test_opening_it_is_logged_before_it_is_shown(night, closed):
    other = Henvendelse(id=closed.id[::-1], start=night.clock.now(), status="AFSLUTTET")
    night.save(other)
    night.store._file.presence.opened.clear()
    rows = night.store._file.db.execute
    before = rows("SELECT count(*) FROM event WHERE stream = 2").fetchone()
    night.window.go("henvendelse", other.id)
    assert rows("SELECT count(*) FROM event WHERE stream = 2").fetchone() > before


@pytest.mark.usefixtures("closed")
def test_a_reason_that_cannot_be_kept_is_refused_whole(night, keyboard):
    keyboard.press("Ctrl+Enter")
    night.page.body.words.reason.setFocus()
    keyboard.paste("a\0b")
    row = night.page.body.words.reason_row
    assert (row.field.text(), row.missing) == ("", True)
    keyboard.write("Trykkede forkert")
    assert not row.missing
