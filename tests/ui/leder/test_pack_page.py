"""A leader loads the words of an instrument from its owner's file (domain.md 2.11, docs/decisions/0108)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from akutdesk.domain.indstilling import Indstilling
from akutdesk.ui.leder.pack_file import MOST_BYTES
from akutdesk.ui.leder.pack_page import SkemaerPage
from akutdesk.ui.maaling.om import packs
from tests.domain.packs import LEAVE, NOTICE, pack
from tests.ui.folk import KAREN
from tests.ui.night_desk import LEADER

pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def page(leader, hands):
    hands.press("Ctrl+7", *"who", "Enter")
    assert isinstance(leader.page, SkemaerPage)
    return leader.page


@pytest.fixture
def file(tmp_path):
    def written(text, name="pakke.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def values(page):
    return {row.text: row.right or row.tag.text for row in page.list.rows}


def offered(leader):
    return [one.instrument for one in packs(leader.desk)]


def take(page, path, qtbot):
    page.take(str(path))
    qtbot.waitUntil(lambda: not page.desk.jobs.busy)


def test_letters_find_the_page_and_it_says_what_is_not_there(page):
    assert QApplication.focusWidget() is page.list
    assert values(page) == {"SWEMWBS": "ikke hentet", "WHO-5": "ikke hentet"}
    assert page.pane.about.text().startswith("Bed ejeren om lov")
    assert page.pane.facts.isHidden()


def test_enter_opens_the_file_window_and_leaving_puts_it_away(leader, hands, page, qtbot):
    hands.press("Enter")
    assert isinstance(page.dialog, QFileDialog)
    assert page.dialog.isVisible()
    leader.window.go("vagtbord")
    qtbot.waitUntil(lambda: not page.dialog.isVisible())


def test_a_pack_is_shown_with_its_notice_and_table_and_can_be_measured_with(
    leader, hands, page, file, qtbot
):
    take(page, file(pack()), qtbot)
    assert values(page)["SWEMWBS"] == "i brug"
    said = page.pane.facts.accessibleName()
    assert NOTICE in said
    assert LEAVE in said
    cells = [row.cells for row in page.pane.table.rows]
    assert cells[0] == ("7", "7,00", "15", "15,84", "23", "20,73", "31", "28,13")
    assert cells[-1] == ("14", "15,32", "22", "19,98", "30", "27,03", "", "")
    leader.window.go("borger", KAREN)
    hands.press("Ctrl+M")
    kinds = leader.window.layers.overlay.kinds.question.choices
    assert "SWEMWBS" in [kind.text for kind in kinds]


def test_ctrl_z_takes_the_pack_back_and_alt_s_takes_it_out(leader, hands, page, file, qtbot):
    take(page, file(pack("WHO5")), qtbot)
    assert offered(leader) == ["WHO5"]
    hands.press("Ctrl+Z")
    assert offered(leader) == []
    take(page, file(pack("WHO5")), qtbot)
    hands.press("Alt+S")
    assert offered(leader) == []
    assert values(page)["WHO-5"] == "ikke hentet"
    hands.press("Ctrl+Z")
    assert offered(leader) == ["WHO5"]
    assert len(leader.store.setup(LEADER, Indstilling)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pack(tilladelse=None), "Filen siger ikke, hvem der har fået lov."),
        (pack(gaelder_til=date(2026, 11, 23)), "Tilladelsen løb ud 23/11-2026."),
        (pack().replace("udsagn 1", "udsagn l"), "Filen er ændret, siden den blev lavet."),
        (pack(udsagn=["et", "to"]), "Der er 2 linjer under udsagn. Der skal være 7."),
        ("ikke = = en pakke", "Filen er ikke en skemapakke."),
        (b"\xff\xfe\x00", "Filen er ikke en skemapakke."),
        ("x" * (MOST_BYTES + 1), "Filen er for stor til at være en skemapakke."),
    ],
)
def test_a_pack_that_cannot_be_used_says_why_and_nothing_is_kept(
    leader, page, file, qtbot, content, words
):
    take(page, file(content), qtbot)
    assert page.refusal.strip.accessibleName().startswith(words)
    assert leader.store.setup(LEADER, Indstilling) == ()
    take(page, file(pack()), qtbot)
    assert page.refusal.strip is None


def test_a_file_that_is_away_says_so(page, tmp_path, qtbot):
    take(page, tmp_path / "pakke.toml", qtbot)
    assert page.refusal.strip.accessibleName().startswith("Vi kan ikke læse filen.")


def test_a_pack_that_ran_out_is_told_and_is_no_longer_offered(leader, page, file, qtbot):
    take(page, file(pack(gaelder_til=date(2026, 11, 24))), qtbot)
    assert offered(leader) == ["SWEMWBS7"]
    leader.clock.forward(days=1)
    page.refresh()
    assert values(page)["SWEMWBS"] == "løbet ud"
    assert page.pane.about.text().startswith("Skemaet kan ikke vælges mere.")
    assert offered(leader) == []
