"""F88: a citizen asks who looked; the log answers for that card over all desks, with time, role and purpose."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.borger import Borger
from akutdesk.wire import membership
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join
from tests.storage.persons import KAREN, karen


def test_f88_one_reading_tells_every_look_at_a_card_over_all_desks(house, fredericia, middelfart):
    bo = join(fredericia.desk, BO)
    other = karen(id=b"o" * 16, kaldenavn="Lone", cpr="", telefon="")
    for record in (karen(), other):
        fredericia.store.save(LEDER, record)
    house.settle()
    looks = []
    for pc, adgang in (
        (fredericia, LEDER),
        (middelfart, replace(MEDARBEJDER, formaal="OPFOELGNING")),
        (middelfart, replace(MEDARBEJDER, formaal="OVERLEVERING")),
    ):
        house.clock.go(minutes=7)
        pc.store.sign_in(BO, bo)
        pc.store.get(adgang, Borger, KAREN)
        pc.store.get(adgang, Borger, other.id)
        looks.append((house.clock.now(), adgang.bruger, adgang.formaal, pc.desk.founding.device))
    house.settle()
    org = membership.read_membership(fredericia.store.statements())
    for pc in (fredericia, middelfart):
        rows = pc.store.read_log(LEDER, fredericia.desk.audit_private())
        told = [
            row for row in rows if row.entry.objekt_id == KAREN and row.entry.handling == "AABN"
        ]
        assert [(row.tid, row.bruger, row.formaal, row.pc) for row in told] == looks
        assert [org.people[row.bruger].rolle for row in told] == [
            "LEDER",
            "MEDARBEJDER",
            "MEDARBEJDER",
        ]
    assert {row.bruger for row in told} == {ANNA, BO}
