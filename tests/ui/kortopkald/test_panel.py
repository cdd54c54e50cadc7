"""A short call costs three keys and is never counted as a henvendelse (ux.md T2, design.md 8.13)."""

from __future__ import annotations

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kortopkald import Kortopkald


@pytest.mark.parametrize(("digit", "slags"), [("1", "LAGT_PAA"), ("2", "FORKERT"), ("3", "PROEVE")])
def test_a_short_call_costs_at_most_four_keys(night, keyboard, digit, slags):
    keyboard.start()
    keyboard.press("Shift+F2", digit)
    assert keyboard.keys <= 4
    (call,) = night.all_of(Kortopkald)
    assert (call.slags, call.start, call.enhed_id) == (slags, night.clock.now(), b"E" * 16)
    assert night.all_of(Henvendelse) == ()
    assert night.window.layers.overlay is None


def test_a_short_call_can_be_taken_back(night, keyboard):
    keyboard.press("Shift+F2", "1", "Ctrl+Z")
    assert night.all_of(Kortopkald) == ()


def test_whoever_opened_it_with_the_mouse_gets_out_with_the_mouse(night, keyboard):
    elsewhere = night.page
    keyboard.press("Shift+F2")
    night.window.layers.overlay.back.button.click()
    assert night.window.layers.overlay is None
    assert night.all_of(Kortopkald) == ()
    assert elsewhere.field.hasFocus()


def test_esc_leaves_nothing(night, keyboard):
    elsewhere = night.page
    keyboard.press("Shift+F2", "Esc")
    assert night.all_of(Kortopkald) == ()
    assert night.page is elsewhere
    assert elsewhere.field.hasFocus()


def test_a_call_that_came_to_nothing_becomes_a_short_one(night, keyboard):
    elsewhere = night.page
    began = night.clock.now()
    keyboard.press("F2")
    night.clock.forward(seconds=40)
    keyboard.press("Shift+F2", "1")
    (call,) = night.all_of(Kortopkald)
    assert (call.start, call.slut) == (began, night.clock.now())
    (gone,) = night.all_of(Henvendelse)
    assert (gone.status, gone.annulleret_grund) == ("ANNULLERET", "Blev til et kort opkald")
    assert night.page is elsewhere
    keyboard.press("Ctrl+Z")
    assert night.all_of(Kortopkald) == ()
    assert night.all_of(Henvendelse)[0].status == "KLADDE"


def test_a_short_call_beside_a_real_one_leaves_it_alone(night, keyboard):
    keyboard.press("F2", "2", "Shift+F2", "2")
    (talk,) = night.all_of(Henvendelse)
    assert (talk.status, talk.grad_foer) == ("KLADDE", "LET")
    assert night.window.frame.pages.place == ("henvendelse", talk.id)
