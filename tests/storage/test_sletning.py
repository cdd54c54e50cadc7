"""Two people have a record erased: nothing of it is left in any file, and everything else still holds (2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage import segment
from akutdesk.storage.chain_check import check_chains
from akutdesk.storage.copy_check import examine_copy
from akutdesk.storage.errors import NotFound, NotSignedIn, RecordExists
from akutdesk.storage.migration import copy_before
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.sletning import Grund, SletningAfvist
from akutdesk.storage.udkast import Udkast
from akutdesk.wire import statement as s
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
    return desk.store.sletning.bestil(LEDER, MEDARBEJDER, rids, GRUND)


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
    desk.store.sletning._write(LEDER, (), signed(desk, goes.id, call.id))
    assert next(desk.store.net.forget()) is not None
    desk.reopen(clean=False)
    for rid in (goes.id, call.id):
        assert not desk.db.execute("SELECT 1 FROM record WHERE rid = ?", (rid,)).fetchall()
    assert not holds(everything(desk.folder, desk.keys.key))
    sign_in(desk)
    assert desk.store.sletning.liste(LEDER)[0].mangler == frozenset()


def signed(desk, *rids):
    sletning = desk.store.sletning
    return sletning._signed(LEDER, MEDARBEJDER, sletning._order((LEDER, MEDARBEJDER), rids, GRUND))


# ---------------------------------------------------------------- who may not


def test_nobody_erases_alone(desk):
    goes, _, _ = filled(desk)
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bestil(LEDER, LEDER, (goes.id,), GRUND)
    assert refusal.value.grund == "EN_PERSON"
    assert desk.store.get(LEDER, Borger, goes.id)


def test_staff_order_nothing_and_an_evaluator_does_not_countersign(desk):
    goes, _, _ = filled(desk)
    evaluator = Adgang(bruger=BO, rolle="EVALUATOR_LAES", formaal="")
    for people in ((MEDARBEJDER, LEDER), (LEDER, evaluator)):
        with pytest.raises(AdgangError):
            desk.store.sletning.bestil(*people, (goes.id,), GRUND)


def test_the_list_of_members_has_the_last_word_about_a_role(desk):
    """A role that somebody only claims is refused before anything is written."""
    goes, _, _ = filled(desk)
    claimed = replace(MEDARBEJDER, rolle="LEDER")
    with pytest.raises(SletningAfvist) as refusal:
        desk.store.sletning.bestil(claimed, LEDER, (goes.id,), GRUND)
    assert refusal.value.grund == "RET"


def test_both_must_have_unlocked(desk):
    goes, _, _ = filled(desk)
    desk.store.sign_out(BO)
    with pytest.raises(NotSignedIn):
        erase(desk, goes.id)
    assert ("SLET", goes.id) not in desk.log()


def test_a_record_that_is_not_here_is_not_erased(desk):
    with pytest.raises(NotFound):
        erase(desk, karen().id)


def test_a_legal_hold_refuses(desk):
    goes, stays, _ = filled(desk)
    say(desk, s.Hold(records=(goes.id,)))
    with pytest.raises(SletningAfvist) as refusal:
        erase(desk, stays.id, goes.id)
    assert refusal.value.grund == "FASTHOLDT"
    assert desk.store.get(LEDER, Borger, stays.id)
    say(desk, s.Hold(records=(goes.id,), active=False))
    erase(desk, goes.id)
