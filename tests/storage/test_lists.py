"""The lists of the screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.nat import Nat
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import NotOpened
from akutdesk.storage.saving import Saving
from tests.fakes.clock import NIGHT
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAREN, karen, opkald, plan

HOUR = timedelta(hours=1)
SHIFT = (NIGHT - 3 * HOUR, NIGHT + 5 * HOUR)


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path) as desk:
        desk.store.save(LEDER, karen())
        yield desk


def save(desk, *records):
    desk.store.save_all(LEDER, [Saving(after=record) for record in records])
    return records


def task(forfald, **more):
    return Opfoelgning(id=new_id(), borger_id=KAREN, type="OPKALD", forfald=forfald, **more)


def test_the_shift_shows_its_calls_newest_first_short_ones_too(desk):
    call = opkald(
        borger_id=KAREN,
        slut=NIGHT + timedelta(minutes=16),
        grad_foer="LET",
        stabilisering="STAB",
        status="AFSLUTTET",
        notat="Må ikke stå i en liste",
    )
    anonymous = opkald(start=NIGHT - HOUR, samtaletid_min=9, kaldenavn="Ali")
    short = Kortopkald(id=new_id(), start=NIGHT - 2 * HOUR, slags="LAGT_PAA")
    save(desk, call, anonymous, short, opkald(start=NIGHT - 4 * HOUR), opkald(start=SHIFT[1]))
    shown = desk.store.vagtbord.kontakter(MEDARBEJDER, *SHIFT)
    assert [(row.rid, row.type, row.navn, row.minutter) for row in shown] == [
        (call.id, "henvendelse", "Karen", 16),
        (anonymous.id, "henvendelse", "Ali", 9),
        (short.id, "kortopkald", "", None),
    ]
    assert (shown[0].grad_foer, shown[0].stabilisering, shown[0].note) == ("LET", "STAB", "")
    assert (shown[2].slags, shown[2].oprettet_af) == ("LAGT_PAA", ANNA)


def test_all_calls_come_in_pages(desk):
    calls = save(desk, *(opkald(start=NIGHT - number * HOUR) for number in range(7)))
    first = desk.store.henvendelser.liste(MEDARBEJDER, limit=3)
    rest = desk.store.henvendelser.liste(MEDARBEJDER, til=first[-1].start)
    assert [row.rid for row in (*first, *rest)] == [call.id for call in calls]
    assert desk.store.henvendelser.liste(MEDARBEJDER, status="AFSLUTTET") == ()
    assert len(desk.store.henvendelser.liste(MEDARBEJDER, fra=NIGHT - 2 * HOUR)) == 3


def test_one_citizens_calls_have_a_line_of_note_on_an_open_card(desk):
    long = "Kom i taxa og drak te. " * 10
    save(
        desk,
        opkald(borger_id=KAREN, notat="\n\n  Kunne ikke sove.  \nBange for sin bror."),
        opkald(borger_id=KAREN, notat=long, start=NIGHT - HOUR),
        opkald(),
    )
    with pytest.raises(NotOpened):
        desk.store.henvendelser.for_borger(MEDARBEJDER, KAREN)
    first, second = desk.store.henvendelser.for_borger(LEDER, KAREN)
    assert first.note == "Kunne ikke sove."
    assert long.startswith(second.note)
    assert 60 < len(second.note) <= 90


def test_earlier_closed_calls_are_counted_for_the_suggestion(desk):
    save(
        desk,
        opkald(borger_id=KAREN, status="AFSLUTTET", start=NIGHT - HOUR),
        opkald(borger_id=KAREN, status="KLADDE", start=NIGHT - HOUR),
        opkald(borger_id=KAREN, status="AFSLUTTET"),
    )
    assert desk.store.henvendelser.antal(MEDARBEJDER, KAREN, NIGHT) == 1


def test_tasks_of_the_shift_are_those_due_and_those_just_done(desk):
    late = task(NIGHT - 30 * HOUR)
    due = task(NIGHT + HOUR, tekst="Ring", hvem="Anna", ansvarlig=ANNA)
    window = task(NIGHT - 2 * HOUR, forfald_slut=NIGHT + 20 * HOUR)
    done = task(NIGHT - HOUR, status="UDFOERT", udfoert_tid=NIGHT)
    long_done = task(NIGHT - 40 * HOUR, status="UDFOERT", udfoert_tid=NIGHT - 39 * HOUR)
    save(desk, late, due, window, done, long_done, task(NIGHT + 6 * HOUR), task(None))
    shown = desk.store.vagtbord.opfoelgninger(MEDARBEJDER, SHIFT[1])
    assert [row.rid for row in shown] == [late.id, due.id, window.id, done.id]
    assert (shown[1].navn, shown[1].tekst, shown[1].ansvarlig) == ("Karen", "Ring", ANNA)
    assert (shown[2].forfald_slut, shown[3].udfoert_tid) == (NIGHT + 20 * HOUR, NIGHT)


def test_tasks_without_a_time_are_listed_last(desk):
    timeless, later = save(desk, task(None), task(NIGHT + 90 * HOUR))
    save(desk, task(NIGHT, status="BORTFALDET"))
    shown = desk.store.opfoelgninger.liste(MEDARBEJDER)
    assert [row.rid for row in shown] == [later.id, timeless.id]
    assert len(desk.store.opfoelgninger.liste(MEDARBEJDER, kun_aabne=False)) == 3
    assert len(desk.store.opfoelgninger.liste(MEDARBEJDER, fra=NIGHT, til=NIGHT + HOUR)) == 1
    assert len(desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN)) == 3


def test_a_task_of_an_anonymous_call_bears_the_name_that_was_used(desk):
    call, _ = save(desk, opkald(kaldenavn="Ali"), opkald())
    save(desk, Opfoelgning(id=new_id(), henvendelse_id=call.id, forfald=NIGHT))
    assert [row.navn for row in desk.store.opfoelgninger.liste(MEDARBEJDER)] == ["Ali"]


def test_guests_in_the_house_are_shown_with_the_number_of_their_night(desk):
    evening = NIGHT - timedelta(hours=5)
    stay = Overnatning(
        id=new_id(),
        borger_id=KAREN,
        plads="1",
        ankomst=evening - timedelta(days=1),
        tilsyn_aftale="kl. 4",
    )
    gone = replace(stay, id=new_id(), plads="2", afrejse=NIGHT - HOUR)
    refused = replace(stay, id=new_id(), plads="3", afvist_grund="FULDT")
    coming = replace(stay, id=new_id(), plads="4", ankomst=NIGHT + HOUR)
    save(desk, Enhed(id=new_id(), antal_pladser=2), stay, gone, refused, coming)
    (guest,) = desk.store.vagtbord.i_huset(MEDARBEJDER, NIGHT)
    assert (guest.rid, guest.navn, guest.foedselsaar, guest.nat_nr, guest.tilsyn_aftale) == (
        stay.id,
        "Karen",
        1984,
        2,
        "kl. 4",
    )


def test_the_nights_of_a_stay_come_in_their_order(desk):
    stay = Overnatning(id=new_id(), borger_id=KAREN, ankomst=NIGHT)
    days = [NIGHT.date() + timedelta(days=number) for number in (1, 0)]
    nights = [Nat(id=new_id(), parent_id=stay.id, dato=day) for day in days]
    save(desk, stay, *nights, Nat(id=new_id(), parent_id=new_id()))
    assert desk.store.overnatninger.naetter(MEDARBEJDER, stay.id) == (nights[1], nights[0])


def test_the_handover_shows_the_important_first_and_what_nobody_has_read(desk):
    def item(tid, **more):
        return Overleveringspunkt(id=new_id(), tid=tid, tekst="Døren binder", **more)

    old_unread = item(NIGHT - 50 * HOUR)
    old_read = item(NIGHT - 50 * HOUR, kvitteret_tid=NIGHT - 49 * HOUR, kvitteret_af=BO)
    new = item(NIGHT - 3 * HOUR, kvitteret_tid=NIGHT - HOUR)
    important = item(NIGHT - 2 * HOUR, vigtighed="VIGTIG", alias="Karen", borger_id=KAREN)
    save(desk, old_unread, old_read, new, important)
    shown = desk.store.vagtbord.punkter(MEDARBEJDER, SHIFT[0])
    assert [row.rid for row in shown] == [important.id, old_unread.id, new.id]
    assert (shown[0].alias, shown[0].borger_id, shown[0].oprettet_af) == ("Karen", KAREN, ANNA)


def test_what_was_begun_on_this_pc_and_not_finished_is_listed(desk):
    call = opkald(kaldenavn="Ali")
    draft = plan()
    save(desk, call, opkald(status="AFSLUTTET"))
    desk.clock.go(minutes=1)
    save(desk, draft)
    shown = desk.store.vagtbord.kladder(MEDARBEJDER)
    assert [(row.rid, row.type, row.navn) for row in shown] == [
        (draft.id, "kriseplan", "Karen"),
        (call.id, "henvendelse", "Ali"),
    ]
    desk.reopen()
    assert len(desk.store.vagtbord.kladder(MEDARBEJDER)) == 2


def test_citizens_are_listed_by_their_latest_contact(desk):
    bo, eva = save(desk, karen(id=new_id(), kaldenavn="Bo"), karen(id=new_id(), kaldenavn="Eva"))
    save(desk, opkald(borger_id=bo.id), opkald(borger_id=KAREN, start=NIGHT + HOUR))
    names = [row.navn for row in desk.store.borgere.liste(MEDARBEJDER)]
    assert names == ["Karen", "Bo", "Eva"]
    assert [row.navn for row in desk.store.borgere.liste(MEDARBEJDER, limit=2, efter=1)] == [
        "Bo",
        "Eva",
    ]
    assert [row.navn for row in desk.store.borgere.seneste(MEDARBEJDER)] == ["Karen", "Bo"]
    assert eva.id == desk.store.borgere.liste(MEDARBEJDER)[2].rid


def test_the_same_phone_or_cpr_is_pointed_out(desk):
    twin = karen(id=new_id(), kaldenavn="K.", telefon="22 11 33 44")
    other = karen(id=new_id(), kaldenavn="X", telefon="", cpr="6102843333")
    save(desk, twin, other)
    assert [row.navn for row in desk.store.borgere.duplikater(LEDER, karen())] == ["K."]
    same = karen(id=new_id(), telefon="", cpr="6102843333")
    assert [row.navn for row in desk.store.borgere.duplikater(LEDER, same)] == ["X"]
    assert desk.store.borgere.duplikater(LEDER, karen(id=new_id(), telefon="")) == ()


def test_secret_records_are_in_no_list_of_others(desk):
    hidden = {"fortrolighed": "SKAERPET", "fortrolig_for": (ANNA,)}
    ali = karen(id=new_id(), kaldenavn="Ali", **hidden)
    save(
        desk,
        ali,
        opkald(**hidden),
        opkald(borger_id=ali.id, start=NIGHT - HOUR),
        replace(task(NIGHT, **hidden), borger_id=None),
        replace(task(NIGHT), borger_id=ali.id),
        Overleveringspunkt(id=new_id(), borger_id=ali.id, tid=NIGHT, tekst="Ali ringer"),
        Overnatning(
            id=new_id(), borger_id=ali.id, plads="1", ankomst=NIGHT - HOUR, tilsyn_aftale="Alis ord"
        ),
    )
    told = desk.store.vagtbord
    assert told.kontakter(MEDARBEJDER, *SHIFT) == ()
    assert told.opfoelgninger(MEDARBEJDER, SHIFT[1]) == ()
    assert told.punkter(MEDARBEJDER, SHIFT[0]) == ()
    (guest,) = told.i_huset(MEDARBEJDER, NIGHT)
    assert (guest.navn, guest.foedselsaar, guest.tilsyn_aftale) == ("", None, "")
    assert [row.navn for row in desk.store.borgere.liste(MEDARBEJDER)] == ["Karen"]
    assert [row.navn for row in told.kontakter(LEDER, *SHIFT)] == ["", "Ali"]
    assert len(told.opfoelgninger(LEDER, SHIFT[1])) == 2
    assert [row.tekst for row in told.punkter(LEDER, SHIFT[0])] == ["Ali ringer"]
    assert desk.log() == []


def test_the_list_of_citizens_has_no_gap_and_no_repetition_between_pages(desk):
    people = [karen(id=new_id(), kaldenavn=f"P{number}") for number in range(9)]
    save(desk, *people)
    save(desk, *(opkald(borger_id=one.id, start=NIGHT) for one in people[::2]))
    whole = desk.store.borgere.liste(MEDARBEJDER)
    assert len(whole) == 10
    for size in range(1, 11):
        pages = [
            desk.store.borgere.liste(MEDARBEJDER, limit=size, efter=efter)
            for efter in range(0, 10, size)
        ]
        assert tuple(row for page in pages for row in page) == whole


def test_what_each_key_asks_for_costs_no_more_among_many_closed_calls(desk):
    def asked():
        desk.store.vagtbord.kladder(MEDARBEJDER)
        desk.store.henvendelser.liste(MEDARBEJDER, status="KLADDE")
        desk.store.konflikter.liste(MEDARBEJDER)

    save(desk, opkald(status="KLADDE"))
    before = steps(desk.db, asked)
    save(desk, *(opkald(status="AFSLUTTET", start=NIGHT - n * HOUR) for n in range(200)))
    assert steps(desk.db, asked) < before + 200


def steps(db, ask):
    """How many steps SQLite takes to answer."""
    taken = []
    db.set_progress_handler(lambda: taken.append(1), 1)
    try:
        ask()
    finally:
        db.set_progress_handler(None, 1)
    return len(taken)
