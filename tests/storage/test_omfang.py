"""What goes with many citizens is found in one set of queries, and is what is found for each alone (0147)."""

from __future__ import annotations

import pytest

from akutdesk.domain.haendelse import Haendelse
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.storage import omfang
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import karen


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        desk.store.sign_in(LEDER.bruger, desk.person.sign)
        yield desk


def save(desk, record):
    desk.store.save(LEDER, record)
    return record.id


def family(desk):
    """A citizen with a call, a plan and a task under the call; one call of theirs is about somebody else."""
    own = save(desk, karen(id=new_id()))
    other = save(desk, karen(id=new_id()))
    call = save(desk, Henvendelse(id=new_id(), borger_id=own))
    save(desk, Henvendelse(id=new_id(), borger_id=other, om_borger_id=own))
    save(desk, Henvendelse(id=new_id(), om_borger_id=own))
    plan = save(desk, Kriseplan(id=new_id(), borger_id=own, henvendelse_id=call))
    save(desk, Opfoelgning(id=new_id(), henvendelse_id=call, kriseplan_id=plan))
    save(desk, Opfoelgning(id=new_id(), henvendelse_id=call, borger_id=other))
    save(desk, Haendelse(id=new_id(), henvendelse_id=call))
    return own, other, call


def test_each_of_many_has_what_it_has_alone_also_where_two_hang_together(desk):
    db = desk.store._file.db
    people = [rid for _ in range(3) for rid in family(desk)]
    loose = save(desk, Henvendelse(id=new_id()))
    roots = [(rid,) for rid in (*people, loose, new_id())]
    roots.append((people[0], people[1]))
    each = omfang.under_each(db, roots)
    alone = [{post.id for post in omfang.under(db, one)[0]} for one in roots]
    assert [set(rids) for rids in each] == alone
    assert max(len(rids) for rids in each) > 5
    assert each[-2] == ()


def test_a_card_that_was_taken_back_and_what_is_nowhere_have_nothing(desk):
    db = desk.store._file.db
    saved = desk.store.save(LEDER, karen(id=new_id()))
    (rid,) = saved.changes.ids
    desk.store.undo(LEDER, saved.handling_id)
    assert omfang.under(db, (rid,)) == ((), 0)
    assert omfang.under_each(db, [(rid,)]) == [()]
    assert omfang.under_each(db, []) == []
