"""A closed henvendelse says when nobody's signature stands behind it (sync-and-security.md T4)."""

from dataclasses import replace

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.wire import crypto
from akutdesk.wire.payload import Op
from tests.storage.test_signers import write_beside_the_rule
from tests.ui.henvendelse.test_reading import only


def test_closing_under_a_name_with_somebody_elses_key_is_told(night, keyboard):
    keyboard.press("F2")
    call = only(night)
    night.store.sign_in(night.desk.adgang.bruger, crypto.make_signing_key())
    stored = night.store.reread(night.desk.adgang, Henvendelse, call.id)
    night.store.save(night.desk.adgang, replace(stored, status="AFSLUTTET"), stored)
    night.page.desk.shell.close_page(night.page)
    night.window.go("henvendelse", call.id)
    story = [line.text() for line in night.page._lines]
    assert story[0].endswith("· ikke underskrevet · gemt her")
    assert "ikke underskrevet" not in story[-1]


def test_a_change_of_a_closed_one_that_gives_no_reason_and_no_signature_is_told(night, keyboard):
    keyboard.press("F2")
    call = only(night)
    adgang = night.desk.adgang
    stored = night.store.reread(adgang, Henvendelse, call.id)
    night.store.save(adgang, replace(stored, status="AFSLUTTET"), stored)
    write_beside_the_rule(night, call.id, Op(felt="notat", vaerdi="som det aldrig var"))
    night.page.desk.shell.close_page(night.page)
    night.window.go("henvendelse", call.id)
    story = [line.text() for line in night.page._lines]
    assert story[0].startswith("Rettet ")
    assert story[0].endswith("· ikke underskrevet · gemt her")
