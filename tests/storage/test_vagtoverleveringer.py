"""What the shift's records say at a handover, and the handovers that were given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.droeftelse import Droeftelse, oensket
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.vagtoverlevering import AabenOpgave, Natgaest, Vagtoverlevering
from akutdesk.storage.saving import Saving
from tests.fakes.clock import NIGHT
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen, opkald

HOUR = timedelta(hours=1)
HIDDEN = {"fortrolighed": "SKAERPET", "fortrolig_for": (ANNA,)}


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path) as desk:
        desk.store.save(LEDER, karen())
        yield desk


def save(desk, *records):
    desk.store.save_all(LEDER, [Saving(after=record) for record in records])
    return records


def test_the_shifts_contacts_are_told_with_who_took_over_and_without_what_is_annulled(desk):
    call = opkald(borger_id=KAREN)
    given = Partnerkontakt(id=new_id(), henvendelse_id=call.id, tid=NIGHT, katalog_kode="LVSD")
    gone = opkald(status="ANNULLERET", annulleret_grund="forkert")
    hidden = opkald(**HIDDEN)
    save(desk, call, given, gone, hidden)
    ids = [call.id, gone.id, hidden.id]
    (told,) = desk.store.vagtoverleveringer.kontakter(MEDARBEJDER, ids)
    assert (told.henvendelse, told.navn, told.overdragelser) == (call, "Karen", (given,))
    assert len(desk.store.vagtoverleveringer.kontakter(LEDER, ids)) == 2


def test_reading_the_contacts_for_a_handover_is_logged_once_with_its_purpose(desk):
    call = opkald()
    save(desk, call)
    other = Adgang(BO, "MEDARBEJDER", "EGEN_VAGT")
    for _ in range(2):
        desk.store.vagtoverleveringer.kontakter(other, [call.id])
    rows = desk.store.read_log(LEDER, desk.audit_private())[:-1]
    assert [(row.entry.handling, row.entry.objekt_id) for row in rows] == [("AABN", call.id)]
    assert rows[0].formaal == "OVERLEVERING"


def test_a_handover_holds_its_references_and_is_found_by_its_shift(desk):
    task = Opfoelgning(id=new_id(), forfald=NIGHT + HOUR)
    report = Vagtoverlevering(
        id=new_id(),
        vagt_fra="NAT",
        vagt_til="DAG",
        vagt_start=NIGHT - HOUR,
        vagt_slut=NIGHT + HOUR,
        punkter=(new_id(), new_id()),
        aabne_opfoelgninger=(AabenOpgave(opfoelgning_id=task.id, forfald=task.forfald),),
        i_huset_nu=(Natgaest(overnatning_id=new_id(), nat_nr=2),),
        teknik=("Alt er sendt.",),
        givet_af=ANNA,
        givet_tid=NIGHT,
    )
    later = replace(report, id=new_id(), givet_tid=NIGHT + HOUR)
    other = replace(report, id=new_id(), vagt_start=NIGHT - 9 * HOUR)
    save(desk, later, report, other)
    assert desk.store.vagtoverleveringer.for_vagt(MEDARBEJDER, NIGHT - HOUR) == (report, later)
    assert desk.store.vagtoverleveringer.tidligere(MEDARBEJDER) == (later, report, other)


def test_guests_of_an_earlier_handover_keep_the_night_that_was_counted(desk):
    stay = Overnatning(id=new_id(), borger_id=KAREN, plads="1", ankomst=NIGHT - 30 * HOUR)
    save(desk, stay)
    (guest,) = desk.store.vagtoverleveringer.gaester(MEDARBEJDER, [stay.id], {stay.id: 2})
    assert (guest.navn, guest.plads, guest.nat_nr) == ("Karen", "1", 2)


def test_items_left_out_or_without_words_yet_are_not_told(desk):
    told = Overleveringspunkt(id=new_id(), vagt_fra="NAT", tid=NIGHT, tekst="Døren binder", plads=2)
    first = replace(told, id=new_id(), plads=1)
    left = replace(told, id=new_id(), udeladt=True)
    moved = replace(told, id=new_id(), tekst="", henvendelse_id=new_id())
    save(desk, told, first, left, moved)
    store = desk.store.overleveringspunkter
    assert [row.rid for row in store.fortalt(MEDARBEJDER, NIGHT)] == [first.id, told.id]
    mine = store.i_vagten(MEDARBEJDER, "NAT", NIGHT, NIGHT + HOUR)
    assert {row.rid for row in mine} == {told.id, first.id, left.id, moved.id}
    (one,) = [row for row in mine if row.rid == moved.id]
    assert one.kilde == ("henvendelse", moved.henvendelse_id)
    assert store.i_vagten(MEDARBEJDER, "DAG", NIGHT, NIGHT + HOUR) == ()


@pytest.mark.parametrize(
    ("consent", "known"),
    [
        ({}, (None, False)),
        ({"udloeb": date(2026, 11, 1)}, (date(2026, 11, 1), False)),
        ({"trukket_tid": NIGHT}, (None, True)),
    ],
)
def test_a_task_knows_the_newest_consent_to_be_called(desk, consent, known):
    task = Opfoelgning(id=new_id(), borger_id=KAREN, type="OPKALD", ring_note="Spørg efter Lone")
    old = Samtykke(id=new_id(), borger_id=KAREN, formaal="OPKALD", givet_tid=NIGHT - 99 * HOUR)
    new = Samtykke(id=new_id(), borger_id=KAREN, formaal="OPKALD", givet_tid=NIGHT, **consent)
    save(desk, task, new, old)
    (row,) = desk.store.opfoelgninger.disse(MEDARBEJDER, [task.id])
    assert (row.opkald.udloeb, row.opkald.trukket) == known
    assert row.opkald.note == "Spørg efter Lone"


def test_a_task_is_found_by_the_call_it_became(desk):
    call = opkald()
    task = Opfoelgning(id=new_id(), resultat_henvendelse_id=call.id)
    save(desk, call, task, Opfoelgning(id=new_id()))
    (row,) = desk.store.opfoelgninger.for_opkald(MEDARBEJDER, call.id)
    assert (row.rid, row.resultat_henvendelse_id) == (task.id, call.id)


def test_who_would_like_to_talk_is_for_the_leader_alone(desk):
    unsure = opkald(usikker_hjaelp="OENSKER", borger_id=KAREN)
    settled = opkald(usikker_hjaelp="OENSKER")
    asked = oensket(Droeftelse(id=new_id(), tid=NIGHT, tekst="Det blev for tungt"), BO)
    talked = Droeftelse(
        id=new_id(), medarbejder_id=ANNA, henvendelse_id=settled.id, tid=NIGHT, talt_tid=NIGHT
    )
    save(desk, unsure, settled, asked, talked, opkald(usikker_hjaelp="KOLLEGA"))
    rows = desk.store.droeftelser.liste(LEDER, NIGHT - HOUR)
    assert {(row.rid, row.henvendelse_id) for row in rows[:2]} == {
        (asked.id, None),
        (None, unsure.id),
    }
    assert [(row.rid, row.talt_tid) for row in rows[2:]] == [(talked.id, NIGHT)]
    assert len(desk.store.droeftelser.liste(LEDER, NIGHT + HOUR)) == 2
    with pytest.raises(AdgangError):
        desk.store.droeftelser.liste(MEDARBEJDER, NIGHT)
