"""The leader's Medarbejdere with real keys: somebody forgot their password, somebody has stopped (design.md 8.25)."""

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.storage.vault_errors import PasswordWrong
from akutdesk.ui.leder.staff_page import MedarbejderePage
from akutdesk.ui.leder.staff_panels import NyKodePanel, StopPanel
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODER
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(started):
    return started


@pytest.fixture
def leader(desk):
    """The leader at Medarbejdere; Anna was here before and has a shift code."""
    desk.come_in(ANNA)
    desk.press("Ctrl+L")
    desk.composed.unlock("LE", LEDERS_KODE, "736251")
    QApplication.processEvents()
    desk.press("Ctrl+7", "Alt+M")
    assert isinstance(desk.front, MedarbejderePage)
    return desk


def panel_of(desk):
    return desk.window.layers.overlay


def choose(desk, initialer):
    page = desk.front
    page.list.mark(next(one.id for one in page._people.values() if one.initialer == initialer))


def ring(desk):
    return desk.composed.door.noegler


def test_forgotten_password_becomes_a_slip_that_opens_and_must_be_changed(leader, qtbot):
    choose(leader, ANNA)
    leader.press("Return")
    panel = panel_of(leader)
    assert isinstance(panel, NyKodePanel)
    assert "Anna Lund" in " ".join(visible_words(panel))
    leader.press("Ctrl+Return")
    qtbot.waitUntil(lambda: bool(panel.slip.text()))
    slip = panel.slip.text()
    with pytest.raises(PasswordWrong):
        ring(leader).proev(ANNA, KODER[ANNA])
    assert ring(leader).proev(ANNA, slip).temporary
    leader.press("Return")
    assert panel_of(leader) is None
    assert slip not in " ".join(visible_words(leader.window))


def test_new_password_goes_to_paper_when_asked_and_stays_on_the_screen(leader, qtbot):
    choose(leader, ANNA)
    leader.press("Return", "Ctrl+P", "Ctrl+Return")
    panel = panel_of(leader)
    qtbot.waitUntil(lambda: bool(panel.slip.text()))
    assert leader.printer.sent == []
    leader.press("Ctrl+P")
    qtbot.waitUntil(lambda: bool(leader.printer.sent))
    (sheet,) = leader.printer.sent
    assert panel.slip.text() in text_of_pdf(sheet.pdf)
    qtbot.waitUntil(lambda: "Kontoret" in panel.answer.text())
    assert panel.slip.isVisible()


def test_printer_that_refuses_leaves_the_code_to_be_copied(leader, qtbot):
    leader.printer.refuses = "SVARER_IKKE"
    choose(leader, ANNA)
    leader.press("Return", "Ctrl+Return")
    panel = panel_of(leader)
    qtbot.waitUntil(lambda: bool(panel.slip.text()))
    leader.press("Ctrl+P")
    qtbot.waitUntil(lambda: "Skriv koden af i hånden." in panel.answer.text())
    assert panel.slip.isVisible()


def text_of_pdf(data):
    document = pypdfium2.PdfDocument(data)
    return document[0].get_textpage().get_text_range()


def test_shift_code_of_before_opens_nothing_after_a_new_password(leader, qtbot):
    choose(leader, ANNA)
    leader.press("Return", "Ctrl+Return")
    qtbot.waitUntil(lambda: bool(panel_of(leader).slip.text()))
    leader.press("Escape", "Ctrl+L")
    leader.type(VAGTKODER[ANNA])
    leader.press("Return")
    assert leader.front.form._answer.text() == "Koden passer ikke. Prøv igen."


def test_who_has_stopped_is_off_the_list_and_enter_alone_stops_nobody(leader, qtbot):
    page = leader.front
    choose(leader, ANNA)
    leader.press("Alt+S")
    assert isinstance(panel_of(leader), StopPanel)
    leader.press("Return")
    assert panel_of(leader) is None
    assert "Anna Lund" in [row.text for row in page.list.rows]
    leader.press("Alt+S", "Ctrl+Return")
    qtbot.waitUntil(lambda: panel_of(leader) is None)
    assert "Anna Lund" not in [row.text for row in page.list.rows]
    assert "Anna Lund kan ikke låse op mere." in " ".join(visible_words(leader.window))
    with pytest.raises(PasswordWrong):
        ring(leader).proev(ANNA, KODER[ANNA])


def test_a_leader_does_neither_to_themselves(leader):
    choose(leader, "LE")
    for key in ("Alt+N", "Alt+S"):
        leader.press(key)
        assert panel_of(leader) is None
    assert "Det skal en anden leder gøre for dig." in " ".join(visible_words(leader.window))


def test_nobody_else_has_the_page(desk):
    desk.come_in(ANNA)
    desk.press("Alt+M", "Ctrl+7")
    assert type(desk.front).__name__ == "VagtbordPage"
