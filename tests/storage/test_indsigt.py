"""A person gets everything the house holds about them, and who looked, without a name of the staff."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.indsigt import ANDRE, PAAROERENDE, Indsigt, IndsigtError, Tilbageholdt
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.opkaldsforsoeg import Opkaldsforsoeg
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import (
    EventsDamaged,
    NotFound,
    NotSignedIn,
    OpeningReasonRequired,
)
from tests.fakes.clock import NIGHT
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald, plan


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as made:
        made.store.save(LEDER, Enhed(id=new_id(), navn="Akuttilbuddet"))
        made.store.save(LEDER, Medarbejder(id=ANNA, navn="Anna Lund", rolle="LEDER"))
        made.store.save(LEDER, Medarbejder(id=BO, navn="Bo Holm", rolle="VIKAR"))
        made.store.save(LEDER, karen())
        made.store.hold_log_key(ANNA, made.person.kem)
        yield made


def save(desk, *records):
    for record in records:
        desk.store.save(LEDER, record)
    return records[0] if len(records) == 1 else records


def gather(desk, rid=KAREN):
    return desk.store.indsigt.saml(LEDER, rid)


def kinds(mappe):
    return [post.record.TYPE for post in mappe.poster]


def test_what_hangs_on_the_person_is_gathered_however_deep(desk):
    call = save(desk, opkald(borger_id=KAREN))
    talk = save(desk, Krisesamtale(id=new_id(), henvendelse_id=call.id, borgers_ord="Stille"))
    task = save(desk, Opfoelgning(id=new_id(), borger_id=KAREN, tekst="Ring"))
    tried = save(desk, Opkaldsforsoeg(id=new_id(), parent_id=task.id, tid=NIGHT))
    made = save(desk, plan())
    ids = {post.record.id for post in gather(desk).poster}
    assert ids == {KAREN, call.id, talk.id, task.id, tried.id, made.id}


def test_another_citizen_is_not_in_it_though_they_share_a_contact(desk):
    other = new_id()
    save(desk, Borger(id=other, kaldenavn="Lone"))
    call = save(desk, opkald(borger_id=other, om_borger_id=KAREN, henvender="PAAR"))
    save(desk, Opfoelgning(id=new_id(), borger_id=other, henvendelse_id=call.id, tekst="Ring Lone"))
    save(desk, opkald(borger_id=other))
    mappe = gather(desk)
    assert [post.record.id for post in mappe.poster] == [KAREN, call.id]
    assert [post.kilde for post in mappe.poster] == ["", PAAROERENDE]


def test_what_relatives_and_others_said_is_for_a_leader_to_look_at(desk):
    own = save(desk, opkald(borger_id=KAREN, henvender="BORGER"))
    mother = save(desk, opkald(borger_id=KAREN, henvender="PAAR"))
    save(desk, Krisesamtale(id=new_id(), henvendelse_id=mother.id, borgers_ord="Hun sover ikke"))
    save(desk, opkald(borger_id=KAREN, henvender="FAG"))
    save(desk, Paaroerende(id=new_id(), borger_id=KAREN, navn="Lone"))
    save(desk, Partnerkontakt(id=new_id(), henvendelse_id=own.id, aftalt="Lægen ringer"))
    save(desk, Droeftelse(id=new_id(), henvendelse_id=own.id, tekst="Var det rigtigt?"))
    found = [(post.record.TYPE, post.kilde) for post in gather(desk).til_gennemsyn]
    assert sorted(found) == [
        ("droeftelse", ANDRE),
        ("henvendelse", ANDRE),
        ("henvendelse", PAAROERENDE),
        ("krisesamtale", PAAROERENDE),
        ("paaroerende", PAAROERENDE),
        ("partnerkontakt", ANDRE),
    ]


def test_all_cards_of_a_person_come_with_what_hangs_on_each(desk):
    save(desk, kaja())
    call = save(desk, opkald(borger_id=KAJA))
    desk.store.samling.saml(LEDER, KAREN, KAJA)
    for asked in (KAREN, KAJA):
        mappe = gather(desk, asked)
        assert mappe.borger_id == KAREN
        assert {post.record.id for post in mappe.poster} >= {KAREN, KAJA, call.id}


def test_versions_come_with_what_the_fields_said_before(desk):
    desk.store.save(LEDER, karen(telefon="70 10 20 30"), karen())
    (post,) = gather(desk).poster
    assert [version.felter.get("telefon") for version in post.versioner] == [
        "22 11 33 44",
        "70 10 20 30",
    ]


def test_a_person_is_told_of_every_look_with_its_purpose_and_no_name(desk):
    desk.store.get(replace(MEDARBEJDER, formaal="OPFOELGNING"), Borger, KAREN)
    looks = gather(desk).opslag
    assert ("AABN", "borger", "OPFOELGNING") in {(k.handling, k.slags, k.formaal) for k in looks}
    assert not any(hasattr(look, "bruger") for look in looks)


def test_that_a_leader_asked_the_log_about_the_person_is_told_too(desk):
    desk.store.hvem_saa.liste(LEDER, KAREN)
    assert ("AABN", "adgangslog") in {(k.handling, k.slags) for k in gather(desk).opslag}


def test_looks_at_others_are_not_in_it(desk):
    other = save(desk, kaja())
    before = len(gather(desk).opslag)
    desk.store.get(LEDER, Borger, other.id)
    after = [look for look in gather(desk).opslag if look.formaal != "INDSIGT"]
    assert len(after) <= before


def test_each_record_is_in_the_log_before_it_is_given(desk):
    call = save(desk, opkald(borger_id=KAREN))
    gather(desk)
    rows = desk.store.read_log(LEDER, desk.audit_private())
    told = {(r.entry.handling, r.entry.objekt_id) for r in rows if r.formaal == "INDSIGT"}
    assert told >= {("AABN", KAREN), ("AABN", call.id)}


def test_only_a_leader_gathers_and_gives(desk):
    mappe = gather(desk)
    for rolle in ("MEDARBEJDER", "VIKAR", "BAGVAGT", "DATAANSVARLIG_ADM", "EVALUATOR_LAES"):
        who = replace(LEDER, rolle=rolle)
        with pytest.raises(AdgangError):
            desk.store.indsigt.saml(who, KAREN)
        with pytest.raises(AdgangError):
            desk.store.indsigt.noter(who, mappe, ())


def test_a_leader_without_the_key_to_the_log_gets_nothing_and_nothing_is_opened(desk):
    desk.store.sign_out(ANNA)
    with pytest.raises(NotSignedIn):
        gather(desk)
    assert ("AABN", KAREN) not in desk.log()


def test_a_closed_card_asks_for_a_reason_first(desk):
    desk.store.skaermning.luk(LEDER, KAREN, ())
    desk.store.sign_out(ANNA)  # who closed it had said why
    desk.store.hold_log_key(ANNA, desk.person.kem)
    with pytest.raises(OpeningReasonRequired):
        gather(desk)
    desk.store.begrund(LEDER, KAREN, "Hun har bedt om indsigt")
    assert kinds(gather(desk)) == ["borger"]


def test_a_person_who_was_erased_is_not_found(desk):
    with pytest.raises(NotFound):
        gather(desk, new_id())


def test_a_changed_log_gives_nothing(desk):
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE stream = 2")
    with pytest.raises(EventsDamaged):
        gather(desk)


def test_that_it_left_stands_in_the_log_and_as_a_record_with_what_was_held_back(desk):
    relative = save(desk, Paaroerende(id=new_id(), borger_id=KAREN, navn="Lone"))
    mappe = gather(desk)
    held = Tilbageholdt(rid=relative.id, slags="paaroerende", grund="Lone vil ikke nævnes")
    given = desk.store.indsigt.noter(LEDER, mappe, (held,))
    assert (given.antal, given.opslag, given.tilbageholdt) == (1, len(mappe.opslag), (held,))
    assert ("EKSPORT", KAREN) in desk.log()
    assert [p.record for p in gather(desk).poster if p.record.TYPE == Indsigt.TYPE] == [given]


def test_nothing_is_held_back_without_a_reason_nor_what_is_the_persons_own(desk):
    relative = save(desk, Paaroerende(id=new_id(), borger_id=KAREN, navn="Lone"))
    mappe = gather(desk)
    for rid, grund in ((relative.id, "  "), (KAREN, "Fordi")):
        with pytest.raises(IndsigtError) as refused:
            desk.store.indsigt.noter(LEDER, mappe, (Tilbageholdt(rid=rid, grund=grund),))
        assert refused.value.kode == "INDSIGT_GRUND"


@pytest.mark.parametrize("change", ["new", "changed"])
def test_what_was_written_meanwhile_is_gathered_anew_first(desk, change):
    mappe = gather(desk)
    if change == "new":
        save(desk, opkald(borger_id=KAREN))
    else:
        desk.store.save(LEDER, karen(telefon="70 10 20 30"), karen())
    with pytest.raises(IndsigtError) as refused:
        desk.store.indsigt.noter(LEDER, mappe, ())
    assert refused.value.kode == "INDSIGT_AENDRET"
    assert ("EKSPORT", KAREN) not in desk.log()
