"""Two and three PCs whose stores meet at a server: what each says reaches all, whatever the order (I2, I3, I10)."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from tests.storage.desk import LEDER
from tests.storage.exchange import meet, replayed, state
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
