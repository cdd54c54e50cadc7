"""The day shift takes the night over in the same window: two names, two times, and a desk that is theirs (ux.md 7.4)."""

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import new_id
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.opfoelgning.page import OpfoelgningPage
from tests.flows.running_desk import ANNA, BO, KODER, VAGTKODER

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(started):
    """Anna at the handover, 06.40; there was one call in the night."""
    started.come_in(ANNA)
    started.clock.turn(7 * 3600)
    place = started.limbs.workplace.desk
    now = place.clock.now()
    call = Henvendelse(id=new_id(), start=now, slut=now, form="TLF", status="AFSLUTTET")
    place.store.save(place.adgang, call)
    started.press("Ctrl+5")
    assert isinstance(started.front, OpfoelgningPage)
    return started


def reports(desk):
    place = desk.limbs.workplace.desk
    return place.store.vagtoverleveringer.tidligere(place.adgang)


def person(desk, initialer):
    place = desk.limbs.workplace.desk
    staff = place.store.setup(place.adgang, Medarbejder)
    return next(one.id for one in staff if one.initialer == initialer)


def answer(desk):
    return desk.front.handover.pane.sign._answer.text()


def sign(desk, initialer, code):
    desk.type(initialer.lower())
    desk.press("Return")
    desk.type(code)
    desk.press("Return")


def test_whoever_takes_over_signs_with_a_password_and_then_has_the_desk(desk, qtbot):
    desk.keys_pressed = 0
    desk.press("Ctrl+Return")
    given = desk.keys_pressed
    desk.type(BO.lower())
    desk.press("Return")
    desk.press("Return")  # no code yet: it is asked for, nothing is lost
    assert answer(desk) == "Skriv initialer og kode."
    desk.keys_pressed = given + len(BO) + 1
    desk.type(KODER[BO][:12])
    typed = desk.keys_pressed
    assert typed + 1 <= 20
    desk.type(KODER[BO][12:])
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen))
    (report,) = reports(desk)
    assert (report.givet_af, report.kvitteret_af) == (person(desk, ANNA), person(desk, BO))
    assert report.givet_tid
    assert report.kvitteret_tid
    desk.type(VAGTKODER[BO])
    desk.press("Return")
    QApplication.processEvents()
    assert desk.limbs.workplace.bruger.initialer == BO
    desk.press("Ctrl+5")
    pane = desk.front.handover.pane
    assert pane.heading.text() == "Overlevering til dagvagten"
    assert pane.foot._taken.text().startswith("Modtaget af Bo kl. ")
    assert not pane.sign.isVisible()


def test_somebody_with_a_shift_code_signs_with_that(desk):
    desk.come_in(BO)
    desk.come_in(ANNA)
    desk.press("Ctrl+5", "Ctrl+Return")
    sign(desk, BO, VAGTKODER[BO])
    QApplication.processEvents()
    (report,) = reports(desk)
    assert report.kvitteret_af == person(desk, BO)
    assert desk.limbs.workplace.bruger.initialer == BO
    place = desk.limbs.workplace.desk
    told = place.store.overleveringspunkter.disse(place.adgang, report.punkter)
    assert {one.kvitteret_af for one in told} == {report.kvitteret_af}


def test_signing_without_giving_first_gives_and_takes_at_once(desk):
    desk.come_in(BO)
    desk.come_in(ANNA)
    desk.press("Ctrl+5", "F6", "F6")
    sign(desk, BO, VAGTKODER[BO])
    QApplication.processEvents()
    (report,) = reports(desk)
    assert report.givet_af == person(desk, ANNA)
    assert report.kvitteret_af == person(desk, BO)


@pytest.mark.parametrize(
    ("initialer", "code", "words"),
    [
        ("XX", "forkert kode, helt forkert", "De initialer kender vi ikke. Se efter en gang til."),
        (ANNA, KODER[ANNA], "En anden end dig tager imod. Lad den næste skrive her."),
        (BO, "forkert kode, helt forkert", "Koden passer ikke. Prøv igen."),
        (BO, "902714", "Koden passer ikke. Prøv igen."),
    ],
)
def test_what_does_not_fit_is_said_at_the_place_and_the_shift_stays_given(
    desk, qtbot, initialer, code, words
):
    desk.press("Ctrl+Return")
    sign(desk, initialer, code)
    qtbot.waitUntil(lambda: answer(desk) == words)
    sign_row = desk.front.handover.pane.sign
    assert sign_row.code.text() == ""
    assert sign_row.initials.text() == initialer
    (report,) = reports(desk)
    assert report.kvitteret_tid is None
    assert desk.limbs.workplace.bruger.initialer == ANNA


def test_five_wrong_shift_codes_shut_the_desk_as_at_the_lock(desk, qtbot):
    desk.come_in(BO)
    desk.come_in(ANNA)
    desk.press("Ctrl+5", "Ctrl+Return")
    sign(desk, BO, "000001")
    for _ in range(4):
        desk.type("000001")
        desk.press("Return")
    qtbot.waitUntil(lambda: desk.limbs.guard.locked)


def test_a_lock_forgets_what_was_typed_of_a_code(desk):
    desk.press("Ctrl+Return")
    desk.type(BO)
    desk.press("Return")
    desk.type("noget af en kode")
    sign_row = desk.front.handover.pane.sign
    desk.press("Ctrl+L")
    assert sign_row.code.text() == ""
