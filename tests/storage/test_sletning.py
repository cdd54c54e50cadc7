"""Two people have a record erased: nothing of it is left in any file, and everything else still holds (2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage import segment
from akutdesk.storage.chain_check import check_chains
from akutdesk.storage.copy_check import examine_copy
from akutdesk.storage.errors import NotFound, NotSignedIn, RecordExists
from akutdesk.storage.fastholdelse import FastholdelseAfvist
from akutdesk.storage.grund import Grund
from akutdesk.storage.migration import copy_before
from akutdesk.storage.pending_orders import order_of
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.sletning import SletningAfvist
from akutdesk.storage.udkast import Udkast
from akutdesk.wire import statement as s
from akutdesk.wire.erasure import pack_order, sign_order
from akutdesk.wire.errors import WireError
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import read_header
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join, stored_desk
from tests.storage.exchange import replayed, say, state
from tests.storage.pages import everything
from tests.storage.persons import karen, opkald

GRUND = Grund(grund="FRIST", hjemmel="GDPR_17")
MARKER, OTHER = "Zebrafinken", "Kolibrien"
MARKERS = tuple(each.encode() for each in (MARKER, MARKER.lower()))


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        sign_in(desk)
        yield desk


def sign_in(desk):
    """Anna and Bo have both unlocked."""
    if not hasattr(desk, "bo"):
        desk.bo = join(desk, BO)
    desk.store.sign_in(ANNA, desk.person.sign)
    desk.store.hold_log_key(ANNA, desk.person.kem)
    desk.store.sign_in(BO, desk.bo)


def filled(desk):
    """A citizen who goes and one who stays, each with changes, a call and a draft."""
    store = desk.store
    goes = karen(id=new_id(), kaldenavn=MARKER, moedes=MARKER)
    stays = karen(id=new_id(), kaldenavn=OTHER, moedes=OTHER)
    call = opkald(notat=f"{MARKER} sang")
    for each in (goes, stays, call):
        store.save(LEDER, each)
    after = replace(goes, moedes=f"{MARKER} igen")
    store.save(LEDER, after, goes)
    store.write_draft(LEDER, Udkast(rid=goes.id, felt="moedes", type="borger", text=f"{MARKER}s"))
    store.search_notes(LEDER, MARKER)
    return goes, stays, call


def erase(desk, *rids):
    """Anna orders; Bo unlocks after that and confirms."""
    navn = desk.store.sletning.bestil(LEDER, BO, rids, GRUND)
    desk.store.sign_in(BO, desk.bo)
    return desk.store.sletning.bekraeft(MEDARBEJDER, navn)


def holds(data: bytes) -> bool:
    return any(marker in data for marker in MARKERS)


def test_f83_no_file_yields_an_erased_word_with_all_keys_in_hand(desk, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.store.set_copy_targets(LEDER, [stick])
    goes, stays, call = filled(desk)
    desk.store.copy_out()
    desk.db.set_authorizer(None)
    copy_before(desk.db, desk.path, desk.keys)
    desk.reopen()
    sign_in(desk)
    keys = {rid: desk.store._file.log.record_key(rid) for rid in (goes.id, call.id)}
    assert holds(everything(desk.folder, desk.keys.key))
    assert opens_any(stick, keys)
    erase(desk, goes.id, call.id)
    desk.store.copy_out()
    found = everything(desk.folder, desk.keys.key)
    assert not holds(found)
    assert OTHER.encode() in found
    assert not opens_any(stick, keys)
    assert not any(key in found for key in keys.values())
    (home,) = homes_in(stick, desk.founding.org)
    assert examine_copy(home).faults == ()
    assert examine_copy(home).events == desk.db.execute("SELECT count(*) FROM event").fetchone()[0]
    assert list(check_chains(desk.db)) == []
    assert desk.store.get(LEDER, Borger, stays.id) == stays


def opens_any(folder, keys):
    """Whether any event in the segments of a folder opens with the keys of erased records."""
    for path in folder.rglob("*.akd"):
        data = path.read_bytes()
        for kind, content in segment.read(data, segment.previous_of(data)):
            if kind is not segment.Kind.EVENT:
                continue
            header_bytes, body = segment.event_of(content)
            header = read_header(header_bytes)
            try:
                open_event(keys.get(header.rid, bytes(32)), header, Event(header_bytes, body))
            except WireError:
                continue
            return True
    return False


def test_an_erased_record_is_nowhere_and_everything_else_stays(desk):
    goes, stays, call = filled(desk)
    erase(desk, goes.id)
    with pytest.raises(NotFound):
        desk.store.get(LEDER, Borger, goes.id)
    assert desk.store.drafts(LEDER) == ()
    assert desk.store.get(LEDER, Henvendelse, call.id) == call
    palette = desk.store.palette(LEDER)
    assert palette.hits(MARKER) == ()
    assert [hit.rid for hit in palette.hits(OTHER)] == [stays.id]
    assert state(desk) == replayed(desk)


def test_every_record_is_logged_before_it_goes_and_the_pc_tells_that_it_went(desk):
    goes, _, call = filled(desk)
    erase(desk, goes.id, call.id)
    log = desk.log()
    assert ("SLET", goes.id) in log
    assert ("SLET", call.id) in log
    assert log[-1][0] == "SLETTET"
    (order,) = desk.store.sletning.liste(LEDER)
    assert (order.af, order.sammen_med, order.antal, order.grund) == (ANNA, BO, 2, GRUND)
    assert (order.gaelder, order.mangler) == (True, frozenset())
    assert order.slettet_hos == {desk.founding.device}


def test_an_erased_record_never_comes_back_under_its_id(desk):
    goes, _, _ = filled(desk)
    erase(desk, goes.id)
    with pytest.raises(RecordExists):
        desk.store.save(LEDER, goes)
    with pytest.raises(NotFound):
        desk.store.save(LEDER, replace(goes, moedes="nu"), goes)


def test_f71_nothing_of_it_returns_after_a_restart_or_a_replay(desk):
    goes, _, call = filled(desk)
    erase(desk, goes.id, call.id)
    desk.reopen(clean=False)
    assert state(desk) == replayed(desk)
    with pytest.raises(NotFound):
        desk.store.get(LEDER, Borger, goes.id)
    assert not holds(everything(desk.folder, desk.keys.key))


def test_what_is_typed_on_after_an_erasure_is_sealed_for_a_leader(desk):
    goes, _, call = filled(desk)
    erase(desk, goes.id, call.id)
    (early,) = desk.store.sletning.for_sent(LEDER)
    late = Udkast(rid=goes.id, felt="k", type="borger", text=f"{MARKER} sent")
    for _ in range(2):
        desk.store.write_draft(MEDARBEJDER, late)
    first, second = desk.store.sletning.for_sent(LEDER)
    assert (first, second.rid, second.n) == (early, goes.id, 0)
    assert not holds(everything(desk.folder, desk.keys.key))
    assert desk.store.sletning.laes_for_sent(LEDER, second.id).text == late.text
    assert desk.log()[-1] == ("AABN", goes.id)
    desk.store.sletning.slet_for_sent(LEDER, second.id)
    assert desk.store.sletning.for_sent(LEDER) == (early,)
    with pytest.raises(NotFound):
        desk.store.sletning.laes_for_sent(LEDER, second.id)


def test_a_stop_in_the_middle_goes_on_at_the_next_opening(desk):
    goes, _, call = filled(desk)
    two_have_signed(desk, goes.id, call.id)
    assert next(desk.store.net.forget()) is not None
    desk.reopen(clean=False)
    for rid in (goes.id, call.id):
        assert not desk.db.execute("SELECT 1 FROM record WHERE rid = ?", (rid,)).fetchall()
    assert not holds(everything(desk.folder, desk.keys.key))
    sign_in(desk)
    assert desk.store.sletning.liste(LEDER)[0].mangler == frozenset()


def two_have_signed(desk, *rids):
    """The two have signed, and the program stops before anything goes."""
    sletning = desk.store.sletning
    packed = pack_order(order_of(desk.store._file, (ANNA, BO), rids, GRUND))
    one, other = (sign_order(key, packed) for key in (desk.person.sign, desk.bo))
    sletning._write(LEDER, (), s.Erasure(order=packed, signatures=(one, other)))


# ---------------------------------------------------------------- who may not


def test_nobody_erases_alone(desk):
    goes, _, _ = filled(desk)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bestil(LEDER, ANNA, (goes.id,), GRUND)
    assert refusal.value.grund == "EN_PERSON"
    navn = desk.store.sletning.bestil(LEDER, BO, (goes.id,), GRUND)
    desk.store.sign_in(ANNA, desk.person.sign)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bekraeft(LEDER, navn)
    assert refusal.value.grund == "EN_PERSON"
    assert desk.store.get(LEDER, Borger, goes.id)


def test_the_second_person_unlocks_once_more_after_the_order(desk):
    goes, _, _ = filled(desk)
    navn = desk.store.sletning.bestil(LEDER, BO, (goes.id,), GRUND)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    assert refusal.value.grund == "SAMME_TID"
    desk.reopen()
    (waits,) = desk.store.sletning.venter(MEDARBEJDER)
    assert (waits.navn, waits.af, waits.sammen_med) == (navn, ANNA, BO)
    assert (waits.rids, waits.grund) == ((goes.id,), GRUND)
    with pytest.raises(NotSignedIn):
        desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    desk.store.sign_in(BO, desk.bo)
    desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    assert desk.store.sletning.venter(MEDARBEJDER) == ()
    with pytest.raises(NotFound):
        desk.store.get(LEDER, Borger, goes.id)


def test_what_was_written_after_the_order_is_not_erased_unseen(desk):
    goes, _, _ = filled(desk)
    navn = desk.store.sletning.bestil(LEDER, BO, (goes.id,), GRUND)
    before = desk.store.get(LEDER, Borger, goes.id)
    desk.store.save(LEDER, replace(before, moedes="nyt"), before)
    desk.store.sign_in(BO, desk.bo)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    assert refusal.value.grund == "AENDRET"
    assert desk.store.get(LEDER, Borger, goes.id).moedes == "nyt"


def test_an_order_is_withdrawn_and_then_confirmed_by_nobody(desk):
    goes, _, _ = filled(desk)
    navn = desk.store.sletning.bestil(LEDER, BO, (goes.id,), GRUND)
    with pytest.raises(AdgangError):
        desk.store.sletning.fortryd(MEDARBEJDER, navn)
    desk.store.sletning.fortryd(LEDER, navn)
    desk.store.sign_in(BO, desk.bo)
    with pytest.raises(NotFound):
        desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    log = desk.log()
    assert ("SLET_BESTILT", goes.id) in log
    assert ("SLET_FORTRUDT", goes.id) in log
    assert ("SLET", goes.id) not in log


def test_staff_order_nothing_and_an_evaluator_does_not_confirm(desk):
    goes, _, _ = filled(desk)
    with pytest.raises(AdgangError):
        desk.store.sletning.bestil(MEDARBEJDER, ANNA, (goes.id,), GRUND)
    navn = desk.store.sletning.bestil(LEDER, BO, (goes.id,), GRUND)
    with pytest.raises(AdgangError):
        desk.store.sletning.bekraeft(replace(MEDARBEJDER, rolle="EVALUATOR_LAES"), navn)


def test_the_list_of_members_has_the_last_word_about_a_role(desk):
    """A role that somebody only claims is refused before anything goes."""
    goes, _, _ = filled(desk)
    navn = desk.store.sletning.bestil(replace(MEDARBEJDER, rolle="LEDER"), ANNA, (goes.id,), GRUND)
    desk.store.sign_in(ANNA, desk.person.sign)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bekraeft(LEDER, navn)
    assert refusal.value.grund == "RET"
    assert desk.store.get(LEDER, Borger, goes.id)


def test_a_record_that_is_not_here_is_not_erased(desk):
    with pytest.raises(NotFound):
        erase(desk, karen().id)


# ---------------------------------------------------------------- legal holds


HOLD = Grund(grund="RETSSAG", hjemmel="GDPR_18")


def test_a_legal_hold_refuses_is_logged_and_loses_nothing(desk):
    goes, stays, _ = filled(desk)
    desk.store.fastholdelse.hold(LEDER, (goes.id,), HOLD)
    with pytest.raises(SletningAfvist) as refusal:
        erase(desk, stays.id, goes.id)
    assert refusal.value.grund == "FASTHOLDT"
    assert desk.store.get(LEDER, Borger, stays.id)
    assert desk.store.get(LEDER, Borger, goes.id)
    log = desk.log()
    assert ("FASTHOLDT", goes.id) in log
    assert ("SLET_AFVIST", goes.id) in log
    assert ("SLET_BESTILT", stays.id) not in log
    desk.store.fastholdelse.slip(LEDER, (goes.id,), HOLD)
    assert desk.store.fastholdelse.liste(LEDER) == ()
    erase(desk, goes.id)
    assert ("SLUPPET", goes.id) in desk.log()


def test_a_hold_after_the_order_stops_its_confirmation(desk):
    goes, _, _ = filled(desk)
    navn = desk.store.sletning.bestil(LEDER, BO, (goes.id,), GRUND)
    desk.store.fastholdelse.hold(LEDER, (goes.id,), HOLD)
    desk.store.sign_in(BO, desk.bo)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bekraeft(MEDARBEJDER, navn)
    assert refusal.value.grund == "FASTHOLDT"
    assert desk.store.get(LEDER, Borger, goes.id)


def test_the_list_of_holds_says_who_when_and_why(desk):
    goes, _, _ = filled(desk)
    say(desk, s.Hold(records=(karen().id,)))  # an older program gave no reason
    desk.store.fastholdelse.hold(LEDER, (goes.id,), HOLD)
    held, older = desk.store.fastholdelse.liste(LEDER)
    assert (held.rid, held.af, held.grund, held.slettet) == (goes.id, ANNA, HOLD, False)
    assert held.tid == desk.clock.now()
    assert older.grund is None


def test_only_a_leader_holds_and_only_what_is_here(desk):
    goes, _, _ = filled(desk)
    for adgang in (MEDARBEJDER, replace(LEDER, rolle="DATAANSVARLIG_ADM")):
        with pytest.raises(AdgangError):
            desk.store.fastholdelse.hold(adgang, (goes.id,), HOLD)
    with pytest.raises(FastholdelseAfvist):
        desk.store.fastholdelse.hold(replace(MEDARBEJDER, rolle="LEDER"), (goes.id,), HOLD)
    with pytest.raises(NotFound):
        desk.store.fastholdelse.hold(LEDER, (karen().id,), HOLD)
    assert desk.store.fastholdelse.liste(LEDER) == ()
    assert ("FASTHOLDT", goes.id) not in desk.log()
