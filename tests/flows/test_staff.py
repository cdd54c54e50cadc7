"""The leader's Medarbejdere with real keys: somebody forgot their password, somebody has stopped (design.md 8.25)."""

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.storage.errors import AccessOver
from akutdesk.storage.vault_errors import PasswordWrong
from akutdesk.ui.leder.role_panel import RollePanel
from akutdesk.ui.leder.staff_access import StaffAccess
from akutdesk.ui.leder.staff_page import MedarbejderePage
from akutdesk.ui.leder.staff_panels import NyKodePanel, StopPanel
from akutdesk.ui.leder.time_panel import TidPanel
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


def typed_days(desk, fra, til):
    panel = panel_of(desk)
    panel.lines["fra"].setText(fra)
    panel.lines["til"].setText(til)
    desk.press("Ctrl+Return")
    return panel


def days_beside(desk, navn):
    return next(row.aside for row in desk.front.list.rows if row.text == navn)


def test_a_vikar_for_december_stands_with_days_on_the_list_and_waits_for_them(leader, qtbot):
    choose(leader, ANNA)
    leader.press("Alt+D")
    assert isinstance(panel_of(leader), TidPanel)
    typed_days(leader, "1/12-2026", "31/12-2026")
    qtbot.waitUntil(lambda: panel_of(leader) is None)
    assert days_beside(leader, "Anna Lund") == "1. dec. til 31. dec."
    assert "Dagene er gemt for Anna Lund." in " ".join(visible_words(leader.window))
    with pytest.raises(AccessOver):
        ring(leader).lad_ind(ring(leader).proev(ANNA, KODER[ANNA]))


def test_days_are_taken_away_by_emptying_the_fields(leader, qtbot):
    for fra, til, beside in (("", "31/12-2026", "til 31. dec."), ("", "", "")):
        choose(leader, ANNA)
        leader.press("Alt+D")
        typed_days(leader, fra, til)
        qtbot.waitUntil(lambda: panel_of(leader) is None)
        assert days_beside(leader, "Anna Lund") == beside


@pytest.mark.parametrize(
    ("fra", "til", "said"),
    [
        ("1/12-2026", "30/11-2026", "Den sidste dag ligger før den første. Ret en af dem."),
        ("", "1/11-2026", "Den dag er gået. Er personen stoppet, så brug Er stoppet."),
        ("snart", "", "Skriv dagen som 31/8-2026."),
        ("31/2", "", "Skriv dagen som 31/8-2026."),
        ("", "på et tidspunkt", "Skriv dagen som 31/8-2026."),
    ],
)
def test_days_that_cannot_be_are_told_at_the_field_and_nothing_is_kept(leader, fra, til, said):
    choose(leader, ANNA)
    leader.press("Alt+D")
    panel = typed_days(leader, fra, til)
    assert panel_of(leader) is panel
    wrong = panel.lines["fra" if said.startswith("Skriv") and fra else "til"]
    assert wrong.accessibleDescription() == said
    assert wrong.hasFocus()
    leader.press("Escape")
    assert days_beside(leader, "Anna Lund") == ""


def roles(desk):
    return {row.text: row.right for row in desk.front.list.rows}


def test_another_role_is_given_by_keys_and_counts_at_the_next_unlock(leader, qtbot):
    choose(leader, ANNA)
    leader.press("Alt+R")
    panel = panel_of(leader)
    assert isinstance(panel, RollePanel)
    leader.press("Ctrl+Return")
    assert panel.role.accessibleDescription() == "Den rolle har personen allerede. Vælg en anden."
    assert panel.role.hasFocus()
    panel.role.set_chosen("VIKAR")
    leader.press("Ctrl+Return")
    qtbot.waitUntil(lambda: panel_of(leader) is None)
    assert roles(leader)["Anna Lund"] == "Vikar"
    assert "Anna Lund har fået en anden rolle." in " ".join(visible_words(leader.window))
    leader.press("Ctrl+L")
    leader.type(VAGTKODER[ANNA])
    leader.press("Return")
    assert "Din rolle er ændret." in " ".join(visible_words(leader.window))
    leader.come_in(ANNA)
    assert leader.limbs.workplace.bruger.rolle == "VIKAR"


def test_the_only_leader_is_never_without_the_role(leader):
    choose(leader, "LE")
    leader.press("Alt+R")
    assert panel_of(leader) is None
    assert "Det skal en anden leder gøre for dig." in " ".join(visible_words(leader.window))


def test_the_leader_left_behind_keeps_the_house_led(leader, qtbot):
    """Bo leads from January only: Lene cannot be given an end by him, nor he a start by her that leaves a gap."""
    lene = leader.front._access.leder
    bo = next(one for one in leader.front._people.values() if one.initialer == "BO")
    ring(leader).skift_rolle(lene, bo.id, "LEDER")
    ring(leader).lad_ind(ring(leader).proev("LE", LEDERS_KODE))
    choose(leader, "BO")
    leader.press("Alt+D")
    panel = typed_days(leader, "", "31/12-2026")
    qtbot.waitUntil(lambda: panel_of(leader) is None)
    bo_in = ring(leader).lad_ind(ring(leader).proev("BO", KODER["BO"]))
    panel = TidPanel(
        leader.limbs.workplace.desk,
        StaffAccess(noegler=ring(leader), leder=bo_in, forget=lambda _: None),
        lene,
    )
    leader.window.open_overlay(panel)
    typed_days(leader, "", "24/12-2026")
    qtbot.waitUntil(lambda: "Så er der dage uden en leder." in panel.answer.text())
    leader.press("Escape")
