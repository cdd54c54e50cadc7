"""Rounds with the server beside the work: what is saved goes, what others wrote comes, and nothing waits."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage.connection import connect
from akutdesk.storage.errors import FileBusy
from akutdesk.sync.result import Outcome
from akutdesk.sync.rhythm import IDLE_S, SAVED_S
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen
from tests.ui.conftest import settle


@pytest.fixture
def a_round(at_desk, qtbot):
    """Waits until a round is over."""

    def wait(begin=at_desk.synk.now):
        with qtbot.waitSignal(at_desk.synk.rounded, timeout=20000):
            begin()

    return wait


def test_coming_in_begins_a_round_and_the_server_has_it(at_desk, a_round):
    at_desk.save(karen())
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    assert at_desk.synk.last.outcome is Outcome.FAERDIG
    assert at_desk.pc.store.tilstand(LEDER, KAREN) == "MODTAGET"
    assert at_desk.synk.next_s() == pytest.approx(IDLE_S)


def test_two_seconds_after_a_save_it_goes(at_desk, a_round):
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    at_desk.save(karen())
    assert at_desk.synk.next_s() == pytest.approx(SAVED_S)


def test_what_is_saved_while_a_round_runs_goes_two_seconds_after_it(at_desk, a_round):
    at_desk.synk.begin(at_desk.desk)

    def begin_and_save():
        at_desk.synk.now()
        at_desk.save(karen())

    a_round(begin_and_save)
    assert at_desk.synk.next_s() == pytest.approx(SAVED_S)


def test_what_the_others_wrote_is_told_to_the_pages(at_desk, a_round, middelfart):
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    middelfart.store.save(LEDER, karen())
    middelfart.sync()
    heard = []
    at_desk.desk.changes.saved.connect(heard.append)
    a_round()
    assert any("borger" in one.types and KAREN in one.ids for one in heard)
    assert at_desk.synk.next_s() == pytest.approx(IDLE_S)  # what came in is no save of ours


def test_without_the_server_the_desk_waits_longer_and_says_so(at_desk, a_round, house):
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    house.central.stop()
    at_desk.save(karen())
    a_round()
    assert at_desk.synk.last.outcome is Outcome.OFFLINE
    assert at_desk.shown == "Uden net – alt gemmes her"
    at_desk.pc.desk.clock.go(days=3)
    assert at_desk.shown.startswith("Uden net – ")
    assert "venter siden" in at_desk.shown
    house.central.start()


def test_all_is_received_only_when_the_server_has_it(at_desk, a_round):
    at_desk.save(karen())
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    assert at_desk.shown.startswith("Modtaget ")
    at_desk.save(karen(id=bytes(16)))
    assert at_desk.shown == "Gemt her – venter på at blive sendt"


def test_a_desk_without_a_server_is_calm(at_desk, a_round):
    at_desk.pc.desk.db.execute("DELETE FROM secret WHERE name = 'server'")
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    assert at_desk.shown == "Alt gemmes her"


def test_no_round_outlives_the_store(at_desk, qtbot):
    for number in range(40):
        at_desk.save(karen(id=bytes([number]) * 16))
    for _ in range(5):
        at_desk.synk.begin(at_desk.desk)
        qtbot.waitUntil(lambda: at_desk.synk.under_way)
        at_desk.synk.stop()
        assert not at_desk.synk.works
    at_desk.window.hide()  # as behind the full lock: no page looks at the store any longer
    at_desk.pc.desk.reopen()
    at_desk.desk.jobs.stop()
    settle()


def test_nothing_runs_while_fully_locked(at_desk, a_round):
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    at_desk.synk.stop()
    at_desk.save(karen())
    at_desk.synk.now()
    assert not at_desk.synk.under_way


def test_what_arrives_never_touches_a_field_that_is_typed_in(at_desk, a_round, middelfart):
    at_desk.save(karen())
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    middelfart.sync()
    at_desk.window.go("borger_ret", KAREN)
    settle()
    field = at_desk.page.form.lines["moedes"]
    field.setFocus()
    at_desk.keys.write("Hun vil gerne have te")
    seen = middelfart.store.get(LEDER, Borger, KAREN)
    middelfart.store.save(LEDER, replace(seen, moedes="Med humor"), seen)
    middelfart.sync()
    a_round()
    assert field.toPlainText().endswith("Hun vil gerne have te")
    typed = field.toPlainText()
    assert at_desk.window.focusWidget() is field
    at_desk.keys.press("Tab")
    settle()
    (both,) = at_desk.pc.store.samtidige(LEDER, KAREN)
    assert {one.vaerdi for one in both.vaerdier} == {typed, "Med humor"}


def test_f17_a_round_that_finds_the_file_held_for_long_is_made_again_and_loses_nothing(
    at_desk, a_round, monkeypatch
):
    a_round(lambda: at_desk.synk.begin(at_desk.desk))
    at_desk.save(karen())
    monkeypatch.setattr("akutdesk.storage.connection.BUSY_MS", 10)  # longer is only longer
    scanner = connect(at_desk.pc.desk.path, at_desk.pc.desk.keys)
    scanner.execute("BEGIN IMMEDIATE")
    before = at_desk.synk.last
    a_round()
    assert at_desk.synk.last is before
    assert at_desk.synk.next_s() == pytest.approx(IDLE_S)
    assert at_desk.pc.store.tilstand(LEDER, KAREN) == "LOKAL"
    scanner.execute("ROLLBACK")
    scanner.close()
    a_round()
    assert at_desk.synk.last.outcome is Outcome.FAERDIG
    assert at_desk.pc.store.tilstand(LEDER, KAREN) == "MODTAGET"


def is_saved(store, after, before):
    """Whether it is in the store now; a page tries again where the file was busy (design.md 8.31)."""
    with suppress(FileBusy):
        store.save(LEDER, after, before)
        return True
    return False


def test_every_save_gets_through_while_a_nights_worth_comes_in(at_desk, middelfart, qtbot):
    for number in range(300):
        middelfart.store.save(LEDER, karen(id=number.to_bytes(16, "big"), kaldenavn=f"K {number}"))
    middelfart.sync()
    at_desk.save(karen())
    at_desk.synk.begin(at_desk.desk)
    seen = at_desk.pc.store.get(LEDER, Borger, KAREN)
    saves = 0
    while saves < 40 or at_desk.synk.last is None:
        after = replace(seen, moedes=f"Roligt {saves}")
        qtbot.waitUntil(partial(is_saved, at_desk.pc.store, after, seen))
        seen, saves = after, saves + 1
        qtbot.wait(20)  # no hand is quicker
    assert at_desk.synk.last.pulled >= 300
    assert at_desk.pc.store.reread(LEDER, Borger, KAREN).moedes == f"Roligt {saves - 1}"
