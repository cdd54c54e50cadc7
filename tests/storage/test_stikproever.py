"""A leader draws ten look-ups by lot, sees what explains each, and answers; own ones are another's to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.stikproeve import (
    ANTAL,
    I_ORDEN,
    KONTAKT,
    OPGAVE,
    OPHOLD,
    SKREV,
    SPOERG,
    StikproeveError,
)
from akutdesk.domain.vagt import KBH
from akutdesk.storage.errors import EventsDamaged, NotFound, NotSignedIn
from akutdesk.storage.event_id import event_id
from akutdesk.wire import crypto, membership, statement
from akutdesk.wire.locked_keys import make_person_keys
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, MOGENS, join, stored_desk
from tests.storage.persons import KAREN, karen, opkald

HENNY = Adgang(bruger=MOGENS, rolle="LEDER", formaal="EGEN_VAGT")


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as made:
        made.bo = join(made, BO)
        made.store.hold_log_key(ANNA, made.person.kem)
        made.store.save(LEDER, karen())
        made.clock.go(days=3)
        yield made


def look(desk, adgang=MEDARBEJDER, rid=KAREN):
    desk.store.get(adgang, Borger, rid)


def draw(desk, adgang=LEDER):
    desk.store.stikproever.traek(adgang)
    return desk.store.stikproever.aabn(adgang, desk.store.stikproever.liste(adgang)[0].id)


def second_leader(desk):
    """Mogens leads too, and has the log's key here."""
    keys = make_person_keys()
    person = statement.Person(
        user=MOGENS,
        rolle="LEDER",
        sign_public=crypto.verify_key(keys.sign),
        kem_public=crypto.kem_public(keys.kem),
        epoch=1,
        private=bytes(64),
    )
    org = membership.read_membership(desk.store.statements())
    seals = {
        **org.audit.seals,
        MOGENS: statement.seal_audit(person.kem_public, desk.audit_private(), org.org, MOGENS),
    }
    now_ms = int(desk.clock.now().timestamp() * 1000)
    said, _ = membership.extend(
        org,
        membership.Signer(ANNA, desk.person.sign),
        (person, statement.AuditReaders(seals=seals)),
        now_ms,
    )
    desk.store.append_statements(said, org.count)
    desk.store.hold_log_key(MOGENS, keys.kem)


def test_a_look_up_says_who_when_at_whom_and_that_nothing_explains_it(desk):
    look(desk)
    (row,) = draw(desk).raekker
    assert (row.kig.bruger, row.kig.tid, row.borger_id) == (BO, desk.clock.now(), KAREN)
    assert row.forklaring == ""
    assert row.svar is None


def test_looks_of_one_person_at_one_citizen_on_one_day_are_one(desk):
    for _ in range(5):
        look(desk)
    assert len(draw(desk).raekker) == 1


@pytest.mark.parametrize("kode", [KONTAKT, OPGAVE, OPHOLD, SKREV])
def test_what_explains_a_look_up_is_told(desk, kode):
    now = desk.clock.now()
    made, by = {
        KONTAKT: (opkald(borger_id=KAREN, start=now - timedelta(hours=2)), LEDER),
        OPGAVE: (Opfoelgning(id=new_id(), borger_id=KAREN, tekst="Ring", ansvarlig=BO), LEDER),
        OPHOLD: (Overnatning(id=new_id(), borger_id=KAREN, ankomst=now - timedelta(days=2)), LEDER),
        SKREV: (opkald(borger_id=KAREN, start=now - timedelta(days=2)), MEDARBEJDER),
    }[kode]
    desk.store.save(by, made)
    look(desk)
    (row,) = [row for row in draw(desk).raekker if row.kig.bruger == BO]
    assert row.forklaring == kode


