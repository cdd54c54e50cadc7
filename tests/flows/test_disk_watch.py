"""Little room on the disk is said while it is so, with what it means, and taken back when there is room (F04)."""

from __future__ import annotations

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.second_copy import DiskState
from akutdesk.ui.disk_watch import LEAST, ROOM, Room, room
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.unkept import FORMS
from tests.flows.running_desk import ANNA
from tests.flows.seen import visible_words
from tests.flows.test_lock_always import fill_up, make_room

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def inside(started):
    started.come_in(ANNA)
    return started


def told(desk):
    return " ".join(visible_words(desk.window.frame.alarm_area))


def a_minute_later(desk):
    desk.window.frame.minute_turned.emit()


@pytest.mark.parametrize(
    ("free", "reserve", "found"),
    [
        (ROOM, True, Room.AMPLE),
        (ROOM - 1, True, Room.LITTLE),
        (0, True, Room.LITTLE),
        (ROOM, False, Room.LITTLE),
        (LEAST, False, Room.LITTLE),
        (LEAST - 1, False, Room.NONE),
    ],
)
def test_as_long_as_the_reserve_lies_there_a_full_disk_is_only_nearly_full(free, reserve, found):
    assert room(DiskState(ledig=free, reserve=reserve)) is found


def test_a_reserve_that_is_used_up_is_told_within_the_minute_and_until_it_lies_there_again(
    inside, qtbot
):
    words = inside.composed.door.sight.texts("fejl.disk_snart")
    assert words not in told(inside)
    store = inside.composed.door.noegler.store()
    assert store._file.reserve.free()
    a_minute_later(inside)
    assert words in told(inside)
    inside.limbs.workplace._maker.kopi.now()
    qtbot.waitUntil(lambda: store.disk().reserve)
    a_minute_later(inside)
    assert words not in told(inside)


def test_the_save_that_used_the_reserve_is_followed_by_the_words(inside):
    own = inside.limbs.workplace.desk
    own.store._file.reserve.free()
    saved = own.store.save(own.adgang, Borger(id=new_id(), kaldenavn="Karen"))
    own.changes.tell(saved.changes.types, saved.changes.ids)
    assert inside.composed.door.sight.texts("fejl.disk_snart") in told(inside)


def test_words_that_find_the_disk_full_stand_in_their_field_and_in_a_draft_and_are_saved_later(
    inside,
):
    words = "hun sagde sin fars navn " * 100
    inside.press("F2")
    note = inside.front.findChild(GuardedText)
    note.setFocus()
    fill_up(inside)
    inside.type(words[:24])
    note.insertPlainText(words[24:])
    kladde = inside.front.editing._kladde
    kladde._keep()
    texts, own = inside.composed.door.sight.texts, inside.limbs.workplace.desk
    assert texts("fejl.gem") in told(inside)
    assert texts("noedmappe.tomme") in [
        button.words for button in inside.window.frame.alarm_area.findChildren(Button)
    ]
    assert note.words == words
    assert own.store.drafts_wait
    assert words in [draft.text for draft in own.store.drafts(own.adgang)]
    make_room(inside)
    kladde._keep()
    assert texts("fejl.gem") not in told(inside)
    assert not own.store.drafts_wait
    (row,) = own.store.vagtbord.kladder(own.adgang)
    assert own.store.get(own.adgang, Henvendelse, row.rid).notat == words
    assert own.store.drafts(own.adgang) == ()


def test_a_disk_that_takes_no_more_is_said_to_be_full_and_leads_to_paper(inside, monkeypatch):
    store = inside.composed.door.noegler.store()
    monkeypatch.setattr(type(store), "disk", lambda _: DiskState(ledig=0, reserve=False))
    a_minute_later(inside)
    texts = inside.composed.door.sight.texts
    assert texts("fejl.disk_fuld") in told(inside)
    (button,) = inside.window.frame.alarm_area.findChildren(Button)
    assert button.words == texts("noedmappe.tomme")
    asked = []
    inside.window.on(FORMS, lambda: asked.append(FORMS))
    button.click()
    assert asked == [FORMS]
