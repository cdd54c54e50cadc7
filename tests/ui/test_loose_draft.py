"""Words that belong to no record yet are on disk soon, come back, and go when they have become something."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QWidget

from akutdesk.storage.errors import DiskFull
from akutdesk.ui.fields import LineField, TextField
from akutdesk.ui.kladde import WRITE_MS
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from tests.ui.folk import KAREN, hands, people
from tests.ui.night_desk import ANNA

__all__ = ["hands", "people"]

PLACE = Place(rid=KAREN, felt="proeve", type="borger")


class Fields(QWidget):
    """Two fields with one draft."""

    def __init__(self, desk):
        super().__init__()
        self.line, self.text = (
            LineField(desk.look, name="Linje"),
            TextField(desk.look, name="Tekst"),
        )
        box = VBox(desk.look, self)
        box.addWidget(self.line)
        box.addWidget(self.text)
        self.draft = LooseDraft(desk, self, PLACE)
        self.draft.bind("linje", self.line)
        self.draft.bind("tekst", self.text)


@pytest.fixture
def fields(people):
    return Fields(people.desk)


def stored(people):
    found = [one for one in people.store.drafts(people.desk.adgang) if one.felt == PLACE.felt]
    return [json.loads(one.text) for one in found]


def test_what_is_typed_is_on_disk_without_being_asked(people, fields, qtbot):
    fields.line.setText("Å\u030a 👋")
    qtbot.waitUntil(lambda: stored(people) == [{"linje": "Å\u030a 👋", "tekst": ""}])


def test_keys_without_a_pause_do_not_put_it_off(fields):
    fields.line.setText("A")
    timer = fields.draft._timer
    assert timer.interval() == WRITE_MS
    first = timer.timerId()
    fields.line.setText("Aa")
    fields.text.setPlainText("to linjer")
    assert timer.timerId() == first


def test_another_window_gets_it_back_byte_for_byte(people, fields):
    fields.text.setPlainText("to\nlinjer\u00a0her")
    fields.draft.flush()
    again = Fields(people.desk)
    assert again.draft.restore()
    assert again.text.document().toRawText() == "to\u2029linjer\u00a0her"


def test_nobody_else_gets_it(people, fields):
    fields.line.setText("mit")
    fields.draft.flush()
    (mine,) = people.store.drafts(people.desk.adgang)
    assert people.desk.adgang.bruger == ANNA
    assert mine.rid == KAREN


def test_what_has_become_something_is_no_draft_any_more(people, fields):
    fields.line.setText("færdig")
    fields.draft.flush()
    fields.draft.drop()
    assert stored(people) == []
    assert not Fields(people.desk).draft.restore()


def test_emptied_fields_leave_nothing(people, fields):
    fields.line.setText("x")
    fields.draft.flush()
    fields.line.clear()
    fields.draft.flush()
    assert stored(people) == []


def test_a_full_disk_is_said_and_tried_again(people, fields, monkeypatch, qtbot):
    fields.line.setText("bliver")
    write = people.store.write_draft

    def full(*_args):
        raise DiskFull(reserve_freed=False)

    with monkeypatch.context() as disk:
        disk.setattr(people.store, "write_draft", full)
        fields.draft.flush()
    assert people.window.frame.alarm_area.names == ("gem",)
    assert people.store.write_draft == write
    qtbot.waitUntil(lambda: stored(people) == [{"linje": "bliver", "tekst": ""}])
    assert people.window.frame.alarm_area.names == ()
