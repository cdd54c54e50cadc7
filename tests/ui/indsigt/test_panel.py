"""A person gets all of it: a leader looks at what others said, then it is a file, whole or not at all, and known."""

from __future__ import annotations

import errno
import json

from PySide6.QtWidgets import QApplication

from akutdesk.domain.indsigt import Indsigt
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import new_id
from tests.reports.checker import check
from tests.ui.folk import KAREN, log_of, log_rows

WAITS = "Der er {n} oplysninger"
FRESH = "Nogen har skrevet om borgeren imens. Se det nye igennem, og gem igen."


def piece_of(panel, kind):
    return next(one for one in panel.pieces.values() if one._kind == kind)


def answer(panel, *, hold=""):
    """Everything comes along but the sister's line, where a reason is given."""
    for piece in panel.pieces.values():
        piece.choice._press("TILBAGE" if hold and piece._kind == "paaroerende" else "MED")
    if hold:
        piece_of(panel, "paaroerende").reason.setText(hold)


def save(night, path, qtbot, *, well=True):
    """The main button, the file window's answer, and the job behind it."""
    panel = night.window.layers.overlay
    panel.main.click()
    panel.saver.window.close()
    panel.saver.window.fileSelected.emit(str(path))
    if well:
        qtbot.waitUntil(lambda: night.window.layers.overlay is None)
    else:
        gathering = night.desk.texts("indsigt.gemmer")
        qtbot.waitUntil(lambda: panel.told not in {"", gathering} and not panel._is_busy)


def exports(night):
    rows = [row for row in log_rows(night) if row.entry.handling == "EKSPORT"]
    return [(row.entry.objekt_id, row.formaal) for row in rows]


def test_what_others_said_is_shown_piece_by_piece_and_nothing_is_chosen_yet(access):
    panel = access()
    kinds = sorted(one._kind for one in panel.pieces.values())
    assert kinds == ["henvendelse", "paaroerende"]
    assert {one.choice.chosen for one in panel.pieces.values()} == {()}
    assert "Andre har sagt 2 af dem. Se dem igennem her." in panel.found.text()
    assert panel.first_focus().hasFocus()


def test_a_piece_nobody_looked_at_lets_nothing_leave(access, hands):
    panel = access()
    hands.press("Ctrl+Enter")
    first = next(iter(panel.pieces.values()))
    assert panel.saver.window is None
    assert first.choice.accessibleDescription() == "Vælg, om det kommer med."
    assert first.choice.isAncestorOf(QApplication.focusWidget())


def test_what_is_held_back_needs_a_reason_that_the_person_can_read(access, hands):
    panel = access()
    answer(panel)
    held = piece_of(panel, "paaroerende")
    assert held.reason.isHidden() or not held.reason.isVisible()
    held.choice._press("TILBAGE")
    hands.press("Ctrl+Enter")
    assert panel.saver.window is None
    assert held.reason.hasFocus()
    assert held.reason.accessibleDescription() == "Skriv, hvorfor det holdes tilbage."


def test_the_paper_holds_all_but_what_is_held_back_and_says_why(access, reader, tmp_path, qtbot):
    panel = access()
    answer(panel, hold="Lone har bedt om det")
    file = tmp_path / "indsigt.pdf"
    save(reader, file, qtbot)
    paper = check(file.read_bytes())
    assert paper.faults == []
    cells = paper.said("TD")
    assert "Hendes bror er bange for hende." in cells
    assert "Lone" not in cells
    assert "Lone har bedt om det" in cells
    assert exports(reader) == [(KAREN, "INDSIGT")]
    (given,) = reader.all_of(Indsigt)
    assert [one.grund for one in given.tilbageholdt] == ["Lone har bedt om det"]
    assert list(tmp_path.glob("indsigt*")) == [file]


def test_the_data_is_a_json_file_alone_when_only_that_is_chosen(access, reader, tmp_path, qtbot):
    panel = access()
    answer(panel)
    panel.format.set_chosen(("DATA",))
    file = tmp_path / "indsigt.json"
    save(reader, file, qtbot)
    assert json.loads(file.read_bytes())["format"] == "akutdesk-indsigt/1"
    assert list(tmp_path.glob("indsigt*")) == [file]


def test_both_lie_beside_each_other_and_it_is_given_once(access, reader, tmp_path, qtbot):
    panel = access()
    answer(panel)
    panel.format.set_chosen(("DATA", "PDF"))
    file = tmp_path / "indsigt.pdf"
    save(reader, file, qtbot)
    data = json.loads((tmp_path / "indsigt-data.json").read_bytes())
    assert check(file.read_bytes()).faults == []
    assert {"borger", "henvendelse", "paaroerende"} <= {one["slags"] for one in data["poster"]}
    assert len(reader.all_of(Indsigt)) == 1


def test_without_a_kind_of_file_nothing_leaves(access, hands):
    panel = access()
    answer(panel)
    panel.format.set_chosen(())
    hands.press("Ctrl+Enter")
    assert panel.saver.window is None
    assert panel.format.accessibleDescription() == "Vælg mindst én slags fil."


def test_what_is_written_meanwhile_is_shown_and_asked_before_anything_leaves(
    access, reader, tmp_path, qtbot
):
    panel = access()
    answer(panel)
    reader.save(Paaroerende(id=new_id(), borger_id=KAREN, navn="Bent"))
    file = tmp_path / "indsigt.pdf"
    save(reader, file, qtbot, well=False)
    assert panel.told == FRESH
    assert not file.exists()
    assert exports(reader) == []
    assert sorted(one.choice.chosen for one in panel.pieces.values()) == [(), ("MED",), ("MED",)]
    answer(panel)
    save(reader, file, qtbot)
    assert file.exists()


def test_a_full_disk_is_told_the_answers_stand_and_the_next_try_works(
    access, reader, tmp_path, qtbot, monkeypatch
):
    panel = access()
    answer(panel, hold="Lone har bedt om det")

    def full(_handle):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("akutdesk.storage.durable.os.fsync", full)
    file = tmp_path / "indsigt.pdf"
    save(reader, file, qtbot, well=False)
    assert panel.told == "Der er ikke plads på disken. Intet er gemt. Vælg et andet sted."
    assert list(tmp_path.glob("indsigt*")) == []
    monkeypatch.undo()
    assert piece_of(panel, "paaroerende").held.grund == "Lone har bedt om det"
    save(reader, file, qtbot)
    assert file.exists()
    assert len(reader.all_of(Indsigt)) == 1, "what did not leave is no record of a giving"


def test_a_folder_that_is_gone_is_told_and_no_record_says_that_anything_was_given(
    access, reader, tmp_path, qtbot
):
    panel = access()
    answer(panel)
    save(reader, tmp_path / "væk" / "indsigt.pdf", qtbot, well=False)
    assert panel.told == "Vi kunne ikke gemme filen der. Vælg en anden mappe."
    assert reader.all_of(Indsigt) == ()
    handlinger = [handling for handling, _ in log_of(reader)]
    assert "IKKE_GIVET" in handlinger[handlinger.index("EKSPORT") :], "the log says both"


def test_a_reason_survives_that_the_panel_closes(access, hands):
    panel = access()
    answer(panel, hold="Lone har bedt om det")
    hands.press("Esc")
    again = access()
    held = piece_of(again, "paaroerende")
    assert held.choice.chosen == ("TILBAGE",)
    assert held.reason.text() == "Lone har bedt om det"
    assert held.reason.isVisible()