def test_a_contact_of_last_week_explains_nothing(desk):
    desk.store.save(LEDER, opkald(borger_id=KAREN, start=desk.clock.now() - timedelta(days=2)))
    desk.clock.go(days=2)
    look(desk)
    (row,) = [row for row in draw(desk).raekker if row.kig.bruger == BO]
    assert row.forklaring == ""


def test_a_look_at_what_hangs_on_a_citizen_is_a_look_at_the_citizen(desk):
    call = opkald(borger_id=KAREN)
    desk.store.save(LEDER, call)
    desk.clock.go(days=3)
    desk.store.get(MEDARBEJDER, type(call), call.id)
    (row,) = [row for row in draw(desk).raekker if row.kig.bruger == BO]
    assert (row.borger_id, row.kig.entry.objekt_type) == (KAREN, "henvendelse")


def test_ten_are_drawn_of_many_and_it_is_told_of_how_many(desk):
    for number in range(ANTAL + 5):
        other = RecordId(bytes([number]) * 16)
        desk.store.save(LEDER, karen(id=other, kaldenavn="Lone", cpr="", telefon=""))
    desk.clock.go(days=2)
    for number in range(ANTAL + 5):
        look(desk, rid=RecordId(bytes([number]) * 16))
    found = draw(desk)
    assert len(found.raekker) == ANTAL
    assert (found.proeve.mulige, found.proeve.uforklarede) == (ANTAL + 5, ANTAL + 5)


def test_look_ups_older_than_a_month_are_not_drawn(desk):
    look(desk)
    desk.clock.go(days=32)
    with pytest.raises(StikproeveError) as told:
        desk.store.stikproever.traek(LEDER)
    assert told.value.kode == "STIKPROEVE_TOM"


def test_a_sample_stays_as_it_was_drawn(desk):
    look(desk)
    first = draw(desk)
    look(desk)
    again = desk.store.stikproever.aabn(LEDER, first.proeve.id)
    assert again.proeve == first.proeve


def test_opening_a_sample_is_in_the_log(desk):
    look(desk)
    proeve = draw(desk).proeve
    desk.reopen()
    desk.store.hold_log_key(ANNA, desk.person.kem)
    for _ in range(2):
        desk.store.stikproever.aabn(LEDER, proeve.id)
    assert desk.log().count(("AABN", proeve.id)) == 2  # when it was drawn, and in the new start


def test_nothing_of_who_looked_at_whom_is_outside_the_log(desk):
    look(desk)
    proeve = draw(desk).proeve
    (place,) = proeve.opslag
    assert BO not in {getattr(place, name) for name in ("writer", "n", "forklaring")}
    assert not hasattr(place, "borger_id")


def test_an_answer_is_kept_and_the_newest_one_holds(desk):
    look(desk)
    proeve = draw(desk).proeve
    desk.store.stikproever.svar(LEDER, proeve.id, 0, SPOERG, "Hvad var grunden?")
    desk.clock.go(minutes=5)
    desk.store.stikproever.svar(LEDER, proeve.id, 0, I_ORDEN, "Borgeren ringede til Bo")
    (row,) = desk.store.stikproever.aabn(LEDER, proeve.id).raekker
    assert (row.svar.svar, row.svar.note) == (I_ORDEN, "Borgeren ringede til Bo")
    assert desk.store.stikproever.liste(LEDER)[0].mangler == 0


def test_an_answer_without_the_words_it_needs_is_refused_and_nothing_is_kept(desk):
    look(desk)
    proeve = draw(desk).proeve
    with pytest.raises(StikproeveError):
        desk.store.stikproever.svar(LEDER, proeve.id, 0, SPOERG)
    assert desk.store.stikproever.liste(LEDER)[0].mangler == 1


def test_an_answer_to_no_look_up_is_refused(desk):
    look(desk)
    proeve = draw(desk).proeve
    with pytest.raises(NotFound):
        desk.store.stikproever.svar(LEDER, proeve.id, 1, I_ORDEN)
    with pytest.raises(NotFound):
        desk.store.stikproever.svar(LEDER, new_id(), 0, I_ORDEN)


