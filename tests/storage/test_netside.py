"""Two and three PCs whose stores meet at a server: what each says reaches all, whatever the order (I2, I3, I10)."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from tests.storage.desk import LEDER
from tests.storage.exchange import meet, prepare, push, replayed, state
from tests.storage.persons import KAREN, karen, opkald


def test_what_is_written_at_one_desk_is_on_the_other_after_both_met_the_server(anna, bo, server):
    anna.store.save(LEDER, karen())
    call = opkald(borger_id=KAREN, notat="Bange for sin bror")
    anna.store.save(LEDER, call)
    meet(anna, server)
    meet(bo, server)
    assert bo.store.get(LEDER, Borger, KAREN) == karen()
    assert bo.store.get(LEDER, Henvendelse, call.id) == call
    assert [hit.rid for hit in bo.store.search_notes(LEDER, "bror")] == [call.id]
    bo.store.save(LEDER, replace(call, form="SMS"), call)
    meet(bo, server)
    meet(anna, server)
    meet(bo, server)
    assert anna.store.reread(LEDER, Henvendelse, call.id).form == "SMS"
    assert state(anna) == state(bo) == replayed(anna) == replayed(bo)
    assert anna.store.net.state().usendte == 0
    assert anna.store.tilstand(LEDER, call.id) == bo.store.tilstand(LEDER, call.id) == "MODTAGET"


def test_no_step_of_a_catch_up_also_brings_the_log_into_the_file(anna, bo, server):
    for number in range(250):
        anna.store.save(LEDER, karen(id=new_id(), kaldenavn=f"Karen {number}"))
    prepare(anna, server)
    push(anna, server)
    prepare(bo, server)
    file, log = bo.folder / "vault.db", bo.folder / "vault.db-wal"
    seen, longest, calm = file.read_bytes(), 0, 0
    for step in bo.store.net.apply(server.page(0)):
        longest = max(longest, log.stat().st_size)
        if not step.events:
            seen, calm = file.read_bytes(), calm + 1
        assert file.read_bytes() == seen
    assert calm >= 2  # one in the middle and one at the end
    assert longest < 4 * 2**20  # and the log does not grow with the page
    assert state(bo) == state(anna)
