"""A leader asks whether all is in order, and hears of a backup that fails without asking (decision 0162)."""

from __future__ import annotations

import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.diskkryptering import Diskkryptering, Svar
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.opening import FILE
from akutdesk.ui.orden.page import OrdenPage
from akutdesk.ui.orden.quiet import STRIP
from akutdesk.ui.orden.state import Ark
from akutdesk.ui.orden.try_panel import TryPanel
from tests.flows.running_desk import ANNA, LEDERS_KODE, RunningDesk, found
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")

OWN_CODE = "736251"
OPEN = Diskkryptering(data=Svar.NEJ, swap=Svar.JA)


def words(desk):
    return " ".join(visible_words(desk.window))


def rest(desk, qtbot):
    jobs = desk.composed.door.jobs
    qtbot.waitUntil(lambda: not (jobs.busy or jobs.away), timeout=20_000)


@pytest.fixture
def leader(started):
    started.composed.unlock("LE", LEDERS_KODE, OWN_CODE)
    return started


def quiet(desk):
    return desk.composed.life._leader._quiet


def told(desk):
    return STRIP in desk.window.frame.alarm_area.names


def look(desk, qtbot):
    quiet(desk).look()
    rest(desk, qtbot)


def fail_a_backup(desk, monkeypatch):
    def full(*_):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("akutdesk.storage.reservekopi._refuse_full", full)
        with pytest.raises(DiskFull):
            desk.composed.door.noegler.store().reservekopier.tag()


def test_one_key_shows_the_page_and_its_lines_fill_while_work_goes_on(leader, qtbot):
    leader.press("Ctrl+Shift+E")
    page = leader.front
    assert isinstance(page, OrdenPage)
    rest(leader, qtbot)
    assert page.lines["fil"].accessibleName().startswith("Filen: I orden.")
    assert page.lines["disk"].accessibleName() == "Kryptering: I orden. Disken er krypteret."
    # a new desk has neither copy nor backup
    assert {card.told.titel for card in page.cards} == {"Sikkerhedskopi", "Reservekopi"}
    leader.composed.door.noegler.store().reservekopier.tag()
    leader.press("Alt+S")
    rest(leader, qtbot)
    assert [card.told.titel for card in page.cards] == ["Sikkerhedskopi"]
    page.cards[0].button.click()
    assert leader.window.frame.pages.page.TITLE_KEY != OrdenPage.TITLE_KEY


def test_a_backup_that_failed_stands_on_the_page_until_one_succeeds(leader, qtbot, monkeypatch):
    store = leader.composed.door.noegler.store()
    store.reservekopier.tag()
    fail_a_backup(leader, monkeypatch)
    assert store.reservekopier.fejlet() == leader.clock.now()
    leader.press("Ctrl+Shift+E")
    rest(leader, qtbot)
    assert any("Den nye kunne ikke laves." in card.told.tekst for card in leader.front.cards)
    store.reservekopier.tag()
    assert store.reservekopier.fejlet() is None


def test_what_somebody_changed_past_the_program_is_told_the_leader_by_its_name(leader, qtbot):
    raw = connect_unguarded(leader.folder / FILE, leader.composed.door.noegler.store()._file.keys)
    raw.execute("UPDATE session SET received_n = 900 WHERE widx = 1")
    raw.close()
    leader.press("Ctrl+Shift+E")
    rest(leader, qtbot)
    (card,) = (card for card in leader.front.cards if card.told.titel == "Filen")
    assert "Stedet er session." in card.told.tekst


def test_a_failed_backup_and_an_open_disk_are_told_to_the_leader_once_each(
    leader, qtbot, monkeypatch
):
    leader.encryption.answer = OPEN
    fail_a_backup(leader, monkeypatch)
    look(leader, qtbot)
    assert "Reservekopi: Den kunne ikke laves." in words(leader)
    leader.window.clear(STRIP)
    look(leader, qtbot)
    assert "Kryptering: Disken er ikke krypteret." in words(leader)
    leader.window.clear(STRIP)
    look(leader, qtbot)
    assert not told(leader)


def test_the_system_is_asked_about_the_disk_once_a_day_and_when_the_page_is_opened(leader, qtbot):
    look(leader, qtbot)
    leader.encryption.answer = OPEN
    look(leader, qtbot)
    assert not told(leader)
    leader.press("Ctrl+Shift+E")
    rest(leader, qtbot)
    assert "Kryptering" in [card.told.titel for card in leader.front.cards]
    leader.clock.turn(86_401)
    look(leader, qtbot)
    assert "Kryptering: Disken er ikke krypteret." in words(leader)


def test_see_more_leads_to_the_page(leader, qtbot):
    leader.encryption.answer = OPEN
    look(leader, qtbot)
    assert told(leader)
    quiet(leader)._show()
    assert not told(leader)
    assert isinstance(leader.front, OrdenPage)
    rest(leader, qtbot)


def test_a_talk_and_a_lock_are_never_met_by_it(leader, qtbot):
    leader.encryption.answer = OPEN
    leader.press("F2")
    look(leader, qtbot)
    assert not told(leader)
    leader.press("Ctrl+L")
    look(leader, qtbot)
    assert not told(leader)


