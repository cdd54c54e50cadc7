"""An empty PC becomes a desk: four steps with keys only (design.md 8.3, ux.md 2.16)."""

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.opslag import Opslag
from akutdesk.ui.henvendelse.state import clock_runs
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.laas.skift_page import SkiftScreen
from akutdesk.ui.laas.vagtkode_page import VagtkodeScreen
from akutdesk.ui.opsaetning.setup_screen import SetupScreen
from akutdesk.ui.opsaetning.state import Trin
from akutdesk.ui.printer import JobState
from akutdesk.ui.tilslutning.screens import QuestionScreen
from akutdesk.ui.vagtbord.page import VagtbordPage
from tests.flows.running_desk import LEDERS_KODE, VAGTKODE, RunningDesk
from tests.flows.seen import visible_words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(tmp_path):
    desk = RunningDesk(tmp_path / "data")
    yield desk
    desk.stop()


def fill_place(desk):
    """It is a new place; then its names and numbers."""
    desk.press("Return")
    desk.type("Akuttilbuddet Åbredden")
    desk.tab()
    desk.type("04 20 60 80")
    desk.tab(2)
    desk.type("frederic")
    desk.press("Return")
    desk.type("Middelfart")
    desk.tab()
    desk.press("3")
    desk.tab()
    desk.type("Mette Friis")
    desk.tab()
    desk.type("00 00 00 01")
    desk.tab()
    desk.type("00 00 00 02")


def fill_leader(desk):
    desk.type("LE")
    desk.tab()
    desk.type("Lene Eg")
    desk.tab()
    desk.type(LEDERS_KODE)
    desk.tab(2)
    desk.type(LEDERS_KODE)


def step_of(desk):
    return desk.front.step


def copy_by_hand(desk):
    """Both sheets off the screen, envelopes, and both codes typed back."""
    kits = tuple(one.kode for one in step_of(desk).state.ark)
    for _ in kits:
        desk.press("Alt+A", "Return")
    step_of(desk).envelopes[0].setFocus()
    desk.type("Skab 2, lederkontor")
    desk.tab()
    desk.type("Bankboks, Torvet")
    for kit in kits:
        step_of(desk).grids[kits.index(kit)].fields[0].setFocus()
        for group in kit:
            desk.type(group.lower())
            desk.tab()
        desk.press("Ctrl+Return")


def make_desk(desk, qtbot):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.press("Ctrl+Return")
    copy_by_hand(desk)
    qtbot.waitUntil(lambda: desk.limbs.first_run._leder is not None)


def test_empty_folder_opens_on_the_first_question_and_writes_nothing(desk):
    desk.start()
    assert isinstance(desk.front, QuestionScreen)
    desk.press("Return")
    assert isinstance(desk.front, SetupScreen)
    assert {p.name for p in desk.folder.iterdir()} == {"i-brug"}


def test_place_that_was_closed_halfway_is_there_again_and_no_secret_is(desk):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.stop()
    kept = (desk.folder / "opsaetning.json").read_text(encoding="utf-8")
    assert "Åbredden" in kept
    assert LEDERS_KODE not in kept
    desk.start()
    assert step_of(desk).state.sted.navn == "Akuttilbuddet Åbredden"
    assert step_of(desk).state.sted.kommuner == ("0607", "0410")
    assert step_of(desk).state.sted.region == "SD"


def test_missing_answers_are_told_at_the_top_and_lead_to_their_fields(desk):
    desk.start()
    desk.press("Return")
    desk.press("Ctrl+Return")
    screen = desk.front
    assert screen.summary.isVisible()
    assert len(screen.summary.links) == 6
    assert QApplication.focusWidget() is screen.summary.links[0]
    desk.press("Space")
    assert QApplication.focusWidget().accessibleName() == "Stedets navn"


def test_four_steps_with_keys_only_make_a_desk(desk, qtbot):
    make_desk(desk, qtbot)

    assert step_of(desk).list.marked is not None
    desk.type("AN")
    desk.tab()
    desk.type("Anna Lund")
    desk.press("Return")
    qtbot.waitUntil(lambda: bool(step_of(desk).slip.text()))
    slip = step_of(desk).slip.text()
    desk.press("Ctrl+Return")
    desk.press("Ctrl+Return")
    assert isinstance(desk.front, VagtkodeScreen)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert isinstance(desk.front, VagtbordPage)
    store, adgang = desk.composed.door.noegler.store(), desk.limbs.workplace.bruger.adgang
    (enhed,) = store.setup(adgang, Enhed)
    assert (enhed.deltagende_kommuner, enhed.region) == (("0607", "0410"), "SD")
    assert {o.kode for o in store.setup(adgang, Opslag)} == {"BAGV", "KVAGT"}
    kept = {i.noegle: i.vaerdi for i in store.setup(adgang, Indstilling)}
    assert kept == {"kuvert_1": "Skab 2, lederkontor", "kuvert_2": "Bankboks, Torvet"}
    assert not (desk.folder / "opsaetning.json").exists()
    assert slip.count("-") == 3


