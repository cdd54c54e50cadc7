"""Plans in versions (design.md 8.11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from akutdesk.domain.kriseplan import Deling, Kriseplan, ny_fra, saet_gaeldende
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import NotOpened, PlanLocked
from akutdesk.storage.saving import Saving
from tests.storage.desk import BO, LEDER, MEDARBEJDER, MOGENS, stored_desk
from tests.storage.persons import KAREN, karen, plan


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path) as desk:
        desk.store.save(LEDER, karen())
        yield desk


def give_out(desk, made):
    """Save a plan and make it valid; the valid one."""
    desk.store.save(MEDARBEJDER, made)
    valid = saet_gaeldende(made, desk.clock.at)
    saved = desk.store.save(MEDARBEJDER, valid, made)
    return valid, saved


def test_the_text_of_a_plan_given_out_never_changes(desk):
    valid, _ = give_out(desk, plan())
    for changes in ({"k5_selv": ("Andet",)}, {"kaldenavn": "K"}, {"lavet_sammen": "NEJ"}):
        with pytest.raises(PlanLocked):
            desk.store.save(MEDARBEJDER, replace(valid, **changes), valid)
    withdrawn = replace(valid, status="TRUKKET")
    desk.store.save(MEDARBEJDER, withdrawn, valid)
    with pytest.raises(PlanLocked):
        desk.store.save(MEDARBEJDER, replace(withdrawn, k16_bagefter="x"), withdrawn)


def test_what_became_of_a_plan_may_still_be_written(desk):
    valid, _ = give_out(desk, plan())
    after = replace(
        valid,
        borger_har_kopi="PAPIR",
        gaelder_til=date(2027, 1, 1),
        k15_deling=(Deling(modtager="Egen læge"),),
        k15_ingen=False,
    )
    desk.store.save(MEDARBEJDER, after, valid)
    assert desk.store.get(MEDARBEJDER, Kriseplan, valid.id) == after


def test_a_new_version_replaces_the_one_before_in_the_same_act(desk):
    first, _ = give_out(desk, plan())
    second, saved = give_out(desk, replace(ny_fra(first, new_id(), None), k1_handler_om="Bror"))
    assert {first.id, second.id} <= saved.changes.ids
    assert desk.store.get(MEDARBEJDER, Kriseplan, first.id).status == "AFLOEST"
    assert desk.store.kriseplaner.gaeldende(MEDARBEJDER, KAREN) == second.id
    rows = desk.store.kriseplaner.for_borger(MEDARBEJDER, KAREN)
    assert [(row.rid, row.version, row.status) for row in rows] == [
        (second.id, 2, "GAELDENDE"),
        (first.id, 1, "AFLOEST"),
    ]
    assert desk.store.kriseplaner.version(MEDARBEJDER, second.id) == 2
    (newest, _, _) = desk.store.history(MEDARBEJDER, first.id)
    assert newest.handling_id == saved.handling_id
    assert [(one.felt, one.kilde) for one in newest.felter] == [("status", "SYSTEM")]


def test_a_look_at_the_plan_before_falls_away_and_other_agreements_stand(desk):
    first, _ = give_out(desk, plan())
    _, saved = give_out(desk, replace(ny_fra(first, new_id(), None), k1_handler_om="Bror"))
    tasks = desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN)
    assert sorted((task.type, task.status, task.kriseplan_id == first.id) for task in tasks) == [
        ("OPKALD", "AABEN", True),
        ("PLANGENNEMGANG", "AABEN", False),
        ("PLANGENNEMGANG", "BORTFALDET", True),
    ]
    assert saved.handling_id is not None
    desk.store.undo(MEDARBEJDER, saved.handling_id)
    again = desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN)
    assert sorted((task.type, task.status) for task in again) == [
        ("OPKALD", "AABEN"),
        ("PLANGENNEMGANG", "AABEN"),
    ]


def test_a_look_that_was_done_stays_done_when_the_plan_is_replaced(desk):
    first, _ = give_out(desk, plan())
    tasks = desk.store.children(MEDARBEJDER, Opfoelgning, first.id)
    look = next(task for task in tasks if task.type == "PLANGENNEMGANG")
    desk.store.save(MEDARBEJDER, replace(look, status="UDFOERT"), look)
    give_out(desk, replace(ny_fra(first, new_id(), None), k1_handler_om="Bror"))
    statuses = [task.status for task in desk.store.children(MEDARBEJDER, Opfoelgning, first.id)]
    assert sorted(statuses) == ["AABEN", "UDFOERT"]


def test_a_plan_that_falls_with_another_is_not_open_to_whoever_made_that(desk):
    first, _ = give_out(desk, plan())
    nyt = replace(ny_fra(first, new_id(), None), k1_handler_om="Bror")
    desk.store.save(LEDER, nyt)
    desk.store.save(LEDER, saet_gaeldende(nyt, desk.clock.at), nyt)
    with pytest.raises(NotOpened):
        desk.store.reread(LEDER, Kriseplan, first.id)


def test_tasks_of_a_secret_plan_are_as_secret_as_it_is(desk):
    give_out(desk, plan(borger_id=None, fortrolighed="SKAERPET", fortrolig_for=(BO,)))
    assert len(desk.store.opfoelgninger.liste(MEDARBEJDER)) == 2
    stranger = replace(MEDARBEJDER, bruger=MOGENS)
    assert desk.store.opfoelgninger.liste(stranger) == ()


def test_two_valid_plans_made_apart_are_both_replaced_by_the_one_that_settles_them(desk):
    first, _ = give_out(desk, plan())
    other = replace(plan(), id=new_id(), bygger_paa=first.id)
    desk.store.save(MEDARBEJDER, other)
    desk.db.execute("UPDATE kriseplan SET status = 'GAELDENDE' WHERE id = ?", (other.id,))
    give_out(desk, ny_fra(first, new_id(), None))
    statuses = [row.status for row in desk.store.kriseplaner.for_borger(MEDARBEJDER, KAREN)]
    assert sorted(statuses) == ["AFLOEST", "AFLOEST", "GAELDENDE"]


def test_agreements_become_tasks_when_the_plan_is_given_out(desk):
    _, saved = give_out(desk, plan())
    tasks = desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN)
    assert [(task.type, task.tekst, task.navn) for task in tasks] == [
        ("OPKALD", "Ring til Karen", "Karen"),
        ("PLANGENNEMGANG", "", "Karen"),
    ]
    assert {task.rid for task in tasks} <= saved.changes.ids


def test_saving_a_valid_plan_again_makes_no_second_tasks(desk):
    valid, _ = give_out(desk, plan())
    desk.store.save(MEDARBEJDER, replace(valid, borger_har_kopi="PAPIR"), valid)
    assert len(desk.store.opfoelgninger.for_borger(MEDARBEJDER, KAREN)) == 2


def test_a_plan_without_a_citizen_replaces_only_the_one_it_builds_on(desk):
    valid, _ = give_out(desk, plan())
    _, saved = give_out(desk, plan(borger_id=None))
    assert valid.id not in saved.changes.ids
    assert desk.store.kriseplaner.gaeldende(MEDARBEJDER, KAREN) == valid.id


def test_what_helped_last_is_shown_on_an_open_card(desk):
    assert desk.store.kriseplaner.hjalp_sidst(LEDER, KAREN) is None
    first, _ = give_out(desk, plan())
    desk.clock.go(days=3)
    desk.store.save(MEDARBEJDER, plan(k5_selv=("Ikke givet ud",)))
    helped = desk.store.kriseplaner.hjalp_sidst(LEDER, KAREN)
    assert helped is not None
    assert helped.kriseplan_id == first.id
    assert helped.linjer == ("Gå ned til åen", "Ringe til Lone", "Lave te og tænde lampen")
    assert helped.dato == date(2026, 11, 24)


def test_all_is_one_act_with_what_the_page_saves_beside_it(desk):
    made = plan()
    desk.store.save(MEDARBEJDER, made)
    valid = saet_gaeldende(made, desk.clock.at + timedelta(minutes=1))
    note = karen(moedes="Med te")
    saved = desk.store.save_all(
        MEDARBEJDER, [Saving(after=valid, before=made), Saving(after=note, before=karen())]
    )
    assert saved.changes.types == {"kriseplan", "opfoelgning", "borger"}
