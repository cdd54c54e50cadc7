"""Net og sikkerhedskopi in the window: a stick is fetched from, and a leader hears what only a leader can mend."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.storage import meta
from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.status import Maerke
from akutdesk.ui.synk.copy_panel import CopyPanel
from akutdesk.ui.synk.quarantine_panel import QuarantinePanel
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN
from tests.ui.conftest import settle
from tests.ui.spoken import spoken


@pytest.fixture
def page(at_desk):
    at_desk.window.go("synk")
    settle()
    return at_desk.page


def panel(at_desk) -> CopyPanel:
    (found,) = at_desk.window.findChildren(CopyPanel)
    return found


def fetch(at_desk, qtbot, folder) -> str:
    """Type a folder, press Enter, and read what is said when it is over."""
    made = panel(at_desk)
    made.folder.setText(str(folder))
    made.folder.returnPressed.emit()
    qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=20_000)
    settle()
    return made.said.text()


def test_the_first_focus_tries_the_net_and_says_how_it_stands(page):
    assert page.again.hasFocus()
    assert spoken(page.again).name == "Prøv nu"
    told = spoken(page.again).description
    assert page.first.text() in told
    assert page.more.text() in told


@pytest.mark.usefixtures("page")
def test_what_a_colleague_keeps_on_a_stick_comes_in_by_keys_alone(at_desk, stick, qtbot):
    at_desk.keys.press("Alt+H")
    settle()
    assert fetch(at_desk, qtbot, stick).startswith("Der kom ")
    assert at_desk.pc.store.get(LEDER, Borger, KAREN).kaldenavn == "Karen"
    assert "ikke noget nyt" in fetch(at_desk, qtbot, stick)


@pytest.mark.usefixtures("page")
def test_a_wrong_folder_has_its_sentence_and_what_was_typed_stands(at_desk, tmp_path, qtbot):
    at_desk.keys.press("Alt+H")
    settle()
    panel(at_desk).folder.returnPressed.emit()
    assert panel(at_desk).said.text() == at_desk.desk.texts("synk.hent.mangler")
    gone = tmp_path / "vaek"
    assert fetch(at_desk, qtbot, gone) == at_desk.desk.texts("fejl.hent_kopi_mappe")
    assert panel(at_desk).folder.text() == str(gone)
    (tmp_path / "tom").mkdir()
    said = fetch(at_desk, qtbot, tmp_path / "tom")
    assert said == at_desk.desk.texts("fejl.hent_kopi_ingen")


def test_a_pc_that_was_copied_is_named_to_the_leader(at_desk, page):
    with at_desk.pc.desk.db as db:
        meta.write(db, meta.DOUBLED, at_desk.pc.desk.founding.device)
    page.refresh()
    (card,) = [one for one in page.cards if one.told.id is Maerke.DOBBELT]
    assert "Vagtpc 1" in card.told.tekst
    assert card.button is not None


def test_the_night_shift_is_not_troubled_with_a_copied_pc(at_desk, page):
    with at_desk.pc.desk.db as db:
        meta.write(db, meta.DOUBLED, at_desk.pc.desk.founding.device)
    page.desk = replace(at_desk.desk, adgang=replace(LEDER, rolle="MEDARBEJDER"))
    page.refresh()
    assert page.cards == []


def test_another_server_is_in_red_with_a_way_to_look_at_it(at_desk, page):
    at_desk.synk.has_server = True
    at_desk.synk.last = RoundResult(outcome=Outcome.ANDEN_SERVER)
    page.refresh()
    (card,) = page.cards
    assert (card.told.id, card.told.kind) == (Maerke.ANDEN_SERVER, "err")
    assert card.button is not None


def test_a_leader_reads_why_something_was_set_aside_and_from_which_pc(at_desk, page, middelfart):
    db, session = at_desk.pc.desk.db, middelfart.net.writer()
    at_desk.pc.sync()
    device = middelfart.desk.founding.device
    widx = 9_000
    with db:
        db.execute(
            "INSERT OR IGNORE INTO session (widx, writer, device) VALUES (?, ?, ?)",
            (widx, session, device),
        )
        db.execute("UPDATE session SET device = ? WHERE writer = ?", (device, session))
        db.execute(
            "INSERT INTO quarantine (writer, n, hash, header, body, body_hash, grund, tid_ms)"
            " VALUES (?, 1, x'01', x'02', x'03', x'04', 'SEGL', 1795491600000)",
            (session,),
        )
    page.refresh()
    (card,) = [one for one in page.cards if one.told.id is Maerke.KARANTAENE]
    card.button.click()
    settle()
    (panel,) = at_desk.window.findChildren(QuarantinePanel)
    (row,) = panel.list.rows
    assert row.text == at_desk.desk.texts("synk.karantaene.SEGL")
    assert row.lines == "fra Vagtpc 2"


def test_f5_shows_how_it_stands_in_large_print_wherever_one_read_before(at_desk, look, qtbot):
    look.set_percent(200)
    at_desk.window.resize(1366, 768)
    at_desk.keys.press("F5")
    qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=20_000)
    settle()
    page = at_desk.page
    page.log.setFocus()
    settle()
    at_desk.keys.press("F5")
    qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=20_000)
    settle()
    assert page.again.hasFocus()
    seen = page.first.visibleRegion().boundingRect()
    assert seen.height() == page.first.height()
    look.set_percent(100)
