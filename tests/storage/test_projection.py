"""Events of several desks in the tables: both words stay, every order gives the same."""

from __future__ import annotations

import itertools
from dataclasses import replace

import msgspec
import pytest

from akutdesk.storage.act import Act
from akutdesk.storage.errors import NotUnderstood
from akutdesk.storage.replay import digest, replay
from akutdesk.storage.writer import enter_session
from akutdesk.wire.payload import Op
from tests.storage.desk import LEDER, MEDARBEJDER, deliver, events_of, stored_desk, twin
from tests.storage.exchange import replayed, state
from tests.storage.persons import KAREN, karen, opkald


@pytest.fixture
def here(tmp_path):
    with stored_desk(tmp_path / "her") as desk:
        yield desk


@pytest.fixture
def there(here, tmp_path):
    other = twin(here, tmp_path / "der")
    yield other
    other.store.close()


def fields_of_event(store, felt, value, **more):
    """Write an event that this program itself would not write."""
    file = store._file
    with file.transaction():
        act = Act(file, LEDER.bruger)
        payload = act.payload(
            more.get("type", "borger"), [Op(felt=felt, vaerdi=value, **more.get("op", {}))]
        )
        payload = msgspec.structs.replace(payload, hlc=more.get("hlc", payload.hlc))
        rid = more.get("rid", KAREN)
        eid = file.log.append(act.tail, rid, payload, new=not file.log.has_record(rid))
        (event,) = file.log.by_ids([eid]).values()
        file.tables.take_in(
            file.tables.standing(more.get("rid", KAREN)), more.get("rid", KAREN), event
        )


def test_what_two_desks_wrote_apart_is_all_kept_and_one_is_shown(here, there):
    here.store.save(LEDER, karen())
    deliver(there, events_of(here))
    here.store.save(LEDER, karen(moedes="Stille"), karen())
    there.clock.go(minutes=1)
    there.store.save(MEDARBEJDER, karen(moedes="Med te"), karen())
    deliver(here, events_of(there))
    deliver(there, events_of(here))
    for desk in (here, there):
        assert desk.store.get(LEDER, type(karen()), KAREN).moedes == "Med te"
        (apart,) = desk.store.samtidige(LEDER, KAREN)
        assert (apart.felt, [(v.vaerdi, v.vist) for v in apart.vaerdier]) == (
            "moedes",
            [("Med te", True), ("Stille", False)],
        )


def test_a_person_who_chooses_settles_it_on_both_desks(here, there):
    test_what_two_desks_wrote_apart_is_all_kept_and_one_is_shown(here, there)
    seen = karen(moedes="Med te")
    here.store.save(LEDER, replace(seen, moedes="Stille, med te"), seen)
    deliver(there, events_of(here))
    for desk in (here, there):
        assert desk.store.samtidige(LEDER, KAREN) == ()
        assert desk.db.execute("SELECT count(*) FROM conflict").fetchone() == (0,)
        assert desk.store.get(LEDER, type(karen()), KAREN).moedes == "Stille, med te"


def test_a_clock_a_year_ahead_does_not_beat_a_later_edit(here, there):
    here.store.save(LEDER, karen())
    deliver(there, events_of(here))
    there.clock.go(days=365)
    there.store.save(LEDER, karen(telefon="1"), karen())
    deliver(here, events_of(there))
    here.store.save(LEDER, karen(telefon="2"), karen(telefon="1"))
    assert here.store.get(LEDER, type(karen()), KAREN).telefon == "2"
    assert here.store.samtidige(LEDER, KAREN) == ()


def test_every_order_of_arrival_gives_the_same_tables(here, there, tmp_path):
    here.store.save(LEDER, karen())
    deliver(there, events_of(here))
    here.store.save(LEDER, karen(moedes="Stille"), karen())
    there.store.save(LEDER, karen(moedes="Med te", telefon="1"), karen())
    there.store.save(
        LEDER, karen(moedes="Med kaffe", telefon="1"), karen(moedes="Med te", telefon="1")
    )
    deliver(here, events_of(there))
    told = events_of(here)
    assert len(told) == 4
    seen = set()
    for number, order in enumerate(itertools.permutations(told)):
        third = twin(here, tmp_path / f"pc{number}")
        enter_all(third, told)
        deliver(third, [*order, *order[:2]])
        seen.add(digest(third.db))
        third.store.close()
    assert len(seen) == 1


def enter_all(desk, events):
    """Give all writers the same local numbers everywhere, so that the dumps can be compared."""
    file = desk.store._file
    with file.transaction():
        for writer in sorted({event.writer for event in events}):
            enter_session(file.db, writer)