def test_code_of_a_new_colleague_goes_to_paper_when_asked(desk, qtbot):
    make_desk(desk, qtbot)
    desk.press("Alt+U")
    desk.type("AN")
    desk.tab()
    desk.type("Anna Lund")
    desk.press("Return")
    qtbot.waitUntil(lambda: bool(step_of(desk).slip.text()))
    assert desk.printer.sent == []
    desk.press("Alt+U")
    qtbot.waitUntil(lambda: bool(desk.printer.sent))
    assert step_of(desk).slip.text()


def test_telephone_wins_over_the_third_step_and_set_up_is_there_again(desk, qtbot):
    make_desk(desk, qtbot)
    desk.type("AN")
    desk.tab()
    desk.type("Anna Lund")
    desk.press("F2")
    assert isinstance(desk.front, VagtkodeScreen)
    assert desk.limbs.guard.ure == (desk.clock.now(),)
    desk.type(VAGTKODE)
    desk.press("Return")
    assert clock_runs(desk.front.work.shown)
    desk.press("Ctrl+7", "Alt+M", "Alt+V")
    assert step_of(desk).typed() == ("AN", "Anna Lund", "MEDARBEJDER")


def test_next_start_locks_and_the_new_colleague_must_choose_an_own_password(desk, qtbot):
    make_desk(desk, qtbot)
    desk.type("AN")
    desk.tab()
    desk.type("Anna Lund")
    desk.press("Return")
    qtbot.waitUntil(lambda: bool(step_of(desk).slip.text()))
    slip = step_of(desk).slip.text()
    desk.stop()

    desk.start()

    assert isinstance(desk.front, LaasScreen)
    desk.type("an")
    desk.tab()
    desk.type(slip)
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, SkiftScreen))
    desk.type("regnvejr og lune vanter")
    desk.tab(2)
    desk.type("regnvejr og lune vanter")
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, VagtkodeScreen))
    desk.type(VAGTKODE)
    desk.press("Return")
    assert isinstance(desk.front, VagtbordPage)
    assert desk.limbs.workplace.bruger.navn == "Anna Lund"


def test_wrong_group_is_named_and_the_desk_is_not_made(desk):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.press("Ctrl+Return")
    grid = step_of(desk).grids[0]
    grid.fields[2].setFocus()
    desk.type("ZZZZZ")
    assert grid.words.text() == "Gruppe 3 passer ikke. Se på den en gang til."
    assert grid.fields[2].accessibleDescription() == "passer ikke"
    desk.press("Ctrl+Return")
    assert desk.front.summary.isVisible()
    assert not (desk.folder / "vault.keys").exists()


def test_swapped_sheet_is_told_apart_from_a_slip(desk):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.press("Ctrl+Return")
    other = step_of(desk).state.ark[1].kode
    grid = step_of(desk).grids[0]
    grid.fields[0].setFocus()
    desk.type(other[0])
    assert grid.words.text() == "Gruppe 1 står på det andet ark."


def test_sheets_come_out_of_the_printer_and_never_lie_in_a_file(desk, qtbot):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.press("Ctrl+Return")
    qtbot.waitUntil(step_of(desk).print_button.isVisible)
    desk.press("Alt+U")
    qtbot.waitUntil(lambda: all(step_of(desk).state.paa_papir), timeout=10_000)
    assert len(desk.printer.sent) == 2
    assert all(job.pdf.startswith(b"%PDF") for job in desk.printer.sent)
    assert {p.name for p in desk.folder.iterdir()} == {"i-brug", "opsaetning.json"}


def test_silent_printer_is_told_and_copying_is_still_there(desk, qtbot):
    desk.printer.script = [JobState.SVARER_IKKE]
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.press("Ctrl+Return")
    qtbot.waitUntil(step_of(desk).print_button.isVisible)
    desk.press("Alt+U")
    qtbot.waitUntil(lambda: "svarer ikke" in step_of(desk).words.text(), timeout=10_000)
    assert step_of(desk).copy_button.isVisible()
    assert not any(step_of(desk).state.paa_papir)


def test_second_step_begins_at_the_printer_once_it_is_found(desk, qtbot):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    fill_leader(desk)
    desk.press("Ctrl+Return")
    qtbot.waitUntil(step_of(desk).print_button.isVisible)
    assert QApplication.focusWidget() is step_of(desk).print_button


def test_short_password_is_told_once_at_its_field(desk):
    desk.start()
    fill_place(desk)
    desk.press("Ctrl+Return")
    desk.type("LE")
    desk.tab()
    desk.type("Lene Eg")
    desk.tab()
    desk.type("kort")
    desk.press("Ctrl+Return")
    assert " ".join(visible_words(desk.window)).count("Brug mindst 12 tegn.") == 1
    assert QApplication.focusWidget() is step_of(desk).password.first.line
    assert step_of(desk).state.trin == Trin.LEDER
    desk.press("Ctrl+A")
    desk.type(LEDERS_KODE)
    desk.press("Ctrl+Return")
    assert " ".join(visible_words(desk.window)).count("De to koder er ikke ens.") == 1
    assert QApplication.focusWidget() is step_of(desk).password.second.line