def test_somebody_else_is_neither_told_nor_shown(leader):
    leader.encryption.answer = OPEN
    leader.come_in(ANNA)
    assert quiet(leader) is None
    leader.press("Ctrl+Shift+E")
    assert not isinstance(leader.front, OrdenPage)
    with pytest.raises(AdgangError):
        OrdenPage(leader.limbs.workplace.desk, lambda: Ark(lavet=None, brugt=None), lambda _: None)


def test_a_damaged_page_is_said_on_the_page_and_the_file_is_not_written_over(leader, qtbot):
    path = leader.folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[-3000:-2900] = bytes(100)
    path.write_bytes(data)
    leader.press("Ctrl+Shift+E")
    rest(leader, qtbot)
    assert "Filen" in {card.told.titel for card in leader.front.cards}


# ---------------------------------------------------------------- once a year: does it all come back?


def try_it(desk, qtbot, kit):
    desk.press("Alt+P")
    panel = desk.window.layers.overlay
    assert isinstance(panel, TryPanel)
    for group in kit:
        desk.type(group.lower())
        desk.tab()
    desk.press("Ctrl+Return")
    rest(desk, qtbot)
    return panel


@pytest.fixture
def asked(leader, qtbot):
    """A leader at the page, with a backup."""
    leader.composed.door.noegler.store().reservekopier.tag()
    leader.press("Ctrl+Shift+E")
    rest(leader, qtbot)
    return leader


def tries(desk):
    ring, bruger = desk.composed.door.noegler, desk.limbs.workplace.bruger
    return ring.store().setup(bruger.adgang, Gendannelsesproeve)


def test_everything_comes_back_with_a_sheet_and_nothing_of_it_stays(asked, qtbot):
    panel = try_it(asked, qtbot, asked.kits[1])
    assert "Det lykkedes. Det hele kom tilbage." in words(asked)
    (one,) = tries(asked)
    assert (one.udfald, one.medarbejder) == ("LYKKEDES", asked.limbs.workplace.bruger.id)
    assert one.antal > 0
    assert one.tid == asked.clock.now()
    assert not (asked.folder / "proeve").exists()
    assert not panel.grid.isVisible()
    assert all(not field.text() for field in panel.grid.fields)
    asked.press("Return")
    assert (
        asked.front.lines["proeve"]
        .accessibleName()
        .endswith("Det lykkedes 23. november 2026. Kopien lå på pc'en selv.")
    )


def test_the_stick_that_is_chosen_for_copies_is_what_is_tried(asked, qtbot, tmp_path):
    stick = tmp_path / "stik"
    stick.mkdir()
    store = asked.composed.door.noegler.store()
    store.set_copy_targets(asked.limbs.workplace.bruger.adgang, [stick])
    asked.press("Alt+P")
    panel = asked.window.layers.overlay
    assert panel.place.text() == str(stick)
    asked.press("Escape")
    try_it(asked, qtbot, asked.kits[1])
    assert "Der ligger ingen reservekopi her." in words(asked)
    assert tries(asked) == ()
    asked.press("Escape")
    store.reservekopier.tag()
    store.copy_out()
    store.reservekopier.tag()
    try_it(asked, qtbot, asked.kits[1])
    assert "Det lykkedes. Det hele kom tilbage." in words(asked)


def test_a_slip_and_a_sheet_of_another_place_are_no_try(asked, qtbot, tmp_path):
    other = RunningDesk(tmp_path / "andet")
    found(other)
    asked.press("Alt+P")
    asked.press("Ctrl+Return")
    assert "Skriv alle otte grupper." in words(asked)
    asked.press("Escape")
    try_it(asked, qtbot, other.kits[0])
    assert "Arket åbner ikke her." in words(asked)
    assert tries(asked) == ()
    assert not (asked.folder / "proeve").exists()


def test_a_try_without_a_backup_is_written_down_and_due_again_at_once(leader, qtbot):
    leader.press("Ctrl+Shift+E")
    try_it(leader, qtbot, leader.kits[0])
    assert "Der er ingen reservekopi at hente fra." in words(leader)
    assert [one.udfald for one in tries(leader)] == ["INGEN_KOPI"]
    leader.press("Return")
    assert any(card.told.id == "proev_gendannelse" for card in leader.front.cards)


def test_a_year_after_the_last_try_the_leader_is_asked(asked, qtbot):
    try_it(asked, qtbot, asked.kits[0])
    asked.press("Return")
    look(asked, qtbot)
    assert not told(asked)
    asked.clock.turn(366 * 86_400)
    look(asked, qtbot)
    assert "Det er tid at prøve igen." in words(asked)


def test_what_a_stopped_try_left_is_gone_at_the_next_start(started):
    (started.folder / "proeve").mkdir()
    (started.folder / "proeve" / "vault.db").write_bytes(b"a whole desk")
    started.composed.unlock("LE", LEDERS_KODE, OWN_CODE)
    assert not (started.folder / "proeve").exists()
