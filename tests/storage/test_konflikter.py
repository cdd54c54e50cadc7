"""What two wrote apart stands on the work list until somebody has chosen between exactly what they saw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.dublet import lagt_vaek
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indstilling import LAASETID, Indstilling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.saving import Saving
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import KAREN, karen


@pytest.fixture
def store(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        desk.store.save(LEDER, karen())
        yield desk.store


def apart(store, *, seen=None, **values):
    """Each value set by somebody who had not seen the others."""
    seen = seen or store.get(LEDER, Borger, KAREN)
    for felt, words in values.items():
        for word in words:
            store.save(LEDER, replace(seen, **{felt: word}), seen)
    return seen


def eids(store, felt):
    split = {one.felt: one for one in store.samtidige(LEDER, KAREN)}
    return tuple(value.eid for value in split[felt].vaerdier) if felt in split else ()


def test_a_name_comes_before_a_wish(store):
    apart(store, moedes=("Roligt", "Med humor"), fornavn=("Karen", "Karin"))
    (one,) = store.konflikter.liste(LEDER)
    assert (one.felter, one.kritisk, one.navn) == (("fornavn", "moedes"), True, "Karen")


def test_two_who_wrote_the_same_have_nothing_to_choose(store):
    apart(store, fornavn=("Karin", "Karin"))
    assert len(eids(store, "fornavn")) == 2
    assert store.konflikter.liste(LEDER) == ()


def test_keeping_what_is_shown_is_a_choice(store):
    apart(store, fornavn=("Karen", "Karin"))
    now = store.reread(LEDER, Borger, KAREN)
    store.save_all(
        LEDER, [Saving(after=now, before=now, afgoer={"fornavn": eids(store, "fornavn")})]
    )
    assert store.samtidige(LEDER, KAREN) == ()
    assert store.reread(LEDER, Borger, KAREN).fornavn == now.fornavn


def test_what_was_not_seen_is_not_replaced(store):
    seen = apart(store, fornavn=("Karen", "Karin"))
    chosen = eids(store, "fornavn")
    apart(store, seen=seen, fornavn=("Kaja",))
    now = store.reread(LEDER, Borger, KAREN)
    after = replace(now, fornavn="Karin")
    store.save_all(LEDER, [Saving(after=after, before=now, afgoer={"fornavn": chosen})])
    (left,) = store.samtidige(LEDER, KAREN)
    assert {value.vaerdi for value in left.vaerdier} == {"Karin", "Kaja"}


def test_the_list_is_for_those_who_may_read(store):
    with pytest.raises(AdgangError):
        store.konflikter.liste(Adgang(bruger=LEDER.bruger, rolle="", formaal=""))


def test_a_protected_citizen_is_on_no_list_of_others(store):
    apart(store, fornavn=("Karen", "Karin"))
    now = store.reread(LEDER, Borger, KAREN)
    store.save(LEDER, replace(now, fortrolighed="SKAERPET"), now)
    other = Adgang(bruger=bytes(16), rolle="MEDARBEJDER", formaal="egen vagt")
    assert store.konflikter.liste(other) == ()
    assert len(store.konflikter.liste(LEDER)) == 1


def test_a_setting_that_two_leaders_made_apart_stands_on_the_list_until_one_is_laid_aside(store):
    first, second = sorted((new_id(), new_id()))
    one = Indstilling(id=RecordId(first), noegle=LAASETID, vaerdi="3")
    other = Indstilling(id=RecordId(second), noegle=LAASETID, vaerdi="8")
    for each in (other, one):
        store.save(LEDER, each)
    (found,) = store.konflikter.liste(LEDER)
    assert (found.rid, found.anden, found.felter) == (one.id, other.id, ("vaerdi",))
    store.save(LEDER, lagt_vaek(other), other)
    assert store.konflikter.liste(LEDER) == ()


def test_two_who_checked_the_same_number_have_nothing_to_choose(store):
    for _ in range(2):
        store.save(LEDER, Opslag(id=new_id(), kode="LIVS", nummer="70 201 201"))
    assert store.konflikter.liste(LEDER) == ()


def test_a_point_that_two_leaders_scored_apart_is_chosen_by_one(store):
    for score in ("2", "3"):
        made = Implementeringsmaaling(
            id=new_id(), runde="2026-EFTERAAR", punkt="7", score=score, begrundelse="alle"
        )
        store.save(LEDER, made)
    (one,) = store.konflikter.liste(LEDER)
    assert one.felter == ("score",)
    other = store.get(LEDER, Implementeringsmaaling, one.anden)
    store.save(LEDER, lagt_vaek(other), other)
    assert store.konflikter.liste(LEDER) == ()


def test_a_national_value_typed_in_twice_alike_is_no_question(store):
    for value in (320, 320):
        store.save(
            LEDER, Landsgennemsnit(id=new_id(), runde="2026-FORAAR", punkt="7", hundrededele=value)
        )
    assert store.konflikter.liste(LEDER) == ()


def test_only_a_leader_is_asked_about_settings(store):
    for nummer in ("70 11 11 11", "70 22 22 22"):
        store.save(LEDER, Opslag(id=new_id(), kode="BAGV", nummer=nummer))
    assert len(store.konflikter.liste(LEDER)) == 1
    assert store.konflikter.liste(replace(LEDER, rolle="MEDARBEJDER")) == ()
