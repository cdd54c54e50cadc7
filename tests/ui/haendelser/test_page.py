"""What happened is written with keys; the leader may leave the module out, and nothing written is lost by that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.haendelse import Haendelse
from akutdesk.ui.furnish import furnish
from akutdesk.ui.haendelser.form import HaendelseForm
from tests.ui.folk import log_of


def write(hands, kind: str) -> None:
    hands.press("Alt+N", kind, "Tab", "Tab")
    hands.write("en gæst og Bo")
    hands.press("Tab")
    hands.write("Råb i gangen")
    hands.press("Tab")
    hands.write("Vi taler om det kl. 7")
    hands.press("Ctrl+Enter")


def said(people) -> list[str]:
    return [strip.text for strip in people.window.frame.done_area.strips]


def test_an_incident_is_written_with_keys_and_taken_back(people, page, hands):
    write(hands, "2")
    (made,) = people.all_of(Haendelse)
    assert (made.type, made.tid, made.hvem) == ("TRUSSEL", people.clock.now(), "en gæst og Bo")
    (row,) = page.list.rows
    assert (row.text, row.aside, row.right) == ("Trussel", "24/11 02.14", "Anna")
    assert "Råb" not in row.spoken(people.desk.texts)
    hands.press("Ctrl+Z")
    assert people.all_of(Haendelse) == ()


@pytest.mark.usefixtures("page")
def test_a_breach_of_data_says_when_it_must_be_told(people, hands):
    write(hands, "6")
    assert said(people) == [
        "Hændelsen er gemt. Den skal anmeldes senest 27. november kl. 02.14. Ring til lederen."
    ]


@pytest.mark.usefixtures("page")
def test_what_is_missing_is_said_at_its_question(people, hands):
    hands.press("Alt+N")
    form = people.window.layers.overlay
    assert isinstance(form, HaendelseForm)
    form.fields.fields["tid"].setText("i morgen")
    hands.press("Ctrl+Enter")
    missing = [felt for felt, row in form.fields.rows.items() if row.missing]
    assert missing == ["type", "tid", "hvem", "forloeb", "opfoelgning"]


def test_opening_one_is_logged_and_its_time_stays(people, page, hands):
    write(hands, "1")
    people.clock.forward(minutes=30)
    (made,) = people.all_of(Haendelse)
    page.list.setFocus()
    hands.press("Enter")
    form = people.window.layers.overlay
    assert form.fields.fields["tid"].text() == "24/11-2026 02.14"
    form.fields.fields["hvem"].setText("to gæster og Bo")
    hands.press("Ctrl+Enter")
    (now,) = people.all_of(Haendelse)
    assert (now.hvem, now.tid) == ("to gæster og Bo", made.tid)
    assert made.id in {rid for _, rid in log_of(people)}


def test_the_leader_leaves_the_module_out_and_takes_it_in_again(led, hands):
    hands.press("Ctrl+Shift+H")
    write(hands, "1")
    hands.press("Alt+S")
    assert led.page.list.isHidden()
    assert said(led) == ["Hændelser er slået fra. Det, der er skrevet, bliver stående."]
    hands.press("Alt+N")
    assert led.window.layers.overlay is None
    assert QApplication.focusWidget() is not None
    hands.press("Alt+S")
    assert [row.text for row in led.page.list.rows] == ["Vold"]


def test_where_it_is_left_out_the_desk_does_not_offer_it(people, led, hands):
    hands.press("Ctrl+Shift+H", "Alt+S")
    staff = replace(led.desk.adgang, rolle="MEDARBEJDER")
    anna = replace(led.desk, adgang=staff)
    furnish(people.window, anna)
    offered = {one.action for one in people.window.dispatch.commands(anna.texts)}
    assert "haendelser" not in offered
