"""What stands in the form while somebody is on the line: agreement and practical note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from akutdesk.domain.record import RecordId
from tests.ui.conftest import settle
from tests.ui.night_desk import ANNA, borger

KAREN = RecordId(b"k" * 16)


def save_karen(night, **fields):
    one = replace(borger("Karen", **fields), id=KAREN)
    night.save(one)
    return one


def rings(night, keyboard):
    keyboard.press("F2", "Alt+I", "2", *"kar", "Enter")
    settle()
    return dict(night.page.body.known.pairs)


def test_her_agreement_stands_there_when_she_rings(night, keyboard):
    save_karen(
        night,
        kontaktaftale="Ringer hver aften kl. 22",
        kontaktaftale_udloeb=date(2026, 12, 20),
        kontaktaftale_ansvarlig=ANNA,
        opmaerksomhed="Hører dårligt",
        opmaerksomhed_udloeb=date(2026, 11, 30),
    )
    assert rings(night, keyboard) == {
        "Aftale": "Ringer hver aften kl. 22\nGælder til 20. december.\nAnna holder øje med den.",
        "Godt at vide": "Hører dårligt",
    }


def test_what_has_run_out_is_not_told_and_the_agreement_is_to_be_looked_at(night, keyboard):
    save_karen(
        night,
        kontaktaftale="Ringer hver aften kl. 22",
        kontaktaftale_udloeb=date(2026, 11, 20),
        opmaerksomhed="Hører dårligt",
        opmaerksomhed_udloeb=date(2026, 11, 23),
    )
    assert rings(night, keyboard) == {
        "Aftale": "Den gjaldt til 20. november. Se på den sammen, næste gang I taler."
    }


def test_of_an_anonymous_call_nothing_stands_there(night, keyboard):
    save_karen(night)
    keyboard.press("F2")
    assert night.page.body.known.pairs == []
    assert night.page.body.known.isHidden()


def test_while_answers_are_given_her_card_is_not_read_again(night, keyboard, monkeypatch):
    save_karen(night, moedes="Roligt")
    assert rings(night, keyboard) == {"Vil gerne mødes": "Roligt"}
    read = []
    kort = type(night.store.samling).kort
    monkeypatch.setattr(
        type(night.store.samling), "kort", lambda *all_: read.append(all_) or kort(*all_)
    )
    keyboard.press("2", "Tab", "1", "2")
    settle()
    assert read == []
    assert night.page.work.shown.grad_foer is not None


def test_what_another_desk_writes_on_her_card_comes_while_she_is_on_the_line(night, keyboard):
    before = save_karen(night, moedes="Roligt")
    rings(night, keyboard)
    after = replace(before, moedes="Med humor")
    saved = night.store.save(night.desk.adgang, after, before)
    night.desk.changes.tell(saved.changes.types, saved.changes.ids)
    settle()
    assert dict(night.page.body.known.pairs) == {"Vil gerne mødes": "Med humor"}