def test_an_answer_that_comes_before_its_question_is_taken_in(here, there):
    here.store.save(LEDER, karen())
    here.store.save(LEDER, karen(telefon="1"), karen())
    first, second = events_of(here)
    deliver(there, [second])
    assert there.store.get(LEDER, type(karen()), KAREN).telefon == "1"
    assert there.store.get(LEDER, type(karen()), KAREN).kaldenavn == ""
    deliver(there, [first])
    assert there.store.get(LEDER, type(karen()), KAREN) == karen(telefon="1")
    assert there.store.samtidige(LEDER, KAREN) == ()


def test_a_field_of_a_newer_program_is_kept_and_passed_on(here, there):
    here.store.save(LEDER, karen())
    fields_of_event(here.store, "stjernetegn", "FISK")
    fields_of_event(here.store, "foedselsaar", "1984 eller 1985")
    here.store.save(LEDER, karen(foedselsaar=None, telefon="1"), karen(foedselsaar=None))
    deliver(there, events_of(here))
    assert there.store.get(LEDER, type(karen()), KAREN) == karen(foedselsaar=None, telefon="1")
    standing = there.store._file.tables.standing(KAREN)
    assert standing.unknown == {"stjernetegn": "FISK", "foedselsaar": "1984 eller 1985"}


def test_a_record_type_of_a_newer_program_is_kept(here, there):
    rid = b"n" * 16
    fields_of_event(here.store, "navn", "Fido", type="kaeledyr", rid=rid)
    deliver(there, events_of(here))
    standing = there.store._file.tables.standing(rid)
    assert (standing.type, standing.unknown) == ("kaeledyr", {"navn": "Fido"})


def test_a_field_that_must_be_understood_makes_the_record_read_only(here):
    here.store.save(LEDER, karen())
    fields_of_event(here.store, "samtykke_v2", 1, op={"must_understand": True})
    assert here.store.get(LEDER, type(karen()), KAREN) == karen()
    with pytest.raises(NotUnderstood):
        here.store.save(LEDER, karen(telefon="1"), karen())
    other = opkald(notat="alt andet går videre")
    here.store.save(LEDER, other)
    here.store.save(LEDER, replace(other, form="SMS"), other)
    assert here.store.get(LEDER, type(other), other.id).form == "SMS"
    assert here.store.get(LEDER, type(karen()), KAREN).telefon == karen().telefon


def test_a_parent_that_is_another_records_event_harms_nobody_whichever_came_first(here, there):
    call = opkald()
    here.store.save(LEDER, karen())
    here.store.save(LEDER, call)
    (first, second) = here.db.execute("SELECT eid FROM event ORDER BY eid").fetchall()
    parents = tuple(here.store._file.log.name_of(eid) for (eid,) in (first, second))
    fields_of_event(here.store, "moedes", "Stille", op={"foraeldre": parents})
    expected = state(here)
    made, of_another, naming = events_of(here)
    deliver(there, [made, naming, of_another])
    for desk in (here, there):
        assert state(desk) == expected
        file = desk.store._file
        with file.transaction():
            file.tables.rebuild(KAREN)
        assert state(desk) == expected
        assert replayed(desk) == expected
        assert desk.store.get(LEDER, type(karen()), KAREN).moedes == "Stille"


def test_a_value_whose_event_was_erased_shows_as_empty(here, there):
    here.store.save(LEDER, karen())
    deliver(there, events_of(here))
    here.store.save(LEDER, karen(moedes="Stille"), karen())
    there.clock.go(minutes=1)
    there.store.save(LEDER, karen(moedes="Med te"), karen())
    deliver(here, events_of(there))
    here.db.execute("UPDATE event SET body = NULL WHERE hlc = (SELECT max(hlc) FROM event)")
    name = here.store._file.log.name_of(
        here.db.execute(
            "SELECT eid FROM event WHERE hlc < (SELECT max(hlc) FROM event) ORDER BY hlc DESC"
        ).fetchone()[0]
    )
    fields_of_event(here.store, "moedes", "Roligt", op={"foraeldre": (name,)}, hlc=1)
    assert here.store.get(LEDER, type(karen()), KAREN).moedes == ""


def test_events_under_one_id_that_disagree_on_the_type_are_read_alike_everywhere(here, there):
    call = opkald()
    here.store.save(LEDER, call)
    fields_of_event(here.store, "kaldenavn", "Karen", type="borger", rid=call.id)
    told = events_of(here)
    deliver(there, list(reversed(told)))
    kinds = {
        desk.db.execute("SELECT type FROM record WHERE rid = ?", (call.id,)).fetchone()[0]
        for desk in (here, there)
    }
    assert kinds == {"borger"}
    assert not there.db.execute("SELECT 1 FROM henvendelse").fetchall()
    before, file = digest(there.db), there.store._file
    with file.transaction():
        replay(file.db, file.log, file.tables)
    assert digest(there.db) == before
