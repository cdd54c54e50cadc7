"""A yes is given and taken back where the talk is rounded off (domain.md 3.3, step 8)."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.samtykke import Samtykke
from akutdesk.ui.samtykke.panel import SamtykkerPanel


def consents(talk):
    return talk.night.all_of(Samtykke)


def overlay(talk):
    return talk.night.window.layers.overlay


def rounding_off(talk):
    page = talk.open()
    page.show_step("8")
    return page


def test_a_yes_is_written_in_the_talk_and_stands_there_at_once(talk):
    page = rounding_off(talk)
    assert page.step.consents.words.isHidden()
    talk.keys.press("Alt+J")
    assert isinstance(overlay(talk), SamtykkerPanel)
    talk.keys.press("Alt+N", "2", "Tab")
    talk.keys.write("Lone")
    talk.keys.press("Tab")
    talk.keys.write("at jeg har det bedre")
    talk.keys.press("Tab", "1", "Ctrl+Enter")
    (given,) = consents(talk)
    assert (given.formaal, given.borger_id) == ("DELING_PAAR", talk.henvendelse.borger_id)
    talk.keys.press("Esc")
    assert "Lone" in page.step.consents.words.text()


def test_it_is_taken_back_with_one_key_and_the_line_says_so(talk):
    rounding_off(talk)
    yes = Samtykke(
        id=type(talk.henvendelse.id)(b"y" * 16),
        borger_id=talk.henvendelse.borger_id,
        formaal="DELING_PAAR",
        modtager="Lone",
        oplysninger="planen",
        givet="MUNDTLIGT",
        udloeb=date(2027, 1, 1),
    )
    talk.night.save(yes)
    talk.keys.press("Alt+J", "Alt+T", "Esc")
    assert consents(talk)[0].trukket_tid is not None
    assert "taget tilbage" in talk.page.step.consents.words.text()


def test_nobody_unknown_gives_a_consent_and_it_is_said_what_to_do(begin):
    talk = begin(borger_id=None)
    rounding_off(talk)
    talk.keys.press("Alt+J")
    assert overlay(talk) is None
    strips = talk.night.window.frame.done_area._views
    assert strips["samtykke"].strip.text.startswith("Et samtykke skal høre til en borger.")
