"""A leader with the sheet from the envelope, and somebody beside them: the desk opens again (design.md 8.25)."""

import pytest
from PySide6.QtCore import QTimer

from akutdesk.storage.vault_errors import PasswordWrong
from akutdesk.ui.laas.kit_page import KitScreen, KitWhoScreen
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.vagtbord.page import VagtbordPage
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.flows.running_desk import ANNA, KODER, LEDERS_KODE, VAGTKODER
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")
NY_KODE = "fire nye ord i nat"


@pytest.fixture
def desk(started):
    return started


def words(desk):
    return " ".join(visible_words(desk.window))


def take_the_sheet(desk):
    desk.front.form._forgotten.click()
    desk.front.form._by_kit.click()
    assert isinstance(desk.front, KitScreen)


def type_code(desk, kit):
    for group in kit:
        desk.type(group.lower())
        desk.tab()
    desk.press("Return")


def who_it_is(desk, qtbot):
    qtbot.waitUntil(lambda: isinstance(desk.front, KitWhoScreen), timeout=10_000)
    return desk.front


def new_password(desk, code=NY_KODE):
    desk.front.fields.first.line.setFocus()
    desk.type(code)
    desk.tab(2)
    desk.type(code)
    desk.press("Return")


def entries(desk):
    ring, leader = desk.composed.door.noegler, desk.limbs.workplace.bruger
    store = ring.store()
    rows = store.read_log(leader.adgang, store._file.presence.log_keys[leader.id])
    return [(row.entry.handling, row.entry.objekt_id, row.bruger) for row in rows]


@pytest.mark.parametrize("lost", [False, True], ids=["password forgotten", "secret of the PC lost"])
def test_sheet_gives_the_leader_a_new_password_and_the_others_keep_theirs(desk, qtbot, lost):
    if lost:
        desk.secret.lose()
    take_the_sheet(desk)
    type_code(desk, desk.kits[1])
    who = who_it_is(desk, qtbot)
    assert who.who.currentText() == "Lene Eg"
    who.beside.setCurrentText("Bo Krag")
    bo = who.beside.chosen
    new_password(desk)
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type("736251")
    desk.press("Return")
    assert isinstance(desk.front, VagtbordPage)
    leader = desk.limbs.workplace.bruger
    assert (leader.navn, leader.rolle) == ("Lene Eg", "LEDER")
    assert ("NOEGLEARK", bytes.fromhex(bo), leader.id) in entries(desk)
    ring = desk.composed.door.noegler
    assert ring.proev(ANNA, KODER[ANNA])
    with pytest.raises(PasswordWrong):
        ring.proev("LE", LEDERS_KODE)


def exchange(secret):
    secret.keep(b"x" * len(secret.read()))


@pytest.mark.parametrize("deed", [MemoryDeviceSecret.lose, exchange], ids=["gone", "another"])
def test_lost_secret_offers_the_sheet_by_itself_and_nothing_is_erased(desk, qtbot, deed):
    kept = {path.name: path.read_bytes() for path in desk.folder.glob("vault.*")}
    assert len(kept) > 1
    deed(desk.secret)
    assert not desk.front.form._by_kit.isVisible()
    desk.type("an")
    desk.tab()
    desk.type(KODER[ANNA])
    desk.press("Return")
    qtbot.waitUntil(desk.front.form._by_kit.isVisible)
    assert "Computerens egen nøgle er væk." in words(desk)
    assert {path.name: path.read_bytes() for path in desk.folder.glob("vault.*")} == kept


def test_bagvagt_comes_first_and_the_sheet_only_in_a_full_lock(desk):
    desk.front.form._forgotten.click()
    assert "Ring til bagvagten" in words(desk)
    assert desk.front.form._by_kit.isVisible()
    desk.come_in(ANNA)
    desk.press("Ctrl+L")
    desk.front.form._forgotten.click()
    assert not desk.front.form._by_kit.isVisible()


def test_slip_of_the_pen_is_named_by_its_group_at_once(desk):
    take_the_sheet(desk)
    kit = list(desk.kits[0])
    kit[2] = kit[2][1] + kit[2][0] + kit[2][2:] if kit[2][0] != kit[2][1] else "00001"
    type_code(desk, kit)
    assert "Gruppe 3 passer ikke." in words(desk)
    assert isinstance(desk.front, KitScreen)


def test_sheet_of_another_place_opens_nothing(desk, qtbot):
    from akutdesk.storage import genesis

    take_the_sheet(desk)
    type_code(desk, genesis.prepare().kits[0])
    qtbot.waitUntil(lambda: "Arket åbner ikke her." in words(desk))
    assert desk.composed.door.noegler.initialer() == ()
    desk.composed.unlock("LE", LEDERS_KODE, VAGTKODER[ANNA])
    assert "FEJL_LOGIND" in [handling for handling, _, _ in entries(desk)]


def test_nobody_does_it_alone_without_saying_so(desk, qtbot):
    take_the_sheet(desk)
    type_code(desk, desk.kits[0])
    who_it_is(desk, qtbot)
    new_password(desk)
    assert "Vælg, hvem der er med dig." in words(desk)
    assert isinstance(desk.front, KitWhoScreen)


def test_wrong_tries_before_keep_the_leader_waiting_no_more_and_are_in_the_log(desk, qtbot):
    ring = desk.composed.door.noegler
    for _ in range(4):
        with pytest.raises(PasswordWrong):
            ring.proev("LE", "forkert hest og vogn")
    take_the_sheet(desk)
    type_code(desk, desk.kits[0])
    who_it_is(desk, qtbot).beside.setCurrentText("En anden")
    new_password(desk)
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen), timeout=10_000)
    desk.type("736251")
    desk.press("Return")
    assert "FEJL_LOGIND" in [handling for handling, _, _ in entries(desk)]


def test_opened_sheet_on_an_empty_chair_is_put_away(desk, qtbot):
    take_the_sheet(desk)
    type_code(desk, desk.kits[0])
    who_it_is(desk, qtbot)
    ten_minutes = 10 * 60 * 1000
    clocks = desk.front.findChildren(QTimer)
    next(each for each in clocks if each.interval() == ten_minutes).timeout.emit()
    assert isinstance(desk.front, LaasScreen)
    with pytest.raises(RuntimeError):
        desk.composed.door.noegler.genopret(None, NY_KODE, None)


def test_telephone_is_answered_on_the_way(desk):
    take_the_sheet(desk)
    desk.press("F2")
    assert len(desk.limbs.guard.ure) == 1
    desk.press("Escape")
    assert isinstance(desk.front, LaasScreen)
    assert VAGTKODER[ANNA] not in words(desk)
