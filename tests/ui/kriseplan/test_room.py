"""What a plan has no room for: told at once, and never left off the paper in silence."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.kriseplan import Kontakt
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import new_id
from tests.ui.conftest import settle
from tests.ui.plan_desk import whole_plan


@pytest.fixture
def page(desk):
    return desk.open()


def said(desk):
    return desk.window.frame.done_area.strips[-1].text


def test_a_full_list_says_so_before_enter_makes_no_more_lines(desk):
    desk.open()
    section = desk.page.parts.editor.sections["K5"]
    section.entry().setFocus()
    for line in ("Et", "To", "Tre", "Fire"):
        desk.keys.write(line)
        desk.keys.press("Enter")
    assert "det nemmeste først" in section.heading.accessibleName()
    desk.keys.write("Fem")
    assert "der er ikke plads til flere" in section.heading.accessibleName()
    desk.keys.press("Backspace", "Backspace", "Backspace")
    assert "det nemmeste først" in section.heading.accessibleName()


# ---- words that cannot come along


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("key", ["Ctrl+P", "F11"])
def test_no_paper_and_no_turned_screen_shows_other_words_than_the_page(desk, key):
    desk.keys.write("Jeg kan ikke sove.")
    desk.keys.press("Tab")
    desk.page.parts.editor.focus("K1")
    desk.keys.paste(" Min bror svarer ikke." * 20)
    desk.page.parts.editor.focus("K5")
    desk.keys.press(key)
    settle()
    assert desk.overlay is None
    assert desk.window.layers.full is None
    assert QApplication.focusWidget().accessibleName() == "Det handler om"
    assert desk.page.parts.editor.sections["K1"].missing
    assert said(desk) == desk.desk.texts("kriseplan.ikke_med")
    desk.keys.press("Ctrl+Z", key)
    settle()
    assert desk.overlay is not None or desk.window.layers.full is not None


# ---- a list that is full


FIVE = ("Et", "To", "Tre", "Fire", "Fem")


def test_a_full_list_offers_no_more_lines_and_says_why(desk):
    desk.night.save(whole_plan(desk.karen, k5_selv=FIVE))
    editor = desk.open().parts.editor
    editor.focus("K5")
    assert editor._tools.isHidden()
    desk.keys.press("Alt+I")
    assert desk.overlay is None
    assert said(desk) == desk.desk.texts("kriseplan.ideer.fuld")
    desk.keys.press(*["Backspace"] * 4)
    assert not editor._tools.isHidden()
    desk.keys.press("Alt+I")
    assert desk.overlay is not None


def test_lines_without_room_are_not_offered_from_the_plan_before(desk):
    earlier = whole_plan(desk.karen, status="GAELDENDE")
    desk.night.save(earlier)
    desk.night.save(
        whole_plan(
            desk.karen,
            bygger_paa=earlier.id,
            k1_handler_om=earlier.k1_handler_om,
            k3_maal=earlier.k3_maal,
            k5_selv=FIVE,
            k14_aftaler=earlier.k14_aftaler,
        )
    )
    desk.open().parts.editor.focus("K5")
    desk.keys.press("Alt+H")
    assert desk.overlay.list.isHidden()
    assert desk.overlay._help.text() == desk.desk.texts("kriseplan.fra_sidst.fuld")


def test_a_number_that_was_checked_meanwhile_prints_when_one_comes_back(desk):
    number = Kontakt(navn="Giftlinjen", nummer="1", katalog_kode="GIFT")
    desk.night.save(whole_plan(desk.karen, k8_fagfolk=(number,)))
    page = desk.open()
    assert not page.parts.editor.sections["K8"]._warning.isHidden()
    desk.window.go("borgere")
    desk.night.save(Opslag(id=new_id(), kode="GIFT", kontrolleret_dato=date(2026, 11, 1)))
    desk.window.go("kriseplan", page.work.plan.id)
    settle()
    assert page.parts.editor.sections["K8"]._warning.isHidden()
    assert page.work.papers(page.work.plan).kontrollerede >= {"GIFT"}