def test_own_look_ups_are_left_to_another_leader(desk):
    second_leader(desk)
    look(desk, LEDER)
    with pytest.raises(StikproeveError):
        desk.store.stikproever.traek(LEDER)
    (row,) = draw(desk, HENNY).raekker
    assert row.kig.bruger == ANNA
    assert not row.eget
    (same,) = desk.store.stikproever.aabn(LEDER, desk.store.stikproever.liste(LEDER)[0].id).raekker
    assert same.eget
    with pytest.raises(StikproeveError) as told:
        desk.store.stikproever.svar(LEDER, desk.store.stikproever.liste(LEDER)[0].id, 0, I_ORDEN)
    assert told.value.kode == "STIKPROEVE_EGEN"


def test_a_leader_alone_sees_own_look_ups_too(desk):
    look(desk, LEDER)
    found = draw(desk)
    (row,) = found.raekker
    assert row.kig.bruger == ANNA
    desk.store.stikproever.svar(LEDER, found.proeve.id, 0, I_ORDEN)


def test_who_has_no_key_to_the_log_draws_nothing(desk):
    desk.reopen()
    with pytest.raises(NotSignedIn):
        desk.store.stikproever.traek(LEDER)


def test_a_log_that_was_changed_is_told_with_its_place(desk):
    look(desk)
    found = draw(desk)
    (place,) = found.proeve.opslag
    (widx,) = desk.db.execute(
        "SELECT widx FROM session WHERE writer = ?", (place.writer,)
    ).fetchone()
    blank = "UPDATE event SET body = zeroblob(length(body)) WHERE eid = ?"
    desk.db.execute(blank, (event_id(widx, place.n),))
    with pytest.raises(EventsDamaged) as told:
        desk.store.stikproever.aabn(LEDER, found.proeve.id)
    assert (told.value.writer, told.value.n) == (place.writer, place.n)


def test_an_entry_that_is_not_here_leaves_its_row_empty(desk):
    look(desk)
    proeve = draw(desk).proeve
    (place,) = proeve.opslag
    gone = replace(proeve, opslag=(replace(place, writer=b"?" * 16),))
    desk.store.save(LEDER, gone, proeve)
    (row,) = desk.store.stikproever.aabn(LEDER, proeve.id).raekker
    assert (row.kig, row.borger_id) == (None, None)


def test_the_next_sample_is_due_a_month_after_the_last(desk):
    today = desk.clock.now().astimezone(KBH).date()
    assert desk.store.stikproever.naeste(LEDER) == today
    look(desk)
    draw(desk)
    assert desk.store.stikproever.naeste(LEDER) > today + timedelta(days=27)


def test_an_answer_can_be_taken_back(desk):
    look(desk)
    proeve = draw(desk).proeve
    saved = desk.store.stikproever.svar(LEDER, proeve.id, 0, I_ORDEN)
    desk.store.undo(LEDER, saved.handling_id)
    assert desk.store.stikproever.liste(LEDER)[0].mangler == 1


def test_a_house_hears_of_its_first_sample_after_a_month_and_then_each_month(desk):
    late = desk.store.stikproever.forsinket
    assert late(LEDER) is None
    desk.clock.go(days=32)
    days = late(LEDER)
    desk.clock.go(days=3)
    assert late(LEDER) == days + 3
    look(desk)
    draw(desk)
    assert late(LEDER) is None
    desk.clock.go(days=70)
    assert late(LEDER) > 30


def test_a_late_sample_is_told_once_in_a_shift_whatever_starts_meanwhile(desk):
    evening, night = desk.clock.now(), desk.clock.now() + timedelta(hours=8)
    assert desk.store.stikproever.naevnes(LEDER, evening)
    desk.reopen()
    assert not desk.store.stikproever.naevnes(LEDER, evening)
    assert desk.store.stikproever.naevnes(LEDER, night)
