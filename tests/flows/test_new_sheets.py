"""After a sheet was used the desk asks for two new ones, until they are made (mockups/paper/11, step 3)."""

from __future__ import annotations

import pytest

from akutdesk.storage.vault_errors import KitWrong
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.nye_ark.sheet_panel import SheetPanel
from akutdesk.ui.nye_ark.sheets_screen import SheetsScreen
from akutdesk.ui.printer import JobState
from akutdesk.ui.vagtbord.page import VagtbordPage
from tests.flows.running_desk import LEDERS_KODE
from tests.flows.seen import visible_words
from tests.flows.test_first_run import copy_by_hand, step_of
from tests.flows.test_kit import entries, new_password, take_the_sheet, type_code, who_it_is

pytestmark = pytest.mark.usefixtures("qapp")
ASKED = "Et ark fra kuverten blev brugt"


@pytest.fixture
def desk(started):
    return started


def use_a_sheet(desk, qtbot):
    """The leader comes in with the first sheet."""
    take_the_sheet(desk)
    type_code(desk, desk.kits[0])
    who_it_is(desk, qtbot).beside.setCurrentText("En anden")
    new_password(desk)
    choose_code(desk, qtbot)


def choose_code(desk, qtbot):
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type("736251")
    desk.press("Return")
    assert isinstance(desk.front, VagtbordPage)


def leader_in(desk, kode=LEDERS_KODE):
    desk.composed.door.noegler.lad_ind(desk.composed.door.noegler.proev("LE", kode))
    desk.composed.unlock("LE", kode, "736251")


def asked(desk):
    return [strip for strip in desk.window.frame.alarm_area.strips if ASKED in strip.text]


def begin(desk, kit):
    """The strip's button, then the code of a sheet."""
    desk.window.dispatch.run("nye_ark")
    panel = desk.window.layers.overlay
    assert isinstance(panel, SheetPanel)
    type_code(desk, kit)
    return panel


def at_the_sheets(desk, qtbot):
    qtbot.waitUntil(lambda: isinstance(desk.front, SheetsScreen), timeout=10_000)


def opens(desk, kit):
    try:
        return bool(desk.composed.door.noegler.vault.recover(" ".join(kit)))
    except KitWrong:
        return False


def test_nobody_is_asked_before_a_sheet_was_used(desk):
    leader_in(desk)
    assert asked(desk) == []


def test_the_leader_makes_two_new_sheets_and_the_old_ones_open_nothing(desk, qtbot):
    use_a_sheet(desk, qtbot)
    (strip,) = asked(desk)
    strip.buttons[0].do()
    type_code(desk, desk.kits[0])
    at_the_sheets(desk, qtbot)
    new = tuple(one.kode for one in step_of(desk).state.ark)
    assert all(opens(desk, kit) for kit in desk.kits), "until the end the old ones open"
    copy_by_hand(desk)
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtbordPage), timeout=10_000)
    assert [opens(desk, kit) for kit in (*desk.kits, *new)] == [False, False, True, True]
    assert "NYE_ARK" in [handling for handling, _, _ in entries(desk)]
    assert asked(desk) == []
    assert "De gamle åbner ikke mere." in " ".join(visible_words(desk.window))


def test_it_can_wait_and_is_asked_again_each_time_somebody_comes_in(desk, qtbot):
    use_a_sheet(desk, qtbot)
    (strip,) = asked(desk)
    strip.buttons[1].do()
    assert asked(desk) == []
    desk.press("Ctrl+L")
    desk.type("736251")
    desk.press("Return")
    qtbot.waitUntil(lambda: asked(desk) != [])


def test_a_printer_that_is_down_is_told_and_the_old_sheets_go_on_opening(desk, qtbot):
    desk.printer.script = [JobState.SVARER_IKKE]
    use_a_sheet(desk, qtbot)
    begin(desk, desk.kits[1])
    at_the_sheets(desk, qtbot)
    qtbot.waitUntil(step_of(desk).print_button.isVisible)
    desk.press("Alt+U")
    qtbot.waitUntil(lambda: "svarer ikke" in step_of(desk).words.text(), timeout=10_000)
    desk.press("Escape")
    assert isinstance(desk.front, VagtbordPage)
    assert all(opens(desk, kit) for kit in desk.kits)
    with pytest.raises(RuntimeError):
        desk.composed.door.noegler.tag_nye_ark(None, desk.kits, ("", ""))


def test_the_telephone_and_the_lock_go_first_and_take_the_new_codes_off_the_screen(desk, qtbot):
    use_a_sheet(desk, qtbot)
    for key in ("F2", "Ctrl+L"):
        begin(desk, desk.kits[0])
        at_the_sheets(desk, qtbot)
        desk.press(key)
        assert not isinstance(desk.front, SheetsScreen)
    assert all(opens(desk, kit) for kit in desk.kits)


def test_an_old_sheet_makes_no_new_ones(desk, qtbot):
    from akutdesk.storage import genesis

    use_a_sheet(desk, qtbot)
    panel = begin(desk, genesis.prepare().kits[0])
    qtbot.waitUntil(lambda: "Arket åbner ikke her." in panel.answer.text())
    assert desk.window.layers.overlay is panel


def test_what_is_missing_is_told_and_nothing_is_taken_into_use(desk, qtbot):
    use_a_sheet(desk, qtbot)
    begin(desk, desk.kits[0])
    at_the_sheets(desk, qtbot)
    desk.press("Ctrl+Return")
    assert "Få begge ark på papir først." in " ".join(visible_words(desk.window))
    assert all(opens(desk, kit) for kit in desk.kits)


def test_a_code_that_was_left_while_it_was_looked_at_can_be_typed_again(desk, qtbot):
    use_a_sheet(desk, qtbot)
    begin(desk, desk.kits[0])
    desk.press("Escape")
    assert desk.window.layers.overlay is None
    qtbot.waitUntil(lambda: not desk.composed.door.jobs.busy)
    begin(desk, desk.kits[0])
    at_the_sheets(desk, qtbot)


def test_whoever_goes_to_the_telephone_while_they_are_taken_into_use_is_told_that_they_were(
    desk, qtbot
):
    use_a_sheet(desk, qtbot)
    begin(desk, desk.kits[0])
    at_the_sheets(desk, qtbot)
    new = tuple(one.kode for one in step_of(desk).state.ark)
    copy_by_hand(desk)
    desk.press("F2")
    qtbot.waitUntil(lambda: not desk.composed.door.jobs.busy)
    assert [opens(desk, kit) for kit in (*desk.kits, *new)] == [False, False, True, True]
    assert "De gamle åbner ikke mere." in " ".join(visible_words(desk.window))
